import type { ReactNode, Ref } from "react";
import {
  Button as AriaButton,
  type ButtonProps as AriaProps,
  Tooltip,
  TooltipTrigger,
} from "react-aria-components";
import type { ButtonKind } from "./button.tsx";
import { classes } from "./class-name.ts";

export interface IconButtonProps
  extends Omit<AriaProps, "className" | "style" | "children" | "aria-label"> {
  /** Its name: read aloud and shown as the tooltip. */
  readonly label: string;
  /** The keyboard shortcut, shown in the tooltip. */
  readonly shortcut?: string;
  readonly kind?: ButtonKind;
  readonly children: ReactNode;
  readonly className?: string;
  readonly placement?: "top" | "bottom" | "left" | "right";
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A 44 px square button that shows an icon, with its name as a tooltip on hover and focus. */
export function IconButton({
  label,
  shortcut,
  kind = "quiet",
  children,
  className,
  placement = "top",
  ...rest
}: IconButtonProps) {
  return (
    <TooltipTrigger delay={400} closeDelay={80}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={classes("btn", "btn-square", `btn-${kind}`, className)}
      >
        <span className="btn-icon" aria-hidden="true">
          {children}
        </span>
      </AriaButton>
      <Tooltip className="tooltip" placement={placement} offset={6}>
        {label}
        {shortcut && <kbd>{shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
