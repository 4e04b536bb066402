import type { ReactNode } from "react";
import {
  Button as AriaButton,
  Menu as AriaMenu,
  MenuItem,
  MenuTrigger,
  Popover,
  Text,
} from "react-aria-components";
import { classes } from "./class-name.ts";

export interface MenuEntry {
  readonly id: string;
  readonly text: string;
  readonly note?: string;
  readonly shortcut?: string;
  readonly isDisabled?: boolean;
  readonly onAction: () => void;
}

export interface MenuProps {
  /** What the button shows; its name too, unless `label` is given. */
  readonly children: ReactNode;
  readonly label?: string;
  readonly entries: readonly MenuEntry[];
  readonly kind?: "plain" | "quiet";
  readonly className?: string;
}

/** A button that opens a list of actions. */
export function Menu({ children, label, entries, kind = "plain", className }: MenuProps) {
  return (
    <MenuTrigger>
      <AriaButton aria-label={label} className={classes("btn", `btn-${kind}`, className)}>
        {children}
      </AriaButton>
      <Popover className="popover" offset={4}>
        <AriaMenu
          className="list"
          items={entries}
          onAction={(key) => entries.find((entry) => entry.id === key)?.onAction()}
        >
          {(entry) => (
            <MenuItem
              id={entry.id}
              textValue={entry.text}
              isDisabled={entry.isDisabled}
              className="list-item"
            >
              <Text slot="label">{entry.text}</Text>
              {entry.note && (
                <Text slot="description" className="list-note">
                  {entry.note}
                </Text>
              )}
              {entry.shortcut && <kbd>{entry.shortcut}</kbd>}
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
