import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  PATH_ROLES,
  type PathRole,
  type Plan,
  type PlanLayer,
} from "../../../engine/slicing/plan.ts";
import { layerStats } from "../layer-stats.ts";
import { detailFor, FIRST_BUDGET, LEAST_BUDGET, nextBudget } from "./detail.ts";
import { marksUpTo, retractionMarks, seamMarks, travelMarks } from "./layer-marks.ts";
import { nearestPath } from "./nearest-path.ts";
import { frameOfBed, type PackedLayer, packShell, packWhole, segmentsUpTo } from "./pack-layer.ts";
import { planBounds } from "./plan-bounds.ts";

type Path = { role: PathRole; points: [number, number][] };

function layerOf(z: number, paths: Path[]): PlanLayer {
  const starts = [0];
  for (const path of paths) starts.push((starts.at(-1) ?? 0) + path.points.length);
  return {
    z,
    height: 0.2,
    roles: new Uint8Array(paths.map((path) => PATH_ROLES.indexOf(path.role))),
    starts: new Uint32Array(starts),
    points: new Float64Array(paths.flatMap((path) => path.points.flat())),
    widths: new Float32Array(paths.map(() => 0.5)),
    flows: new Float32Array(paths.map(() => 1)),
    overhangs: new Uint8Array(paths.length),
    retracts: new Uint8Array(paths.length),
    viaStarts: new Uint32Array(paths.length + 1),
    vias: new Float64Array(),
    spiral: false,
  };
}

const layer = layerOf(0.4, [
  {
    role: "skirt",
    points: [
      [0, 0],
      [100, 0],
    ],
  },
  {
    role: "sparse-infill",
    points: [
      [10, 10],
      [13, 14],
      [13, 14],
    ],
  },
  {
    role: "outer-wall",
    points: [
      [10, 10],
      [20, 10],
      [20, 20],
    ],
  },
]);
const plan: Plan = {
  firstVolumes: new Float64Array(PATH_ROLES.length),
  layers: [layerOf(0.2, []), layer],
  volumes: new Float64Array(10),
};

const frame = frameOfBed({ width: 200, depth: 200 });
/** The place of a packed point, mm, and its path. */
const pointOf = ({ points }: PackedLayer, i: number) => {
  const [x = 0, y = 0, low = 0, high = 0] = points.slice(4 * i, 4 * i + 4);
  return { x: frame.x + frame.step * x, y: frame.y + frame.step * y, path: low + 65_536 * high };
};

describe("packing", () => {
  it("keeps a tone of its own for each point beside the number of its path", () => {
    const tones = Uint8Array.of(9, 9, 9, 9, 9, 1, 7, 4);
    const { points } = packWhole(layer, frame, tones);
    for (let i = 0; i < tones.length; i++) expect((points[4 * i + 3] ?? 0) >> 12).toBe(tones[i]);
    const plain = packWhole(layer, frame);
    for (let i = 0; i < tones.length; i++)
      expect([points[4 * i + 2], (points[4 * i + 3] ?? 0) & 0xfff]).toEqual([
        plain.points[4 * i + 2],
        plain.points[4 * i + 3],
      ]);
  });

  it("keeps what is seen of a layer under others, flat faces first, and leaves out its filling", () => {
    const packed = packShell(layer, frame);
    // The skirt's two points, then the wall's three; the infill is inside.
    expect([packed.flat, packed.coarse, packed.count]).toEqual([2, 5, 5]);
    expect(packed.points).toHaveLength(4 * 5);
    expect([0, 1, 2, 3, 4].map((i) => pointOf(packed, i).path)).toEqual([0, 0, 2, 2, 2]);
    const corner = pointOf(packed, 4);
    expect(corner.x).toBeCloseTo(20, 2);
    expect(corner.y).toBeCloseTo(20, 2);
  });

  it("keeps a whole layer in printing order, and knows where each path ends", () => {
    const packed = packWhole(layer, frame);
    expect(packed.count).toBe(8);
    expect([...packed.points.keys()].filter((i) => i % 4 === 2)).toHaveLength(8);
    expect(segmentsUpTo(layer, 1)).toBe(4);
    expect(segmentsUpTo(layer, null)).toBe(7);
    expect(segmentsUpTo(layer, 99)).toBe(7);
    expect(segmentsUpTo(layer, -1)).toBe(0);
  });

  it("keeps numbers of paths beyond 16 bits", () => {
    const many = layerOf(
      1,
      Array.from({ length: 65_540 }, () => ({ role: "outer-wall" as const, points: [[1, 1]] })),
    );
    expect(pointOf(packWhole(many, frame), 65_539).path).toBe(65_539);
  });

  it("keeps places within a hundredth of a bead on the largest beds", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 400, noNaN: true }),
        fc.double({ min: 0, max: 400, noNaN: true }),
        (x, y) => {
          const large = frameOfBed({ width: 400, depth: 400 });
          const one = layerOf(1, [{ role: "outer-wall", points: [[x, y]] }]);
          const [a = 0, b = 0] = packWhole(one, large).points;
          const near = [large.x + large.step * a - x, large.y + large.step * b - y];
          return near.every((away) => Math.abs(away) < 0.006);
        },
      ),
    );
  });
});

describe("marks", () => {
  const via: PlanLayer = {
    ...layer,
    viaStarts: new Uint32Array([0, 0, 1, 1]),
    vias: new Float64Array([50, 50]),
    retracts: new Uint8Array([1, 1, 0]),
  };

  it("finds the moves between paths, round what they avoid", () => {
    const { at, paths } = travelMarks(via);
    expect([...at]).toEqual([100, 0, 50, 50, 50, 50, 10, 10, 13, 14, 10, 10]);
    expect([...paths]).toEqual([1, 1, 1, 1, 2, 2]);
    expect(travelMarks(layerOf(1, [])).at).toHaveLength(0);
  });

  it("marks where the filament is pulled back and where outer walls begin", () => {
    expect([...retractionMarks(via).at]).toEqual([100, 0]);
    expect([...seamMarks(via).at]).toEqual([10, 10]);
    expect([...seamMarks(via).paths]).toEqual([2]);
  });

  it("shows the marks of the paths so far", () => {
    const marks = travelMarks(via);
    expect([-1, 0, 1, 2].map((last) => marksUpTo(marks, last))).toEqual([0, 0, 4, 6]);
    expect(marksUpTo(marks, null)).toBe(6);
  });
});

describe("pointing", () => {
  it("finds the path under a place, within reach and among those shown", () => {
    expect(nearestPath(layer, 15, 10.1, 1)).toBe(2);
    expect(nearestPath(layer, 50, 0.4, 1)).toBe(0);
    expect(nearestPath(layer, 50, 30, 1)).toBeNull();
    expect(nearestPath(layer, 15, 10.1, 1, 1)).toBeNull();
  });
});

describe("detail", () => {
  const near = {
    mmPerPixel: 0.05,
    layerHeight: 0.2,
    budget: 1e6,
    fine: 5e5,
    outer: 2e5,
    whole: 1e4,
  };

  it("draws all that is near, and what can be told apart when it is far", () => {
    expect(detailFor(near)).toEqual({ coarse: false, stride: 1, open: true });
    expect(detailFor({ ...near, mmPerPixel: 0.5 })).toEqual({
      coarse: true,
      stride: 2,
      open: true,
    });
  });

  it("stays within what a frame can draw, whatever there is", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (fine, s) => {
          const outer = Math.round(fine * s);
          const { coarse, stride } = detailFor({ ...near, fine, outer, budget: 1e5 });
          return (coarse ? outer : fine) / stride <= 1e5;
        },
      ),
    );
  });

  it("learns from late frames", () => {
    let budget = FIRST_BUDGET;
    for (let i = 0; i < 100; i++) budget = nextBudget(budget, 200);
    expect(budget).toBe(LEAST_BUDGET);
    expect(nextBudget(budget, 16)).toBeGreaterThan(budget);
    expect(nextBudget(budget, 30)).toBe(budget);
  });
});

it("adds up lengths by role", () => {
  const [empty, full] = layerStats(plan);
  expect(empty).toMatchObject({ index: 0, lengthMm: 0, roles: [] });
  expect(full).toMatchObject({
    z: 0.4,
    lengthMm: 125,
    roles: [
      { role: "skirt", lengthMm: 100, paths: 1 },
      { role: "outer-wall", lengthMm: 20, paths: 1 },
      { role: "sparse-infill", lengthMm: 5, paths: 1 },
    ],
  });
});

it("fits to the part and not to its skirt", () => {
  const bed = { width: 200, depth: 100 };
  expect(planBounds(plan, bed)).toEqual({ min: [10, 10, 0], max: [20, 20, 0.4] });
  expect(planBounds(null, bed).max).toEqual([200, 100, 1]);
});
