import { expect, it } from "vitest";
import type { TriedPrint } from "../../../engine/gcode/try-print.ts";
import type { Mesh } from "../../../engine/geometry/mesh.ts";
import { type Tried, triedOf } from "./use-trials.ts";

const part = (): Mesh => ({ positions: new Float64Array(9), triangles: new Uint32Array(3) });

it("the figures of a part before a change, or of other settings, are not told of this one", () => {
  const [mesh, values] = [part(), [1, 2]];
  const print = {} as TriedPrint;
  const trials = [{ value: 1, print }, { value: 2 }];
  const tried: Tried = { of: mesh, key: "a", now: print, trials, problems: [] };
  expect(triedOf(tried, { mesh, values }, "a")).toBe(tried);
  const nothing = { now: undefined, trials: [{ value: 1 }, { value: 2 }], problems: [] };
  for (const told of [
    triedOf(tried, { mesh: part(), values }, "a"),
    triedOf(tried, { mesh: undefined, values }, "a"),
    triedOf(tried, { mesh, values }, "b"),
    triedOf(undefined, { mesh: undefined, values }, "a"),
  ])
    expect(told).toEqual(nothing);
});
