import type { PrintSettings } from "../../machines/settings.ts";

/**
 * How far what lies on the bed reaches beyond the parts, mm: `own` round each of them (brim or raft),
 * `skirt` round all of them beyond that. Rafts that come near each other are laid as one.
 */
export function footingReach(settings: PrintSettings): {
  readonly own: number;
  readonly skirt: number;
} {
  const { brim_width, brim_gap, brim_side, raft_layers, raft_margin } = settings;
  const { skirt_loops, skirt_distance, first_layer_line_width } = settings;
  const brim = brim_width > 0 && brim_side !== "inner" ? brim_width + brim_gap : 0;
  return {
    own: raft_layers > 0 ? raft_margin : brim,
    skirt: skirt_loops > 0 ? skirt_distance + skirt_loops * first_layer_line_width : 0,
  };
}
