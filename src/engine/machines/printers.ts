import type { PrinterProfile } from "./profile-types.ts";

/**
 * The start is the same on every machine: heat, wait, home, prime outside the part. Temperatures are
 * waited for before the nozzle pushes filament.
 */
const heatAndHome = (home: readonly string[]): string[] => [
  "G21 ; millimetres",
  "G90 ; absolute positions",
  "M83 ; relative filament",
  "M107 ; fan off",
  "M140 S{first_layer_bed_temperature}",
  "M104 S{first_layer_nozzle_temperature}",
  "M190 S{first_layer_bed_temperature} ; wait for the bed",
  "M109 S{first_layer_nozzle_temperature} ; wait for the nozzle",
  ...home,
  "G92 E0",
];

const endHot = (parkX: number): string[] => [
  "G91 ; relative, to lift clear of the part",
  "G1 Z{end_lift} F600",
  "G90",
  `G1 X${parkX} Y{park_y} F6000 ; bring the part to the front`,
  "M104 S0 ; nozzle off",
  "M140 S0 ; bed off",
  "M107 ; fan off",
  "M84 ; motors off",
];

/** A line along the front edge that fills the nozzle: 60 mm at 0.3 mm high. */
const primeLine = (x: number, y: number): string[] => [
  `G1 X${x} Y${y} F6000`,
  "G1 Z0.3 F600",
  `G1 X${x + 60} E9 F1000`,
  `G1 X${x + 80} F6000`,
  "G1 E-{retraction_length} F{retraction_feed}",
  "G1 Z2 F600",
  "G92 E0",
];

/** Printers that a G-code can be made for, each with a 0.4 mm nozzle. */
export const PRINTERS: readonly PrinterProfile[] = [
  {
    id: "mk4",
    name: "Prusa MK4",
    source: "Prusa Research, Original Prusa MK4 product page and firmware limits, 2023",
    flavour: "marlin",
    bed: { width: 250, depth: 210, height: 220 },
    nozzleDiameter: 0.4,
    maxNozzleTemperature: 290,
    maxBedTemperature: 120,
    limits: {
      maxFeed: { x: 300, y: 300, z: 40, e: 100 },
      maxAcceleration: { x: 4000, y: 4000, z: 200, e: 2500 },
      acceleration: { print: 2000, travel: 4000, retract: 1200 },
      jerk: { x: 8, y: 8, z: 2, e: 10 },
    },
    retraction: { length: 0.7, speed: 35, minTravel: 1.5, lift: 0.2 },
    startGcode: [...heatAndHome(["G28 ; home", "G29 ; level the bed"]), ...primeLine(10, 4)],
    endGcode: endHot(240),
  },
  {
    id: "mk3s",
    name: "Prusa MK3S+",
    source: "Prusa Research, Original Prusa i3 MK3S+ handbook and firmware limits, 2020",
    flavour: "marlin",
    bed: { width: 250, depth: 210, height: 210 },
    nozzleDiameter: 0.4,
    maxNozzleTemperature: 300,
    maxBedTemperature: 120,
    limits: {
      maxFeed: { x: 200, y: 200, z: 12, e: 120 },
      maxAcceleration: { x: 1000, y: 1000, z: 200, e: 5000 },
      acceleration: { print: 1000, travel: 1000, retract: 1250 },
      jerk: { x: 8, y: 8, z: 0.4, e: 4.5 },
    },
    retraction: { length: 0.8, speed: 35, minTravel: 1.5, lift: 0.2 },
    startGcode: [...heatAndHome(["G28 W ; home", "G80 ; level the bed"]), ...primeLine(10, 4)],
    endGcode: endHot(240),
  },
  {
    id: "ender3",
    name: "Creality Ender-3",
    source: "Creality, Ender-3 user manual and Marlin 1.1 firmware limits, 2018",
    flavour: "marlin",
    bed: { width: 220, depth: 220, height: 250 },
    nozzleDiameter: 0.4,
    maxNozzleTemperature: 250,
    maxBedTemperature: 110,
    limits: {
      maxFeed: { x: 500, y: 500, z: 5, e: 25 },
      maxAcceleration: { x: 500, y: 500, z: 100, e: 5000 },
      acceleration: { print: 500, travel: 500, retract: 500 },
      jerk: { x: 10, y: 10, z: 0.4, e: 5 },
    },
    // The filament is pushed through a tube, so it takes a long pull to stop the flow.
    retraction: { length: 5, speed: 25, minTravel: 1.5, lift: 0 },
    startGcode: [...heatAndHome(["G28 ; home"]), ...primeLine(10, 4)],
    endGcode: endHot(10),
  },
];
