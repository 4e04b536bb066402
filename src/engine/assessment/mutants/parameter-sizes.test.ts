import { describe, expect, it } from "vitest";
import type { ParameterDefinition } from "../../modelling/parameter-types.ts";
import { rubricSchema } from "../rubric.ts";
import { drawnDiameters } from "./drawn-diameters.ts";
import { parameterSizes } from "./parameter-sizes.ts";

const plane = (x: number, nx: number) => ({ type: "plane", at: [x, 0, 0], normal: [nx, 0, 0] });
const size = (id: string, nominal: unknown, tolerance: string) => ({
  id,
  kind: "dim.distance",
  from: "left",
  to: "right",
  nominal,
  tolerance,
});
const written = {
  pose: "any",
  general: "ISO 2768-m",
  parameters: { length: 50, wall: 6, unused: 3 },
  features: { left: plane(0, -1), right: plane(50, 1) },
  checks: [
    size("whole", "length", "±0.3"),
    size("half", "length / 2", "+0.1/-0.05"),
    size("inside", "length - 2 * wall", "±0.4"),
    size("fixed", 20, "±0.1"),
  ],
  print: { printers: ["mk4"] },
};
const number = (name: string, more: Partial<ParameterDefinition> = {}): ParameterDefinition => ({
  name,
  type: "number",
  ...more,
});
const rubric = rubricSchema.parse(written);

describe("parameterSizes", () => {
  it("gives the band in which every check with a formula of a parameter holds", () => {
    const sizes = parameterSizes(
      written,
      rubric,
      ["length", "wall", "unused"].map((n) => number(n)),
    );
    expect(sizes.map(({ name }) => name)).toEqual(["length", "wall"]);
    // Half of the length may be 0.05 less and 0.1 more, the length itself 0.3: -0.1 to 0.2.
    expect(sizes[0]?.middle).toBeCloseTo(0.05, 9);
    expect(sizes[0]?.half).toBeCloseTo(0.15, 9);
    expect(sizes[0]?.alone).toBeUndefined();
    // The wall counts twice in a check that looks at the length too.
    expect(sizes[1]?.middle).toBeCloseTo(0, 9);
    expect(sizes[1]?.half).toBeCloseTo(0.2, 9);
    expect(sizes[1]?.alone).toBe(true);
  });

  it("leaves out what the script does not offer, or bounds too near", () => {
    const near = number("length", { min: 49.7, max: 60 });
    const whole = { ...number("wall"), type: "int" } as const;
    expect(parameterSizes(written, rubric, [near, whole])).toEqual([]);
  });
});

describe("drawnDiameters", () => {
  it("takes the drawing's deviations, else its general tolerance", () => {
    const dimensions = [
      { kind: "diameter", nominal: 6, upper: 0.1, lower: 0 },
      { kind: "diameter", nominal: 20 },
      { kind: "horizontal", nominal: 50 },
    ];
    const found = drawnDiameters({ generalTolerance: "ISO 2768-m", dimensions });
    expect(found.map(({ nominal, middle, half }) => [nominal, middle, half])).toEqual([
      [6, 0.05, 0.05],
      [20, 0, 0.2],
    ]);
  });
});
