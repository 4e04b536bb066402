import type { PrintSettings } from "../../machines/settings.ts";
import type { WallLaying } from "./lay.ts";
import type { Nozzle } from "./layer-builder.ts";

export const reads = [
  "wall_order",
  "seam",
  "retraction_min_travel",
  "combing",
  "avoid_crossing_walls",
] as const satisfies readonly (keyof PrintSettings)[];

/**
 * The nozzle at the bed's corner, whatever was laid before: so a layer is ordered alike by whoever
 * lays it. `before`: where it is in truth, for the way to its first path.
 */
export function anywhere(before?: Nozzle): Nozzle {
  const came = before?.known ? { x: before.x, y: before.y } : before?.came;
  return { x: 0, y: 0, known: false, came, seams: [] };
}

/** How the walls of a layer are laid; takes over the seams that the nozzle remembers. */
export function wallLaying(
  { wall_order, seam }: PrintSettings,
  nozzle: Nozzle,
  layer: number,
  under: Pick<WallLaying, "grade" | "held"> = {},
): WallLaying {
  const below = nozzle.seams;
  nozzle.seams = [];
  return { order: wall_order, seam, below, layer, ...under };
}
