import { useMemo } from "react";
import { PATH_ROLES, type Plan } from "../../../engine/slicing/plan.ts";
import type { Deposit } from "../../../engine/gcode/deposit-types.ts";
import { useSay } from "../say.tsx";
import { tonesIn, toneMeaning } from "./deviation-scale.ts";
import type { Scale } from "./layer-scale.ts";

interface Props {
  readonly plan: Plan | null;
  /** `null`: the colours are those of the roles. */
  readonly scale: Scale | null;
  /** The colours are those of its deviation. */
  readonly deviation: Deposit | null;
}

/** What the colours mean, in words or in numbers. Without a plan only its place is kept. */
export function LayerLegend({ plan, scale, deviation }: Props) {
  const say = useSay();
  if (!plan) return <div className="legend" data-empty />;
  if (deviation) return <DeviationLegend deposit={deviation} />;
  if (scale) {
    return (
      <ul className="legend legend-scale" aria-label={say(`layers.by.${scale.by}`)}>
        {scale.steps.map(({ from, to }, i) => (
          <li key={from}>
            <span className={`swatch swatch-tone-${i + 1}`} aria-hidden="true" />
            {from === to
              ? say(`layers.figure.${scale.by}`, { value: from })
              : say(`layers.range.${scale.by}`, { from, to })}
          </li>
        ))}
      </ul>
    );
  }
  const used = PATH_ROLES.filter((_, i) => (plan.volumes[i] ?? 0) > 0);
  return (
    <ul className="legend" aria-label={say("stage.layers.legend")}>
      {used.map((role) => (
        <li key={role}>
          <span className={`swatch swatch-${role}`} aria-hidden="true" />
          {say(`role.${role}`)}
        </li>
      ))}
    </ul>
  );
}

function DeviationLegend({ deposit }: { readonly deposit: Deposit }) {
  const say = useSay();
  const tones = useMemo(() => tonesIn(deposit), [deposit]);
  return (
    <ul className="legend legend-scale" aria-label={say("layers.by.deviation")}>
      {tones.map((tone) => {
        const { id, side, from, to } = toneMeaning(tone);
        return (
          <li key={tone}>
            <span
              className={`swatch swatch-deviation-${tone}${side ? ` swatch-${side}` : ""}`}
              aria-hidden="true"
            />
            {say(`layers.deviation.${id}`, { from, to })}
          </li>
        );
      })}
    </ul>
  );
}
