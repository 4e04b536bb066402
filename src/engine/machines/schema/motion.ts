import { acceleration, count, fraction, length, seconds, speed, yesNo } from "./kinds.ts";

const fromPrinter = { zero: "from-printer" } as const;
const fromWalls = { zero: "from-walls" } as const;

/** How fast each feature is printed. */
export const SPEED = {
  outer_wall_speed: speed("gcode", 1, 500, 40),
  inner_wall_speed: speed("gcode", 1, 500, 60),
  infill_speed: speed("gcode", 1, 500, 80),
  skin_speed: speed("gcode", 1, 500, 60),
  top_skin_speed: speed("gcode", 1, 500, 40),
  bridge_speed: speed("gcode", 1, 500, 30),
  support_speed: speed("gcode", 0, 500, 0, fromWalls),
  travel_speed: speed("gcode", 1, 1000, 150),
  first_layer_speed: speed("gcode", 1, 200, 20),
  /** Closed fromWalls shorter than `small_wall_length` are printed at this speed. */
  small_wall_speed: speed("gcode", 0, 500, 0, fromWalls),
  small_wall_length: length("gcode", 0, 500, 20, { needs: "small_wall_speed" }),
  /** Speeds of fromWalls of which 25, 50, 75 and 100 % of the width hang in the air. */
  overhang_speed_25: speed("gcode", 0, 500, 0, fromWalls),
  overhang_speed_50: speed("gcode", 0, 500, 0, fromWalls),
  overhang_speed_75: speed("gcode", 0, 500, 0, fromWalls),
  overhang_speed_100: speed("gcode", 0, 500, 0, fromWalls),
  outer_wall_acceleration: acceleration("gcode", 0, 50_000, 0, fromPrinter),
  inner_wall_acceleration: acceleration("gcode", 0, 50_000, 0, fromPrinter),
  infill_acceleration: acceleration("gcode", 0, 50_000, 0, fromPrinter),
  skin_acceleration: acceleration("gcode", 0, 50_000, 0, fromPrinter),
  top_skin_acceleration: acceleration("gcode", 0, 50_000, 0, fromPrinter),
  bridge_acceleration: acceleration("gcode", 0, 50_000, 0, fromPrinter),
  support_acceleration: acceleration("gcode", 0, 50_000, 0, fromPrinter),
  travel_acceleration: acceleration("gcode", 0, 50_000, 0, fromPrinter),
  first_layer_acceleration: acceleration("gcode", 0, 50_000, 0, fromPrinter),
};

/** Moves without plastic between the paths. */
export const TRAVEL = {
  /** Travels go round outer walls where there is a way, however long. */
  avoid_crossing_walls: yesNo("order", false),
  /** No retraction on travels that stay inside the part; they go round what is not far. */
  combing: yesNo("order", true),
  retraction_length: length("gcode", 0, 15, 0.8),
  retraction_speed: speed("gcode", 1, 120, 35),
  retraction_min_travel: length("order", 0, 50, 1.5),
  /** How far the nozzle runs back along the bead while it retracts. */
  wipe_length: length("gcode", 0, 20, 0, { zero: "off" }),
  z_hop: length("gcode", 0, 5, 0, { zero: "off" }),
};

const fromFan = { zero: "from-fan" } as const;

/** Fan, and slowing down for fromFan that would be too quick. */
export const COOLING = {
  fan_min: fraction("gcode", 0, 1, 1),
  fan_max: fraction("gcode", 0, 1, 1),
  fan_off_layers: count("gcode", 0, 100, 1),
  /** Layers over which the fan comes up to its strength. */
  fan_ramp_layers: count("gcode", 1, 100, 3),
  /** The fan rises from `fan_min` for fromFan quicker than this; 0 is twice `min_layer_time`. */
  fan_layer_time: seconds("gcode", 0, 600, 0, { zero: "auto" }),
  /** Least fan on these features, whatever the layer's fan is. */
  bridge_fan: fraction("gcode", 0, 1, 0, fromFan),
  overhang_fan: fraction("gcode", 0, 1, 0, fromFan),
  top_skin_fan: fraction("gcode", 0, 1, 0, fromFan),
  support_interface_fan: fraction("gcode", 0, 1, 0, fromFan),
  min_layer_time: seconds("gcode", 0, 300, 10),
  min_speed: speed("gcode", 1, 100, 10),
};
