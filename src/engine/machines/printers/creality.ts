import type { PrinterProfile } from "../profile-types.ts";
import { axes, end, nozzles, start } from "./parts.ts";

export const CREALITY: readonly PrinterProfile[] = [
  {
    id: "ender3",
    name: "Creality Ender-3",
    source:
      "Creality, Ender-3 user manual (2018); Marlin's example configuration for its mainboard (2024): feed, acceleration",
    notes:
      "The nozzle is kept to 250 °C, since its tube reaches down to the heat. Jerk is that of Creality's own firmware of 2018; newer Marlin uses a junction deviation of 0.08 mm.",
    flavour: "marlin",
    bed: { width: 220, depth: 220, height: 250 },
    nozzleDiameter: 0.4,
    nozzles: nozzles(0.4, 0.6),
    maxNozzleTemperature: 250,
    maxBedTemperature: 110,
    limits: {
      maxFeed: axes(500, 5, 25),
      maxAcceleration: axes(500, 100, 5000),
      acceleration: { print: 500, travel: 500, retract: 500 },
      jerk: axes(10, 0.4, 5),
    },
    // The filament is pushed through a tube, so it takes a long pull to stop the flow.
    retraction: { length: 5, speed: 25, minTravel: 1.5, lift: 0 },
    startGcode: start({ flavour: "marlin", home: ["G28 ; home"], prime: [10, 4] }),
    endGcode: end(10),
  },
  {
    id: "ender3-v2",
    name: "Creality Ender-3 V2",
    source:
      "Creality, Ender-3 V2 user manual (2020): bed, temperatures; Marlin's example configuration for its mainboard (2024): feed, acceleration, jerk; PrusaSlicer's Creality profiles 0.2 (2022): layers, retraction",
    notes: "The nozzle is kept to 250 °C, since its tube reaches down to the heat.",
    flavour: "marlin",
    bed: { width: 220, depth: 220, height: 250 },
    nozzleDiameter: 0.4,
    nozzles: nozzles(0.4, 0.6),
    maxNozzleTemperature: 250,
    maxBedTemperature: 100,
    limits: {
      maxFeed: axes(500, 5, 25),
      maxAcceleration: axes(500, 100, 1000),
      acceleration: { print: 500, travel: 1000, retract: 500 },
      jerk: axes(10, 0.3, 5),
    },
    retraction: { length: 5, speed: 25, minTravel: 2, lift: 0 },
    startGcode: start({ flavour: "marlin", home: ["G28 ; home"], prime: [10, 4] }),
    endGcode: end(10),
  },
  {
    id: "ender3-v3-se",
    name: "Creality Ender-3 V3 SE",
    source:
      "Creality, published firmware source of the Ender-3 V3 SE, Configuration.h (2023): feed, acceleration, junction deviation, temperatures; OrcaSlicer's profile (2024): bed, retraction",
    notes:
      "Taken from the branch of the firmware for high speed, which matches the 2500 mm/s² that Creality states.",
    flavour: "marlin",
    bed: { width: 220, depth: 220, height: 250 },
    nozzleDiameter: 0.4,
    nozzles: nozzles(0.4, 0.6, 0.8),
    maxNozzleTemperature: 260,
    maxBedTemperature: 100,
    limits: {
      maxFeed: axes(500, 5, 30),
      maxAcceleration: axes(4000, 4000, 4000),
      acceleration: { print: 2500, travel: 2500, retract: 2500 },
      jerk: axes(12, 0.8, 5),
      junctionDeviation: 0.1,
    },
    retraction: { length: 1.2, speed: 30, minTravel: 2, lift: 0.2 },
    startGcode: start({
      flavour: "marlin",
      home: ["G28 ; home", "M420 S1 ; use the bed's kept shape"],
      prime: [10, 4],
    }),
    endGcode: end(10),
  },
  {
    id: "ender3-v3-ke",
    name: "Creality Ender-3 V3 KE",
    source: "OrcaSlicer's profile of the Ender-3 V3 KE (2024): bed, feed, acceleration, retraction",
    notes:
      "Temperatures and the speed through corners are assumed from Creality's product page and Klipper's default.",
    flavour: "klipper",
    bed: { width: 220, depth: 220, height: 240 },
    nozzleDiameter: 0.4,
    nozzles: nozzles(0.4, 0.6, 0.8),
    maxNozzleTemperature: 300,
    maxBedTemperature: 100,
    limits: {
      maxFeed: axes(500, 30, 40),
      maxAcceleration: axes(8000, 300, 5000),
      acceleration: { print: 5000, travel: 8000, retract: 5000 },
      jerk: axes(7, 0.4, 5),
      squareCornerVelocity: 5,
    },
    retraction: { length: 0.5, speed: 30, minTravel: 2, lift: 0.2 },
    thumbnails: [
      [96, 96],
      [300, 300],
    ],
    startGcode: start({
      flavour: "klipper",
      home: ["G28 ; home", "BED_MESH_CALIBRATE ; measure the bed"],
      prime: [10, 4],
    }),
    endGcode: end(10),
  },
  {
    id: "k1",
    name: "Creality K1",
    source:
      "Creality, published printer.cfg of the K1 (2023): feed, acceleration, speed through corners; OrcaSlicer's profile (2023): bed, layers, retraction",
    notes:
      "Temperatures are those of the product page (the firmware allows 320 and 120 °C). Accelerations of prints are assumed: well under the 20 000 mm/s² that the machine can do.",
    flavour: "klipper",
    bed: { width: 220, depth: 220, height: 250 },
    nozzleDiameter: 0.4,
    nozzles: nozzles(0.4, 0.6, 0.8),
    maxNozzleTemperature: 300,
    maxBedTemperature: 100,
    limits: {
      maxFeed: axes(800, 20, 100),
      maxAcceleration: axes(20_000, 300, 5000),
      acceleration: { print: 8000, travel: 9000, retract: 5000 },
      jerk: axes(12, 2, 2.5),
      squareCornerVelocity: 5,
    },
    retraction: { length: 0.6, speed: 40, minTravel: 2, lift: 0.2 },
    thumbnails: [
      [100, 100],
      [320, 320],
    ],
    startGcode: start({
      flavour: "klipper",
      home: ["G28 ; home", "BED_MESH_CALIBRATE ; measure the bed"],
      warm: "150",
      prime: [10, 4],
    }),
    endGcode: end(10),
  },
];
