import { type ReactNode, useId } from "react";
import { classes } from "./class-name.ts";
import { Dialog } from "./dialog.tsx";

export interface PanelProps {
  readonly title: ReactNode;
  readonly level?: 1 | 2 | 3;
  /** A quieter word beside the title, such as "11 of 12". */
  readonly note?: ReactNode;
  /** Before the title: "Step 3 of 5". */
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Content reaches the panel's sides (a table). */
  readonly flush?: boolean;
  readonly className?: string;
}

/** A named region of the page with its own scroll. */
export function Panel(props: PanelProps) {
  const { title, level = 2, note, lead, actions, children, flush, className } = props;
  const id = useId();
  const Head = `h${level}` as const;
  return (
    <section className={classes("panel", flush && "panel-flush", className)} aria-labelledby={id}>
      <header className="panel-head">
        {lead && <div className="panel-lead">{lead}</div>}
        <Head id={id}>{title}</Head>
        {note && <span className="panel-note">{note}</span>}
        {actions && <div className="row panel-actions">{actions}</div>}
      </header>
      <div className="panel-body">{children}</div>
    </section>
  );
}

export interface SheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly closeLabel: string;
  readonly children: ReactNode;
}

/** A panel as a modal sheet from the foot of the window, for narrow screens (under 900 px). */
export function Sheet({ children, ...rest }: SheetProps) {
  return (
    <Dialog {...rest} wide>
      <div className="sheet-body">{children}</div>
    </Dialog>
  );
}
