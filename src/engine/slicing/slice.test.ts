import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import type { Mesh } from "../geometry/mesh.ts";
import { type ProfileRequest, resolveProfile } from "../machines/resolve.ts";
import { type Clipper, createClipper } from "./clipper.ts";
import { PATH_ROLES, type PathRole, type Plan, type PlanLayer } from "./plan.ts";
import { slice } from "./slice.ts";
import type { SliceJob } from "./slice-job.ts";
import { createSlicer } from "./slicer.ts";
import { box, soup, squareWithHole, together, turnedInsideOut } from "./test-parts.ts";

let clipper: Clipper;
beforeAll(async () => {
  clipper = await createClipper({});
});

type Set = NonNullable<ProfileRequest["set"]>;
const NO_SKIRT: Set = { skirt_loops: 0 };
const WIDTH = 0.45;
const HEIGHT = 0.2;
const SPACING = WIDTH - HEIGHT * (1 - Math.PI / 4);
/** Middle of the bed of the printer that tests use. */
const MIDDLE = [125, 105] as const;

function run(mesh: Mesh, set: Set = {}) {
  const profile = resolveProfile({ set: { ...NO_SKIRT, ...set } });
  if (!profile.ok) throw new Error(JSON.stringify(profile.problems));
  return slice(mesh, profile.value, clipper, quietCtx());
}
function plan(mesh: Mesh, set: Set = {}): Plan {
  const result = run(mesh, set);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}
const codes = (result: ReturnType<typeof run>): string[] => result.problems.map((p) => p.code);
const count = (layer: PlanLayer, role: PathRole): number =>
  layer.roles.filter((code) => PATH_ROLES[code] === role).length;
const volume = (made: Plan, role?: PathRole): number =>
  made.volumes.reduce((sum, v, i) => (role && PATH_ROLES[i] !== role ? sum : sum + v), 0);
/** Points of all paths of a role, each with its path's number. */
function pointsOf(layer: PlanLayer, role: PathRole): { x: number; y: number; path: number }[] {
  const found: { x: number; y: number; path: number }[] = [];
  for (const [path, code] of layer.roles.entries()) {
    if (PATH_ROLES[code] !== role) continue;
    for (let p = layer.starts[path]!; p < layer.starts[path + 1]!; p++)
      found.push({ x: layer.points[2 * p]!, y: layer.points[2 * p + 1]!, path });
  }
  return found;
}
const span = (values: readonly number[]): [number, number] => [
  Math.min(...values),
  Math.max(...values),
];

describe("a cube", () => {
  const cube = box([0, 0, 0], [20, 20, 20]);

  it("has its layers, walls and skins", () => {
    const { layers } = plan(cube, { wall_count: 3, top_layers: 5, bottom_layers: 4 });
    expect(layers).toHaveLength(100);
    for (const [i, layer] of layers.entries()) {
      expect(layer.z).toBeCloseTo(0.2 * (i + 1), 9);
      expect(count(layer, "outer-wall")).toBe(1);
      expect(count(layer, "inner-wall")).toBe(2);
      const solid = i < 4 || i >= 95;
      expect(count(layer, "sparse-infill") > 0).toBe(!solid);
      expect(count(layer, "bottom-skin") > 0).toBe(i === 0);
      expect(count(layer, "top-skin") > 0).toBe(i === 99);
      expect(count(layer, "solid-infill") > 0).toBe(solid && i !== 0 && i !== 99);
      expect(count(layer, "bridge")).toBe(0);
    }
  });

  it("is true to size, on the middle of the bed, its walls one bead apart", () => {
    for (const layer of plan(cube).layers) {
      const outer = pointsOf(layer, "outer-wall");
      const inner = pointsOf(layer, "inner-wall");
      for (const axis of ["x", "y"] as const) {
        const [low, high] = span(outer.map((p) => p[axis]));
        expect(high - low + WIDTH).toBeCloseTo(20, 2);
        expect((high + low) / 2).toBeCloseTo(MIDDLE[axis === "x" ? 0 : 1], 2);
        const [lowIn] = span(inner.map((p) => p[axis]));
        expect(lowIn - low).toBeCloseTo(SPACING, 2);
      }
    }
  });

  it("prints inner walls before the outer wall, and walls before what they hold", () => {
    const [, , layer] = plan(cube).layers;
    const order = [...layer!.roles].map((code) => PATH_ROLES[code]);
    expect(order.slice(0, 2)).toEqual(["inner-wall", "outer-wall"]);
  });

  it("is nearly all plastic at 100 % infill", () => {
    const made = plan(cube, { infill_density: 1 });
    expect(volume(made, "sparse-infill")).toBe(0);
    expect(volume(made) / 8000).toBeGreaterThan(0.97);
    expect(volume(made) / 8000).toBeLessThan(1.02);
  });

  it("is the same for a soup, a doubled mesh and one turned inside out", () => {
    const once = plan(cube);
    expect(plan(soup(cube, [3, 7, 1, 11, 0, 5, 2, 9, 10, 4, 8, 6]))).toEqual(once);
    expect(volume(plan(together(cube, cube)))).toBeCloseTo(volume(once), 6);
    expect(volume(plan(turnedInsideOut(cube)))).toBeCloseTo(volume(once), 6);
  });

  it("gives the same plan every time", () => {
    expect(plan(cube, { brim_width: 3 })).toEqual(plan(cube, { brim_width: 3 }));
  });

  it("says how many mm³ each role takes", () => {
    const made = plan(cube);
    let wall = 0;
    const area = (WIDTH - HEIGHT) * HEIGHT + (Math.PI * HEIGHT ** 2) / 4;
    for (const layer of made.layers) {
      const points = pointsOf(layer, "outer-wall");
      for (let i = 1; i < points.length; i++)
        wall += Math.hypot(points[i]!.x - points[i - 1]!.x, points[i]!.y - points[i - 1]!.y) * area;
    }
    expect(volume(made, "outer-wall")).toBeCloseTo(wall, 3);
  });
});

describe("infill", () => {
  it.each([0.1, 0.15, 0.3, 0.5])("fills %f of the volume", (density) => {
    // What runs along the walls to hold on to them comes on top.
    const how = { infill_density: density, infill_anchor: 0 };
    const made = plan(box([0, 0, 0], [80, 80, 4]), how);
    const inside = (80 - 2 * (WIDTH / 2 + 1.5 * SPACING)) ** 2;
    const sparseLayers = made.layers.length - 8;
    const share = volume(made, "sparse-infill") / (inside * HEIGHT * sparseLayers);
    expect(share / density).toBeGreaterThan(0.95);
    expect(share / density).toBeLessThan(1.05);
  });

  it("runs at 45°, across the layer below", () => {
    const { layers } = plan(box([0, 0, 0], [30, 30, 6]));
    const slopes = [15, 16].map((i) => {
      const [a, b] = pointsOf(layers[i]!, "sparse-infill");
      return (b!.y - a!.y) / (b!.x - a!.x);
    });
    expect(slopes[0]! * slopes[1]!).toBeCloseTo(-1, 6);
    expect(Math.abs(slopes[0]!)).toBeCloseTo(1, 6);
  });
});

describe("a plate with a hole", () => {
  const plate = squareWithHole(30, 10, 4);

  it("has walls round the hole, true to its diameter, and nothing in it", () => {
    for (const layer of plan(plate).layers) {
      expect(count(layer, "outer-wall")).toBe(2);
      expect(count(layer, "inner-wall")).toBe(2);
      const radius = (p: { x: number; y: number }): number =>
        Math.hypot(p.x - MIDDLE[0], p.y - MIDDLE[1]);
      const hole = pointsOf(layer, "outer-wall")
        .map(radius)
        .filter((r) => r < 10);
      const [least, most] = span(hole);
      expect(2 * least - WIDTH).toBeGreaterThan(10 - 0.02);
      expect(2 * most - WIDTH).toBeLessThan(10 + 0.02);
      for (const role of PATH_ROLES)
        for (const p of pointsOf(layer, role)) expect(radius(p)).toBeGreaterThan(5);
    }
  });
});

describe("narrow places", () => {
  it.each([0.25, 0.35, 0.5, 0.65])("prints a blade of %f mm as one line of its width", (thick) => {
    const made = plan(box([0, 0, 0], [30, thick, 2]));
    for (const layer of made.layers) {
      expect(count(layer, "outer-wall")).toBe(1);
      const ys = pointsOf(layer, "outer-wall").map(({ y }) => y - MIDDLE[1]);
      for (const y of ys) expect(Math.abs(y)).toBeLessThan(0.03);
      expect(Math.abs(layer.widths[0]! - thick)).toBeLessThan(0.03);
    }
  });

  it.each([0.8, 1, 1.2, 1.4, 1.8, 2.5])("fills a rib of %f mm without holes", (thick) => {
    const made = plan(box([0, 0, 0], [30, thick, 4]), { wall_count: 3 });
    const share = volume(made) / (30 * thick * 4);
    expect(share).toBeGreaterThan(0.93);
    expect(share).toBeLessThan(1.08);
  });

  it("says where a layer is too narrow for any line", () => {
    const knife = run(box([0, 0, 0], [60, 0.1, 4]));
    expect(codes(knife)).toEqual(["slicing.thin-lost"]);
  });

  it("has a first layer, though it be too narrow for beads of one width", () => {
    const keel = together(box([0, 4.85, 0], [30, 5.15, 0.2]), box([0, 0, 0.2], [30, 10, 4]));
    const sets: Set[] = [{ wall_generator: "fixed" }, { spiral_vase: true, bottom_layers: 0 }];
    for (const set of sets) {
      const [first] = plan(keel, set).layers;
      const laid = pointsOf(first!, "outer-wall").map(({ x }) => x - MIDDLE[0]);
      expect(span(laid)[0]).toBeLessThan(-14);
      expect(span(laid)[1]).toBeGreaterThan(14);
    }
  });
});

describe("separate and overlapping bodies", () => {
  it("prints one tower of a layer before the other", () => {
    const towers = together(box([0, 0, 0], [10, 10, 3]), box([30, 0, 0], [40, 10, 3]));
    for (const layer of plan(towers).layers) {
      expect(count(layer, "outer-wall")).toBe(2);
      const sides = [...layer.roles].map((_, i) => layer.points[2 * layer.starts[i]!]! > MIDDLE[0]);
      const changes = sides.filter((side, i) => i > 0 && side !== sides[i - 1]).length;
      expect(changes).toBe(1);
    }
  });

  it("unites bodies that run through each other", () => {
    const cross = together(box([0, 8, 0], [20, 12, 2]), box([8, 0, 0], [12, 20, 2]));
    for (const layer of plan(cross).layers) expect(count(layer, "outer-wall")).toBe(1);
  });

  it("keeps a cavity empty", () => {
    const hollow = together(
      box([0, 0, 0], [20, 20, 20]),
      turnedInsideOut(box([5, 5, 5], [15, 15, 15])),
    );
    const { layers } = plan(hollow);
    expect(count(layers[50]!, "outer-wall")).toBe(2);
    expect(count(layers[10]!, "outer-wall")).toBe(1);
    // The cavity's floor is a top, its ceiling spans air.
    expect(count(layers[24]!, "top-skin")).toBeGreaterThan(0);
    expect(count(layers[75]!, "bridge")).toBeGreaterThan(0);
  });
});

describe("skins", () => {
  it("covers a step on every covered layer, not only the topmost", () => {
    const stair = together(box([0, 0, 0], [30, 20, 4]), box([0, 0, 4], [15, 20, 8]));
    const { layers } = plan(stair, { top_layers: 3 });
    // Layer 19 ends at z = 4: the open half is top, the two below it are solid there.
    expect(count(layers[19]!, "top-skin")).toBeGreaterThan(0);
    for (const i of [17, 18]) {
      expect(count(layers[i]!, "solid-infill")).toBeGreaterThan(0);
      expect(count(layers[i]!, "sparse-infill")).toBeGreaterThan(0);
    }
    expect(count(layers[16]!, "solid-infill")).toBe(0);
  });

  it("bridges a gap along the shorter way between its two banks", () => {
    const bridge = together(
      box([0, 0, 0], [10, 20, 5]),
      box([25, 0, 0], [35, 20, 5]),
      box([0, 0, 5], [35, 20, 8]),
    );
    const layer = plan(bridge).layers[25]!;
    const points = pointsOf(layer, "bridge");
    expect(points.length).toBeGreaterThan(10);
    let along = 0;
    let across = 0;
    for (let i = 1; i < points.length; i++) {
      if (points[i]!.path !== points[i - 1]!.path) continue;
      along += Math.abs(points[i]!.x - points[i - 1]!.x);
      across += Math.abs(points[i]!.y - points[i - 1]!.y);
    }
    expect(along).toBeGreaterThan(10 * across);
  });
});

describe("around the part", () => {
  const cube = box([0, 0, 0], [20, 20, 2]);

  it("lays skirt and brim on the first layer only, as far out as set", () => {
    const { layers } = plan(cube, { skirt_loops: 2, skirt_distance: 5, brim_width: 2 });
    expect(count(layers[0]!, "skirt")).toBe(2);
    expect(count(layers[0]!, "brim")).toBe(Math.round(2 / SPACING));
    expect(count(layers[1]!, "skirt") + count(layers[1]!, "brim")).toBe(0);
    const [low] = span(pointsOf(layers[0]!, "brim").map((p) => Math.abs(p.x - MIDDLE[0])));
    expect(low).toBeGreaterThan(0);
    const reach = Math.max(...pointsOf(layers[0]!, "brim").map((p) => p.x)) - MIDDLE[0] - 10;
    expect(reach + WIDTH / 2).toBeGreaterThan(2 - SPACING);
    expect(reach + WIDTH / 2).toBeLessThan(2 + SPACING);
  });

  it("leaves out what does not fit the bed, and says so", () => {
    const wide = run(box([0, 0, 0], [249, 200, 1]), { skirt_loops: 1 });
    expect(wide.ok).toBe(true);
    expect(codes(wide)).toEqual(["slicing.skirt-left-out"]);
  });

  it("supports an overhang if asked to, clear of the part", () => {
    const table = together(box([8, 8, 0], [12, 12, 10]), box([0, 0, 10], [20, 20, 12]));
    expect(volume(plan(table), "support")).toBe(0);
    const made = plan(table, { support: true });
    expect(volume(made, "support")).toBeGreaterThan(50);
    for (const p of pointsOf(made.layers[20]!, "support")) {
      const away = Math.max(Math.abs(p.x - MIDDLE[0]), Math.abs(p.y - MIDDLE[1]));
      expect(away).toBeGreaterThan(2.5);
    }
    // One layer stays free under the table top.
    const held = (layer: PlanLayer): number =>
      count(layer, "support") + count(layer, "support-interface");
    expect(held(made.layers[49]!)).toBe(0);
    expect(held(made.layers[48]!)).toBeGreaterThan(0);
  });
  it("stands on a raft that lifts it, with air between", () => {
    const set: Set = { raft_layers: 3, raft_gap: 0.25 };
    const bare = plan(box([0, 0, 0], [10, 10, 4]));
    const { layers, firstVolumes } = plan(box([0, 0, 0], [10, 10, 4]), set);
    expect(layers).toHaveLength(bare.layers.length + 3);
    for (const layer of layers.slice(0, 3)) expect(count(layer, "raft")).toBeGreaterThan(0);
    expect(volume({ layers, volumes: firstVolumes, firstVolumes })).toBe(
      volume({ layers, volumes: firstVolumes, firstVolumes }, "raft"),
    );
    expect(layers[3]!.z - layers[3]!.height - layers[2]!.z).toBeCloseTo(0.25, 6);
    expect(layers.slice(4).map(({ starts }) => starts.length)).toEqual(
      bare.layers.slice(1).map(({ starts }) => starts.length),
    );
  });
  it("gets support where a box asks for it, and none where one forbids it", () => {
    const table = together(box([8, 8, 0], [12, 12, 10]), box([0, 0, 10], [20, 20, 12]));
    const half = { min: [-1, -1, 0], max: [10, 21, 12] } as const;
    const sides = (set: Set, boxes: NonNullable<SliceJob["supportBoxes"]>): number[] => {
      const profile = resolveProfile({ set: { ...NO_SKIRT, support: true, ...set } });
      if (!profile.ok) throw new Error("no profile");
      const job = { mesh: table, profile: profile.value, supportBoxes: boxes };
      const made = createSlicer(clipper).slice(job, quietCtx());
      if (!made.ok) throw new Error(JSON.stringify(made.problems));
      const found = pointsOf(made.value.layers[20]!, "support").map(({ x }) => x - MIDDLE[0]);
      return [found.filter((x) => x < -0.5).length, found.filter((x) => x > 0.5).length];
    };
    const [left, right] = sides({}, { blockers: [half], enforcers: [] });
    expect([left, right! > 0]).toEqual([0, true]);
    const only = sides({ support_angle: 89 }, { blockers: [], enforcers: [half] });
    expect(only[0]).toBeGreaterThan(0);
  });
});
