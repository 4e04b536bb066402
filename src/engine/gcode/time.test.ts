import { describe, expect, it } from "vitest";
import { PATH_ROLES } from "../slicing/plan.ts";
import { printFigures } from "./figures.ts";
import type { Motion } from "./gcode-types.ts";
import type { MotionLimits } from "./planning/limits.ts";
import { readGcode } from "./read.ts";
import { type PrintTime, printTime } from "./time.ts";

const four = (value: number) => ({ x: value, y: value, z: value, e: value });
const MACHINE: MotionLimits = {
  maxFeed: four(1000),
  maxAcceleration: four(1e4),
  acceleration: { print: 1000, travel: 1000, retract: 1000 },
  jerk: four(0),
};
const read = (text: string): Motion => {
  const motion = readGcode(text);
  if (!motion.ok) throw new Error(JSON.stringify(motion.problems));
  return motion.value;
};
const time = (text: string): PrintTime => printTime(read(text), MACHINE);
/** Seconds from rest to rest over 100 mm at 100 mm/s and `a` mm/s². */
const there = (a: number): number => 1 + 100 / a;
const GO = "G1 X100 F6000\n";

describe("limits that a file sets", () => {
  it.each([
    ["none", "", there(1000)],
    ["M204 S", "M204 S500\n", there(500)],
    ["M204 P and T", "M204 P250 T2000\n", there(2000)],
    ["M201", "M201 X400\n", there(400)],
    ["M203", "M203 X50\n", 2 + 50 / 1000],
    ["M205 T, as least speed", "M205 T200\nM204 T4000\n", 0.5 + 200 / 4000],
    ["M205 X, as jerk", "M205 X20\n", 0.16 + (100 - 9.6) / 100],
    ["M566, as jerk by the minute", "M566 X1200 Y1200\n", 0.16 + (100 - 9.6) / 100],
    ["M203 by the minute", "M566 X0 Y0\nM203 X3000\n", 2 + 50 / 1000],
    ["Klipper's", "SET_VELOCITY_LIMIT VELOCITY=50 ACCEL=500\n", 2 + 50 / 500],
    ["M220", "M220 S50\n", 2 + 50 / 1000],
    ["nonsense", "M201 X0\nM203 X0\nM204 S0\n", there(1000)],
  ])("%s", (_, words, seconds) => {
    expect(time(words + GO).time_s).toBeCloseTo(seconds, 9);
  });

  it("hold for both axes of the bed where only one is told its jerk", () => {
    expect(time("M205 X20\nG1 Y100 F6000\n").time_s).toBeCloseTo(0.16 + (100 - 9.6) / 100, 9);
  });

  it.each(["G28 Y", "G4", "M400", "T1", "M109 S200"])(
    "are met from rest again after %s",
    (stop) => {
      expect(time(`G1 X100 F6000\n${stop}\nG1 X200\n`).time_s).toBeCloseTo(2 * there(1000), 9);
    },
  );

  it("hold from their line on", () => {
    const { moveTimes_s } = time(`${GO}M400\nM204 S500\nG1 X0\n`);
    expect(moveTimes_s[0]).toBeCloseTo(there(1000), 9);
    expect(moveTimes_s[1]).toBeCloseTo(there(500), 9);
  });
});

describe("what the time is made of", () => {
  const PRINT = [
    "M190 S60",
    "M109 S205",
    "M83",
    "G1 X5 E1 F600",
    ";LAYER_CHANGE",
    ";TYPE:External perimeter",
    "G1 X50 Z0.2 E2",
    "G1 E-1 F1200",
    "G1 X100 F6000",
    "G1 E1 F1200",
    "G4 P500",
    ";LAYER_CHANGE",
    ";TYPE:Something else",
    "G1 X0 Z0.4 E2 F600",
    "G1 X20 E-0.5",
    "G1 E-0.5",
    "G4 S2",
  ].join("\n");

  it("adds up, by feature and by layer", () => {
    const its = time(PRINT);
    const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);
    const parts = sum(its.roleTimes_s) + its.travel_s + its.retraction_s + its.dwell_s;
    expect(parts).toBeCloseTo(its.time_s, 9);
    expect(sum(its.layerTimes_s) + its.dwell_s).toBeCloseTo(its.time_s, 9);
    expect(sum(its.moveTimes_s) + its.dwell_s).toBeCloseTo(its.time_s, 9);
    expect(its.dwell_s).toBe(2.5);
    expect(its.preparation_s).toBeCloseTo(its.moveTimes_s[0]!, 12);
    expect(its.roleTimes_s[PATH_ROLES.indexOf("outer-wall")]).toBeCloseTo(its.moveTimes_s[1]!, 12);
    expect(its.roleTimes_s[PATH_ROLES.length]).toBeCloseTo(
      its.moveTimes_s[0]! + its.moveTimes_s[5]!,
      12,
    );
  });

  it("keeps heating apart: the nozzle waits for the bed only once", () => {
    expect(time(`M190 S55\n${GO}`).heating_s).toBeCloseTo(100, 9);
    expect(time(`M109 S240\n${GO}`).heating_s).toBeCloseTo(100, 9);
    expect(time(`M104 S240\nM190 S55\nM109 S240\n${GO}`).heating_s).toBeCloseTo(100, 9);
    expect(time(`M109 S240\nM104 S0\nM109 S240\n${GO}`).heating_s).toBeCloseTo(200, 9);
    expect(time(`M140 S55\nM104 S240\n${GO}`).heating_s).toBe(0);
    expect(time(`M109 S240\n${GO}`).time_s).toBeCloseTo(there(1000), 9);
  });

  it("counts filament, ways and retractions", () => {
    const figures = printFigures(read(PRINT), 2);
    expect(figures.filament_mm).toBeCloseTo(1 + 2 + 2, 12);
    expect(figures.volume_mm3).toBeCloseTo(5 * Math.PI, 9);
    expect(figures.travel_mm).toBeCloseTo(50 + 20, 9);
    expect(figures).toMatchObject({ retractions: 2, layers: 2, height_mm: 0.4 });
  });

  it("is nothing but a number for any order of stops and limits", () => {
    expect(time(`G4\nG4 P-5\nM204 P\n${GO}`).time_s).toBeCloseTo(there(1000), 9);
  });
});
