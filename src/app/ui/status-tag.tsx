import { classes } from "./class-name.ts";

/** pass ✓, near ≈ (close to the limit), fail !, none – (not looked at), info i. */
export type Status = "pass" | "near" | "fail" | "none" | "info";

const SHAPES: Record<Status, string> = {
  pass: "M3.5 8.5 6.7 11.6 12.5 4.6",
  near: "M3 6.4c1.8-1.9 3.4-1.9 5 0s3.2 1.9 5 0M3 10.8c1.8-1.9 3.4-1.9 5 0s3.2 1.9 5 0",
  fail: "M8 3v6.2M8 12.7v.1",
  none: "M4 8h8",
  info: "M8 7.3v5.5M8 3.4v.1",
};

export interface StatusTagProps {
  readonly status: Status;
  /** The status in one word, in the person's language. */
  readonly word: string;
  /** Shows the word beside the icon; else it is only read aloud. */
  readonly showWord?: boolean;
}

/** A status by icon, word and colour: never by colour alone. */
export function StatusTag({ status, word, showWord }: StatusTagProps) {
  const icon = (
    <span className={classes("tag", `tag-${status}`)} aria-hidden="true">
      <svg viewBox="0 0 16 16">
        <path d={SHAPES[status]} />
      </svg>
    </span>
  );
  return (
    <span className="tag-worded" title={showWord || !word ? undefined : word}>
      {icon}
      {word && <span className={showWord ? undefined : "visually-hidden"}>{word}</span>}
    </span>
  );
}
