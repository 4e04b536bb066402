import type { Check } from "../../rubric.ts";
import { measuredOutcome } from "../measured-outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { Scene } from "../scene.ts";
import { meantMeasures } from "./meant-measures.ts";

type Amount = "volume" | "area";

/** Volume against the reference's, both as meant. A coarse test that names no cause: weigh it last. */
export const volume = (check: { readonly within: number }, scene: Scene): Outcome =>
  amount("volume", check.within, scene);

/** Area of the whole surface against the reference's, both as meant. */
export const area = (check: { readonly within: number }, scene: Scene): Outcome =>
  amount("area", check.within, scene);

function amount(of: Amount, within: number, { part, reference }: Scene): Outcome {
  const [made, drawn] = [meantMeasures(part), meantMeasures(reference)];
  const [measured, nominal] = [made[of], drawn[of]];
  const uncertainty = made.uncertainty[of] + drawn.uncertainty[of];
  const words = {
    pass: `check.${of}.pass`,
    close: `check.solid-${of}.close`,
    below: `check.${of}.too-small`,
    above: `check.${of}.too-big`,
  } as const;
  const half = within * nominal;
  const unit = of === "volume" ? "mm3" : "mm2";
  const params = {
    percent: hundredths((Math.abs(measured - nominal) / nominal) * 100),
    measured: tenths(measured),
    nominal: tenths(nominal),
    min: tenths(nominal - half),
    max: tenths(nominal + half),
  };
  const value = { measured, uncertainty, unit, params } as const;
  return measuredOutcome(value, { nominal, upper: half, lower: -half }, words);
}

// So many thousandths of a cubic millimetre nobody reads.
const tenths = (x: number): number => Math.round(x * 10) / 10;
const hundredths = (x: number): number => Math.round(x * 100) / 100;

/** What the full body weighs, g. */
export function mass(check: Extract<Check, { kind: "solid.mass" }>, { part }: Scene): Outcome {
  const { volume: size, uncertainty } = meantMeasures(part);
  // g/cm³ are thousandths of a gram in a mm³.
  const grams = check.density / 1000;
  const value = {
    measured: size * grams,
    uncertainty: uncertainty.volume * grams,
    params: { density: check.density },
    unit: "g",
  } as const;
  return measuredOutcome(value, check, {
    pass: "check.mass.pass",
    close: "check.mass.close",
    below: "check.mass.too-light",
    above: "check.mass.too-heavy",
  });
}
