import type { PrinterProfile } from "../profile-types.ts";
import { axes, end, nozzles, start } from "./parts.ts";

export const ARTILLERY: readonly PrinterProfile[] = [
  {
    id: "sidewinder-x2",
    name: "Artillery Sidewinder X2",
    source:
      "OrcaSlicer's profile of the Sidewinder X2 (2023): bed, feed, acceleration, jerk, layers, retraction",
    notes: "Temperatures are assumed from Artillery's product page; the bed is kept to 100 °C.",
    flavour: "marlin",
    bed: { width: 300, depth: 300, height: 400 },
    nozzleDiameter: 0.4,
    nozzles: nozzles(0.4),
    maxNozzleTemperature: 240,
    maxBedTemperature: 100,
    limits: {
      maxFeed: axes(200, 12, 120),
      maxAcceleration: axes(1000, 1000, 5000),
      acceleration: { print: 1000, travel: 1000, retract: 1250 },
      jerk: axes(8, 0.4, 1.5),
    },
    retraction: { length: 0.8, speed: 35, minTravel: 1.5, lift: 0.2 },
    startGcode: start({
      flavour: "marlin",
      home: ["G28 ; home", "G29 ; level the bed"],
      prime: [10, 4],
    }),
    endGcode: end(10),
  },
];
