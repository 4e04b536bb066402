import {
  Input,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaProps,
} from "react-aria-components";
import { classes } from "./class-name.ts";
import { FieldLabel, FieldNotes, type FieldTexts } from "./field-parts.tsx";

export interface TextFieldProps
  extends Omit<AriaProps, "className" | "style" | "children">,
    FieldTexts {
  /** Rows of a text area; absent for one line. */
  readonly rows?: number;
  readonly placeholder?: string;
  readonly className?: string;
  /** Fixed-width letters, for codes. */
  readonly mono?: boolean;
}

/** A line or an area of text. Give `errorMessage` to make it invalid. */
export function TextField({ rows, placeholder, className, mono, ...rest }: TextFieldProps) {
  const { label, description, errorMessage, hideLabel, ...aria } = rest;
  const texts = { label, description, errorMessage, hideLabel };
  const inputClass = classes("input", mono && "input-mono");
  return (
    <AriaTextField
      isInvalid={Boolean(errorMessage) || undefined}
      {...aria}
      className={classes("field", className)}
    >
      <FieldLabel {...texts} />
      {rows ? (
        <TextArea rows={rows} placeholder={placeholder} className={inputClass} />
      ) : (
        <Input placeholder={placeholder} className={inputClass} />
      )}
      <FieldNotes {...texts} />
    </AriaTextField>
  );
}
