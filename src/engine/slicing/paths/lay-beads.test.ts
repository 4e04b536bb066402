import { expect, it } from "vitest";
import { PATH_ROLES } from "../plan.ts";
import type { WallBeads } from "../walls/beads.ts";
import { layBeads } from "./lay-beads.ts";
import type { WallLaying } from "./lay.ts";
import { layerBuilder } from "./layer-builder.ts";
import { anywhere } from "./order.ts";

type Points = readonly (readonly [number, number])[];

/** Chains of one piece each, mm. */
function beadsOf(closed: boolean, ...chains: readonly Points[]): WallBeads {
  const all = chains.map((points) => (closed ? [...points, points[0]!] : points));
  const starts = [0];
  for (const points of all) starts.push(starts.at(-1)! + points.length);
  return {
    points: Float64Array.from(all.flat(2), (value) => value * 1000),
    starts: Uint32Array.from(starts),
    chains: Uint32Array.from(starts.keys()),
    closed: Uint8Array.from(chains, () => (closed ? 1 : 0)),
    widths: Float32Array.from(chains, () => 0.4),
    roles: new Uint8Array(chains.length),
  };
}

function laid(beads: WallBeads, how: Partial<WallLaying>) {
  const out = layerBuilder(new Float64Array(PATH_ROLES.length), anywhere(), () => ({
    retract: false,
    via: [],
  }));
  const laying = { order: "inner-first", seam: "rear", below: [], layer: 5, ...how } as const;
  layBeads(out, beads, [...beads.closed.keys()], laying);
  const seams = [...out.nozzle.seams];
  const { starts, points, overhangs } = out.done(1, 0.2);
  const begins = Array.from(starts.subarray(0, -1), (k) => [points[2 * k]!, points[2 * k + 1]!]);
  let length = 0;
  for (let i = 0; i + 1 < starts.length; i++)
    for (let k = starts[i]! + 1; k < starts[i + 1]!; k++)
      length += Math.hypot(
        points[2 * k]! - points[2 * k - 2]!,
        points[2 * k + 1]! - points[2 * k - 1]!,
      );
  return { begins, seams, length, overhangs: [...overhangs] };
}

const SQUARE: Points = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
];

it("a closed bead begins at the seam that is asked for", () => {
  const beads = beadsOf(true, SQUARE);
  expect(laid(beads, { seam: "rear" }).begins).toEqual([[10, 10]]);
  expect(laid(beads, { seam: "aligned", below: [400, 300] }).begins).toEqual([[0, 0]]);
  expect(laid(beads, { seam: "aligned", below: [400, 300] }).seams).toEqual([0, 0]);
});

it("a closed bead begins where something holds it, between its corners if need be", () => {
  const { begins, length } = laid(beadsOf(true, SQUARE), {
    held: (x, y) => y < 1 && x > 4000 && x < 6000,
  });
  expect(begins).toHaveLength(1);
  expect(begins[0]![1]).toBe(0);
  expect(Math.abs(begins[0]![0]! - 5)).toBeLessThanOrEqual(1);
  expect(length).toBeCloseTo(40, 6);
});

it("an open bead begins at the end that is held, and in its middle if only that is", () => {
  const line = beadsOf(false, [
    [1, 0],
    [20, 0],
  ]);
  expect(laid(line, { held: (x) => x > 15_000 }).begins).toEqual([[20, 0]]);
  const parted = laid(line, { held: (x) => x > 9_000 && x < 11_000 });
  expect(parted.begins).toHaveLength(2);
  for (const [x] of parted.begins) expect(Math.abs(x! - 10)).toBeLessThan(1);
  expect(parted.length).toBeCloseTo(19, 6);
});

it("beads that hang are parted by how much they do", () => {
  const { overhangs } = laid(beadsOf(true, SQUARE), { grade: (x) => (x > 5_000 ? 3 : 0) });
  expect(new Set(overhangs)).toEqual(new Set([0, 3]));
});
