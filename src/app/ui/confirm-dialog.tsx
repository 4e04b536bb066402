import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

export interface ConfirmDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  /** What will happen, in one or two sentences. */
  readonly children: ReactNode;
  /** A verb, never "OK". */
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  /** Work is lost or sent for good. */
  readonly isDanger?: boolean;
}

/** Asks before a step that cannot be undone. The safe answer has the first focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Dialog
      role="alertdialog"
      isOpen={props.isOpen}
      onClose={props.onCancel}
      title={props.title}
      closeLabel={props.cancelLabel}
      actions={
        <>
          <Button autoFocus onPress={props.onCancel}>
            {props.cancelLabel}
          </Button>
          <Button kind={props.isDanger ? "danger" : "primary"} onPress={props.onConfirm}>
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  );
}
