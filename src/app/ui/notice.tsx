import type { ReactNode } from "react";
import { classes } from "./class-name.ts";
import { type Status, StatusTag } from "./status-tag.tsx";

export interface NoticeProps {
  readonly tone: Exclude<Status, "none">;
  /** The tone in one word ("Wrong", "Right"), read before a title that does not say it itself. */
  readonly word?: string;
  readonly title: ReactNode;
  readonly level?: 2 | 3 | 4;
  readonly children?: ReactNode;
  /** Buttons: what to do next. */
  readonly actions?: ReactNode;
  /** Read aloud when it appears: `polite` waits for a pause, `assertive` does not. */
  readonly live?: "polite" | "assertive";
  readonly className?: string;
}

/** A framed message: what is, what it should be, what to do next. */
export function Notice(props: NoticeProps) {
  const { tone, word = "", title, level = 2, children, actions, live, className } = props;
  const Head = `h${level}` as const;
  const role = live === "assertive" ? "alert" : live === "polite" ? "status" : undefined;
  return (
    <div className={classes("notice", `notice-${tone}`, className)} role={role}>
      <Head className="notice-head">
        <StatusTag status={tone} word={word} /> <span>{title}</span>
      </Head>
      {children && <div className="notice-body">{children}</div>}
      {actions && <div className="row">{actions}</div>}
    </div>
  );
}
