import { Slider as AriaSlider, SliderThumb, SliderTrack } from "react-aria-components";
import { classes } from "./class-name.ts";
import { NumberField, type NumberFieldProps } from "./number-field.tsx";

export interface SliderProps
  extends Omit<NumberFieldProps, "value" | "min" | "max" | "hideSteppers" | "errorMessage"> {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Called once when a drag ends; `onChange` is called all along it. */
  readonly onChangeEnd?: (value: number) => void;
}

/** A slider with a number field beside it: every drag has a typed alternative. */
export function Slider({ onChangeEnd, className, ...field }: SliderProps) {
  const { label, value, min, max, step = 1, isDisabled, onChange } = field;
  const share = max > min ? (100 * (value - min)) / (max - min) : 0;
  return (
    <div className={classes("slider-row", className)}>
      <AriaSlider
        aria-label={label}
        className="slider"
        value={value}
        minValue={min}
        maxValue={max}
        step={step}
        isDisabled={isDisabled}
        onChange={(next) => onChange(Array.isArray(next) ? (next[0] ?? min) : next)}
        onChangeEnd={(next) => onChangeEnd?.(Array.isArray(next) ? (next[0] ?? min) : next)}
      >
        <SliderTrack className="slider-track">
          <span className="slider-fill" style={{ width: `${share}%` }} />
          <SliderThumb className="slider-thumb" />
        </SliderTrack>
      </AriaSlider>
      <NumberField
        {...field}
        hideSteppers
        onChange={(next) => {
          onChange(next);
          onChangeEnd?.(next);
        }}
      />
    </div>
  );
}
