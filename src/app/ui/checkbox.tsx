import type { ReactNode } from "react";
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaProps } from "react-aria-components";
import { classes } from "./class-name.ts";

export interface CheckboxProps extends Omit<AriaProps, "className" | "style" | "children"> {
  readonly children: ReactNode;
  readonly className?: string;
}

/** A tick box with its words as the target. */
export function Checkbox({ children, className, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={classes("choice", className)}>
      {({ isIndeterminate }) => (
        <>
          <span className="choice-box">
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d={isIndeterminate ? "M3.5 8h9" : "M3 8.5 6.5 12 13 4.5"} />
            </svg>
          </span>
          <span>{children}</span>
        </>
      )}
    </AriaCheckbox>
  );
}
