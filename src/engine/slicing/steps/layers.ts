import { problem } from "../../foundation/problem.ts";
import { fail, ok, type Result } from "../../foundation/result.ts";
import type { PrintSettings } from "../../machines/settings.ts";
import { UM } from "../kernel/polys.ts";
import { adaptiveHeights } from "./adaptive.ts";
import type { WeldedMesh } from "./weld.ts";

export const reads = [
  "layer_height",
  "first_layer_height",
  "adaptive_layers",
  "adaptive_min_height",
  "adaptive_max_height",
  "adaptive_cusp_height",
  "spiral_vase",
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

/** Layers up to the highest point: one stands for every plane at half thickness that meets the part. */
export function layers(mesh: WeldedMesh, settings: PrintSettings): Result<readonly LayerLevel[]> {
  const { vertices } = mesh;
  let top = 0;
  for (let i = 2; i < vertices.length; i += 3) if (vertices[i]! > top) top = vertices[i]!;
  const first = settings.first_layer_height;
  if (top <= (first / 2) * UM) return fail(problem("slicing.nothing-to-print"));
  const adaptive = settings.adaptive_layers ? adaptiveHeights(mesh, first, top, settings) : [];
  const rest = settings.layer_height;
  const count = settings.adaptive_layers
    ? 1 + adaptive.length
    : 1 + Math.max(0, Math.ceil((top / UM - first - rest / 2) / rest - 1e-6));
  if (count > MOST_LAYERS)
    return fail(problem("slicing.too-many-layers", { count, most: MOST_LAYERS }));
  const levels: LayerLevel[] = [];
  let below = first;
  for (let i = 0; i < count; i++) {
    const height = i === 0 ? first : (adaptive[i - 1] ?? rest);
    below = i === 0 ? first : settings.adaptive_layers ? below + height : first + i * rest;
    // Rounded to nanometres, so that sums of decimal steps do not drift in the G-code.
    const z = Math.round(below * 1e6) / 1e6;
    levels.push({ z, height, plane: (z - height / 2) * UM });
  }
  return ok(levels);
}
