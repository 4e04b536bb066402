import type { PrinterProfile } from "../profile-types.ts";
import { axes, end, nozzles, start } from "./parts.ts";

export const ANYCUBIC: readonly PrinterProfile[] = [
  {
    id: "kobra2",
    name: "Anycubic Kobra 2",
    source:
      "Anycubic, published firmware source of the Kobra 2, Configuration.h (2023): acceleration, jerk; OrcaSlicer's profile (2023): bed, feed, layers, retraction",
    notes: "Temperatures are assumed from Anycubic's product page.",
    flavour: "marlin",
    bed: { width: 220, depth: 220, height: 250 },
    nozzleDiameter: 0.4,
    nozzles: nozzles(0.4),
    maxNozzleTemperature: 260,
    maxBedTemperature: 110,
    limits: {
      maxFeed: { x: 300, y: 250, z: 8, e: 80 },
      maxAcceleration: axes(5000, 800, 5000),
      acceleration: { print: 3500, travel: 3500, retract: 3500 },
      jerk: axes(10, 0.3, 8),
    },
    retraction: { length: 2, speed: 60, minTravel: 1.5, lift: 0.2 },
    startGcode: start({
      flavour: "marlin",
      home: ["G28 ; home", "M420 S1 ; use the bed's kept shape"],
      prime: [10, 4],
    }),
    endGcode: end(10),
  },
];
