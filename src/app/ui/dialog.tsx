import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { classes } from "./class-name.ts";
import { IconButton } from "./icon-button.tsx";

export interface DialogProps {
  readonly isOpen: boolean;
  /** Asked to close: by the cross, Escape, or a press outside. */
  readonly onClose: () => void;
  readonly title: string;
  readonly closeLabel: string;
  readonly children: ReactNode;
  /** The row of buttons at its foot. */
  readonly actions?: ReactNode;
  readonly wide?: boolean;
  /** `alertdialog` interrupts: it is not closed by a press outside. */
  readonly role?: "dialog" | "alertdialog";
}

/** A modal dialog: traps focus, gives it back, closes by Escape. */
export function Dialog(props: DialogProps) {
  const { isOpen, onClose, title, closeLabel, children, actions, wide, role = "dialog" } = props;
  return (
    <ModalOverlay
      className="scrim"
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={role === "dialog"}
    >
      <Modal className={classes("modal", wide && "modal-wide")}>
        <AriaDialog role={role} className="dialog">
          <header className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton label={closeLabel} onPress={onClose}>
              <X />
            </IconButton>
          </header>
          <div className="dialog-body">{children}</div>
          {actions && <footer className="dialog-foot">{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
