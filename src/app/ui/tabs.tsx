import type { ReactNode } from "react";
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from "react-aria-components";
import { classes } from "./class-name.ts";

export interface TabItem<Id extends string = string> {
  readonly id: Id;
  readonly label: ReactNode;
  readonly content: ReactNode;
  readonly isDisabled?: boolean;
}

export interface TabsProps<Id extends string> {
  /** Name of the list of tabs. */
  readonly label: string;
  readonly items: readonly TabItem<Id>[];
  readonly value?: Id;
  readonly onChange?: (id: Id) => void;
  /** Keeps the hidden panels mounted (a canvas, an editor). */
  readonly keepMounted?: boolean;
  readonly className?: string;
}

/** Panels of which one is seen; arrow keys move between the tabs. */
export function Tabs<Id extends string>(props: TabsProps<Id>) {
  return (
    <AriaTabs
      className={classes("tabs", props.className)}
      selectedKey={props.value}
      onSelectionChange={(key) => props.onChange?.(String(key) as Id)}
    >
      <TabList aria-label={props.label} className="tab-list">
        {props.items.map((item) => (
          <Tab key={item.id} id={item.id} isDisabled={item.isDisabled} className="tab">
            {item.label}
          </Tab>
        ))}
      </TabList>
      {props.items.map((item) => (
        <TabPanel
          key={item.id}
          id={item.id}
          className="tab-panel"
          shouldForceMount={props.keepMounted}
        >
          {item.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
