import type { GcodeFlavour, NozzleSize } from "../profile-types.ts";

/** Layers that makers print with a nozzle, where they say nothing else. */
const LAYERS: Readonly<Record<number, readonly [number, number]>> = {
  0.25: [0.05, 0.15],
  0.4: [0.05, 0.3],
  0.6: [0.15, 0.4],
  0.8: [0.2, 0.6],
};

export const nozzles = (...diameters: (0.25 | 0.4 | 0.6 | 0.8)[]): readonly NozzleSize[] =>
  diameters.map((diameter) => ({ diameter, layers: LAYERS[diameter]! }));

/** One value for X and Y, then Z and E, as firmware files give them. */
export const axes = (xy: number, z: number, e: number) => ({ x: xy, y: xy, z, e });

const ACCELERATION: Readonly<Record<GcodeFlavour, string>> = {
  marlin: "M204 P{print_acceleration} R{retract_acceleration} T{travel_acceleration}",
  prusa: "M204 P{print_acceleration} R{retract_acceleration} T{travel_acceleration}",
  klipper: "M204 S{print_acceleration}",
  reprapfirmware: "M204 P{print_acceleration} T{travel_acceleration}",
};

interface Start {
  readonly flavour: GcodeFlavour;
  /** Homes, and levels the bed. */
  readonly home: readonly string[];
  /**
   * The nozzle touches the bed to find its height: it must not ooze while it does, so it is only
   * warm then. A text is an expression for that temperature.
   */
  readonly warm?: string;
  /** Where the line begins that fills the nozzle: 60 mm along X. */
  readonly prime: readonly [number, number];
}

/**
 * The start is the same on every machine: heat, wait, home, prime beside the part. Temperatures are
 * waited for before the nozzle pushes filament.
 */
export function start({ flavour, home, warm, prime }: Start): string[] {
  const nozzle = "{first_layer_nozzle_temperature}";
  return [
    "G21 ; millimetres",
    "G90 ; absolute positions",
    "M83 ; relative filament",
    "M107 ; fan off",
    "M140 S{first_layer_bed_temperature}",
    `M104 S${warm ? `{${warm}}` : nozzle}`,
    "M190 S{first_layer_bed_temperature} ; wait for the bed",
    warm ? waitWarm(flavour, warm) : `M109 S${nozzle}`,
    ...home,
    ...(warm ? ["G1 Z10 F600", `G1 X${prime[0]} Y${prime[1]} F6000`, `M109 S${nozzle}`] : []),
    ACCELERATION[flavour],
    "G92 E0",
    ...primeLine(prime[0], prime[1]),
  ];
}

/** Klipper takes no R, and would heat to 0. */
const waitWarm = (flavour: GcodeFlavour, warm: string): string =>
  `M109 ${flavour === "klipper" ? "S" : "R"}{${warm}} ; wait until the nozzle is warm, not hot`;

/** A line beside the part that fills the nozzle, 0.3 mm high; a fine nozzle cannot push as fast. */
function primeLine(x: number, y: number): string[] {
  return [
    `G1 X${x} Y${y} F6000`,
    "G1 Z0.3 F600",
    "{if nozzle_diameter < 0.4}",
    `G1 X${x + 60} E4.5 F500`,
    "{else}",
    `G1 X${x + 60} E9 F1000`,
    "{endif}",
    `G1 X${x + 80} F6000`,
    "G1 E-{retraction_length} F{retraction_speed * 60}",
    "G1 Z2 F600",
    "G92 E0",
  ];
}

/** Lift clear of the part, bring it to the front, everything off. `parkX`: 10 is the left. */
export function end(parkX: number, last: readonly string[] = []): string[] {
  return [
    "G91 ; relative, to lift clear of the part",
    "G1 Z{end_lift} F600",
    "G90",
    `G1 X${parkX} Y{bed_depth - 10} F6000 ; bring the part to the front`,
    "M104 S0 ; nozzle off",
    "M140 S0 ; bed off",
    "M107 ; fan off",
    ...last,
    "M84 ; motors off",
  ];
}
