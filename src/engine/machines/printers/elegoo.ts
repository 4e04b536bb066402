import type { PrinterProfile } from "../profile-types.ts";
import { axes, end, nozzles, start } from "./parts.ts";

export const ELEGOO: readonly PrinterProfile[] = [
  {
    id: "neptune4",
    name: "Elegoo Neptune 4",
    source:
      "OrcaSlicer's profile of the Neptune 4 (2024): bed, feed, acceleration, jerk, layers, retraction",
    notes:
      "Temperatures are assumed from Elegoo's product page, the speed through corners from the profile's jerk. Printing acceleration is that of Cura's definition (2023).",
    flavour: "klipper",
    bed: { width: 225, depth: 225, height: 265 },
    nozzleDiameter: 0.4,
    nozzles: nozzles(0.4),
    maxNozzleTemperature: 300,
    maxBedTemperature: 110,
    limits: {
      maxFeed: axes(500, 12, 60),
      maxAcceleration: axes(10_000, 500, 5000),
      acceleration: { print: 3000, travel: 5000, retract: 5000 },
      jerk: axes(9, 0.4, 5),
      squareCornerVelocity: 9,
    },
    retraction: { length: 0.8, speed: 45, minTravel: 1.5, lift: 0.4 },
    thumbnails: [
      [32, 32],
      [320, 320],
    ],
    startGcode: start({
      flavour: "klipper",
      home: ["G28 ; home", "BED_MESH_PROFILE LOAD=default ; use the bed's kept shape"],
      prime: [10, 4],
    }),
    endGcode: end(10),
  },
];
