import { describe, expect, it } from "vitest";
import {
  PATH_ROLES,
  type PathRole,
  type Plan,
  type PlanLayer,
} from "../../../engine/slicing/plan.ts";
import { layerStats } from "../layer-stats.ts";
import { PACKED_STRIDE, packLayer, travelMoves } from "./pack-layer.ts";
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
const plan: Plan = { layers: [layerOf(0.2, []), layer], volumes: new Float64Array(10) };

describe("packing", () => {
  it("puts what is seen first and drops points that repeat", () => {
    const packed = packLayer(layer);
    expect([packed.count, packed.shell]).toEqual([4, 3]);
    expect(packed.segments).toHaveLength(4 * PACKED_STRIDE);
    const last = Array.from(packed.segments.slice(3 * PACKED_STRIDE));
    expect(last).toEqual([10, 10, 13, 14, 0.5, PATH_ROLES.indexOf("sparse-infill"), 0, 0]);
  });

  it("stops after a path in printing order", () => {
    expect(packLayer(layer, 1).count).toBe(2);
    expect(packLayer(layer, 99).count).toBe(4);
    expect(packLayer(layer, -1).count).toBe(0);
  });

  it("finds the moves between paths", () => {
    expect([...travelMoves(layer)]).toEqual([100, 0, 10, 10, 13, 14, 10, 10]);
    expect(travelMoves(layerOf(1, []))).toHaveLength(0);
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
