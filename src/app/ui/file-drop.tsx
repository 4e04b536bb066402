import { FileUp } from "lucide-react";
import { DropZone, type FileDropItem, FileTrigger, Text } from "react-aria-components";
import { Button } from "./button.tsx";

export interface FileDropProps {
  /** Name of the zone, for example "Drop a file here". */
  readonly label: string;
  readonly buttonLabel: string;
  /** What is accepted, in words. */
  readonly description?: string;
  /** Endings or media types: `.3mf`, `.stl`. */
  readonly accept?: readonly string[];
  readonly multiple?: boolean;
  readonly isDisabled?: boolean;
  readonly onFiles: (files: File[]) => void;
}

/** A place to drop files, with a button that does the same. */
export function FileDrop(props: FileDropProps) {
  const { label, buttonLabel, description, accept, multiple, isDisabled, onFiles } = props;
  const give = (files: File[]) => {
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
  };
  return (
    <DropZone
      className="drop"
      isDisabled={isDisabled}
      onDrop={(event) => {
        const items = event.items.filter((item): item is FileDropItem => item.kind === "file");
        void Promise.all(items.map((item) => item.getFile())).then(give);
      }}
    >
      <Text slot="label" className="drop-label">
        {label}
      </Text>
      <FileTrigger
        acceptedFileTypes={accept ? [...accept] : undefined}
        allowsMultiple={multiple}
        onSelect={(list) => give(list ? [...list] : [])}
      >
        <Button icon={<FileUp />} isDisabled={isDisabled}>
          {buttonLabel}
        </Button>
      </FileTrigger>
      {description && <span className="field-note">{description}</span>}
    </DropZone>
  );
}
