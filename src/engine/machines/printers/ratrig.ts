import type { PrinterProfile } from "../profile-types.ts";
import { axes, end, nozzles, start } from "./parts.ts";

export const RATRIG: readonly PrinterProfile[] = [
  {
    id: "vcore3-300-duet",
    name: "RatRig V-Core 3 300 (Duet)",
    source:
      "PrusaSlicer's RatRig profiles (2022): bed, feed, acceleration, jerk, layers, retraction",
    notes:
      "Built by its owner: temperatures and printing acceleration are assumed, and the profile that the figures come from is for Klipper.",
    flavour: "reprapfirmware",
    bed: { width: 300, depth: 300, height: 300 },
    nozzleDiameter: 0.4,
    nozzles: nozzles(0.25, 0.4, 0.6, 0.8),
    maxNozzleTemperature: 285,
    maxBedTemperature: 120,
    limits: {
      maxFeed: axes(500, 10, 60),
      maxAcceleration: axes(9000, 100, 5000),
      acceleration: { print: 4000, travel: 9000, retract: 5000 },
      jerk: axes(5, 0.4, 5),
    },
    retraction: { length: 1, speed: 40, minTravel: 1.5, lift: 0.2 },
    thumbnails: [
      [16, 16],
      [220, 220],
    ],
    startGcode: start({
      flavour: "reprapfirmware",
      home: ["G28 ; home", "G29 S1 ; use the bed's kept shape"],
      prime: [10, 4],
    }),
    endGcode: end(10),
  },
];
