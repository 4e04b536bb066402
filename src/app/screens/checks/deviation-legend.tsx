import { useMemo } from "react";
import { useSay } from "../say.tsx";
import { stepsIn } from "./deviation-steps.ts";
import type { Comparison } from "./use-comparison.ts";
import "../css/check-map.css";
import "../css/deviation.css";

/** What colours and patterns mean, in mm: only what occurs, the most that is too much first. */
export function DeviationLegend({ comparison }: { readonly comparison: Comparison }) {
  const say = useSay();
  const { map, scale } = comparison;
  const distances = map.value?.shape.distances;
  const steps = useMemo(
    () => (distances ? stepsIn(distances, scale.limits) : []),
    [distances, scale.limits],
  );
  return (
    <div className="pane-note deviation-legend">
      <h3 id="deviation-legend">{say("check-map.legend")}</h3>
      <ul aria-labelledby="deviation-legend">
        {steps.map(({ tone, side, level, from, to }) => {
          const id = side === "none" ? "as-drawn" : to === undefined ? `${side}.over` : side;
          const pattern = level > 1 ? ` swatch-${side} swatch-level-${level}` : "";
          return (
            <li key={tone}>
              <span
                className={`deviation-swatch swatch-deviation-${tone}${pattern}`}
                aria-hidden="true"
              />
              {say(`check-map.step.${id}`, { from, to: to ?? 0 })}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
