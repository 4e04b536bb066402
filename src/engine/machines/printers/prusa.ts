import type { PrinterProfile } from "../profile-types.ts";
import { axes, end, nozzles, start } from "./parts.ts";

/** The load cell feels the bed through the nozzle; stiff plastics need more heat not to hold on to it. */
const WARM = 'material == "PC" or material == "PA" ? first_layer_nozzle_temperature - 25 : 170';

/** Small in lists, middling while it prints, large before: of the firmware from 5.1 on. */
const screen = [
  [16, 16],
  [313, 173],
  [480, 240],
] as const;

const mk4: PrinterProfile = {
  id: "mk4",
  name: "Prusa MK4",
  source:
    "Prusa Research, Buddy firmware Configuration_MK4.h (2023): feed, acceleration, jerk, temperatures; PrusaResearch profiles 2.4 (2025): retraction, pictures",
  notes: "Printing acceleration is assumed: half of what the firmware allows.",
  flavour: "prusa",
  bed: { width: 250, depth: 210, height: 220 },
  nozzleDiameter: 0.4,
  nozzles: nozzles(0.25, 0.4, 0.6, 0.8),
  maxNozzleTemperature: 290,
  maxBedTemperature: 120,
  limits: {
    maxFeed: axes(300, 40, 100),
    maxAcceleration: axes(4000, 200, 2500),
    acceleration: { print: 2000, travel: 4000, retract: 1200 },
    jerk: axes(8, 2, 10),
  },
  retraction: { length: 0.7, speed: 35, minTravel: 1.5, lift: 0.2 },
  thumbnails: screen,
  thumbnailFormat: "qoi",
  startGcode: [
    "M862.1 P{nozzle_diameter} ; is this nozzle in the printer?",
    ...start({
      flavour: "prusa",
      home: ["G28 ; home", "G29 ; level the bed"],
      warm: WARM,
      prime: [10, 4],
    }),
  ],
  endGcode: end(240),
};

export const PRUSA: readonly PrinterProfile[] = [
  mk4,
  {
    id: "mk3s",
    name: "Prusa MK3S+",
    source:
      "Prusa Research, MK3S firmware variant file (2019 to 2024): feed, acceleration, temperatures; PrusaResearch profiles 1.5 (2022): jerk, layers, retraction, M900",
    flavour: "prusa",
    bed: { width: 250, depth: 210, height: 210 },
    nozzleDiameter: 0.4,
    nozzles: nozzles(0.25, 0.4, 0.6, 0.8),
    maxNozzleTemperature: 300,
    maxBedTemperature: 120,
    limits: {
      maxFeed: axes(200, 12, 120),
      maxAcceleration: axes(1000, 200, 5000),
      acceleration: { print: 1250, travel: 1250, retract: 1250 },
      jerk: axes(8, 0.4, 4.5),
    },
    retraction: { length: 0.8, speed: 35, minTravel: 1.5, lift: 0.2 },
    thumbnails: [[160, 120]],
    advanceOrder: "M900",
    startGcode: start({
      flavour: "prusa",
      home: ["G28 W ; home", "G80 ; level the bed"],
      prime: [10, 4],
    }),
    endGcode: end(240),
  },
  {
    ...mk4,
    id: "mk4s",
    name: "Prusa MK4S",
    source:
      "Prusa Research, PrusaResearch profiles 2.4 (2025): the MK4S takes over the figures of the MK4 with input shaper; Buddy firmware (2024)",
    notes: "Printing acceleration is assumed.",
    limits: { ...mk4.limits, acceleration: { print: 3000, travel: 4000, retract: 1200 } },
  },
  {
    id: "mini",
    name: "Prusa MINI+",
    source:
      "Prusa Research, PrusaResearch profiles 1.5 (2022): bed, feed, acceleration, jerk, retraction, M900; profiles 2.4 (2025): pictures; Buddy firmware Configuration_MINI.h (2023): feed, acceleration, jerk, bed temperature",
    notes: "The firmware allows 290 °C; the nozzle is kept to the 280 °C of the product page.",
    flavour: "prusa",
    bed: { width: 180, depth: 180, height: 180 },
    nozzleDiameter: 0.4,
    nozzles: nozzles(0.25, 0.4, 0.6, 0.8),
    maxNozzleTemperature: 280,
    maxBedTemperature: 100,
    limits: {
      maxFeed: axes(180, 12, 80),
      maxAcceleration: axes(2500, 400, 5000),
      acceleration: { print: 1250, travel: 2500, retract: 1250 },
      jerk: axes(8, 2, 10),
    },
    retraction: { length: 3.2, speed: 70, minTravel: 1.5, lift: 0.2 },
    thumbnails: [
      [16, 16],
      [220, 124],
      [200, 240],
    ],
    thumbnailFormat: "qoi",
    advanceOrder: "M900",
    startGcode: start({
      flavour: "prusa",
      home: ["G28 ; home", "G29 ; level the bed"],
      warm: "170",
      prime: [10, 2],
    }),
    endGcode: end(170),
  },
  {
    id: "xl",
    name: "Prusa XL (one tool)",
    source:
      "Prusa Research, Buddy firmware Configuration_XL.h (2023): bed, acceleration, jerk, temperatures; PrusaResearch profiles (2023): layers, retraction; profiles 2.4 (2025): pictures",
    notes:
      "The feed along X and Y is assumed from the product page: the firmware sets no real bound.",
    flavour: "prusa",
    bed: { width: 360, depth: 360, height: 360 },
    nozzleDiameter: 0.4,
    nozzles: nozzles(0.25, 0.4, 0.6, 0.8),
    maxNozzleTemperature: 290,
    maxBedTemperature: 115,
    limits: {
      maxFeed: axes(400, 12, 45),
      maxAcceleration: axes(5000, 200, 1500),
      acceleration: { print: 1800, travel: 5000, retract: 1200 },
      jerk: axes(8, 2, 5),
    },
    retraction: { length: 0.8, speed: 35, minTravel: 1.5, lift: 0.2 },
    thumbnails: screen,
    thumbnailFormat: "qoi",
    startGcode: [
      "M862.1 P{nozzle_diameter} ; is this nozzle in the printer?",
      ...start({
        flavour: "prusa",
        home: ["G28 ; home", "G29 ; level the bed"],
        warm: WARM,
        prime: [20, 2],
      }),
    ],
    endGcode: end(350),
  },
  {
    id: "core-one",
    name: "Prusa CORE One",
    source:
      "Prusa Research, Buddy firmware Configuration_COREONE.h (2025): temperatures, feed; PrusaResearch profiles for the CORE One (2025): bed, acceleration, jerk, retraction, pictures",
    flavour: "prusa",
    bed: { width: 250, depth: 220, height: 270 },
    nozzleDiameter: 0.4,
    nozzles: nozzles(0.25, 0.4, 0.6, 0.8),
    maxNozzleTemperature: 290,
    maxBedTemperature: 115,
    limits: {
      maxFeed: axes(350, 12, 100),
      maxAcceleration: axes(10_000, 400, 5000),
      acceleration: { print: 7000, travel: 7000, retract: 2500 },
      jerk: axes(10, 2, 10),
    },
    retraction: { length: 0.7, speed: 45, minTravel: 1.5, lift: 0.2 },
    thumbnails: screen,
    thumbnailFormat: "qoi",
    startGcode: [
      "M862.1 P{nozzle_diameter} ; is this nozzle in the printer?",
      ...start({
        flavour: "prusa",
        home: ["G28 ; home", "G29 ; level the bed"],
        warm: WARM,
        prime: [20, 2],
      }),
    ],
    endGcode: end(240),
  },
];
