import type { Plan } from "../slicing/plan.ts";
import type { Planned } from "./gcode-types.ts";

/** What the proof of a file needs of the toolpaths. */
export function plannedOf({ layers, volumes, firstVolumes }: Plan): Planned {
  return { volumes, firstVolumes, z: Float64Array.from(layers, ({ z }) => z) };
}
