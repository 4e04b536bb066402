import { problem } from "../../foundation/problem.ts";
import { fail, ok, type Result } from "../../foundation/result.ts";
import type { PrintSettings } from "../../machines/profile-types.ts";
import { UM } from "../kernel/polys.ts";

export const reads = [
  "layer_height",
  "first_layer_height",
] as const satisfies readonly (keyof PrintSettings)[];

/** A layer before anything is cut: its top, its thickness, and the plane that it is cut at. */
export interface LayerLevel {
  /** Height of the nozzle, mm. */
  readonly z: number;
  readonly height: number;
  /** Middle of the layer, µm. */
  readonly plane: number;
}

const MOST_LAYERS = 20_000;

/** Layers up to a height (µm): one stands for every plane at half thickness that meets the part. */
export function layers(top: number, settings: PrintSettings): Result<readonly LayerLevel[]> {
  const first = settings.first_layer_height;
  const rest = settings.layer_height;
  const count = 1 + Math.max(0, Math.ceil((top / UM - first - rest / 2) / rest - 1e-6));
  if (count > MOST_LAYERS)
    return fail(problem("slicing.too-many-layers", { count, most: MOST_LAYERS }));
  const levels: LayerLevel[] = [];
  for (let i = 0; i < count; i++) {
    const height = i === 0 ? first : rest;
    // Rounded to nanometres, so that sums of decimal steps do not drift in the G-code.
    const z = Math.round((first + i * rest) * 1e6) / 1e6;
    levels.push({ z, height, plane: (z - height / 2) * UM });
  }
  if (top <= levels[0]!.plane) return fail(problem("slicing.nothing-to-print"));
  return ok(levels);
}
