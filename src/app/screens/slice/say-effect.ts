import type { PrintQuality } from "../../../engine/gcode/print-quality.ts";
import type { TriedPrint } from "../../../engine/gcode/try-print.ts";
import { PATH_ROLES } from "../../../engine/slicing/plan.ts";
import type { Say } from "../say.tsx";

const SUPPORT = [PATH_ROLES.indexOf("support"), PATH_ROLES.indexOf("support-interface")];

/** Grams of support in a print. */
function supportOf({ plan, summary }: TriedPrint): number {
  const perVolume = summary.volume_mm3 > 0 ? summary.mass_g / summary.volume_mm3 : 0;
  return perVolume * SUPPORT.reduce((sum, role) => sum + (plan.volumes[role] ?? 0), 0);
}

/** What another print would take more or less than the one in force, in words: time, plastic, how true. */
export function sayEffect(say: Say, now: TriedPrint, then: TriedPrint): string[] {
  const seconds = then.summary.time_s - now.summary.time_s;
  const grams = then.summary.mass_g - now.summary.mass_g;
  const said: string[] = [];
  if (Math.abs(seconds) < 5) said.push(say("effect.time.same"));
  else if (Math.abs(seconds) < 90) said.push(say("effect.seconds", { value: Math.round(seconds) }));
  else said.push(say("effect.minutes", { value: Math.round(seconds / 60) }));
  if (Math.abs(grams) < 0.05) said.push(say("effect.mass.same"));
  else said.push(say("effect.grams", { value: Math.round(grams * 10) / 10 }));
  const support = supportOf(then) - supportOf(now);
  if (Math.abs(support) >= 0.05)
    said.push(say("effect.support", { value: Math.round(support * 10) / 10 }));
  const layers = then.summary.layers - now.summary.layers;
  if (layers !== 0) said.push(say("effect.layers", { value: layers }));
  const pulls = then.summary.retractions - now.summary.retractions;
  if (Math.abs(pulls) > Math.max(5, 0.1 * now.summary.retractions))
    said.push(say("effect.retractions", { value: pulls }));
  if (now.quality && then.quality) said.push(sayQuality(say, now.quality, then.quality));
  return said;
}

/** What of a print's quality is told, and by how much it must change to be worth a word. */
const FIGURES: readonly {
  readonly id: string;
  readonly least: number;
  readonly of: (print: PrintQuality) => number;
}[] = [
  // mm: what a hand feels on a wall.
  { id: "deviation", least: 0.005, of: ({ deviationP99 }) => deviationP99 },
  // Shares of the part.
  { id: "missing", least: 0.001, of: ({ missing, part }) => (part > 0 ? missing / part : 0) },
  { id: "over", least: 0.001, of: ({ over, part }) => (part > 0 ? over / part : 0) },
  { id: "air", least: 1, of: ({ airStarts }) => airStarts },
];

/** The figure of quality that changes most, measured by what matters of each. */
function sayQuality(say: Say, now: PrintQuality, then: PrintQuality): string {
  let most = { id: "same", weight: 1, from: 0, to: 0 };
  for (const { id, least, of } of FIGURES) {
    const [from, to] = [of(now), of(then)];
    const weight = Math.abs(to - from) / least;
    if (weight >= most.weight) most = { id, weight, from, to };
  }
  const { id, from, to } = most;
  const scale = id === "missing" || id === "over" ? 100 : 1;
  return say(`effect.quality.${id}`, { from: scale * from, to: scale * to });
}
