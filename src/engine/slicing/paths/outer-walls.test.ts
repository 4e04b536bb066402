import { describe, expect, it } from "vitest";
import { pathArea, pathCount, type Polys, polysBuilder } from "../kernel/polys.ts";
import { NO_BEADS, type WallBeads } from "../walls/beads.ts";
import { outerWalls } from "./outer-walls.ts";

type Points = readonly (readonly [number, number])[];

function loops(...paths: readonly Points[]): Polys {
  const builder = polysBuilder();
  for (const path of paths) {
    for (const [x, y] of path) builder.point(x, y);
    builder.end();
  }
  return builder.done();
}
const SQUARE: Points = [
  [0, 0],
  [9_000, 0],
  [9_000, 9_000],
  [0, 9_000],
];
const far = SQUARE.map(([x, y]) => [x + 20_000, y] as const);

/** Chains of outer beads, each of pieces that follow on each other. */
function beads(closed: boolean, ...chains: readonly (readonly Points[])[]): WallBeads {
  const pieces = chains.flat();
  const starts = [0];
  for (const points of pieces) starts.push(starts.at(-1)! + points.length);
  const begins = [0];
  for (const chain of chains) begins.push(begins.at(-1)! + chain.length);
  return {
    points: Float64Array.from(pieces.flat(2)),
    starts: Uint32Array.from(starts),
    chains: Uint32Array.from(begins),
    closed: Uint8Array.from(chains, () => (closed ? 1 : 0)),
    widths: Float32Array.from(pieces, () => 0.45),
    roles: new Uint8Array(pieces.length),
  };
}
/** The far square in two pieces. */
const halves: readonly Points[] = [far.slice(0, 3), [...far.slice(2), far[0]!]];

describe("what travels may not cross", () => {
  it("is the plain outer walls where there are no others", () => {
    const plain = loops(SQUARE);
    expect(outerWalls(plain, NO_BEADS, plain)).toEqual({ closed: plain, whole: true });
  });
  it("is walls of varying width too, all round and each corner once", () => {
    const made = outerWalls(loops(SQUARE), beads(true, halves), loops(SQUARE, far));
    expect(made).toEqual({ closed: loops(SQUARE, far), whole: true });
  });
  it("goes round as the contours do, whichever way the beads run", () => {
    const back = halves.toReversed().map((piece) => piece.toReversed());
    const { closed } = outerWalls(loops(), beads(true, back), loops(far));
    expect(pathArea(closed, 0)).toBe(81e6);
    const hole = outerWalls(loops(SQUARE), beads(true, halves), loops(SQUARE, far.toReversed()));
    expect(pathArea(hole.closed, 1)).toBe(-81e6);
  });
  it("leaves out walls that may lead across a narrow place", () => {
    const other = far.map(([x, y]) => [x, y + 20_000] as const);
    const made = outerWalls(loops(SQUARE), beads(true, halves), loops(SQUARE, far, other));
    expect(made).toEqual({ closed: loops(SQUARE), whole: false });
    const open = outerWalls(loops(SQUARE), beads(false, halves), loops(SQUARE, far));
    expect(open.whole).toBe(false);
    expect(pathCount(open.closed)).toBe(1);
  });
});
