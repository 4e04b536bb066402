/** What each path is for. The order is the code stored in `PlanLayer.roles`. */
export const PATH_ROLES = [
  "skirt",
  "brim",
  "raft",
  "support",
  "support-interface",
  "outer-wall",
  "inner-wall",
  "gap-fill",
  "bottom-skin",
  "top-skin",
  "solid-infill",
  "bridge",
  "internal-bridge",
  "sparse-infill",
  "ironing",
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
  /** What each path is given of the plastic that its bead's size asks for; 1 as a rule. */
  readonly flows: Float32Array;
  /** How much of each path hangs over the layer below: 0 held, 1 to 4 for each quarter of a bead. */
  readonly overhangs: Uint8Array;
  /** 1 where the travel to the path pulls the filament back, and for the first path of all. */
  readonly retracts: Uint8Array;
  /** Points on the way to path i, without its ends: `viaStarts[i]` to `viaStarts[i + 1]`; xy, mm. */
  readonly viaStarts: Uint32Array;
  readonly vias: Float64Array;
  /** The nozzle rises by the layer's thickness along the layer, which is one path. */
  readonly spiral: boolean;
}

export interface Plan {
  readonly layers: readonly PlanLayer[];
  /** Extruded volume by role, mm³, bead cross-section: rounded rectangle, times its flow. Index as PATH_ROLES. */
  readonly volumes: Float64Array;
  /** The part of it that lies on the first layer. */
  readonly firstVolumes: Float64Array;
}
