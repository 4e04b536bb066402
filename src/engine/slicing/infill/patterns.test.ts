import { beforeAll, describe, expect, it } from "vitest";
import { beadArea, beadSpacing } from "../bead.ts";
import { createClipper } from "../clipper.ts";
import { createKernel, type Kernel } from "../kernel/kernel.ts";
import { inRegion, NO_POLYS, UM } from "../kernel/polys.ts";
import type { Lines } from "./lines.ts";
import { INFILL_PATTERNS, type InfillPattern } from "./pattern-types.ts";
import { PATTERNS, sparseFill, type SparseHow, sparseWidth } from "./patterns.ts";
import { box, circle, covered, fromEdge, hole, lengthOf, polys } from "./test-areas.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = createKernel(await createClipper({}));
});

const WIDTH = 0.45;
const HEIGHT = 0.2;
const SPACING = beadSpacing(WIDTH, HEIGHT);
const how = (pattern: InfillPattern, more: Partial<SparseHow> = {}): SparseHow => ({
  pattern,
  density: 0.15,
  angle: Math.PI / 4,
  width: WIDTH,
  height: HEIGHT,
  layer: 0,
  z: 0.2,
  inset: 90,
  anchor: 0,
  ...more,
});
const pathsOf = (lines: Lines): number => lines.starts.length - 1;
/** Every point, as text to the micrometre. */
const pointSet = ({ points }: Lines): Set<string> => {
  const found = new Set<string>();
  for (let i = 0; i < points.length; i += 2)
    found.add(`${Math.round(points[i]!)} ${Math.round(points[i + 1]!)}`);
  return found;
};
/** Mean length of a gyroid's level lines in a cell of side 1: how high a period is. */
const GYROID_CELL = 2.4587;

describe("concentric", () => {
  it("leaves no place empty from wall to wall, however narrow it is beside a wide one", () => {
    // A square, and an arm two thirds of a pitch wide.
    const area = polys([
      [0, 0],
      [20, 0],
      [20, 9],
      [40, 9],
      [40, 11],
      [20, 11],
      [20, 20],
      [0, 20],
    ]);
    const lines = sparseFill(kernel, area, how("concentric"));
    for (let x = 21; x < 39; x++) expect(fromLines(lines, x * UM, 10 * UM)).toBeLessThan(UM);
  });
});

describe("density", () => {
  for (const pattern of INFILL_PATTERNS.filter((name) => name !== "zigzag"))
    it(`of ${pattern} is the share of the volume, over a period of layers`, () => {
      for (const density of [0.05, 0.1, 0.25, 0.5, 0.8]) {
        const pitch = SPACING / density;
        const side = Math.max(30, 15 * pitch);
        const area = polys(box(13, 17, 13 + side, 17 + side));
        const rise = { gyroid: GYROID_CELL * pitch, cubic: 3 * Math.SQRT2 * pitch };
        // The section of a gyroid changes fast where its lines nearly touch.
        const layers = pattern === "gyroid" ? 37 : 6;
        const period = pattern === "gyroid" || pattern === "cubic" ? rise[pattern] : 1.2;
        let sum = 0;
        for (let layer = 0; layer < layers; layer++) {
          const z = (period * (layer + 0.5)) / layers;
          const lines = sparseFill(kernel, area, how(pattern, { density, layer, z, inset: 0 }));
          sum += covered(lines, WIDTH, HEIGHT);
        }
        const share = sum / layers / side ** 2;
        expect(Math.abs(share / density - 1), `${density}`).toBeLessThan(0.01);
      }
    });

  it("of zigzag is that of lines, and the ways along the wall come on top", () => {
    const side = 120;
    const area = polys(box(13, 17, 13 + side, 17 + side));
    const lines = sparseFill(kernel, area, how("lines", { inset: 0 }));
    const zigzag = sparseFill(kernel, area, how("zigzag", { inset: 0 }));
    const extra = lengthOf(zigzag) - lengthOf(lines);
    // Half of the wall between the ends, as every second stretch of it is used.
    expect(extra).toBeGreaterThan(0.4 * 4 * side);
    expect(extra).toBeLessThan(0.6 * 4 * side);
    expect(pathsOf(zigzag)).toBeLessThan(4);
  });

  it("stays in thicker and thinner layers, whose lines lie on the same grid", () => {
    const area = polys(box(0, 0, 100, 100));
    const lines = sparseFill(kernel, area, how("grid", { inset: 0 }));
    for (const height of [0.08, 0.2, 0.32]) {
      const width = sparseWidth({ width: WIDTH, height: HEIGHT }, height);
      const mm3 = lengthOf(lines) * beadArea(width, height);
      expect(Math.abs(mm3 / (100 * 100 * height) / 0.15 - 1)).toBeLessThan(0.01);
    }
  });

  it("of nothing is nothing", () => {
    for (const pattern of INFILL_PATTERNS) {
      expect(
        pathsOf(sparseFill(kernel, polys(box(0, 0, 9, 9)), how(pattern, { density: 0 }))),
      ).toBe(0);
      expect(pathsOf(sparseFill(kernel, NO_POLYS, how(pattern)))).toBe(0);
    }
  });
});

describe("where the lines lie", () => {
  const plate = polys(box(10, 10, 60, 50), hole(circle(30, 30, 8)));

  it("keeps all lines inside the area, by the inset", () => {
    const region = kernel.offset(plate, -90);
    for (const pattern of INFILL_PATTERNS)
      for (const [layer, anchor] of [0, 0, 6000, 6000].entries()) {
        const lines = sparseFill(kernel, plate, how(pattern, { layer, z: layer * 0.7, anchor }));
        expect(pathsOf(lines)).toBeGreaterThan(0);
        const { points } = lines;
        for (let i = 0; i < points.length; i += 2) {
          const [x, y] = [points[i]!, points[i + 1]!];
          if (!inRegion(region, x, y)) expect(fromEdge(region, x, y), pattern).toBeLessThan(0.001);
        }
      }
  });

  it("is one grid for the whole bed: a part of the area has a part of the lines", () => {
    const part = polys(box(20, 20, 40, 40));
    const whole = polys(box(5, 5, 70, 70));
    for (const pattern of ["lines", "grid", "triangles", "cubic", "honeycomb"] as const) {
      // Points of the small area's lines away from its edge are points of the large one's, or on them.
      const big = sparseFill(kernel, whole, how(pattern, { layer: 3, z: 0.8, density: 0.3 }));
      const small = sparseFill(kernel, part, how(pattern, { layer: 3, z: 0.8, density: 0.3 }));
      for (let i = 0; i < small.points.length; i += 2)
        expect(fromLines(big, small.points[i]!, small.points[i + 1]!), pattern).toBeLessThan(0.1);
    }
  });

  it("stacks up: layers of the same kind are alike, those in between are not", () => {
    for (const pattern of ["lines", "grid", "triangles", "honeycomb", "zigzag"] as const) {
      const at = (layer: number): Set<string> =>
        pointSet(sparseFill(kernel, plate, how(pattern, { layer, z: 0.2 * layer })));
      expect(at(8), pattern).toEqual(at(2));
      if (pattern === "lines" || pattern === "honeycomb") expect(at(3)).not.toEqual(at(2));
    }
  });

  it("is the same for the same input", () => {
    for (const pattern of INFILL_PATTERNS) {
      const make = (): Lines => sparseFill(kernel, plate, how(pattern, { anchor: 5000, layer: 5 }));
      expect(make()).toEqual(make());
    }
  });
});

describe("cubic", () => {
  it("moves each line sideways by z / √2, so that its planes stand square to each other", () => {
    const area = polys(box(0, 0, 100, 100));
    // Heights of the lines that run along x when the pattern is turned by `turn`.
    const at = (turn: number, z: number): number[] => {
      const lines = sparseFill(kernel, area, how("cubic", { angle: -turn, z, inset: 0 }));
      const levels = new Set<number>();
      for (let i = 0; i < pathsOf(lines); i++) {
        const p = 2 * lines.starts[i]!;
        const dy = lines.points[p + 3]! - lines.points[p + 1]!;
        if (Math.abs(dy) < 1e-6) levels.add(lines.points[p + 1]! / UM);
      }
      return [...levels];
    };
    // A plane that moves sideways by `lean` for each mm of height has this normal.
    const normals = [0, Math.PI / 3, (2 * Math.PI) / 3].map((turn) => {
      const before = at(turn, 0)[3]!;
      const lean = at(turn, 1)
        .map((y) => y - before)
        .reduce((a, b) => (Math.abs(a) < Math.abs(b) ? a : b));
      expect(Math.abs(lean)).toBeCloseTo(Math.SQRT1_2, 6);
      return [Math.cos(turn + Math.PI / 2), Math.sin(turn + Math.PI / 2), -lean] as const;
    });
    const dot = (a: readonly number[], b: readonly number[]): number =>
      a.reduce((sum, v, i) => sum + v * b[i]!, 0);
    for (const [a, b] of [
      [0, 1],
      [1, 2],
      [0, 2],
    ] as const)
      expect(dot(normals[a]!, normals[b]!)).toBeCloseTo(0, 6);
  });
});

describe("gyroid", () => {
  it("follows the level set within 0.05 mm and a hundredth of a cell", () => {
    const area = polys(box(3, 4, 43, 44));
    for (const density of [0.05, 0.15, 0.7])
      for (const turn of [0.05, 0.2, 0.6, 0.83, 1.1, 1.9, 2.7, 3.4, 4.4, 5.5]) {
        const unit = (GYROID_CELL * SPACING * UM) / density / (2 * Math.PI);
        const z = (turn * unit) / UM;
        const lines = sparseFill(kernel, area, how("gyroid", { angle: 0, z, density }));
        const limit = Math.min(50, (unit * 2 * Math.PI) / 100);
        expect(fromGyroid(lines, turn, unit), `${density} ${turn}`).toBeLessThan(limit);
      }
  });

  it("has long lines, not pieces", () => {
    const area = polys(box(0, 0, 100, 100));
    for (let layer = 0; layer < 20; layer++) {
      const lines = sparseFill(kernel, area, how("gyroid", { z: layer * 0.37, angle: 0 }));
      expect(lengthOf(lines) / pathsOf(lines)).toBeGreaterThan(40);
    }
  });
});

describe("honeycomb", () => {
  it("turns onto itself from layer to layer, each wall double in its turn", () => {
    const area = polys(box(0, 0, 40, 40));
    const [a, b, c] = [0, 1, 2].map((layer) =>
      sparseFill(kernel, area, how("honeycomb", { layer })),
    );
    expect(pointSet(a!)).not.toEqual(pointSet(b!));
    expect(pointSet(a!)).not.toEqual(pointSet(c!));
    for (const other of [b!, c!])
      for (let i = 0; i < other.points.length; i += 2)
        if (fromEdge(area, other.points[i]!, other.points[i + 1]!) > 3000)
          expect(fromLines(a!, other.points[i]!, other.points[i + 1]!)).toBeLessThan(SPACING * UM);
  });

  it("lies bead beside bead where cells share a wall: no two lines closer than a spacing", () => {
    const lines = sparseFill(
      kernel,
      polys(box(0, 0, 60, 60)),
      how("honeycomb", { angle: 0, inset: 0 }),
    );
    const heights = new Map<number, number>();
    for (let i = 0; i < pathsOf(lines); i++)
      for (let k = lines.starts[i]! + 1; k < lines.starts[i + 1]!; k++) {
        const [y0, y1] = [lines.points[2 * k - 1]!, lines.points[2 * k + 1]!];
        if (Math.abs(y0 - y1) < 0.5) heights.set(Math.round(y0), 1);
      }
    const sorted = [...heights.keys()].sort((a, b) => a - b);
    const gaps = sorted.slice(1).map((y, i) => y - sorted[i]!);
    for (const gap of gaps) expect(gap).toBeGreaterThan(SPACING * UM - 2);
    expect(Math.min(...gaps)).toBeCloseTo(SPACING * UM, -1);
  });
});

describe("anchors", () => {
  const plate = polys(box(10, 10, 60, 50), hole(circle(30, 30, 8)));

  it("make fewer paths the longer they may be, of the same lines", () => {
    for (const pattern of ["lines", "grid", "triangles", "cubic", "honeycomb", "gyroid"] as const) {
      const made = [0, 3000, 12_000].map((anchor) =>
        sparseFill(kernel, plate, how(pattern, { anchor })),
      );
      const [none, some, many] = made.map(pathsOf) as [number, number, number];
      expect(many, pattern).toBeLessThan(none / 2);
      expect(some, pattern).toBeLessThanOrEqual(none);
      expect(some, pattern).toBeGreaterThanOrEqual(many);
      const points = pointSet(made[2]!);
      for (const point of pointSet(made[0]!)) expect(points.has(point), pattern).toBe(true);
    }
  });

  it("never lay two lines on one stretch of the boundary", () => {
    const region = kernel.offset(plate, -90);
    for (const pattern of ["lines", "grid", "gyroid", "zigzag"] as const) {
      const { points, starts } = sparseFill(kernel, plate, how(pattern, { anchor: 20_000 }));
      const stretches: number[][] = [];
      for (let i = 0; i + 1 < starts.length; i++)
        for (let k = starts[i]! + 1; k < starts[i + 1]!; k++) {
          const [ax, ay, bx, by] = points.subarray(2 * k - 2, 2 * k + 2) as unknown as number[];
          const [mx, my] = [(ax! + bx!) / 2, (ay! + by!) / 2];
          if (fromEdge(region, mx, my) < 0.01) stretches.push([ax!, ay!, bx!, by!]);
        }
      expect(stretches.length, pattern).toBeGreaterThan(5);
      for (const [i, [ax, ay, bx, by]] of stretches.entries())
        for (const [cx, cy, dx, dy] of stretches.slice(i + 1)) {
          // The middle of one on the other: they would overlap.
          const length = Math.hypot(bx! - ax!, by! - ay!);
          const off = (x: number, y: number): number =>
            Math.hypot(x - ax!, y - ay!) + Math.hypot(x - bx!, y - by!) - length;
          expect(off((cx! + dx!) / 2, (cy! + dy!) / 2)).toBeGreaterThan(1e-6);
        }
    }
  });

  it("are no longer than asked", () => {
    const none = sparseFill(kernel, plate, how("lines"));
    const some = sparseFill(kernel, plate, how("lines", { anchor: 4000 }));
    const joined = pathsOf(none) - pathsOf(some);
    expect(joined).toBeGreaterThan(5);
    expect(lengthOf(some) - lengthOf(none)).toBeLessThan(joined * 4.001);
  });
});

it("every pattern of the settings is in the list", () => {
  expect(Object.keys(PATTERNS).sort()).toEqual([...INFILL_PATTERNS].sort());
});

/** Greatest distance of the lines from the gyroid cut at `phase`, to first order, µm. */
function fromGyroid({ points, starts }: Lines, phase: number, unit: number): number {
  const [sz, cz] = [Math.sin(phase), Math.cos(phase)];
  let most = 0;
  for (let i = 0; i + 1 < starts.length; i++)
    for (let k = starts[i]! + 1; k < starts[i + 1]!; k++)
      for (const t of [0.25, 0.5, 0.75, 1]) {
        const x = (points[2 * k - 2]! * (1 - t) + points[2 * k]! * t) / unit;
        const y = (points[2 * k - 1]! * (1 - t) + points[2 * k + 1]! * t) / unit;
        const [sx, cx, sy, cy] = [Math.sin(x), Math.cos(x), Math.sin(y), Math.cos(y)];
        const f = sx * cy + sy * cz + sz * cx;
        const slope = Math.hypot(cx * cy - sz * sx, cy * cz - sx * sy);
        // Where two lines nearly touch the slope says nothing.
        if (slope > 0.2) most = Math.max(most, (Math.abs(f) / slope) * unit);
      }
  return most;
}

function fromLines({ points, starts }: Lines, x: number, y: number): number {
  let least = Infinity;
  for (let i = 0; i + 1 < starts.length; i++)
    for (let k = starts[i]! + 1; k < starts[i + 1]!; k++) {
      const [ax, ay] = [points[2 * k - 2]!, points[2 * k - 1]!];
      const [dx, dy] = [points[2 * k]! - ax, points[2 * k + 1]! - ay];
      const t = Math.max(
        0,
        Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)),
      );
      least = Math.min(least, Math.hypot(x - ax - t * dx, y - ay - t * dy));
    }
  return least;
}
