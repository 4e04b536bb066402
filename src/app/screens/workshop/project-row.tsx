import { type ReactNode, useEffect, useRef, useState } from "react";
import { LONGEST_TITLE, type ProjectSummary } from "../../../browser/session/projects.ts";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useSay } from "../say.tsx";
import { projectHref } from "../project-files.ts";

interface Props {
  readonly project: ProjectSummary;
  readonly name: string;
  readonly onRename: (title: string) => void;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
}

/** One project of the list, and what can be done with it. */
export function ProjectRow({ project, name, onRename, onDuplicate, onRemove }: Props) {
  const say = useSay();
  const [renaming, setRenaming] = useState(false);
  const again = useRef<HTMLButtonElement>(null);
  const was = useRef(false);
  useEffect(() => {
    // Back to where the renaming began: the field that had the focus is gone.
    if (was.current && !renaming) again.current?.focus();
    was.current = renaming;
  }, [renaming]);
  const about = (words: string): ReactNode => (
    <>
      {words}
      <span className="visually-hidden"> {name}</span>
    </>
  );
  return (
    <li className="card lesson-card project-card">
      <div>
        {renaming ? (
          <RenameForm
            name={name}
            onDone={(title) => {
              setRenaming(false);
              if (title) onRename(title);
            }}
          />
        ) : (
          <h3>{name}</h3>
        )}
        <p className="quiet small">
          {say(`workshop.kind.${project.kind}`)} ·{" "}
          {say("workshop.changed", {
            at: say("date-time", { at: Date.parse(project.changedAt) }),
          })}
        </p>
      </div>
      <div className="project-do">
        <LinkButton href={projectHref(project.subject)}>{about(say("workshop.open"))}</LinkButton>
        <Button ref={again} kind="quiet" isDisabled={renaming} onPress={() => setRenaming(true)}>
          {about(say("workshop.rename"))}
        </Button>
        <Button kind="quiet" onPress={onDuplicate}>
          {about(say("workshop.duplicate"))}
        </Button>
        <Button kind="quiet" onPress={onRemove}>
          {about(say("workshop.remove"))}
        </Button>
      </div>
    </li>
  );
}

interface RenameProps {
  readonly name: string;
  /** With the new name; without one when it stays as it was. */
  readonly onDone: (title?: string) => void;
}

function RenameForm({ name, onDone }: RenameProps) {
  const say = useSay();
  const [typed, setTyped] = useState(name);
  return (
    <form
      className="row rename"
      onSubmit={(event) => {
        event.preventDefault();
        onDone(typed.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onDone();
      }}
    >
      <TextField
        label={say("workshop.title")}
        value={typed}
        onChange={setTyped}
        maxLength={LONGEST_TITLE}
        // The person has just asked to type here.
        autoFocus
      />
      <Button type="submit">{say("workshop.rename.keep")}</Button>
      <Button kind="quiet" onPress={() => onDone()}>
        {say("cancel")}
      </Button>
    </form>
  );
}
