import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_POLYS, type Polys, polysBuilder } from "../kernel/polys.ts";
import { outlineOf } from "./outline.ts";
import { createRouter, type RouteSettings } from "./route.ts";

function loops(...paths: readonly (readonly [number, number])[][]): Polys {
  const builder = polysBuilder();
  for (const path of paths) {
    for (const [x, y] of path) builder.point(x * 1000, y * 1000);
    builder.end();
  }
  return builder.done();
}

/** A U of 30 by 30 with a slot of 10, and its lane half a millimetre inside. */
const U = loops([
  [0, 0],
  [30, 0],
  [30, 30],
  [20, 30],
  [20, 10],
  [10, 10],
  [10, 30],
  [0, 30],
]);
const U_LANE = loops([
  [0.5, 0.5],
  [29.5, 0.5],
  [29.5, 29.5],
  [20.5, 29.5],
  [20.5, 9.5],
  [9.5, 9.5],
  [9.5, 29.5],
  [0.5, 29.5],
]);
const ON: RouteSettings = { retraction_min_travel: 1.5, combing: true, avoid_crossing_walls: true };

const router = (settings: Partial<RouteSettings> = {}) =>
  createRouter(
    () => U,
    () => U_LANE,
    { ...ON, ...settings },
  );

describe("travel", () => {
  it("goes straight inside the part, without a retraction", () => {
    expect(router()(5_000, 5_000, 25_000, 5_000)).toEqual({ retract: false, via: [] });
    expect(router({ combing: false })(5_000, 5_000, 25_000, 5_000).retract).toBe(true);
  });
  it("goes round a slot by its corners, no more", () => {
    const { retract, via } = router()(8_000, 25_000, 22_000, 25_000);
    expect(retract).toBe(false);
    expect(via).toEqual([9_500, 9_500, 20_500, 9_500]);
  });
  it("crosses and retracts where no way round is wanted, or none is near enough", () => {
    const apart = { retract: true, via: [] };
    expect(router({ avoid_crossing_walls: false })(8_000, 25_000, 22_000, 25_000)).toEqual(apart);
    const narrow = createRouter(
      () =>
        loops([
          [0, 0],
          [1000, 0],
          [1000, 300],
          [501, 300],
          [501, 1],
          [499, 1],
          [499, 300],
          [0, 300],
        ]),
      () => NO_POLYS,
      ON,
    );
    expect(narrow(498_000, 299_000, 502_000, 299_000)).toEqual(apart);
  });
  it("never retracts on the shortest, and always between pieces", () => {
    expect(router()(9_900, 29_000, 10_900, 29_000).retract).toBe(false);
    expect(
      createRouter(
        () => NO_POLYS,
        () => NO_POLYS,
        ON,
      )(0, 0, 9_000, 0).retract,
    ).toBe(true);
  });
  it("that does not retract never meets an outer wall", () => {
    const at = fc.integer({ min: 600, max: 29_400 });
    const route = router();
    const walls = outlineOf(U);
    fc.assert(
      fc.property(at, at, at, at, (ax, ay, bx, by) => {
        fc.pre(walls.inside(ax, ay) && walls.inside(bx, by));
        fc.pre(walls.distance(ax, ay, 600) >= 500 && walls.distance(bx, by, 600) >= 500);
        fc.pre(Math.hypot(ax - bx, ay - by) > 1_500);
        const { retract, via } = route(ax, ay, bx, by);
        expect(retract).toBe(false);
        const way = [ax, ay, ...via, bx, by];
        for (let i = 2; i < way.length; i += 2)
          expect(walls.crosses(way[i - 2]!, way[i - 1]!, way[i]!, way[i + 1]!)).toBe(false);
      }),
    );
  });
});
