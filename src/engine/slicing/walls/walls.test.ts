import { beforeAll, describe, expect, it } from "vitest";
import { createClipper } from "../clipper.ts";
import { createKernel, type Kernel } from "../kernel/kernel.ts";
import { isEmpty, type Polys, polysBuilder } from "../kernel/polys.ts";
import { outlineOf } from "../paths/outline.ts";
import { type Cover, coverOf } from "./measure.ts";
import * as shapes from "./shapes.ts";
import { SLIT_RING, WAVY_RING } from "./wavy-ring.ts";
import { makeWalls, type WallOptions, type Walls } from "./walls.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = createKernel(await createClipper({}));
});

const HOW: WallOptions = {
  width: 0.45,
  outerWidth: 0.45,
  height: 0.2,
  count: 3,
  generator: "variable",
  minBeadWidth: 0.3,
  preciseOuterWall: false,
};
const TURN = 0.37;

function measured(region: Polys, how: WallOptions = HOW): Cover & { voided: number; over: number } {
  const cover = coverOf(kernel, region, makeWalls(kernel, region, how), how, 20);
  return {
    ...cover,
    voided: (100 * cover.voids) / cover.area,
    over: (100 * cover.overlaps) / cover.area,
  };
}
const sound = (walls: Walls, how: WallOptions): void => {
  const { points, starts, chains, closed, widths } = walls.beads;
  const faults: string[] = [];
  if (!points.every(Number.isFinite)) faults.push("not finite");
  for (const [i, width] of widths.entries()) {
    if (starts[i + 1]! - starts[i]! < 2) faults.push(`piece ${i} is a point`);
    if (width < how.minBeadWidth - 1e-6) faults.push(`piece ${i} is ${width} mm wide`);
    if (width > 2 * Math.max(how.width, how.outerWidth)) faults.push(`piece ${i}: ${width} mm`);
  }
  const apart = (p: number, q: number): number =>
    Math.hypot(points[2 * p]! - points[2 * q]!, points[2 * p + 1]! - points[2 * q + 1]!);
  for (let j = 0; j + 1 < chains.length; j++) {
    for (let i = chains[j]! + 1; i < chains[j + 1]!; i++)
      if (apart(starts[i]!, starts[i]! - 1) > 0) faults.push(`piece ${i} does not follow`);
    if (closed[j] && apart(starts[chains[j]!]!, starts[chains[j + 1]!]! - 1) > 1e-6)
      faults.push(`chain ${j} is open`);
  }
  expect(faults).toEqual([]);
};

describe("straight walls", () => {
  it("are filled at every thickness, and end where the part ends", () => {
    for (let thick = 0.3; thick < 3.01; thick += 0.05) {
      const cover = measured(shapes.turned(shapes.wall(thick, 20), TURN));
      const told = `${thick.toFixed(2)} mm: ${JSON.stringify(cover)}`;
      expect(cover.voided, told).toBeLessThan(1);
      expect(cover.over, told).toBeLessThan(1);
      expect(cover.outside, told).toBeLessThan(5);
      expect(cover.narrowest, told).toBeGreaterThanOrEqual(0.3 - 1e-6);
      expect(cover.widest, told).toBeLessThan(0.7);
    }
  }, 20_000);

  it("of 0.6 mm are one true bead, of 1 mm two wide ones", () => {
    const one = makeWalls(kernel, shapes.wall(0.6), HOW).beads;
    expect([...one.widths]).toEqual([Math.fround(0.6)]);
    expect([...one.closed]).toEqual([0]);
    const two = makeWalls(kernel, shapes.wall(1), HOW).beads;
    expect([...two.closed]).toEqual([1]);
    expect(two.widths[0]).toBeCloseTo((1 + 0.2 * (1 - Math.PI / 4)) / 2, 2);
  });

  it("do not flicker when their thickness wavers about a threshold", () => {
    const edge = Array.from({ length: 81 }, (_, i) => [
      20 - i / 4,
      0.6536 + 0.015 * Math.sin(i * 0.6),
    ]) as [number, number][];
    const { beads } = makeWalls(kernel, shapes.polys([[0, 0], [20, 0], ...edge]), HOW);
    expect(beads.chains.length - 1).toBe(1);
  });

  it("thinner than a bead are left out, unless they are wanted", () => {
    const thin = shapes.wall(0.2);
    expect(makeWalls(kernel, thin, HOW).beads.widths).toHaveLength(0);
    const laid = makeWalls(kernel, thin, { ...HOW, minFeature: 0.1 }).beads;
    expect(laid.widths[0]).toBeCloseTo(0.3, 3);
  });
});

describe("shapes", () => {
  it.each([0.8, 1, 1.3, 1.7, 2.2])("a ring of %f mm has neither void nor overlap", (thick) => {
    const cover = measured(shapes.ring(6, 6 - thick));
    expect(cover.voided).toBeLessThan(0.5);
    expect(cover.over).toBeLessThan(0.5);
    expect(cover.outside).toBeLessThan(5);
  });

  it.each(
    Object.keys(shapes.BARS).flatMap((name) => [0.6, 0.8, 1.3].map((t) => [name, t] as const)),
  )("%s of %f mm is filled", (name, thick) => {
    const region = shapes.turned(kernel.union(shapes.polys(...shapes.BARS[name]!(thick))), TURN);
    const cover = measured(region);
    // Round ends and the pointed corners of A and of the notched box stay open.
    expect(cover.voided).toBeLessThan(3);
    // Through the necks of the notched box both outer walls go.
    expect(cover.over).toBeLessThan(name === "box" ? 1.3 : 1);
    expect(cover.outside).toBeLessThan(5);
  });

  it("letters, gears and stars are filled; only pointed corners stay open", () => {
    const open: readonly (readonly [Polys, number])[] = [
      [shapes.letterS(0.8), 0.5],
      [shapes.letterS(1.3), 0.5],
      [shapes.gear(30, 8, 9.5, 2), 1],
      [shapes.gear(20, 8, 10, 6.5), 2.5],
      [shapes.star(5, 8, 3.2), 3],
    ];
    for (const [region, most] of open) {
      const cover = measured(region);
      expect(cover.voided).toBeLessThan(most);
      expect(cover.over).toBeLessThan(1.5);
      expect(cover.outside).toBeLessThan(5);
    }
  });

  it("wedges change the number of their beads without void", () => {
    const cover = measured(shapes.turned(shapes.wedge(0.3, 3), TURN));
    expect(cover.voided).toBeLessThan(1);
    expect(cover.over).toBeLessThan(1);
    expect(cover.outside).toBeLessThan(6);
  });

  it("the bead of a wall that grows thinner than the narrowest holds its sides till then", () => {
    const how = { ...HOW, minBeadWidth: 0.25, minFeature: 0.1 };
    for (const way of [0.7, 0.9, 1.3]) {
      const upper = [
        [9, 0.065],
        [5 + way, 0.065],
        [5, 0.25],
        [0, 0.25],
      ] as const;
      const lower = upper.map(([x, y]) => [x, -y] as const).toReversed();
      const region = shapes.turned(shapes.polys([...lower, ...upper]), TURN);
      const outline = outlineOf(region);
      const { points, starts, widths } = makeWalls(kernel, region, how).beads;
      for (const [i, width] of widths.entries()) {
        if (width < how.minBeadWidth + 0.02 || width > 0.44) continue;
        for (let k = starts[i]!; k < starts[i + 1]!; k++) {
          const depth = outline.distance(points[2 * k]!, points[2 * k + 1]!, 1000);
          expect(500 * width - depth, `over ${way} mm: ${width}`).toBeLessThan(6);
        }
      }
    }
  });

  it("a thin part between thick ones has one closed outer wall", () => {
    const region = kernel.union(
      shapes.polys(
        shapes.rect(0, 0, 8, 8),
        shapes.rect(7, 3.6, 15, 4.4),
        shapes.rect(14, 0, 22, 8),
      ),
    );
    const { beads } = makeWalls(kernel, region, HOW);
    const outer = [...beads.closed].filter((_, j) => beads.roles[beads.chains[j]!] === 0);
    expect(outer).toEqual([1]);
  });

  it("contours that pass nothing narrow stay plain loops", () => {
    const hole = [...shapes.circle(2, 64, 10, 10)].reverse();
    const plain = makeWalls(kernel, shapes.polys(shapes.rect(0, 0, 20, 20), hole), HOW);
    expect(plain.beads.widths).toHaveLength(0);
    expect(plain.loops.map(({ starts }) => starts.length - 1)).toEqual([2, 2, 2]);
    const ribbed = kernel.union(
      shapes.polys(shapes.rect(0, 0, 20, 20), shapes.rect(19, 8, 26, 8.6)),
    );
    const both = kernel.difference(ribbed, shapes.polys([...hole].reverse()));
    const mixed = makeWalls(kernel, both, HOW);
    expect(mixed.loops.map(({ starts }) => starts.length - 1)).toEqual([1, 1, 1]);
    expect(mixed.beads.widths.length).toBeGreaterThan(0);
    const cover = measured(both);
    expect(cover.voided).toBeLessThan(0.5);
    expect(cover.over).toBeLessThan(0.5);
  });

  it("keeps all beads one width if that is asked for", () => {
    const { beads, loops } = makeWalls(kernel, shapes.wall(1), { ...HOW, generator: "fixed" });
    expect(beads.widths).toHaveLength(0);
    expect(loops).toHaveLength(1);
    expect(isEmpty(makeWalls(kernel, shapes.polys(), HOW).inside)).toBe(true);
  });
});

describe("hard polygons", () => {
  it("of 13 000 corners come out whole", () => {
    const wave = Array.from({ length: 10_000 }, (_, i) => {
      const angle = (2 * Math.PI * i) / 10_000;
      const radius = 30 + Math.sin(angle * 120) * 0.7;
      return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
    });
    const region = shapes.polys(wave, [...shapes.circle(28.6, 3000)].reverse());
    const walls = makeWalls(kernel, region, HOW);
    sound(walls, HOW);
    expect(
      [...walls.beads.closed].filter(
        (closed, j) => closed && walls.beads.roles[walls.beads.chains[j]!] === 0,
      ).length,
    ).toBeGreaterThan(0);
  });

  it("with a neck too short for beads of its own keep inside", () => {
    const corners = [
      [0.5, 0],
      [2.601, 0],
      [2.601, 2],
      [5.5, 2],
      [5.5, 5.5],
      [2, 5.5],
      [2, 2.601],
      [0, 2.601],
      [0, 0.5],
    ] as const;
    const how = { ...HOW, width: 1.2, outerWidth: 1.2, height: 0.04, count: 1, minBeadWidth: 0.66 };
    const region = shapes.polys(corners);
    const { beads, loops } = makeWalls(kernel, region, how);
    const outline = outlineOf(region);
    expect(loops.length + beads.widths.length).toBeGreaterThan(0);
    for (let k = 0; k < beads.points.length; k += 2)
      expect(outline.inside(beads.points[k]!, beads.points[k + 1]!)).toBe(true);
  });

  it.each([12, 20])(
    "with a hole whose corner all but meets the outline keep inside and fill it (%i mm)",
    (high) => {
      for (const gap of [0.003, 0.02, 0.06, 0.15, 0.3]) {
        const plate = shapes.polys(shapes.rect(0, 0, 20, high));
        const hole = shapes.polys([
          [10, gap],
          [14, 9],
          [6, 9],
        ]);
        const region = kernel.difference(plate, hole);
        for (const turn of [0, 0.7]) {
          const laid = shapes.turned(region, turn);
          const cover = coverOf(kernel, laid, makeWalls(kernel, laid, HOW), HOW, 20);
          expect(cover.outside, `${gap} mm`).toBeLessThan(6);
          expect(cover.voids, `${gap} mm`).toBeLessThan(1.2);
          expect(cover.overlaps, `${gap} mm`).toBeLessThan(0.4);
        }
      }
    },
  );
  it("never break it", () => {
    let seed = 20_261_122;
    const random = (): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return seed / 2 ** 32;
    };
    for (let round = 0; round < 120; round++) {
      const paths = Array.from({ length: 1 + Math.floor(random() * 7) }, () => {
        const [x, y] = [random() * 12, random() * 12];
        const kind = Math.floor(random() * 4);
        if (kind === 0)
          return shapes.circle(0.1 + random() * 5, 3 + Math.floor(random() * 60), x, y);
        if (kind === 1) return shapes.bar(x, y, random() * 12, random() * 12, 0.02 + random() * 2);
        return Array.from(
          { length: 3 + Math.floor(random() * 12) },
          () => [x + random() * 5, y + random() * 5] as const,
        );
      });
      const whole = kernel.union(shapes.polys(...paths));
      const small = paths.map((path) => path.map(([x, y]) => [x * 0.6 + 2, y * 0.6 + 3] as const));
      const holed = kernel.difference(whole, kernel.union(shapes.polys(...small)));
      const how = {
        ...HOW,
        count: 1 + (round % 5),
        outerWidth: 0.4 + random() * 0.2,
        preciseOuterWall: round % 2 === 0,
      };
      sound(makeWalls(kernel, shapes.turned(round % 3 ? holed : whole, random() * 6), how), how);
    }
  }, 20_000);
});

it.each([WAVY_RING, SLIT_RING])("a thin wavy ring is gone round once", (...ring) => {
  const builder = polysBuilder();
  for (const path of ring) {
    for (let k = 0; k < path.length; k += 2) builder.point(path[k]!, path[k + 1]!);
    builder.end();
  }
  const { over, voided } = measured(builder.done(), { ...HOW, count: 2 });
  expect(over).toBeLessThan(5);
  expect(voided).toBeLessThan(1);
});

/**
 * A frame 1.4 to 1.6 mm thick whose walls meet at bends of 75 to 105 degrees, nowhere quite parallel: the
 * walls of one bend are one branch, and its beads go round the corner.
 */
const CROOKED = shapes.polys(
  [
    [0, 0],
    [6.1, 0.7],
    [7.4, 9.05],
    [-0.1, 8.2],
  ],
  [
    [1.4, 1.7],
    [1.6, 6.85],
    [5.57, 7.3],
    [4.75, 2.1],
  ],
);

it("goes into every corner of walls that bend", () => {
  const how = { ...HOW, count: 2 };
  for (let turn = 0; turn < 6; turn++) {
    const region = shapes.turned(CROOKED, turn);
    const walls = makeWalls(kernel, region, how);
    sound(walls, how);
    for (let corner = 0; corner < 4; corner++) {
      const [x, y] = [region.points[2 * corner]!, region.points[2 * corner + 1]!];
      let near = Infinity;
      for (const { points } of [...walls.loops, walls.beads])
        for (let k = 0; k < points.length; k += 2)
          near = Math.min(near, Math.hypot(points[k]! - x, points[k + 1]! - y));
      // The middle of a bead of 0.45 mm in a corner of 75 degrees.
      expect(near, `corner ${corner}, turned by ${turn}`).toBeLessThan(450);
    }
  }
});
