import { RotateCw } from "lucide-react";
import { isTurned, NO_TURN, type Turn, turnedAbout } from "../../../engine/slicing/turn.ts";
import { Button } from "../../ui/button.tsx";
import { NumberInput } from "../number-inputs.tsx";
import { useSay } from "../say.tsx";

interface Props {
  readonly turn: Turn;
  readonly onTurn: (turn: Turn) => void;
}

const AXES = ["x", "y", "z"] as const;

/** A quarter turn about each axis by a button, any turn by its degrees. */
export function BedTurn({ turn, onTurn }: Props) {
  const say = useSay();
  return (
    <fieldset className="bed-turn">
      <legend className="field-label">{say("bed.turn")}</legend>
      <div className="row">
        {AXES.map((axis) => (
          <Button
            key={axis}
            icon={<RotateCw />}
            aria-label={say("bed.turn.about", { axis: say(`bed.turn.${axis}`) })}
            onPress={() => onTurn(turnedAbout(turn, axis, 90))}
          >
            {say(`bed.turn.${axis}`)}
          </Button>
        ))}
      </div>
      <div className="bed-degrees">
        {AXES.map((axis, i) => (
          <NumberInput
            key={axis}
            label={say("bed.turn.typed", { axis: say(`bed.turn.${axis}`) })}
            value={turn[i]}
            min={-360}
            max={360}
            step={15}
            decimals={1}
            unit="°"
            hideSteppers
            onChange={(value) => onTurn(turn.with(i, value) as unknown as Turn)}
          />
        ))}
      </div>
      {isTurned(turn) && (
        <Button kind="quiet" onPress={() => onTurn(NO_TURN)}>
          {say("bed.turn.back")}
        </Button>
      )}
    </fieldset>
  );
}
