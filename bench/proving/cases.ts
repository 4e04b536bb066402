import { seededRandom } from "../../src/engine/foundation/random.ts";
import type { PrintProfile } from "../../src/engine/machines/profile-types.ts";
import { resolveProfile } from "../../src/engine/machines/resolve.ts";
import { SETTINGS, type Setting, settingOf } from "../../src/engine/machines/settings.ts";

type Values = Record<string, number | string | boolean>;

/** Settings of one run. */
export interface Case {
  readonly name: string;
  readonly profile: PrintProfile;
}

/** What a person might set; other numbers stay as they are, for they only fill in speeds and heat. */
const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  layer_height: [0.08, 0.3],
  first_layer_height: [0.12, 0.3],
  adaptive_min_height: [0.06, 0.14],
  adaptive_max_height: [0.2, 0.3],
  adaptive_cusp_height: [0.02, 0.15],
  line_width: [0.35, 0.7],
  first_layer_line_width: [0.4, 0.7],
  outer_wall_line_width: [0.35, 0.55],
  inner_wall_line_width: [0.4, 0.7],
  skin_line_width: [0.35, 0.6],
  top_skin_line_width: [0.35, 0.6],
  infill_line_width: [0.4, 0.8],
  support_line_width: [0.35, 0.6],
  max_resolution: [0, 0.05],
  xy_compensation: [-0.15, 0.15],
  hole_compensation: [-0.2, 0.2],
  elephant_foot_compensation: [0, 0.3],
  wall_count: [1, 5],
  min_bead_width: [0.4, 1],
  min_feature_size: [0.1, 0.6],
  outer_wall_flow: [0.9, 1.1],
  inner_wall_flow: [0.9, 1.1],
  top_layers: [0, 7],
  bottom_layers: [0, 7],
  top_thickness: [0, 1.5],
  bottom_thickness: [0, 1.5],
  skin_overlap: [0, 2],
  bridge_angle: [0, 180],
  infill_density: [0, 1],
  infill_angle: [0, 180],
  infill_overlap: [0, 0.4],
  infill_anchor: [0, 5],
  solid_infill_below_area: [0, 40],
  support_angle: [20, 70],
  support_density: [0.1, 0.5],
  support_roof_layers: [0, 4],
  support_floor_layers: [0, 4],
  support_gap_z: [0, 0.4],
  support_gap_xy: [0.2, 1.2],
  support_max_bridge: [0, 20],
  skirt_loops: [0, 4],
  skirt_distance: [0, 8],
  brim_width: [0, 8],
  brim_gap: [0, 0.3],
  raft_layers: [0, 5],
  raft_margin: [0, 6],
  raft_gap: [0.05, 0.3],
  retraction_length: [0, 3],
  retraction_min_travel: [0.5, 5],
  wipe_length: [0, 3],
  z_hop: [0, 0.6],
  arc_tolerance: [0.005, 0.05],
  fan_off_layers: [0, 5],
  overhang_speed_50: [0, 20],
  overhang_fan: [0, 1],
  small_wall_speed: [0, 20],
};
/** Off as a rule, or nothing else would be seen. */
const RARE = new Set(["spiral_vase", "raft_layers", "xy_compensation", "infill_density"]);
/** What must be on for a setting to say anything. */
const withNeeds = (name: string, value: Values[string]): Values => {
  const needs = settingOf(name)?.needs;
  const on = needs && settingOf(needs);
  if (!on) return { [name]: value };
  return { [needs]: on.kind === "boolean" ? true : needs === "brim_width" ? 4 : 3, [name]: value };
};

/** Settings that are dangerous together. */
const TOGETHER: readonly Values[] = [
  {},
  { spiral_vase: true },
  { spiral_vase: true, raft_layers: 3 },
  { spiral_vase: true, adaptive_layers: true },
  { spiral_vase: true, z_hop: 0.4, wipe_length: 2, relative_extrusion: false },
  { spiral_vase: true, bottom_layers: 0, layer_height: 0.13 },
  { raft_layers: 3, support: true, adaptive_layers: true },
  { support: true, support_gap_z: 0, support_gap_xy: 0.2, support_floor_layers: 2 },
  { wipe_length: 3, z_hop: 0.4, relative_extrusion: false, arc_fitting: true },
  { infill_density: 1 },
  { infill_density: 1, wall_generator: "fixed", skin_pattern: "concentric" },
  { infill_density: 0, top_layers: 0 },
  { one_wall_on_top: true, vertical_shell_thickness: true, wall_count: 4 },
  { brim_width: 6, brim_side: "both", brim_gap: 0.1 },
  { skirt_loops: 3, skirt_distance: 40 },
  { layer_height: 0.04, first_layer_height: 0.08 },
  { layer_height: 0.04, first_layer_height: 0.08, line_width: 1.2, first_layer_line_width: 1.2 },
  { layer_height: 0.3, line_width: 0.32, first_layer_height: 0.3, first_layer_line_width: 0.32 },
  { combing: true, avoid_crossing_walls: true },
  { combing: false, avoid_crossing_walls: true, wall_count: 1 },
  {
    adaptive_layers: true,
    adaptive_min_height: 0.06,
    adaptive_max_height: 0.3,
    bridge_over_infill: true,
  },
  { wall_count: 1, infill_density: 0, top_layers: 0, bottom_layers: 0 },
];

/** The settings known to be dangerous, each choice alone, and as many at random as asked for. */
export function casesOf(seed: number, random: number): Case[] {
  const cases: Case[] = TOGETHER.map((set) => made(set)).filter((one) => one !== undefined);
  for (const setting of SETTINGS)
    for (const value of alone(setting)) {
      const one = made(withNeeds(setting.name, value));
      if (one) cases.push(one);
    }
  const chance = seededRandom(seed);
  while (random > 0) {
    const one = made(anyOf(chance));
    if (!one) continue;
    cases.push(one);
    random--;
  }
  return cases;
}

function alone(setting: Setting): (boolean | string)[] {
  if (setting.kind === "boolean") return [!setting.default];
  if (setting.kind === "choice") return setting.choices.filter((id) => id !== setting.default);
  return [];
}

function anyOf(chance: () => number): Values {
  const set: Values = {};
  for (const setting of SETTINGS) {
    const often = RARE.has(setting.name) ? 0.06 : 0.2;
    if (chance() > often) continue;
    const range = RANGES[setting.name];
    if (setting.kind === "boolean") set[setting.name] = !setting.default;
    else if (setting.kind === "choice")
      set[setting.name] = setting.choices[Math.floor(chance() * setting.choices.length)]!;
    else if (range) {
      const value = range[0] + chance() * (range[1] - range[0]);
      set[setting.name] = setting.kind === "integer" ? Math.round(value) : Number(value.toFixed(2));
    }
  }
  return set;
}

/** `undefined` where the values contradict each other. */
function made(set: Values): Case | undefined {
  const profile = resolveProfile({ set });
  if (!profile.ok) return undefined;
  const name = Object.entries(set).map(([key, value]) => `${key}=${value}`);
  return { name: name.join(" ") || "as it comes", profile: profile.value };
}
