import type { ReactNode } from "react";
import {
  ToggleButton as AriaToggle,
  type ToggleButtonProps as AriaToggleProps,
  Toolbar as AriaToolbar,
} from "react-aria-components";
import { classes } from "./class-name.ts";

export interface ToolbarProps {
  readonly label: string;
  readonly orientation?: "horizontal" | "vertical";
  readonly children: ReactNode;
  readonly className?: string;
}

/** A joined row of buttons: one tab stop, arrow keys inside. */
export function Toolbar({ label, orientation = "horizontal", children, className }: ToolbarProps) {
  return (
    <AriaToolbar
      aria-label={label}
      orientation={orientation}
      className={classes("toolbar", className)}
    >
      {children}
    </AriaToolbar>
  );
}

export interface ToggleButtonProps
  extends Omit<AriaToggleProps, "className" | "style" | "children"> {
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A button that stays down (`isSelected`); its words do not change. */
export function ToggleButton({ icon, children, className, ...rest }: ToggleButtonProps) {
  return (
    <AriaToggle {...rest} className={classes("btn", "btn-plain", "btn-toggle", className)}>
      {icon && (
        <span className="btn-icon" aria-hidden="true">
          {icon}
        </span>
      )}
      {children}
    </AriaToggle>
  );
}
