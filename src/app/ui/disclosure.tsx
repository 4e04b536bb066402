import type { ReactNode } from "react";
import {
  Button,
  Disclosure as AriaDisclosure,
  DisclosurePanel,
  Heading,
} from "react-aria-components";
import { classes } from "./class-name.ts";

export interface DisclosureProps {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly level?: 2 | 3 | 4;
  readonly isExpanded?: boolean;
  readonly defaultExpanded?: boolean;
  readonly onExpandedChange?: (open: boolean) => void;
  readonly className?: string;
}

/** A part that opens and closes under its heading. */
export function Disclosure({ title, children, level = 3, className, ...rest }: DisclosureProps) {
  return (
    <AriaDisclosure {...rest} className={classes("disclosure", className)}>
      <Heading level={level} className="disclosure-head">
        <Button slot="trigger" className="disclosure-button">
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M6 3.5 10.5 8 6 12.5" />
          </svg>
          {title}
        </Button>
      </Heading>
      <DisclosurePanel className="disclosure-panel">{children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
