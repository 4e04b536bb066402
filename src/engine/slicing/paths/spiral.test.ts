import { describe, expect, it } from "vitest";
import { type Polys, polysBuilder } from "../kernel/polys.ts";
import { PATH_ROLES } from "../plan.ts";
import { layerBuilder, type Nozzle } from "./layer-builder.ts";
import { anywhere } from "./order.ts";
import { laySpiral } from "./spiral.ts";

const WIDTH = 0.45;

/** A square about (x, y), mm, counter-clockwise. */
function square(x: number, y: number, half: number): Polys {
  const builder = polysBuilder();
  for (const [sx, sy] of [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const)
    builder.point((x + sx * half) * 1000, (y + sy * half) * 1000);
  builder.end();
  return builder.done();
}

function turn(nozzle: Nozzle, loops: Polys, begins: boolean) {
  const out = layerBuilder(new Float64Array(PATH_ROLES.length), nozzle, () => ({
    retract: true,
    via: [],
  }));
  const spiral = laySpiral(out, loops, WIDTH, begins);
  return out.done(1, 0.2, spiral);
}

const around = (half: number): number => 8 * half;

/** Length of all beads, mm. */
function laid({ points }: { points: Float64Array }): number {
  let sum = 0;
  for (let k = 2; k < points.length; k += 2)
    sum += Math.hypot(points[k]! - points[k - 2]!, points[k + 1]! - points[k - 1]!);
  return sum;
}

describe("a vase", () => {
  it("goes on where the turn below ended, up a slope too", () => {
    const nozzle = anywhere();
    turn(nozzle, square(50, 50, 20), true);
    const end = [nozzle.x / 1000, nozzle.y / 1000];
    const next = turn(nozzle, square(50, 50, 19.8), false);
    expect([...next.points.subarray(0, 2)]).toEqual(end);
    expect(laid(next)).toBeCloseTo(around(19.8) + Math.hypot(0.2, 0.2), 6);
  });
  it("begins beside the end of the turn below though no corner is near", () => {
    const nozzle = anywhere();
    turn(nozzle, square(50, 50, 20), true);
    Object.assign(nozzle, { x: 43_000, y: 30_000 });
    const next = turn(nozzle, square(50, 50, 19.9), false);
    expect([...next.points.subarray(0, 4)]).toEqual([43, 30, 43, 30.1]);
    expect(laid(next)).toBeCloseTo(around(19.9) + 0.1, 6);
  });
  it("drags no bead to where the outline jumps", () => {
    const nozzle = anywhere();
    turn(nozzle, square(50, 50, 20), true);
    const next = turn(nozzle, square(50, 50, 10), false);
    expect(laid(next)).toBeCloseTo(around(10), 6);
    expect(next.starts).toHaveLength(2);
    expect([...next.retracts]).toEqual([1]);
    expect([...next.points.subarray(0, 2)]).toEqual([40, 40]);
  });
});
