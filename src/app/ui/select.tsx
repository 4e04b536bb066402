import {
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from "react-aria-components";
import { classes } from "./class-name.ts";
import { FieldLabel, FieldNotes, type FieldTexts } from "./field-parts.tsx";
import type { Option } from "./radio-group.tsx";

export interface SelectProps<Id extends string> extends FieldTexts {
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  /** Shown while nothing is chosen. */
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly className?: string;
}

/** One of many, from a list that opens. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { options, value, onChange, placeholder = "", isDisabled, className } = props;
  return (
    <AriaSelect
      className={classes("field", className)}
      value={value}
      onChange={(key) => key !== null && onChange(String(key) as Id)}
      placeholder={placeholder}
      isDisabled={isDisabled}
      isInvalid={Boolean(props.errorMessage) || undefined}
    >
      <FieldLabel {...props} />
      <Button className="input select-button">
        <SelectValue className="select-value" />
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3.5 6 8 10.5 12.5 6" />
        </svg>
      </Button>
      <FieldNotes {...props} />
      <Popover className="popover" offset={4}>
        <ListBox className="list" items={options}>
          {(option) => (
            <ListBoxItem
              id={option.id}
              textValue={option.text}
              isDisabled={option.isDisabled}
              className="list-item"
            >
              <Text slot="label">{option.text}</Text>
              {option.note && (
                <Text slot="description" className="list-note">
                  {option.note}
                </Text>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
