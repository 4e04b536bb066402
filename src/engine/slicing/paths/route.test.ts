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
const deep = (settings: Partial<RouteSettings> = {}) =>
  createRouter(
    {
      walls: () => ({ fence: slotted(0, 90) }),
      lanes: [() => slotted(0.5, 90)],
    },
    { ...ON, ...settings },
  );
/** A U of 30 by `high`, `inset` inside. */
const slotted = (inset: number, high: number): Polys =>
  loops([
    [inset, inset],
    [30 - inset, inset],
    [30 - inset, high - inset],
    [20 + inset, high - inset],
    [20 + inset, 10 - inset],
    [10 - inset, 10 - inset],
    [10 - inset, high - inset],
    [inset, high - inset],
  ]);
const square = (x: number, y: number, side: number): (readonly [number, number])[] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
];
/** Two squares of 20 with a neck of 0.6 along their lower side. */
const neck = (inset: number): Polys =>
  loops([
    [inset, inset],
    [40 - inset, inset],
    [40 - inset, 20 - inset],
    [20 + inset, 20 - inset],
    [20 + inset, 0.6 - inset],
    [19 - inset, 0.6 - inset],
    [19 - inset, 20 - inset],
    [inset, 20 - inset],
  ]);
const DUMBBELL = neck(0);
const DUMBBELL_LANE = neck(0.03);
const WIDE_ONLY = loops(square(0.5, 0.5, 18), square(20.5, 0.5, 19));
const ON: RouteSettings = { retraction_min_travel: 1.5, combing: true, avoid_crossing_walls: true };

const router = (settings: Partial<RouteSettings> = {}) =>
  createRouter({ walls: () => ({ fence: U }), lanes: [() => U_LANE] }, { ...ON, ...settings });

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
  it("goes round without being asked to only where that is not far", () => {
    const near = router({ avoid_crossing_walls: false })(8_000, 15_000, 22_000, 15_000);
    expect(near.retract).toBe(false);
    expect(near.via.length).toBeGreaterThan(0);
    // 80 mm down the slot and 80 up again, instead of 11 across.
    const far = { avoid_crossing_walls: false };
    expect(deep(far)(9_500, 89_000, 20_500, 89_000)).toEqual({ retract: true, via: [] });
    expect(deep()(9_500, 89_000, 20_500, 89_000).retract).toBe(false);
  });
  it("goes from wall to wall over no air between them", () => {
    const { retract, via } = router()(10_000, 25_000, 20_000, 25_000);
    expect(retract).toBe(false);
    expect(Math.min(...via.filter((_, i) => i % 2 === 1))).toBeLessThan(10_000);
  });
  it("goes round though it retracts, where combing is off", () => {
    const off = { combing: false };
    expect(router(off)(8_000, 25_000, 22_000, 25_000)).toEqual({
      retract: true,
      via: [9_500, 9_500, 20_500, 9_500],
    });
    const free = { combing: false, avoid_crossing_walls: false };
    expect(router(free)(8_000, 25_000, 22_000, 25_000)).toEqual({ retract: true, via: [] });
  });
  it("takes the second lane where the first does not lead there", () => {
    const dumbbell = () =>
      createRouter(
        { walls: () => ({ fence: DUMBBELL }), lanes: [() => WIDE_ONLY, () => DUMBBELL_LANE] },
        ON,
      );
    const { retract, via } = dumbbell()(1_000, 18_000, 39_000, 18_000);
    expect(retract).toBe(false);
    expect(via.length).toBeGreaterThan(2);
  });
  it("never retracts on the shortest, and always between pieces", () => {
    expect(router()(9_900, 29_000, 10_900, 29_000).retract).toBe(false);
    const none = createRouter({ walls: () => ({ fence: NO_POLYS }), lanes: [() => NO_POLYS] }, ON);
    expect(none(0, 0, 9_000, 0).retract).toBe(true);
    const two = loops(square(0, 0, 10), square(20, 0, 10));
    const inner = loops(square(0.5, 0.5, 9), square(20.5, 0.5, 9));
    const route = createRouter({ walls: () => ({ fence: two }), lanes: [() => inner] }, ON);
    expect(route(5_000, 5_000, 25_000, 5_000)).toEqual({ retract: true, via: [] });
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
