import { expect, it } from "vitest";
import { PATH_ROLES, type PlanLayer } from "../plan.ts";
import type { Nozzle } from "./layer-builder.ts";
import { createRepeats, stateOf } from "./repeats.ts";

const from = { areas: {}, lines: {}, height: 0.2 };
const nozzle = (x: number): Nozzle => ({ x, y: 0, known: true, came: undefined, seams: [1, 2] });
const layer: PlanLayer = {
  z: 0.4,
  height: 0.2,
  roles: Uint8Array.of(PATH_ROLES.indexOf("outer-wall")),
  starts: Uint32Array.of(0, 2),
  points: Float64Array.of(0, 0, 10, 0),
  widths: Float32Array.of(0.45),
  flows: Float32Array.of(1),
  overhangs: Uint8Array.of(0),
  retracts: Uint8Array.of(0),
  viaStarts: Uint32Array.of(0, 0),
  vias: new Float64Array(),
  spiral: false,
};

it("lays a layer again as it was laid, higher up, in arrays of its own", () => {
  const repeats = createRepeats();
  repeats.keep(from, nozzle(0), { ...nozzle(10), seams: [3, 4] }, layer);
  const now = nozzle(0);
  const volumes = new Float64Array(PATH_ROLES.length);
  const again = repeats.again(from, 0.6, now, volumes);
  expect(again).toEqual({ ...layer, z: 0.6 });
  expect(again?.points).not.toBe(layer.points);
  expect(now).toEqual({ ...nozzle(10), seams: [3, 4] });
  expect(volumes[PATH_ROLES.indexOf("outer-wall")]).toBeGreaterThan(0.5);
});

it("lays nothing again that is made from anything else", () => {
  const repeats = createRepeats();
  repeats.keep(from, nozzle(0), nozzle(10), layer);
  const others: readonly (readonly [typeof from, Nozzle])[] = [
    [{ ...from, areas: {} }, nozzle(0)],
    [{ ...from, lines: {} }, nozzle(0)],
    [{ ...from, height: 0.3 }, nozzle(0)],
    [from, nozzle(1)],
    [from, { ...nozzle(0), y: 1 }],
    [from, { ...nozzle(0), known: false }],
    [from, { ...nozzle(0), came: { x: 0, y: 0 } }],
    [from, { ...nozzle(0), seams: [1, 3] }],
    [from, { ...nozzle(0), seams: [] }],
  ];
  for (const [other, at] of others) {
    const before = stateOf(at);
    expect(repeats.again(other, 0.6, at, new Float64Array(PATH_ROLES.length))).toBeUndefined();
    expect(at).toEqual(before);
  }
});
