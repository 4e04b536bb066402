import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PATH_ROLES, type PlanLayer } from "../../../engine/slicing/plan.ts";
import { deviationTone } from "./deviation-scale.ts";
import { paintDeviation, paintLayer } from "./paint-deviation.ts";

/** A wall from (0, 0) to (10, 0) and on to (10, 5), and a line of infill beside it. */
const layer: PlanLayer = {
  z: 0.4,
  height: 0.2,
  roles: Uint8Array.of(PATH_ROLES.indexOf("sparse-infill"), PATH_ROLES.indexOf("outer-wall")),
  starts: Uint32Array.of(0, 2, 5),
  points: Float64Array.of(0, 3, 9, 3, 0, 0, 10, 0, 10, 5),
  widths: Float32Array.of(0.45, 0.45),
  flows: Float32Array.of(1, 1),
  overhangs: new Uint8Array(2),
  retracts: new Uint8Array(2),
  viaStarts: new Uint32Array(3),
  vias: new Float64Array(),
  spiral: false,
};
/** Contour points 0.2 mm outside of the first side, with a deviation each. */
const along = (deviations: readonly number[]) =>
  [
    Float32Array.from(deviations.flatMap((_, i) => [0.25 + 0.5 * i, -0.2])),
    Float32Array.from(deviations),
    new Uint8Array(deviations.length),
  ] as const;

describe("the colours of the deviation", () => {
  it("has three steps on each side of what is right", () => {
    const tones = [-0.2, -0.07, -0.02, -0.001, 0, 0.009, 0.02, 0.07, 0.3].map(deviationTone);
    expect(tones).toEqual([1, 2, 3, 4, 4, 4, 5, 6, 7]);
  });

  it("cuts a wall where its deviation changes, and only there", () => {
    const { layer: painted, tones } = paintLayer(
      layer,
      ...along([0, 0, 0, 0.2, 0.2, ...Array.from({ length: 15 }, () => 0)]),
    );
    const wall = [...tones].slice(painted.starts[1], painted.starts[2]);
    const xs = [...painted.points].filter((_, k) => k % 2 === 0).slice(painted.starts[1]);
    expect(wall.slice(0, 3)).toEqual([4, 7, 4]);
    expect(xs.slice(0, 4)).toEqual([0, 1.5, 2.5, 10]);
    // Infill keeps its points and steps back.
    expect([...painted.points].slice(0, 4)).toEqual([0, 3, 9, 3]);
    expect([...tones].slice(0, 2)).toEqual([9, 9]);
  });

  it("shows the worst of the samples on a piece, and corners that no bead can fill apart", () => {
    const xy = Float32Array.of(0.1, -0.2, 0.2, -0.2, 0.3, -0.2, 9.9, -0.2);
    const { tones } = paintLayer(
      layer,
      xy,
      Float32Array.of(0.001, -0.06, 0.02, -0.3),
      Uint8Array.of(0, 0, 0, 1),
    );
    expect(tones[2]).toBe(2);
    expect([...tones]).toContain(8);
    expect([...tones]).not.toContain(1);
  });

  it("keeps every path, its ends and its length, whatever the samples say", () => {
    const samples = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 40 });
    fc.assert(
      fc.property(samples, (deviations) => {
        const { layer: painted, tones } = paintLayer(layer, ...along(deviations));
        expect(painted.starts).toHaveLength(layer.starts.length);
        expect(tones).toHaveLength(painted.points.length / 2);
        const lengthOf = ({ points, starts }: PlanLayer) => {
          let sum = 0;
          for (let k = 2 * (starts[1] ?? 0); k + 3 < points.length; k += 2)
            sum += Math.hypot(
              (points[k + 2] ?? 0) - (points[k] ?? 0),
              (points[k + 3] ?? 0) - (points[k + 1] ?? 0),
            );
          return sum;
        };
        expect(lengthOf(painted)).toBeCloseTo(lengthOf(layer), 6);
      }),
    );
  });

  it("takes the samples of the layer at the same height, however many lie under it", () => {
    const [xy, deviation, corner] = along([0.2, 0.2]);
    const deposit = {
      layers: { z: Float64Array.of(0.2, 0.4) },
      samples: { starts: Uint32Array.of(0, 0, 2), xy, deviation, corner },
    };
    const raft = { ...layer, z: 0.1, height: 0.1 };
    const plan = { layers: [raft, layer] };
    const paint = paintDeviation(plan as never, deposit as never);
    expect([...(paint(0)?.tones ?? [])]).not.toContain(7);
    expect([...(paint(1)?.tones ?? [])]).toContain(7);
  });
});
