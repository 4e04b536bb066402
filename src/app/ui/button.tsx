import type { ReactNode, Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaProps } from "react-aria-components";
import { classes } from "./class-name.ts";

/** `primary` is the one next step of a screen; use it once. */
export type ButtonKind = "primary" | "plain" | "quiet" | "danger";

export interface ButtonProps extends Omit<AriaProps, "className" | "style" | "children"> {
  readonly kind?: ButtonKind;
  /** Before the words; decorative. */
  readonly icon?: ReactNode;
  /** Full width of its column. */
  readonly wide?: boolean;
  readonly children: ReactNode;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A push button, at least 44 px high. `isPending` keeps it focusable but inert. */
export function Button({ kind = "plain", icon, wide, children, className, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={classes("btn", `btn-${kind}`, wide && "btn-wide", className)}>
      {icon && (
        <span className="btn-icon" aria-hidden="true">
          {icon}
        </span>
      )}
      {children}
    </AriaButton>
  );
}
