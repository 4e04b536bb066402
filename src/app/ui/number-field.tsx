import { type KeyboardEvent, useId, useState } from "react";
import { Button, useLocale } from "react-aria-components";
import { classes } from "./class-name.ts";
import { readDecimal, stepBy, writeDecimal } from "./decimal.ts";
import { FieldErrorText, type FieldTexts } from "./field-parts.tsx";

export type NumberFault = "not-a-number" | "too-small" | "too-large";

export interface NumberFieldProps extends FieldTexts {
  readonly value: number | undefined;
  /** Called with a number in range: on Enter, on leaving the field, and at each step. */
  readonly onChange: (value: number) => void;
  /** Words for a typed value that cannot be taken; the old value stays in force. */
  readonly faultText: (fault: NumberFault) => string;
  readonly min?: number;
  readonly max?: number;
  /** Of the arrow keys and the stepper buttons; Page Up and Page Down go ten of them. */
  readonly step?: number;
  /** Digits shown after the decimal sign. */
  readonly decimals?: number;
  /** Shown after the number and read with the label: `mm`, `°C`. */
  readonly unit?: string;
  readonly increaseLabel: string;
  readonly decreaseLabel: string;
  readonly isDisabled?: boolean;
  /** Without the two stepper buttons (the arrow keys still step). */
  readonly hideSteppers?: boolean;
  readonly className?: string;
}

/** What is being typed, and the shown value that it stands over. */
interface Draft {
  readonly over: string;
  readonly text: string;
  readonly fault: NumberFault | undefined;
}

/**
 * A number that a person can type with a decimal comma or point, whatever the language: the
 * library's own field reads "5,6" as 56 in English. Nothing is clamped in silence: a value out of
 * range is named and not taken.
 */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, min, max, step = 1, decimals = 3, unit, isDisabled } = props;
  const { locale } = useLocale();
  const id = useId();
  const shown = value === undefined ? "" : writeDecimal(value, locale, decimals);
  const [draft, setDraft] = useState<Draft>();
  // A value from outside (another field, undo, a lesson) makes what was typed before void.
  const { text, fault } = draft?.over === shown ? draft : { text: shown, fault: undefined };

  const faultOf = (n: number | undefined): NumberFault | undefined => {
    if (n === undefined) return "not-a-number";
    if (min !== undefined && n < min) return "too-small";
    return max !== undefined && n > max ? "too-large" : undefined;
  };
  const commit = () => {
    if (text === shown || (text.trim() === "" && value === undefined)) return setDraft(undefined);
    const typed = readDecimal(text);
    const wrong = faultOf(typed);
    if (wrong || typed === undefined) return setDraft({ over: shown, text, fault: wrong });
    setDraft(undefined);
    if (typed !== value) onChange(typed);
  };
  const stepTo = (count: number) => {
    const from = readDecimal(text) ?? value ?? min ?? 0;
    const next = Math.min(max ?? Infinity, Math.max(min ?? -Infinity, stepBy(from, count * step)));
    setDraft(undefined);
    if (next !== value) onChange(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const steps: Record<string, number> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
    const count = steps[event.key];
    if (count !== undefined) {
      event.preventDefault();
      stepTo(count);
    } else if (event.key === "Enter") commit();
    else if (event.key === "Escape" && text !== shown) {
      event.stopPropagation();
      setDraft(undefined);
    }
  };

  const error = fault ? props.faultText(fault) : props.errorMessage;
  const notes = classes(props.description ? `${id}-d` : "", error ? `${id}-e` : "") || undefined;
  return (
    <div className={classes("field", "number-field", props.className)}>
      <label
        className={props.hideLabel ? "visually-hidden" : "field-label"}
        htmlFor={id}
        id={`${id}-l`}
      >
        {props.label}
      </label>
      <div
        className={classes("input-group", Boolean(error) && "is-invalid", isDisabled && "is-off")}
      >
        <input
          id={id}
          className="input"
          role="spinbutton"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          value={text}
          disabled={isDisabled}
          aria-valuenow={value}
          aria-valuemin={min}
          aria-valuemax={max}
          aria-valuetext={value === undefined ? undefined : `${shown}${unit ? ` ${unit}` : ""}`}
          aria-describedby={notes}
          aria-invalid={error ? true : undefined}
          onChange={(event) => setDraft({ over: shown, text: event.target.value, fault })}
          onBlur={commit}
          onKeyDown={onKeyDown}
        />
        {unit && (
          <span className="input-unit" aria-hidden="true">
            {unit}
          </span>
        )}
        {!props.hideSteppers && (
          <>
            <Stepper
              label={props.decreaseLabel}
              names={`${id}-l`}
              disabled={isDisabled || (min !== undefined && (value ?? min) <= min)}
              onPress={() => stepTo(-1)}
              path="M3 8h10"
            />
            <Stepper
              label={props.increaseLabel}
              names={`${id}-l`}
              disabled={isDisabled || (max !== undefined && (value ?? max) >= max)}
              onPress={() => stepTo(1)}
              path="M3 8h10M8 3v10"
            />
          </>
        )}
      </div>
      {props.description && (
        <div id={`${id}-d`} className="field-note">
          {props.description}
        </div>
      )}
      <div id={`${id}-e`} className="field-error" role="status" hidden={!error}>
        {error && <FieldErrorText>{error}</FieldErrorText>}
      </div>
    </div>
  );
}

interface StepperProps {
  readonly label: string;
  readonly names: string;
  readonly disabled?: boolean;
  readonly onPress: () => void;
  readonly path: string;
}

/** Off the tab order: the arrow keys do the same from the field. */
function Stepper({ label, names, disabled, onPress, path }: StepperProps) {
  return (
    <Button
      className="stepper"
      aria-label={label}
      aria-describedby={names}
      excludeFromTabOrder
      isDisabled={disabled}
      onPress={onPress}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={path} />
      </svg>
    </Button>
  );
}
