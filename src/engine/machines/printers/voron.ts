import type { PrinterProfile } from "../profile-types.ts";
import { axes, end, nozzles, start } from "./parts.ts";

const voron = (size: 300 | 350): PrinterProfile => ({
  id: `voron24-${size}`,
  name: `Voron 2.4 ${size} mm`,
  source:
    "Voron Design, published Klipper configuration for the Voron 2 (2022): bed, feed, acceleration, speed through corners, temperatures; PrusaSlicer's Voron profiles 1.0 (2022): layers, retraction",
  notes:
    "Built by its owner: what the machine can do differs. G32 is the macro of the published configuration that homes and levels the gantry.",
  flavour: "klipper",
  bed: { width: size, depth: size, height: size - 20 },
  nozzleDiameter: 0.4,
  nozzles: nozzles(0.25, 0.4, 0.6, 0.8),
  maxNozzleTemperature: 270,
  maxBedTemperature: 120,
  limits: {
    maxFeed: axes(300, 15, 120),
    maxAcceleration: axes(3000, 350, 10_000),
    acceleration: { print: 3000, travel: 3000, retract: 1500 },
    jerk: axes(5, 0.2, 2.5),
    squareCornerVelocity: 5,
  },
  retraction: { length: 0.75, speed: 40, minTravel: 2, lift: 0.2 },
  thumbnails: [
    [64, 64],
    [400, 300],
  ],
  startGcode: start({
    flavour: "klipper",
    home: ["G28 ; home", "G32 ; level the gantry"],
    warm: "150",
    prime: [10, 4],
  }),
  endGcode: end(10),
});

export const VORON: readonly PrinterProfile[] = [voron(300), voron(350)];
