import type { PrinterProfile } from "../profile-types.ts";
import { axes, end, nozzles, start } from "./parts.ts";

export const SOVOL: readonly PrinterProfile[] = [
  {
    id: "sv06",
    name: "Sovol SV06",
    source:
      "Sovol, published firmware source of the SV06, Configuration.h (2022): bed, feed, acceleration, jerk; OrcaSlicer's profile (2023): layers, retraction",
    notes: "Temperatures are assumed from Sovol's product page.",
    flavour: "marlin",
    bed: { width: 220, depth: 220, height: 250 },
    nozzleDiameter: 0.4,
    nozzles: nozzles(0.4, 0.6, 0.8),
    maxNozzleTemperature: 300,
    maxBedTemperature: 100,
    limits: {
      maxFeed: axes(500, 15, 30),
      maxAcceleration: axes(500, 100, 5000),
      acceleration: { print: 500, travel: 1000, retract: 500 },
      jerk: axes(8, 0.4, 5),
    },
    retraction: { length: 0.5, speed: 30, minTravel: 1.5, lift: 0.2 },
    startGcode: start({
      flavour: "marlin",
      home: ["G28 ; home", "M420 S1 ; use the bed's kept shape"],
      prime: [10, 4],
    }),
    endGcode: end(10),
  },
];
