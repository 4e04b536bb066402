import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { seededRandom } from "../../foundation/random.ts";
import { createClipper } from "../clipper.ts";
import { createKernel, type Kernel } from "../kernel/kernel.ts";
import { inRegion, isEmpty, type Polys } from "../kernel/polys.ts";
import { bridgeAngle } from "./bridge-angle.ts";
import { ironing } from "./ironing.ts";
import type { Lines } from "./lines.ts";
import { INFILL_PATTERNS } from "./pattern-types.ts";
import { insetOf, sparseFill } from "./patterns.ts";
import { SKIN_PATTERNS, solidFill } from "./skins.ts";
import { box, circle, fromEdge, hole, polys, turned } from "./test-areas.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = createKernel(await createClipper({}));
});

const random = seededRandom(7);
const noise = (): number => random() * 2 - 1;

/** Shapes on which slicers stumble, mm. */
const HARD: Readonly<Record<string, Polys>> = {
  sliver: polys([
    [0, 0],
    [40, 0.05],
    [0, 0.3],
  ]),
  "thin as the inset": polys(box(0, 0, 30, 0.18)),
  "one micrometre": polys(box(0, 0, 0.001, 20), box(5, 5, 5.001, 5.001)),
  "self-touching": polys([
    [0, 0],
    [10, 0],
    [10, 10],
    [5, 0],
    [0, 10],
  ]),
  bow: polys([
    [0, 0],
    [20, 20],
    [20, 0],
    [0, 20],
  ]),
  "doubled points and spikes": polys([
    [0, 0],
    [10, 0],
    [10, 0],
    [30, 0],
    [10, 0],
    [10, 10],
    [5, 10],
    [5, 10.5],
    [5, 10],
    [0, 10],
  ]),
  "holes in holes": polys(
    box(0, 0, 40, 40),
    hole(box(4, 4, 36, 36)),
    box(8, 8, 32, 32),
    hole(circle(20, 20, 10)),
    circle(20, 20, 6),
    hole(circle(20, 20, 1)),
  ),
  "gaps of 0.1": polys(...Array.from({ length: 12 }, (_, i) => box(i * 3.1, 0, i * 3.1 + 3, 25))),
  "forty posts, told in no order": polys(
    ...Array.from({ length: 40 }, (_, i) =>
      box(((i * 7) % 40) * 1.2, 0, ((i * 7) % 40) * 1.2 + 1, 50),
    ),
  ),
  "hole touching the outline": polys(box(0, 0, 20, 20), hole(box(0, 8, 6, 12))),
  comb: polys([
    [0, -3],
    ...Array.from({ length: 160 }, (_, i): [number, number] => [
      (Math.floor(i / 2) + (i % 2)) * 0.5,
      (i + 1) % 4 < 2 ? 0 : 20,
    ]),
    [40, -3],
  ]),
  "10 000 vertices": polys(
    Array.from({ length: 10_000 }, (_, i): [number, number] => {
      const a = (i * 2 * Math.PI) / 10_000;
      const r = 25 + 4 * Math.sin(9 * a) + 0.08 * noise();
      return [r * Math.cos(a), r * Math.sin(a)];
    }),
  ),
  scribble: polys(Array.from({ length: 60 }, (): [number, number] => [20 * noise(), 20 * noise()])),
  "along the grid": polys(box(-0.45, -0.45, 9, 9), hole(box(0.45, 0.45, 8.1, 8.1))),
};

const TURNS = [
  [0, 1],
  [0.3, 0.7],
  [Math.PI / 4, 1.37],
] as const;
const SHAPES = Object.entries(HARD);
const CASE = { angle: Math.PI / 4, width: 0.45, height: 0.2 };

/** All of the lines are whole, finite and inside a region; every chain is a run of paths. */
function check(lines: Lines, region: Polys | undefined): void {
  const { points, starts, chains } = lines;
  expect(starts[starts.length - 1]).toBe(points.length / 2);
  expect(chains[chains.length - 1]).toBe(starts.length - 1);
  for (let i = 0; i + 1 < starts.length; i++)
    expect(starts[i + 1]! - starts[i]!).toBeGreaterThan(1);
  expect(points.every(Number.isFinite)).toBe(true);
  if (!region) return;
  const tried = region.points.length > 4000 ? 40 : 150;
  const step = 2 * Math.max(1, Math.floor(points.length / 2 / tried));
  let worst = 0;
  for (let p = 0; p < points.length; p += step)
    if (!inRegion(region, points[p]!, points[p + 1]!))
      worst = Math.max(worst, fromEdge(region, points[p]!, points[p + 1]!));
  // Offsets are whole micrometres, and loops are several offsets deep.
  expect(worst).toBeLessThan(3);
}

/** No path is a mere dot: it reaches at least this far from its first point, µm. */
const LEAST_REACH = 15;

function reachOf({ points, starts }: Lines, path: number): number {
  const from = 2 * starts[path]!;
  let reach = 0;
  for (let p = from + 2; p < 2 * starts[path + 1]!; p += 2)
    reach = Math.max(
      reach,
      Math.hypot(points[p]! - points[from]!, points[p + 1]! - points[from + 1]!),
    );
  return reach;
}

describe("hard shapes", () => {
  for (const [name, shape] of SHAPES)
    it(`${name}: every pattern stays inside it`, () => {
      for (const [radians, scale] of shape.points.length > 4000 ? [TURNS[1]] : TURNS) {
        const raw = turned(shape, radians, scale);
        const clean = kernel.union(raw);
        for (const area of [raw, clean]) {
          // What crosses itself has no inside: there it is enough that nothing breaks.
          const region = area === clean ? insetOf(kernel, clean, 90) : undefined;
          const whole = region && clean;
          for (const [i, pattern] of INFILL_PATTERNS.entries()) {
            const how = { ...CASE, pattern, density: 0.1 + 0.1 * i, layer: i, z: 0.3 * i };
            const lines = sparseFill(kernel, area, { ...how, inset: 90, anchor: 3000 });
            // Concentric lines keep to the area, not to its inset.
            check(lines, pattern === "concentric" ? whole : region);
            for (let k = 0; k + 1 < lines.starts.length; k++)
              expect(reachOf(lines, k)).toBeGreaterThan(LEAST_REACH);
          }
          for (const pattern of SKIN_PATTERNS) {
            const { lines, widths } = solidFill(kernel, area, { ...CASE, pattern, inset: 90 });
            check(lines, pattern === "concentric" ? whole : region);
            expect(widths).toHaveLength(lines.starts.length - 1);
            expect(widths.every((width) => width > 0.3 && width < 0.6)).toBe(true);
          }
          check(
            ironing(kernel, area, { ...CASE, spacing: 0.2, flow: 0.1, inset: 90 }).lines,
            region,
          );
          bridgeAngle(kernel, area, turned(HARD["gaps of 0.1"]!, radians, scale));
        }
      }
    });

  it("random outlines stay the same for each pattern, wherever its lines end", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 20 })), {
          minLength: 3,
          maxLength: 30,
        }),
        fc.constantFrom(...INFILL_PATTERNS),
        fc.double({ min: 0.05, max: 0.9, noNaN: true }),
        fc.integer({ min: 0, max: 40 }),
        fc.double({ min: 0, max: 20_000, noNaN: true }),
        (corners, pattern, density, layer, anchor) => {
          const area = kernel.union(polys(corners));
          const how = { ...CASE, pattern, density, layer, z: 0.2 * layer, inset: 90, anchor };
          const lines = sparseFill(kernel, area, how);
          if (isEmpty(area)) expect(lines.points).toHaveLength(0);
          check(lines, pattern === "concentric" ? area : insetOf(kernel, area, 90));
        },
      ),
      { numRuns: 150 },
    );
  });
});
