import { Trash2 } from "lucide-react";
import type { SupportBox } from "../../../engine/records/event-types.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";
import { NumberInput } from "../number-inputs.tsx";
import { useSay } from "../say.tsx";

interface Props {
  readonly box: SupportBox;
  /** From 1, as in the pictures. */
  readonly number: number;
  readonly onChange: (box: SupportBox) => void;
  readonly onRemove: () => void;
}

const AXES = ["x", "y", "z"] as const;
const SIDES = ["width", "depth", "height"] as const;
/** No printer of ours is larger, mm. */
const FARTHEST = 3000;
const SMALLEST = 0.1;

/** One box: what it does, its middle and its size. */
export function SupportBoxField({ box, number, onChange, onRemove }: Props) {
  const say = useSay();
  const name = say("boxes.name", { number });
  const change = (what: "centre" | "size", axis: number, value: number) =>
    onChange({ ...box, [what]: box[what].with(axis, value) });
  return (
    <fieldset className="support-box">
      <legend>{name}</legend>
      <Select
        label={say("boxes.kind")}
        value={box.kind}
        options={(["force", "block"] as const).map((id) => ({ id, text: say(`boxes.${id}`) }))}
        onChange={(kind) => onChange({ ...box, kind })}
      />
      <div className="support-box-numbers">
        {AXES.map((axis, i) => (
          <NumberInput
            key={axis}
            label={say("boxes.centre", { axis: axis.toUpperCase() })}
            value={box.centre[i]}
            min={-FARTHEST}
            max={FARTHEST}
            unit="mm"
            hideSteppers
            onChange={(value) => change("centre", i, value)}
          />
        ))}
        {SIDES.map((side, i) => (
          <NumberInput
            key={side}
            label={say(`boxes.${side}`)}
            value={box.size[i]}
            min={SMALLEST}
            max={FARTHEST}
            unit="mm"
            hideSteppers
            onChange={(value) => change("size", i, value)}
          />
        ))}
      </div>
      <Button
        kind="quiet"
        icon={<Trash2 aria-hidden />}
        aria-label={say("boxes.remove.of", { name })}
        onPress={onRemove}
      >
        {say("boxes.remove")}
      </Button>
    </fieldset>
  );
}
