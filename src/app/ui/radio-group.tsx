import type { ReactNode } from "react";
import {
  Radio,
  RadioGroup as AriaRadioGroup,
  type RadioGroupProps as AriaProps,
} from "react-aria-components";
import { classes } from "./class-name.ts";
import { FieldLabel, FieldNotes, type FieldTexts } from "./field-parts.tsx";

export interface Option<Id extends string = string> {
  readonly id: Id;
  readonly text: string;
  /** A second, quieter line. */
  readonly note?: ReactNode;
  readonly isDisabled?: boolean;
}

export interface RadioGroupProps<Id extends string>
  extends Omit<AriaProps, "className" | "style" | "children" | "value" | "onChange">,
    FieldTexts {
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly className?: string;
}

/** One of a few, all in view. */
export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  const { options, label, description, errorMessage, hideLabel, className, ...aria } = props;
  const texts = { label, description, errorMessage, hideLabel };
  return (
    <AriaRadioGroup
      isInvalid={Boolean(errorMessage) || undefined}
      {...aria}
      onChange={(value) => props.onChange(value as Id)}
      className={classes("field", className)}
    >
      <FieldLabel {...texts} />
      <div className="choices">
        {options.map((option) => (
          <Radio
            key={option.id}
            value={option.id}
            isDisabled={option.isDisabled}
            className="choice choice-radio"
          >
            <span className="choice-dot" />
            <span>
              {option.text}
              {option.note && <small>{option.note}</small>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldNotes {...texts} />
    </AriaRadioGroup>
  );
}
