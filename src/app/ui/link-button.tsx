import type { ReactNode } from "react";
import { Link as AriaLink, type LinkProps as AriaProps } from "react-aria-components";
import type { ButtonKind } from "./button.tsx";
import { classes } from "./class-name.ts";

export interface LinkButtonProps extends Omit<AriaProps, "className" | "style" | "children"> {
  readonly kind?: ButtonKind;
  readonly icon?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A link that looks like a button: for going somewhere, never for doing something. */
export function LinkButton({
  kind = "plain",
  icon,
  wide,
  children,
  className,
  ...rest
}: LinkButtonProps) {
  return (
    <AriaLink {...rest} className={classes("btn", `btn-${kind}`, wide && "btn-wide", className)}>
      {icon && (
        <span className="btn-icon" aria-hidden="true">
          {icon}
        </span>
      )}
      {children}
    </AriaLink>
  );
}
