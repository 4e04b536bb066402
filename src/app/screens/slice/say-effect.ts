import type { TriedPrint } from "../../../engine/gcode/try-print.ts";
import { PATH_ROLES } from "../../../engine/slicing/plan.ts";
import type { Say } from "../say.tsx";

const SUPPORT = [PATH_ROLES.indexOf("support"), PATH_ROLES.indexOf("support-interface")];

/** Grams of support in a print. */
function supportOf({ plan, summary }: TriedPrint): number {
  const perVolume = summary.volume_mm3 > 0 ? summary.mass_g / summary.volume_mm3 : 0;
  return perVolume * SUPPORT.reduce((sum, role) => sum + (plan.volumes[role] ?? 0), 0);
}

/** What another print would take more or less than the one in force, in words: time, then plastic. */
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
  return said;
}
