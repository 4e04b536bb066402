import { angle, basic, choice, count, fraction, length, speed, yesNo } from "./kinds.ts";

const fromLineWidth = { zero: "from-line-width" } as const;
const adaptive = { needs: "adaptive_layers" } as const;

/** Layers, widths of beads, and how true the outline is. */
export const QUALITY = {
  layer_height: basic(length("layers", 0.04, 0.8, 0.2)),
  first_layer_height: length("layers", 0.08, 0.8, 0.2),
  /** Thin layers where the surface is flat and shows steps, thick ones where it is steep. */
  adaptive_layers: yesNo("layers", false),
  adaptive_min_height: length("layers", 0.04, 0.8, 0.08, adaptive),
  adaptive_max_height: length("layers", 0.04, 0.8, 0.28, adaptive),
  /** Cusp height: how far a stair step may stand off the surface, measured along its normal. */
  adaptive_cusp_height: length("layers", 0.01, 0.5, 0.06, adaptive),
  /** One rising outer wall without a seam; no top, no infill. */
  spiral_vase: yesNo("layers", false),
  line_width: length("walls", 0.1, 2, 0.45),
  first_layer_line_width: length("walls", 0.1, 2, 0.45),
  outer_wall_line_width: length("walls", 0, 2, 0, fromLineWidth),
  inner_wall_line_width: length("walls", 0, 2, 0, fromLineWidth),
  skin_line_width: length("skins", 0, 2, 0, fromLineWidth),
  top_skin_line_width: length("skins", 0, 2, 0, fromLineWidth),
  infill_line_width: length("infill", 0, 2, 0, fromLineWidth),
  support_line_width: length("support", 0, 2, 0, fromLineWidth),
  /** Tolerance of the simplified outline. */
  max_resolution: length("slice", 0, 0.5, 0.012),
  /** Grows the part sideways (negative: shrinks), holes and outlines alike. */
  xy_compensation: length("regions", -1, 1, 0),
  /** Widens holes (negative: narrows), beyond `xy_compensation`. */
  hole_compensation: length("regions", -1, 1, 0),
  /** Draws the outline of the first layer in, which is pressed wide on the bed. */
  elephant_foot_compensation: length("regions", 0, 1, 0),
};

/** Walls, their beads and their seam. */
export const WALLS = {
  wall_count: basic(count("walls", 1, 20, 2)),
  /** `variable`: beads change their width along the medial axis; `fixed`: offsets of one width. */
  wall_generator: choice("walls", ["variable", "fixed"], "variable"),
  wall_order: choice("order", ["inner-first", "outer-first", "inner-outer-inner"], "inner-first"),
  /** Narrowest bead of variable width, as a share of the line width. */
  min_bead_width: fraction("walls", 0.1, 1, 0.55),
  /** Thinnest place that gets a bead at all (widened to `min_bead_width`), share of the line width. */
  min_feature_size: fraction("walls", 0, 1, 0.25),
  /** The outer bead does not overlap the next one, so that its outside is exact. */
  precise_outer_wall: yesNo("walls", false),
  one_wall_on_top: yesNo("walls", false),
  seam: choice("order", ["aligned", "rear", "nearest", "sharpest", "random"], "rear"),
  outer_wall_flow: fraction("gcode", 0.5, 2, 1),
  inner_wall_flow: fraction("gcode", 0.5, 2, 1),
};

const ironed = { needs: "ironing" } as const;
const fromLayers = { zero: "from-layers" } as const;

/** Solid layers at the top and bottom, bridges and ironing. */
export const SKINS = {
  top_layers: basic(count("skins", 0, 100, 4)),
  bottom_layers: basic(count("skins", 0, 100, 4)),
  /** Least thickness of the top skin; more layers than `top_layers` are laid where need be. */
  top_thickness: length("skins", 0, 20, 0, fromLayers),
  bottom_thickness: length("skins", 0, 20, 0, fromLayers),
  /** Solid infill behind walls on slopes, so that the shell is as thick as it is wide there. */
  vertical_shell_thickness: yesNo("skins", true),
  skin_pattern: choice("skins", ["monotonic", "lines", "concentric"], "monotonic"),
  /** How far a skin reaches over the sparse infill beside it, as a share of the line width. */
  skin_overlap: fraction("skins", 0, 10, 1),
  skin_flow: fraction("gcode", 0.5, 2, 1),
  top_skin_flow: fraction("gcode", 0.5, 2, 1),
  ironing: yesNo("skins", false),
  ironing_spacing: length("skins", 0.02, 1, 0.1, ironed),
  ironing_flow: fraction("gcode", 0, 1, 0.1, ironed),
  ironing_speed: speed("gcode", 1, 200, 15, ironed),
  /** Direction of bridges; 0 finds it from the anchors, 180 is along X. */
  bridge_angle: angle("bridges", 0, 180, 0, { zero: "auto" }),
  /** The first skin over sparse infill is laid as a bridge. */
  bridge_over_infill: yesNo("bridges", false),
  bridge_flow: fraction("gcode", 0.5, 2, 1),
};
