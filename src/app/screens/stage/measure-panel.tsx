import { useState } from "react";
import type { MeasurePair, PartView } from "../../../browser/scene/part-types.ts";
import type { Solid } from "../../../engine/solid/solid-types.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";
import { useSay } from "../say.tsx";
import { sayFace } from "./face-text.tsx";

interface Props {
  readonly solid: Solid;
  readonly view: PartView;
  readonly pair: MeasurePair | null;
  readonly onPair: (pair: MeasurePair | null) => void;
}

/** Measuring by two clicks in the scene, or by choosing two faces from lists. */
export function MeasurePanel({ solid, view, pair, onPair }: Props) {
  const say = useSay();
  const [first, setFirst] = useState("0");
  const [second, setSecond] = useState("0");
  const options = solid.faces.map((_, face) => ({
    id: String(face),
    text: sayFace(say, solid, face),
  }));
  const measureTyped = () => {
    const pick = (face: number) => ({ face, point: view.anchorOf(face) ?? solid.bounds.min });
    const from = pick(Number(first));
    const to = pick(Number(second));
    const measure = view.measure(from, to);
    onPair(measure ? { from, to, measure } : null);
  };
  return (
    <div className="measure-panel">
      <p role="status">
        {pair
          ? say(`measure.${pair.measure.kind}`, {
              value: pair.measure.value,
              exact: pair.measure.exact ? "yes" : "no",
              residual: pair.measure.residual,
            })
          : say("measure.start")}
      </p>
      <details>
        <summary>{say("measure.typed")}</summary>
        <div className="measure-typed">
          <Select
            label={say("measure.first")}
            value={first}
            options={options}
            onChange={setFirst}
          />
          <Select
            label={say("measure.second")}
            value={second}
            options={options}
            onChange={setSecond}
          />
          <Button onPress={measureTyped}>{say("stage.measure")}</Button>
        </div>
      </details>
    </div>
  );
}
