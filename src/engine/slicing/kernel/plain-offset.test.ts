import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createClipper } from "../clipper.ts";
import { isSimple } from "./crossings.ts";
import { isNested } from "./nested.ts";
import { createKernel } from "./kernel.ts";
import { plainOffset } from "./plain-offset.ts";
import { concat, inRegion, isEmpty, type Polys, polysBuilder } from "./polys.ts";

const kernel = createKernel(await createClipper({}));

/** A closed curve round a point, its radius swinging; clockwise if it is a hole. */
function blob(
  x: number,
  y: number,
  radius: number,
  waves: readonly (readonly [number, number])[],
  sides: number,
  hole = false,
): Polys {
  const builder = polysBuilder();
  for (let k = 0; k < sides; k++) {
    const angle = ((hole ? -1 : 1) * (2 * Math.PI * k)) / sides;
    let r = radius;
    for (const [times, size] of waves) r += size * Math.sin(times * angle + size);
    builder.point(Math.round(x + r * Math.cos(angle)), Math.round(y + r * Math.sin(angle)));
  }
  builder.end();
  return builder.done();
}

const waves = fc.array(
  fc.tuple(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 5, max: 400 })),
  { maxLength: 3 },
);
const shape = fc
  .record({ waves, inner: waves, sides: fc.integer({ min: 8, max: 600 }), hole: fc.boolean() })
  .map(({ waves: outer, inner, sides, hole }) => {
    const body = blob(50_000, 40_000, 9_000, outer, sides);
    const whole = hole ? concat(body, blob(51_000, 40_500, 4_000, inner, sides, true)) : body;
    return kernel.union(whole);
  });

/** Distance from a point to the nearest side, by trying all: an oracle that shares nothing. */
function distance({ points, starts }: Polys, x: number, y: number): number {
  let best = Infinity;
  for (let i = 0; i + 1 < starts.length; i++)
    for (let k = starts[i]!; k < starts[i + 1]!; k++) {
      const n = k + 1 < starts[i + 1]! ? k + 1 : starts[i]!;
      const [px, py] = [points[2 * k]!, points[2 * k + 1]!];
      const [ex, ey] = [points[2 * n]! - px, points[2 * n + 1]! - py];
      const t = Math.max(0, Math.min(1, ((x - px) * ex + (y - py) * ey) / (ex * ex + ey * ey)));
      best = Math.min(best, Math.hypot(x - px - t * ex, y - py - t * ey));
    }
  return best;
}

/** Rounding of two corners, and some. */
const SLACK = 4;

describe("the plain offset", () => {
  it("lies as far from the region's edge as asked, wherever it answers", () => {
    let answered = 0;
    let asked = 0;
    const delta = fc.integer({ min: -900, max: 900 }).filter((d) => Math.abs(d) > 20);
    const places = fc.array(fc.tuple(fc.nat(24_000), fc.nat(24_000)), { minLength: 60 });
    fc.assert(
      fc.property(shape, delta, places, (polys, by, spots) => {
        fc.pre(!isEmpty(polys));
        asked++;
        const plain = plainOffset(polys, by);
        if (!plain) return;
        answered++;
        const reach = Math.abs(by);
        for (let i = 0; i < plain.points.length; i += 2) {
          const away = distance(polys, plain.points[i]!, plain.points[i + 1]!);
          expect(away).toBeGreaterThan(reach - SLACK);
          expect(away).toBeLessThan(2 * reach + SLACK);
        }
        for (const [px, py] of spots) {
          const [x, y] = [px + 38_000 + 0.5, py + 28_000 + 0.5];
          const away = distance(polys, x, y) * (inRegion(polys, x, y) ? -1 : 1);
          if (away < Math.min(by, 2 * by) - SLACK) expect(inRegion(plain, x, y)).toBe(true);
          if (away > Math.max(by, 2 * by) + SLACK) expect(inRegion(plain, x, y)).toBe(false);
        }
      }),
      { numRuns: 300, endOnFailure: true },
    );
    expect(answered / asked).toBeGreaterThan(0.3);
  });
  it("answers for what layers are mostly made of", () => {
    const plate = concat(blob(0, 0, 20_000, [], 4), blob(2_000, 1_000, 4_000, [], 90, true));
    for (const delta of [-225, -500, -900, 300, 900])
      expect(plainOffset(plate, delta)).toBeDefined();
    const wavy = blob(
      0,
      0,
      35_000,
      [
        [9, 2_000],
        [57, 300],
      ],
      1_200,
    );
    expect(plainOffset(wavy, -225)).toBeDefined();
  });
  it("lets a small hole and a small island vanish, not more", () => {
    const holed = concat(blob(0, 0, 20_000, [], 60), blob(0, 0, 300, [], 20, true));
    expect(plainOffset(holed, 500)!.starts).toHaveLength(2);
    const two = concat(blob(0, 0, 20_000, [], 60), blob(40_000, 0, 400, [], 20));
    expect(plainOffset(two, -500)!.starts).toHaveLength(2);
  });
  it("does not answer where loops run into or through each other", () => {
    const ring = concat(blob(0, 0, 10_000, [], 90), blob(0, 0, 9_900, [], 90, true));
    expect(plainOffset(ring, -200)).toBeUndefined();
    const near = concat(blob(0, 0, 10_000, [], 90), blob(20_300, 0, 10_000, [], 90));
    expect(plainOffset(near, 200)).toBeUndefined();
    expect(plainOffset(near, 100)).toBeDefined();
    const dumbbell = polysBuilder();
    for (const [x, y] of [
      [0, 0],
      [10, 0],
      [10, 4],
      [20, 4],
      [20, 0],
      [30, 0],
      [30, 10],
      [20, 10],
      [20, 5],
      [10, 5],
      [10, 10],
      [0, 10],
    ] as const)
      dumbbell.point(x * 1000, y * 1000);
    dumbbell.end();
    expect(plainOffset(dumbbell.done(), -600)).toBeUndefined();
  });
});

describe("paths that cross nothing", () => {
  it("are told from those that do, by trying every pair", () => {
    const place = fc.integer({ min: 0, max: 60 });
    const path = fc.array(fc.tuple(place, place), { minLength: 3, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(path, { minLength: 1, maxLength: 3 }), (paths) => {
        const builder = polysBuilder();
        for (const points of paths) {
          for (const [x, y] of points) builder.point(x, y);
          builder.end();
        }
        const polys = builder.done();
        expect(isSimple(polys)).toBe(slowlySimple(polys));
      }),
      { numRuns: 2000 },
    );
  });
  it("are nested as a region's are, or not", () => {
    const outer = blob(0, 0, 9_000, [], 30);
    expect(isNested(concat(outer, blob(0, 0, 3_000, [], 30, true)))).toBe(true);
    expect(isNested(concat(outer, blob(0, 0, 3_000, [], 30)))).toBe(false);
    expect(isNested(concat(outer, blob(0, 0, 10_000, [], 30, true)))).toBe(false);
    expect(inRegion(outer, 0, 0)).toBe(true);
  });
});

function slowlySimple({ points, starts }: Polys): boolean {
  const sides: { readonly a: number; readonly b: number }[] = [];
  for (let i = 0; i + 1 < starts.length; i++)
    for (let k = starts[i]!; k < starts[i + 1]!; k++)
      sides.push({ a: k, b: k + 1 < starts[i + 1]! ? k + 1 : starts[i]! });
  const at = (k: number): [number, number] => [points[2 * k]!, points[2 * k + 1]!];
  const turn = (a: number, b: number, c: number): number => {
    const [[ax, ay], [bx, by], [cx, cy]] = [at(a), at(b), at(c)];
    return Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
  };
  const within = (a: number, b: number, c: number): boolean => {
    const [[ax, ay], [bx, by], [cx, cy]] = [at(a), at(b), at(c)];
    return (
      Math.min(ax, bx) <= cx &&
      cx <= Math.max(ax, bx) &&
      Math.min(ay, by) <= cy &&
      cy <= Math.max(ay, by)
    );
  };
  for (const [i, p] of sides.entries())
    for (const q of sides.slice(i + 1)) {
      if (p.b === q.a || q.b === p.a) {
        const [a, b, c] = p.b === q.a ? [p.a, p.b, q.b] : [q.a, q.b, p.b];
        const [[ax, ay], [bx, by], [cx, cy]] = [at(a), at(b), at(c)];
        const back = (bx - ax) * (cx - bx) + (by - ay) * (cy - by) < 0;
        if (turn(a, b, c) === 0 && back) return false;
        continue;
      }
      const [t1, t2] = [turn(p.a, p.b, q.a), turn(p.a, p.b, q.b)];
      const [t3, t4] = [turn(q.a, q.b, p.a), turn(q.a, q.b, p.b)];
      if (t1 * t2 < 0 && t3 * t4 < 0) return false;
      if (t1 === 0 && within(p.a, p.b, q.a)) return false;
      if (t2 === 0 && within(p.a, p.b, q.b)) return false;
      if (t3 === 0 && within(q.a, q.b, p.a)) return false;
      if (t4 === 0 && within(q.a, q.b, p.b)) return false;
    }
  return true;
}
