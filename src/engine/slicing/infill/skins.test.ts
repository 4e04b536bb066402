import { beforeAll, describe, expect, it } from "vitest";
import { beadArea, beadSpacing } from "../bead.ts";
import { createClipper } from "../clipper.ts";
import { createKernel, type Kernel } from "../kernel/kernel.ts";
import { area as areaOf, inRegion, NO_POLYS, type Polys, UM } from "../kernel/polys.ts";
import { hatch } from "./hatch.ts";
import { ironing } from "./ironing.ts";
import type { Lines } from "./lines.ts";
import { bySize, patches } from "./patches.ts";
import { SKIN_PATTERNS, solidFill, type SolidFill, type SolidHow } from "./skins.ts";
import { box, circle, fromEdge, hole, lengthOf, polys } from "./test-areas.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = createKernel(await createClipper({}));
});

const WIDTH = 0.45;
const HEIGHT = 0.2;
const SPACING = beadSpacing(WIDTH, HEIGHT);
const how = (more: Partial<SolidHow> = {}): SolidHow => ({
  pattern: "monotonic",
  angle: 0,
  width: WIDTH,
  height: HEIGHT,
  inset: SPACING * 500,
  ...more,
});
/** Where the beads touch side by side, mm². */
const coveredBy = ({ lines, widths }: SolidFill): number =>
  widths.reduce(
    (sum, width, i) => sum + lengthOf(pathOf(lines, i)) * beadSpacing(width, HEIGHT),
    0,
  );
type Four = [number, number, number, number];
const pathOf = ({ points, starts }: Lines, i: number): Lines => ({
  points: points.slice(2 * starts[i]!, 2 * starts[i + 1]!),
  starts: Uint32Array.of(0, starts[i + 1]! - starts[i]!),
  chains: Uint32Array.of(0, 1),
});

const plate = polys(
  box(10, 10, 60, 50),
  hole(circle(25, 30, 8)),
  hole(circle(45, 28, 6)),
  hole(box(30, 12, 34, 20)),
);

/** Two plates and a neck that is too narrow for a loop. */
const dumbbell = polys([
  [0, 0],
  [20, 0],
  [20, 9.8],
  [45, 9.8],
  [45, 0],
  [65, 0],
  [65, 20],
  [45, 20],
  [45, 10.35],
  [20, 10.35],
  [20, 20],
  [0, 20],
]);

describe("every skin", () => {
  it("fills an area once over, if the ends of its lines keep half a bead off the wall", () => {
    for (const pattern of SKIN_PATTERNS)
      for (const angle of [0, 0.3, Math.PI / 4, 2])
        for (const shape of pattern === "concentric" ? [plate, dumbbell] : [plate]) {
          const made = solidFill(kernel, shape, how({ pattern, angle }));
          const wanted = (areaOf(shape) - areaOf(made.rest)) / UM ** 2;
          expect(Math.abs(coveredBy(made) / wanted - 1), `${pattern} ${angle}`).toBeLessThan(0.025);
          if (pattern !== "concentric") expect(made.rest).toBe(NO_POLYS);
        }
  });

  it("stays inside, by the inset", () => {
    const region = kernel.offset(plate, -90);
    for (const pattern of SKIN_PATTERNS) {
      const { points } = solidFill(kernel, plate, how({ pattern, angle: 0.7, inset: 90 })).lines;
      for (let i = 0; i < points.length; i += 2)
        if (!inRegion(region, points[i]!, points[i + 1]!))
          expect(fromEdge(region, points[i]!, points[i + 1]!), pattern).toBeLessThan(0.001);
    }
  });

  it("is the same for the same input, and nothing for nothing", () => {
    for (const pattern of SKIN_PATTERNS) {
      const make = (): SolidFill => solidFill(kernel, plate, how({ pattern, angle: 1 }));
      expect(make()).toEqual(make());
      expect(solidFill(kernel, NO_POLYS, how({ pattern })).lines.points).toHaveLength(0);
    }
  });
});

describe("a box along the rows", () => {
  it("is filled exactly from wall to wall, and the beads are wider or narrower for it", () => {
    for (let across = 1.5; across < 6; across += 0.073) {
      const patch = polys(box(10, 10.013, 40, 10.013 + across));
      const { lines, widths } = solidFill(kernel, patch, how({ inset: 90 }));
      const rows = new Set<number>();
      for (let i = 1; i < lines.points.length; i += 2) {
        // Ends of rows, not of the ways along the wall, which lie at the inset.
        const x = lines.points[i - 1]!;
        if (x > 11 * UM && x < 39 * UM) rows.add(lines.points[i]!);
      }
      const made = beadSpacing(widths[0]!, HEIGHT);
      expect(made / SPACING).toBeGreaterThan(0.84);
      expect(made / SPACING).toBeLessThan(1.21);
      // The rows: the two long sides of the box and a whole number of beads between them.
      const count = across / made;
      expect(Math.abs(count - Math.round(count))).toBeLessThan(0.01);
      expect(rows.size).toBe(0);
    }
  });

  it("keeps its volume", () => {
    for (const across of [2, 2.3, 3.01, 4.4, 7.77]) {
      const patch = polys(box(10, 10, 110, 10 + across));
      const made = solidFill(kernel, patch, how({ inset: 0 }));
      const mm3 = made.widths.reduce(
        (sum, width, i) => sum + lengthOf(pathOf(made.lines, i)) * beadArea(width, HEIGHT),
        0,
      );
      expect(Math.abs(mm3 / (100 * across * HEIGHT) - 1), `${across}`).toBeLessThan(0.02);
    }
  });

  it("is fitted between the edges of other shapes too", () => {
    for (const radius of [3, 3.1, 3.25, 10]) {
      const { widths } = solidFill(kernel, polys(circle(30, 30, radius)), how());
      const [width, ...others] = new Set(widths);
      expect(others).toEqual([]);
      const spacing = beadSpacing(width!, HEIGHT);
      const rows = (2 * radius) / spacing;
      expect(Math.abs(rows - Math.round(rows))).toBeLessThan(0.02);
    }
  });
});

it("no slot stays beside an edge that runs with the rows, however the patch ends", () => {
  // A square that stands on its corner, with a notch whose sides run with the rows of 45 degrees.
  const steps = Array.from({ length: 9 }, (_, i) => 2 + 0.17 * i);
  for (const deep of steps) {
    const notched = polys([
      [0, 0],
      [30, 0],
      [30, 20],
      [15 + deep, 20],
      [15, 20 - deep],
      [15 - deep, 20],
      [0, 20],
    ]);
    for (const angle of [Math.PI / 4, (3 * Math.PI) / 4]) {
      const { lines, widths } = solidFill(kernel, notched, how({ angle, inset: 90 }));
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      // The side of the notch that runs with the rows, at its middle.
      const x = 15 + (angle < 1.6 ? deep : -deep) / 2;
      const [u, v] = [x * cos + (20 - deep / 2) * sin, (20 - deep / 2) * cos - x * sin];
      let near = Infinity;
      for (let k = 0; k + 3 < lines.points.length; k += 2) {
        const [ax, ay, bx, by] = [0, 1, 2, 3].map((i) => lines.points[k + i]! / UM) as Four;
        const ends = [ax * cos + ay * sin, bx * cos + by * sin];
        if (Math.abs((by - ay) * cos - (bx - ax) * sin) > 0.001) continue;
        if (Math.min(...ends) < u && Math.max(...ends) > u)
          near = Math.min(near, Math.abs(ay * cos - ax * sin - v));
      }
      const bead = beadSpacing(widths[0]!, HEIGHT);
      expect(near, `${deep} ${angle}`).toBeLessThan(0.51 * bead);
    }
  }
});

it("rows of a patch with pointed ends do not lie on each other", () => {
  const lens = polys([
    [0, 0],
    [4, 3],
    [8, 8],
    [4, 5],
  ]);
  for (const angle of [0, Math.PI / 4, (3 * Math.PI) / 4, 1]) {
    const { lines, widths } = solidFill(kernel, lens, { ...how(), angle });
    const laid = lengthOf(lines) * beadSpacing(widths[0]!, HEIGHT);
    expect(laid).toBeLessThan((1.15 * areaOf(lens)) / UM ** 2);
  }
});

describe("monotonic", () => {
  it("lays no bead beside one of a later row, in any patch", () => {
    const star = polys(
      Array.from({ length: 14 }, (_, i): [number, number] => {
        const r = i % 2 === 0 ? 30 : 9;
        return [40 + r * Math.cos((i * Math.PI) / 7), 40 + r * Math.sin((i * Math.PI) / 7)];
      }),
      hole(circle(40, 40, 4)),
    );
    for (const area of [plate, star])
      for (const angle of [0, 0.4, Math.PI / 4, 1.9]) {
        const { lines } = solidFill(kernel, area, how({ angle, inset: 200 }));
        checkOrder(lines, angle);
      }
  });

  it("is one chain a patch, of few paths", () => {
    const two = polys(box(0, 0, 20, 20), box(30, 0, 50, 20));
    const { lines } = solidFill(kernel, two, how({ angle: Math.PI / 4 }));
    expect(lines.chains).toHaveLength(3);
    expect(lines.starts.length - 1).toBeLessThan(6);
  });
});

/** Rows in the order in which they are laid: none may lie beside a later row laid before it. */
function checkOrder(lines: Lines, angle: number): void {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const rows: { v: number; u0: number; u1: number }[] = [];
  for (let i = 0; i + 1 < lines.starts.length; i++)
    for (let k = lines.starts[i]! + 1; k < lines.starts[i + 1]!; k++) {
      const [ax, ay, bx, by] = lines.points.subarray(2 * k - 2, 2 * k + 2) as unknown as number[];
      const [va, vb] = [ay! * cos - ax! * sin, by! * cos - bx! * sin];
      const [ua, ub] = [ax! * cos + ay! * sin, bx! * cos + by! * sin];
      if (Math.abs(va - vb) < 0.01 && Math.abs(ua - ub) > 1500)
        rows.push({ v: va, u0: Math.min(ua, ub), u1: Math.max(ua, ub) });
    }
  expect(rows.length).toBeGreaterThan(20);
  for (const [i, row] of rows.entries())
    for (const earlier of rows.slice(0, i)) {
      const ahead = (earlier.v - row.v) / (SPACING * UM);
      const beside = earlier.u0 < row.u1 && row.u0 < earlier.u1;
      if (beside && ahead > 0.5) expect(ahead).toBeGreaterThan(1.5);
    }
}

describe("concentric", () => {
  it("goes inwards and says what is left in the middle", () => {
    const made = solidFill(kernel, polys(box(0, 0, 30, 10)), how({ pattern: "concentric" }));
    const { lines } = made;
    const ends = Array.from(lines.starts.subarray(0, -1), (start) => lines.points[2 * start]!);
    expect(lines.chains).toHaveLength(2);
    // Each begins nearer to the middle than the one before.
    for (let i = 1; i < ends.length; i++) {
      const inner = Math.abs(ends[i]! - 15 * UM);
      expect(inner).toBeLessThan(Math.abs(ends[i - 1]! - 15 * UM));
    }
    for (let i = 0; i + 1 < lines.starts.length; i++) {
      const [a, b] = [2 * lines.starts[i]!, 2 * lines.starts[i + 1]! - 2];
      expect(lines.points[b]).toBe(lines.points[a]);
      expect(lines.points[b + 1]).toBe(lines.points[a + 1]);
    }
    const left = 10 - 2 * SPACING * (lines.starts.length - 1);
    expect(areaOf(made.rest) / UM ** 2).toBeCloseTo(left * (20 + left), 1);
  });
});

describe("patches", () => {
  const two = polys(
    box(0, 0, 20, 20),
    hole(box(5, 5, 15, 15)),
    box(8, 8, 12, 12),
    hole(box(9, 9, 11, 11)),
    box(30, 0, 33, 3),
  );

  it("are outlines with the holes that are theirs", () => {
    expect(patches(two).map((patch) => Math.round(areaOf(patch) / UM ** 2))).toEqual([300, 12, 9]);
  });

  it("are sorted by size: the small ones can be filled solid", () => {
    const { small, large } = bySize(two, 12.5);
    expect(areaOf(small) / UM ** 2).toBeCloseTo(21, 6);
    expect(areaOf(large) / UM ** 2).toBeCloseTo(300, 6);
  });
});

describe("ironing", () => {
  it("lays its own spacing and share of the volume", () => {
    const top = polys(box(10, 10, 50, 40));
    const made = ironing(kernel, top, {
      spacing: 0.1,
      flow: 0.15,
      angle: Math.PI / 4,
      height: HEIGHT,
      inset: 0,
    });
    const mm3 = lengthOf(made.lines) * beadArea(made.width, HEIGHT);
    expect(mm3 / (40 * 30 * HEIGHT * 0.15)).toBeGreaterThan(0.98);
    expect(mm3 / (40 * 30 * HEIGHT * 0.15)).toBeLessThan(1.02);
    expect(made.lines.starts.length - 1).toBeLessThan(4);
  });
});

describe("hatch", () => {
  it("joins neighbours along the boundary, not across a notch", () => {
    const notched = polys([
      [0, 0],
      [20, 0],
      [20, 20],
      [10.1, 20],
      [10, 1],
      [9.9, 20],
      [0, 20],
    ]);
    const lines = hatch(notched, Math.PI / 2, 450, 2000);
    for (let i = 0; i + 1 < lines.starts.length; i++)
      for (let k = lines.starts[i]! + 1; k < lines.starts[i + 1]!; k++) {
        const x = (lines.points[2 * k]! + lines.points[2 * k - 2]!) / 2;
        const y = (lines.points[2 * k + 1]! + lines.points[2 * k - 1]!) / 2;
        if (!inRegion(notched, x, y)) expect(fromEdge(notched, x, y)).toBeLessThan(0.001);
      }
    expect(lines.starts.length - 1).toBeLessThan(4);
  });

  it("goes round many holes, in whatever order they are told", () => {
    const holes = Array.from({ length: 40 }, (_, i) => {
      const x = ((i * 7) % 40) * 2;
      return hole(box(x, 0, x + 1, 9));
    });
    const lines = hatch(polys(box(-1, 0, 80, 9), ...holes), 0, 450, 0);
    expect(lines.starts).toHaveLength(41 * 20 + 1);
    expect(lengthOf(lines)).toBeCloseTo(41 * 20, 6);
  });

  it("of a box has the length of its area over the spacing", () => {
    const square: Polys = polys(box(3, 3, 103, 103));
    expect(lengthOf(hatch(square, 0.6, 450, 0))).toBeCloseTo(100 ** 2 / 0.45, -2);
  });
});
