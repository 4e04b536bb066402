import { NumberField, type NumberFieldProps } from "../ui/number-field.tsx";
import { Slider, type SliderProps } from "../ui/slider.tsx";
import { useSay } from "./say.tsx";

type Worded = "faultText" | "increaseLabel" | "decreaseLabel";

function useWords(min: number | undefined, max: number | undefined, label: string) {
  const say = useSay();
  return {
    increaseLabel: say("number.more", { label }),
    decreaseLabel: say("number.less", { label }),
    faultText: (fault: "not-a-number" | "too-small" | "too-large") =>
      say(`number.${fault}`, { min: min ?? 0, max: max ?? 0 }),
  };
}

/** A number field with its words in the language in use. */
export function NumberInput(props: Omit<NumberFieldProps, Worded>) {
  const words = useWords(props.min, props.max, String(props.label));
  return <NumberField {...props} {...words} />;
}

/** A slider with its number field, with words. */
export function RangeInput(props: Omit<SliderProps, Worded>) {
  const words = useWords(props.min, props.max, String(props.label));
  return <Slider {...props} {...words} />;
}
