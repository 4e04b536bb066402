import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestEnds } from "./nearest-ends.ts";
import { type Stops, tourOf } from "./tour.ts";

const xy = fc.integer({ min: -50_000, max: 50_000 });
/** Lines with both their ends. */
const stops = (most: number, least = 1): fc.Arbitrary<Stops> =>
  fc.array(fc.tuple(xy, xy, xy, xy), { minLength: least, maxLength: most }).map((lines) => ({
    heads: Float64Array.from(lines.flatMap(([x, y]) => [x, y])),
    tails: Float64Array.from(lines.flatMap(([, , x, y]) => [x, y])),
  }));

/** Travel of a tour from the origin, µm. */
function travel({ heads, tails }: Stops, tour: Iterable<number>): number {
  let [x, y, sum] = [0, 0, 0];
  for (const end of tour) {
    const [into, out] = end % 2 === 0 ? [heads, tails] : [tails, heads];
    sum += Math.hypot(into[end & ~1]! - x, into[(end & ~1) + 1]! - y);
    [x, y] = [out[end & ~1]!, out[(end & ~1) + 1]!];
  }
  return sum;
}

/** The nearest end next, by looking at every one. */
function greedy({ heads, tails, either }: Stops): number[] {
  const left = Array.from({ length: heads.length / 2 }, (_, i) => i);
  const tour: number[] = [];
  let [x, y] = [0, 0];
  while (left.length > 0) {
    let best = -1;
    let least = Infinity;
    for (const i of left)
      for (const end of either?.[i] === false ? [2 * i] : [2 * i, 2 * i + 1]) {
        const at = end % 2 === 0 ? heads : tails;
        const d = (at[2 * i]! - x) ** 2 + (at[2 * i + 1]! - y) ** 2;
        if (d < least) [least, best] = [d, end];
      }
    left.splice(left.indexOf(best >> 1), 1);
    tour.push(best);
    const out = best % 2 === 0 ? tails : heads;
    [x, y] = [out[best & ~1]!, out[(best & ~1) + 1]!];
  }
  return tour;
}

describe("a tour", () => {
  it("goes to everything once, and is no longer than the nearest next", () => {
    fc.assert(
      fc.property(stops(60), (things) => {
        const tour = tourOf(things, 0, 0);
        const went = [...tour].map((end) => end >> 1).sort((a, b) => a - b);
        expect(went).toEqual(went.map((_, i) => i));
        expect(travel(things, tour)).toBeLessThanOrEqual(travel(things, greedy(things)) + 1);
      }),
    );
  });
  it("looks ahead: first back to the near one, then on to the far ones", () => {
    const at = Float64Array.of(1_000, 0, -1_500, 0, 3_000, 0, 6_000, 0);
    const tour = tourOf({ heads: at, tails: at }, 0, 0);
    expect([...tour].map((end) => end >> 1)).toEqual([1, 0, 2, 3]);
  });
  it("lays lines side by side there and back", () => {
    const rows = Array.from({ length: 40 }, (_, k) => k * 400);
    const heads = Float64Array.from(rows.flatMap((y) => [0, y]));
    const tails = Float64Array.from(rows.flatMap((y) => [30_000, y]));
    expect(travel({ heads, tails }, tourOf({ heads, tails }, 0, 0))).toBe(39 * 400);
  });
  it("begins nothing at an end that is not offered", () => {
    fc.assert(
      fc.property(stops(40), fc.array(fc.boolean(), { minLength: 40 }), (things, may) => {
        const either = Array.from({ length: things.heads.length / 2 }, (_, i) => may[i]!);
        for (const end of tourOf({ ...things, either }, 0, 0))
          if (!either[end >> 1]) expect(end % 2).toBe(0);
      }),
    );
  });
});

it("the nearest end of many is the one that looking at all of them finds", () => {
  fc.assert(
    fc.property(stops(150, 60), fc.boolean(), (things, one) => {
      const either = one ? Array.from({ length: things.heads.length / 2 }, () => false) : undefined;
      const ends = nearestEnds(things.heads, things.tails, either);
      let [x, y] = [0, 0];
      const far: number[] = [];
      const wanted: number[] = [];
      for (const end of greedy(either ? { ...things, either } : things)) {
        const got = ends.take(x, y);
        const into = (e: number): Float64Array => (e % 2 === 0 ? things.heads : things.tails);
        const away = (e: number): number =>
          Math.hypot(into(e)[e & ~1]! - x, into(e)[(e & ~1) + 1]! - y);
        far.push(away(got));
        wanted.push(away(end));
        if (got !== end) break;
        const out = end % 2 === 0 ? things.tails : things.heads;
        [x, y] = [out[end & ~1]!, out[(end & ~1) + 1]!];
      }
      expect(far).toEqual(wanted);
    }),
    { numRuns: 60 },
  );
});
