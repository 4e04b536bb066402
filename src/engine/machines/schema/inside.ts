import { angle, area, basic, choice, count, fraction, length, yesNo } from "./kinds.ts";

/** The sparse filling inside. */
export const INFILL = {
  /** Fraction 0..1. */
  infill_density: basic(fraction("infill", 0, 1, 0.15)),
  infill_pattern: basic(
    choice(
      "infill",
      ["lines", "grid", "triangles", "cubic", "honeycomb", "gyroid", "concentric", "zigzag"],
      "lines",
    ),
  ),
  infill_angle: angle("infill", 0, 180, 45),
  /** Fraction of the line width by which skin and infill overlap the innermost wall. */
  infill_overlap: fraction("infill", 0, 0.6, 0.25),
  /** How far the end of an infill line runs along the wall to hold on to it. */
  infill_anchor: length("infill", 0, 50, 20, { zero: "off" }),
  /** Sparse areas smaller than this are filled solid. */
  solid_infill_below_area: area("infill", 0, 1000, 15, { zero: "off" }),
  infill_flow: fraction("gcode", 0.5, 2, 1),
};

const supported = { needs: "support" } as const;

/** Columns under what hangs in the air. */
export const SUPPORT = {
  support: basic(yesNo("support", false)),
  /** Overhangs that lean over farther than this from the vertical are supported. */
  support_angle: angle("support", 0, 89, 45, supported),
  support_on_bed_only: yesNo("support", false, supported),
  support_pattern: choice("support", ["lines", "grid", "zigzag"], "lines", supported),
  support_density: fraction("support", 0.02, 1, 0.18, supported),
  /** Solid layers between support and part: above the support. */
  support_roof_layers: count("support", 0, 20, 2, supported),
  /** Solid layers where support stands on the part. */
  support_floor_layers: count("support", 0, 20, 0, supported),
  support_interface_density: fraction("support", 0.1, 1, 0.8, supported),
  support_gap_z: length("support", 0, 2, 0.2, supported),
  support_gap_xy: length("support", 0, 5, 0.7, supported),
  /** Flat spans up to this length between two ends that rest are bridged instead. */
  support_max_bridge: length("support", 0, 100, 10, { needs: "support", zero: "off" }),
  support_flow: fraction("gcode", 0.5, 2, 1, supported),
};

/** What holds the first layer to the bed. */
export const ADHESION = {
  skirt_loops: count("adhesion", 0, 20, 1),
  skirt_distance: length("adhesion", 0, 50, 3, { needs: "skirt_loops" }),
  brim_width: basic(length("adhesion", 0, 50, 0, { zero: "off" })),
  brim_side: choice("adhesion", ["outer", "inner", "both"], "outer", { needs: "brim_width" }),
  brim_gap: length("adhesion", 0, 2, 0, { needs: "brim_width" }),
  raft_layers: count("adhesion", 0, 20, 0, { zero: "off" }),
  raft_margin: length("adhesion", 0, 30, 3, { needs: "raft_layers" }),
  /** Air between the raft and the first layer of the part. */
  raft_gap: length("adhesion", 0, 2, 0.2, { needs: "raft_layers" }),
};
