import { describe, expect, it } from "vitest";
import { SETTINGS } from "../machines/settings.ts";
import { SLICING_READS } from "./reads.ts";

/** Settings of the schema whose steps are still being built; one that is read may not stand here. */
const YET = new Set([
  "outer_wall_line_width",
  "inner_wall_line_width",
  "support_line_width",
  "xy_compensation",
  "hole_compensation",
  "elephant_foot_compensation",
  "wall_generator",
  "min_bead_width",
  "min_feature_size",
  "wall_transition_length",
  "wall_transition_angle",
  "wall_transition_filter",
  "wall_distribution_count",
  "precise_outer_wall",
  "one_wall_on_top",
  "extra_walls_on_slopes",
  "support_angle",
  "support_on_bed_only",
  "support_pattern",
  "support_density",
  "support_roof_layers",
  "support_floor_layers",
  "support_interface_density",
  "support_gap_z",
  "support_gap_xy",
  "brim_side",
  "brim_gap",
  "raft_layers",
  "raft_margin",
  "raft_gap",
]);

describe("what the steps read", () => {
  it.each(SETTINGS.map(({ name, step }) => [name, step] as const))(
    "%s is read by the step that the schema names: %s",
    (name, step) => {
      const readers = Object.keys(SLICING_READS).filter((s) => SLICING_READS[s]!.includes(name));
      if (step === "gcode" || YET.has(name)) expect(readers).toEqual([]);
      else expect(readers).toContain(step);
    },
  );
});
