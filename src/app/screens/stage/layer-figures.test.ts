import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PATH_ROLES } from "../../../engine/slicing/plan.ts";
import { figureOf, type LayerFigures, makeScale } from "./layer-scale.ts";
import { headAt, later } from "./play-head.ts";

/** Layers of paths with a speed and a time each. */
function figuresOf(layers: readonly (readonly { speed: number; time: number }[])[]): LayerFigures {
  const all = layers.flat();
  const first = [0];
  for (const layer of layers) first.push((first.at(-1) ?? 0) + layer.length);
  const plan = {
    volumes: new Float64Array(PATH_ROLES.length),
    firstVolumes: new Float64Array(PATH_ROLES.length),
    layers: layers.map((paths, i) => ({
      z: 0.2 * (i + 1),
      height: 0.2,
      roles: new Uint8Array(paths.length),
      starts: new Uint32Array(paths.length + 1),
      points: new Float64Array(),
      widths: new Float32Array(paths.length).fill(0.45),
      flows: new Float32Array(paths.length).fill(1),
      overhangs: new Uint8Array(paths.length),
      retracts: new Uint8Array(paths.length),
      viaStarts: new Uint32Array(paths.length + 1),
      vias: new Float64Array(),
      spiral: false,
    })),
  };
  return {
    plan,
    figures: {
      layers: Uint32Array.from(first),
      feeds: Float32Array.from(all, ({ speed }) => speed),
      flows: new Float32Array(all.length),
      fans: new Float32Array(all.length).fill(0.4),
      times: Float32Array.from(all, ({ time }) => time),
    },
    layerTimes_s: Float64Array.from(layers, (paths) =>
      paths.reduce((sum, { time }) => sum + time, 0),
    ),
  };
}
const path = (speed: number, time = 1) => ({ speed, time });

describe("the scale of a figure", () => {
  it("has a step for each value where there are few", () => {
    const from = figuresOf([[path(20)], [path(40), path(60), path(40)]]);
    const scale = makeScale(from, "speed");
    expect(scale.steps.map(({ from: least }) => least)).toEqual([20, 40, 60]);
    expect([...scale.tones(1)]).toEqual([2, 3, 2]);
    expect(figureOf(from, "fan", 0, 0)).toBeCloseTo(40, 4);
  });

  it("has every path in the step that its number stands in, whatever there is", () => {
    const speeds = fc.array(fc.double({ min: 1, max: 500, noNaN: true }), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(speeds, (values) => {
        const scale = makeScale(figuresOf([values.map((speed) => path(speed))]), "speed");
        expect(scale.steps.length).toBeLessThanOrEqual(8);
        for (const [i, tone] of scale.tones(0).entries()) {
          const step = scale.steps[tone - 1];
          const value = Math.round(Math.fround(values[i] ?? 0));
          expect(step && value >= step.from && value <= step.to).toBe(true);
        }
      }),
    );
  });
});

describe("playing", () => {
  const from = figuresOf([
    [path(1, 2), path(1, 3)],
    [path(1, 5), path(1, 5)],
  ]);

  it("goes through paths and layers in the printer's time, and ends", () => {
    const start = { layer: 0, path: 0, seconds: 0 };
    expect(later(from, start, 1)).toMatchObject({ layer: 0, path: 0 });
    expect(later(from, start, 3)).toMatchObject({ layer: 0, path: 1 });
    expect(later(from, start, 11)).toMatchObject({ layer: 1, path: 1 });
    expect(later(from, start, 15.1)).toBeUndefined();
  });

  it("goes on from where the slider stands", () => {
    expect(headAt(from, 1, 0)).toEqual({ layer: 1, path: 0, seconds: 5 });
    expect(later(from, headAt(from, 1, 0), 1)).toMatchObject({ layer: 1, path: 1 });
  });
});
