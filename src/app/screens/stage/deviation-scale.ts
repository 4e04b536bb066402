import type { Deposit } from "../../../engine/gcode/deposit-types.ts";
import type { PlanLayer } from "../../../engine/slicing/plan.ts";

/**
 * Where one step of the scale ends and the next begins, mm, the same inside and outside. Fixed, so
 * that parts can be compared: a hundredth is more than arithmetic explains, a tenth is seen.
 */
const DEVIATION_LIMITS: readonly number[] = [0.01, 0.05, 0.1];

/** Tones of the scene: 1 to 3 inside, 4 right, 5 to 7 outside, then corners and all that is not compared. */
export const CORNER = 8;
export const OTHER = 9;
const RIGHT = 4;

/** The tone of a deviation, mm, outside positive. */
export function deviationTone(deviation: number): number {
  const size = Math.abs(deviation);
  const step = DEVIATION_LIMITS.filter((limit) => size > limit).length;
  return deviation < 0 ? RIGHT - step : RIGHT + step;
}

/** The tones that occur, lowest first; what is not looked at is always there. */
export function tonesIn({ samples }: Deposit): number[] {
  const found = new Set<number>([RIGHT, OTHER]);
  for (const [i, deviation] of samples.deviation.entries())
    found.add(samples.corner[i] ? CORNER : deviationTone(deviation));
  return [...found].sort((a, b) => a - b);
}

/** What a tone means: its message, its side, and the limits of its step, mm. */
export function toneMeaning(tone: number): {
  readonly id: string;
  readonly side: "inside" | "outside" | undefined;
  readonly from: number;
  readonly to: number;
} {
  if (tone === CORNER) return { id: "corner", side: undefined, from: 0, to: 0 };
  if (tone === OTHER) return { id: "other", side: undefined, from: 0, to: 0 };
  const step = Math.abs(tone - RIGHT);
  const [from, to] = [DEVIATION_LIMITS[step - 1] ?? 0, DEVIATION_LIMITS[step] ?? 0];
  if (step === 0) return { id: "right", side: undefined, from, to };
  const side = tone < RIGHT ? "inside" : "outside";
  return { id: to === 0 ? `${side}.over` : side, side, from, to };
}

/** Figures of the outer walls of a plan's layer, mm; `undefined` where nothing was compared. */
export function deviationOf(
  { layers }: Deposit,
  { z, height }: Pick<PlanLayer, "z" | "height">,
): { readonly mean: number; readonly max: number } | undefined {
  const at = levelAt(layers.z, z, height / 2);
  return at < 0 ? undefined : { mean: layers.mean[at] ?? 0, max: layers.max[at] ?? 0 };
}

/** The virtual print's layer of a height: a raft is none of its layers. */
export function levelAt(levels: Float64Array, z: number, within: number): number {
  let [low, high] = [0, levels.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((levels[middle] ?? 0) < z - within) low = middle + 1;
    else high = middle;
  }
  return low < levels.length && Math.abs((levels[low] ?? 0) - z) <= within ? low : -1;
}
