/** What each path is for. The order is the code stored in `PlanLayer.roles`. */
export const PATH_ROLES = [
  "skirt",
  "brim",
  "support",
  "outer-wall",
  "inner-wall",
  "bottom-skin",
  "top-skin",
  "solid-infill",
  "bridge",
  "sparse-infill",
] as const;
export type PathRole = (typeof PATH_ROLES)[number];

/**
 * The toolpaths of one layer in printing order, as flat arrays (transferable). Path i has the
 * points `starts[i]` to `starts[i + 1]` (so `starts` has one more entry than there are paths).
 */
export interface PlanLayer {
  /** Height of the nozzle, mm. */
  readonly z: number;
  /** Thickness of the layer, mm. */
  readonly height: number;
  readonly roles: Uint8Array;
  readonly starts: Uint32Array;
  /** xy, mm on the bed, 2 numbers a point. A closed path repeats its first point at its end. */
  readonly points: Float64Array;
  /** Width of each path's bead, mm. */
  readonly widths: Float32Array;
}

export interface Plan {
  readonly layers: readonly PlanLayer[];
  /** Extruded volume by role, mm³, bead cross-section: rounded rectangle. Index as PATH_ROLES. */
  readonly volumes: Float64Array;
}
