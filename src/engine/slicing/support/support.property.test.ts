import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createClipper } from "../clipper.ts";
import { createKernel, type Kernel } from "../kernel/kernel.ts";
import {
  area,
  isEmpty,
  NO_POLYS,
  type Polys,
  pathCount,
  polysBuilder,
  UM,
} from "../kernel/polys.ts";
import { concatAll, pathLength } from "./pieces.ts";
import { supportAreas } from "./support.ts";
import type { SupportBox, SupportHow, SupportLayer } from "./support-types.ts";
import {
  boxes,
  clearance,
  type Corner,
  HOW,
  inPart,
  type Layered,
  layered,
  ngon,
  rect,
} from "./test-layers.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = createKernel(await createClipper({}));
});

const HEIGHT = 0.5;
const half = (min: number, max: number) =>
  fc.integer({ min: 2 * min, max: 2 * max }).map((n) => n / 2);
/** A box on the bed, and boxes anywhere above, on a grid of half millimetres. */
const assembly = fc
  .array(fc.tuple(half(0, 20), half(0, 20), half(0, 12), half(2, 14), half(2, 14), half(0.5, 4)), {
    minLength: 1,
    maxLength: 6,
  })
  .map((all) => [
    [
      [6, 6, 0],
      [14, 14, 3],
    ] as const,
    ...all.map(
      ([x, y, z, w, d, h]) =>
        [
          [x, y, z],
          [x + w, y + d, z + h],
        ] as readonly [Corner, Corner],
    ),
  ]);
const ways = fc.record({
  gapTop: fc.constantFrom(0, 0.2, 0.5, 0.9),
  gapBottom: fc.constantFrom(0, 0.5, 0.7),
  gapXY: fc.constantFrom(0.3, 0.7, 1.5),
  onBedOnly: fc.boolean(),
  roofLayers: fc.constantFrom(0, 2),
  floorLayers: fc.constantFrom(0, 2),
});
const blockers = fc.array(
  fc
    .tuple(half(0, 20), half(0, 20), half(0, 8), half(2, 10), half(2, 10), half(0.5, 6))
    .map(([x, y, z, w, d, h]): SupportBox => ({ min: [x, y, z], max: [x + w, y + d, z + h] })),
  { maxLength: 2 },
);

/** mm. */
function perimeter(polys: Polys): number {
  let sum = 0;
  for (let i = 0; i < pathCount(polys); i++) sum += pathLength(polys, i) / UM;
  return sum;
}
const all = ({ body, roof, floor }: SupportLayer): Polys =>
  kernel.union(concatAll([body, roof, floor]));
/** Its corners; some, if they are many. */
function corners({ points }: Polys): [number, number][] {
  const step = Math.ceil(points.length / 2 / 200);
  const found: [number, number][] = [];
  for (let i = 0; i < points.length; i += 2 * step)
    found.push([points[i]! / UM, points[i + 1]! / UM]);
  return found;
}
/** Points spread over the plane. */
const spots: [number, number][] = Array.from({ length: 400 }, (_, i) => [
  ((i * 0.618_034) % 1) * 34,
  ((i * 0.414_214) % 1) * 34,
]);

/** How far the simplified part may be off, mm. */
const OFF = 0.06;

/** Checks all that is promised of any part's support, whatever the way. */
function check(part: Layered, how: SupportHow): readonly Polys[] {
  const { regions, levels } = part;
  const layers = supportAreas(kernel, regions, levels, how);
  const many = regions.some(({ points }) => points.length > 4000);
  const some = many ? spots.slice(0, 40) : spots;
  expect(layers).toHaveLength(regions.length);
  const made = layers.map(all);
  const top = (i: number): number => levels[i]!.z;
  const bottom = (i: number): number => levels[i]!.z - levels[i]!.height;
  for (const [i, support] of made.entries()) {
    const { body, roof, floor } = layers[i]!;
    const sum = area(body) + area(roof) + area(floor);
    expect(Math.abs(sum - area(support)) / UM / UM, "areas overlap").toBeLessThan(
      0.001 + 0.002 * perimeter(support),
    );
    if (isEmpty(support)) continue;
    if (i > 0 && layers[i] === layers[i - 1] && regions[i] === regions[i - 1]) continue;
    const here = regions[i]!;
    for (const [x, y] of corners(support))
      expect(clearance(here, x, y), "beside the part").toBeGreaterThan(how.gapXY - 0.002);
    for (const [x, y] of corners(here))
      expect(clearance(support, x, y), "beside the part").toBeGreaterThan(how.gapXY - 0.002);
    const edge = corners(support).length;
    for (let k = 0; k < regions.length; k++) {
      const over = k > i && bottom(k) < top(i) + how.gapTop - 1e-6;
      const under = k < i && top(k) > bottom(i) - how.gapBottom + 1e-6;
      if (!over && !under) continue;
      const hit = area(kernel.intersect(support, regions[k]!)) / UM / UM;
      expect(hit, `gap to layer ${k}`).toBeLessThan(0.01 + OFF * edge * 0.2);
    }
    for (const box of how.blockers) {
      if (box.min[2] >= top(i) - 1e-9 || box.max[2] <= bottom(i) + 1e-9) continue;
      const hit = kernel.intersect(support, rect(box.min[0], box.min[1], box.max[0], box.max[1]));
      expect(area(hit), "in a blocker").toBe(0);
    }
    for (const [x, y] of [...corners(support), ...some]) {
      if (clearance(support, x, y) > 0.001) continue;
      expect(stands(part, made, how, i, [x, y]), `floats at ${x} ${y} layer ${i}`).toBe(true);
    }
  }
  return made;
}

function stands(
  { regions, levels }: Layered,
  made: readonly Polys[],
  how: SupportHow,
  i: number,
  [x, y]: readonly [number, number],
): boolean {
  const bottom = levels[i]!.z - levels[i]!.height;
  if (i === 0 || clearance(made[i - 1]!, x, y) < how.width) return true;
  for (let k = i - 1; k >= 0; k--) {
    // The part within the gap below, counted in whole layers; or beside it, a gap away.
    const near = bottom - levels[k]!.z < how.gapBottom + levels[k]!.height - 1e-6;
    if (!near && k < i - 1) return false;
    // As far as that round a corner, too.
    if (clearance(regions[k]!, x, y) <= Math.SQRT2 * (how.gapXY + how.width)) return true;
  }
  return false;
}

describe("support of any boxes", () => {
  it("keeps its distances, stays out of blockers and never floats", () => {
    fc.assert(
      fc.property(assembly, ways, blockers, (parts, way, blocked) => {
        check(boxes(kernel, parts, HEIGHT), { ...HOW, ...way, blockers: blocked });
      }),
      { numRuns: 25 },
    );
  });

  it("is under all that overhangs, with just the gap between", () => {
    let seen = 0;
    fc.assert(
      fc.property(assembly, ways, (parts, way) => {
        const how = { ...HOW, ...way, maxBridge: 0, minArea: 0 };
        const part = boxes(kernel, parts, HEIGHT);
        const { regions } = part;
        const made = supportAreas(kernel, regions, part.levels, how).map(all);
        const gap = Math.ceil(how.gapTop / HEIGHT - 1e-6);
        const below = Math.ceil(how.gapBottom / HEIGHT - 1e-6);
        const free = Math.SQRT2 * how.gapXY + OFF + 0.6;
        for (let m = gap + 1; m < regions.length; m++) {
          if (regions[m] === regions[m - 1]) continue;
          const t = m - gap - 1;
          for (const [x, y] of spots) {
            if (!inPart(regions[m], x, y)) continue;
            const inTheWay = regions
              .slice(how.onBedOnly ? 0 : Math.max(0, t - below), m)
              .some((region) => clearance(region, x, y) < free);
            if (inTheWay) continue;
            seen++;
            expect(inPart(made[t], x, y), `${x} ${y} under layer ${m}`).toBe(true);
          }
        }
      }),
      { numRuns: 25 },
    );
    expect(seen).toBeGreaterThan(100);
  });

  it("is the same every time, and wherever the part stands", () => {
    const bracket: [Corner, Corner][] = [
      [
        [6, 6, 0],
        [14, 14, 3],
      ],
      [
        [9, 12, 0],
        [11.5, 16, 1.5],
      ],
      [
        [7, 14, 1.5],
        [10.5, 17, 2],
      ],
      [
        [2.5, 11, 1],
        [9.5, 18, 1.5],
      ],
    ];
    fc.assert(
      fc.property(assembly, (parts) => {
        const moved = parts.map(([a, b]): readonly [Corner, Corner] => [
          [a[0] + 31, a[1] + 7, a[2]],
          [b[0] + 31, b[1] + 7, b[2]],
        ]);
        const sums = [parts, parts, moved].map((some) => {
          const part = boxes(kernel, some, HEIGHT);
          const layers = supportAreas(kernel, part.regions, part.levels, HOW);
          return layers.map((layer) => area(all(layer)) / UM / UM);
        });
        expect(sums[1]).toEqual(sums[0]);
        for (const [i, sum] of sums[2]!.entries()) expect(sum).toBeCloseTo(sums[0]![i]!, 1);
      }),
      // A bridge of this one was looked at along lines that lay where the bed had them.
      { numRuns: 15, examples: [[bracket]] },
    );
  });
});

describe("beside the part", () => {
  it("keeps the whole gap from a round post, whatever was simplified", () => {
    const part = layered(
      kernel,
      30,
      (z) => [z < 12 ? ngon(15, 15, 12, 300) : rect(0, 0, 30, 30)],
      HEIGHT,
    );
    expect(isEmpty(check(part, HOW)[5]!)).toBe(false);
  });

  it("has nothing in a slot where no bead fits, and a column in one where it does", () => {
    const slot = (width: number): boolean => {
      const part = boxes(
        kernel,
        [
          [
            [0, 0, 0],
            [5, 20, 8],
          ],
          [
            [5 + width, 0, 0],
            [15, 20, 8],
          ],
          [
            [0, 0, 8],
            [15, 20, 10],
          ],
        ],
        HEIGHT,
      );
      return check(part, { ...HOW, maxBridge: 0 }).some((support) => !isEmpty(support));
    };
    expect(slot(1.7)).toBe(false);
    expect(slot(2.2)).toBe(true);
  });
});

/** Paths from numbers, mm. */
function paths(...all: readonly (readonly [number, number])[][]): Polys {
  const builder = polysBuilder(16);
  for (const path of all) {
    for (const [x, y] of path) builder.point(Math.round(x * UM), Math.round(y * UM));
    builder.end();
  }
  return builder.done();
}
function turned({ points, starts }: Polys, radians: number, scale: number): Polys {
  const [cos, sin] = [scale * Math.cos(radians), scale * Math.sin(radians)];
  const made = points.map((_, i) => {
    const [x, y] = [points[i & ~1]! - 15_000, points[i | 1]! - 15_000];
    return 17_000 + Math.round(i % 2 === 0 ? x * cos - y * sin : x * sin + y * cos);
  });
  return { points: made, starts };
}

describe("hard polygons", () => {
  const HARD: Record<string, () => Polys> = {
    slivers: () =>
      concatAll(Array.from({ length: 12 }, (_, i) => rect(5, 5 + i * 1.3, 25, 5.05 + i * 1.3))),
    "gaps of 0.1 mm": () =>
      concatAll(Array.from({ length: 9 }, (_, i) => rect(5 + i * 2.1, 6, 7 + i * 2.1, 24))),
    "corners that touch": () => concatAll([rect(5, 5, 15, 15), rect(15, 15, 25, 25)]),
    "an eight": () =>
      paths([
        [5, 5],
        [25, 25],
        [25, 5],
        [5, 25],
      ]),
    "rings in rings": () =>
      [3, 5, 7, 9].reduce(
        (sum, r) =>
          kernel.union(
            concatAll([sum, kernel.difference(ngon(15, 15, r, 48), ngon(15, 15, r - 1, 48))]),
          ),
        NO_POLYS,
      ),
    needles: () =>
      paths(
        Array.from({ length: 60 }, (_, i) => {
          const [a, r] = [(i * Math.PI) / 30, i % 2 ? 2 : 11];
          return [15 + r * Math.cos(a), 15 + r * Math.sin(a)] as const;
        }),
      ),
    "10 000 corners": () =>
      paths(
        Array.from({ length: 10_000 }, (_, i) => {
          const a = (i * Math.PI) / 5000;
          const r = 9 + Math.sin(i * 12.9898) * 0.3;
          return [15 + r * Math.cos(a), 15 + r * Math.sin(a)] as const;
        }),
      ),
  };

  it.each(Object.keys(HARD))("%s, over the bed and over the part, turned and scaled", (name) => {
    const turns = [
      [0.4, 0.7],
      [1.9, 1.3],
    ] as const;
    // The largest is looked at once: it is the looking that takes long.
    for (const [radians, scale] of turns.slice(0, name === "10 000 corners" ? 1 : 2)) {
      const hard = turned(kernel.union(HARD[name]!()), radians, scale);
      const foot = rect(15, 15, 18, 18);
      const up = layered(kernel, 14, (z) => (z < 4 ? [foot] : [foot, hard]), HEIGHT);
      const down = layered(
        kernel,
        14,
        (z) => (z < 3 ? [hard] : z > 6 ? [rect(3, 3, 31, 31)] : [foot]),
        HEIGHT,
      );
      for (const part of [up, down])
        for (const onBedOnly of [false, true])
          check(part, { ...HOW, onBedOnly, roofLayers: 1, floorLayers: 1 });
    }
  });
});
