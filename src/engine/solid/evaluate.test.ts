import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import { createCache } from "./cache.ts";
import { evaluateGraph } from "./evaluate.ts";
import type { CsgGraph, CsgNode, CsgOp } from "./graph.ts";
import { createKernel, type Kernel } from "./kernel.ts";
import type { Face, Solid } from "./solid-types.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
});

/** A graph from [op, inputs] pairs; the last node is the part; lines are counted from 1. */
function graphOf(...nodes: [CsgOp, number[]?][]): CsgGraph {
  const made = nodes.map(([op, inputs = []], i): CsgNode => ({ op, inputs, line: i + 1 }));
  return { nodes: made, outputs: [made.length - 1] };
}

function build(graph: CsgGraph, cache?: ReturnType<typeof createCache>): Solid {
  const result = evaluateGraph(graph, kernel, quietCtx(), cache);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const cuboid = (size: [number, number, number]): CsgOp => ({
  kind: "cuboid",
  size,
  center: [0, 0, 0],
});
const cylinder = (radius: number, height: number, center: [number, number, number]): CsgOp => ({
  kind: "cylinder",
  height,
  startRadius: [radius, radius],
  endRadius: [radius, radius],
  startAngle: 0,
  endAngle: 360,
  center,
});
const shift = (x: number, y: number, z: number): CsgOp => ({
  kind: "transform",
  matrix: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, y, z, 1],
});
const walls = (solid: Solid): Face[] => solid.faces.filter((f) => f.surface.kind === "cylinder");

describe("named faces", () => {
  it("reads the holes of a plate back exactly", () => {
    const graph = graphOf(
      [cuboid([123.4, 80.1, 4.6])],
      [cylinder(3.1, 4.6, [33.333, 12.1, 0])],
      [cylinder(3.1, 4.6, [-33.333, 12.1, 0])],
      [cylinder(2.05, 20, [0.1, -7.7, 3])],
      [{ kind: "subtract" }, [0, 1, 2, 3]],
    );
    const solid = build(graph);
    expect(solid.genus).toBe(3);
    expect(solid.bodies).toBe(1);
    const found = walls(solid);
    expect(found.map((f) => f.feature)).toEqual(["cylinder 1", "cylinder 2", "cylinder 3"]);
    expect(found.map((f) => f.line)).toEqual([2, 3, 4]);
    for (const [i, expected] of [
      [33.333, 12.1, 3.1],
      [-33.333, 12.1, 3.1],
      [0.1, -7.7, 2.05],
    ].entries()) {
      const surface = found[i]?.surface;
      if (surface?.kind !== "cylinder") throw new Error("not a cylinder");
      expect(surface.point[0]).toBeCloseTo(expected[0] as number, 9);
      expect(surface.point[1]).toBeCloseTo(expected[1] as number, 9);
      expect(surface.radius).toBe(expected[2]);
      expect(surface.inward).toBe(true);
    }
    expect(solid.faces).toHaveLength(9);
    expect(solid.faces.every((f) => !f.fitted)).toBe(true);
  });

  it("keeps a wall that a second hole cuts as one face", () => {
    const graph = graphOf(
      [cuboid([40, 40, 20])],
      [cylinder(5, 30, [0, 0, 0])],
      [cylinder(3, 60, [0, 0, 0])],
      [{ kind: "transform", matrix: [0, 0, 1, 0, 0, 1, 0, 0, -1, 0, 0, 0, 0, 0, 0, 1] }, [2]],
      [{ kind: "subtract" }, [0, 1, 3]],
    );
    const found = walls(build(graph));
    expect(found).toHaveLength(2);
    const axis = found[1]?.surface.kind === "cylinder" ? found[1].surface.axis : [];
    expect(Math.abs(axis[0] as number)).toBeCloseTo(1, 12);
  });

  it("names extruded circles after the circle and cuts flat sides", () => {
    const outline: CsgOp = {
      kind: "outline",
      loops: [
        {
          points: [
            [0, 0],
            [30, 0],
            [30, 20],
            [0, 20],
          ],
        },
      ],
    };
    const circle: CsgOp = {
      kind: "circle",
      radius: [4, 4],
      center: [15, 10],
      startAngle: 0,
      endAngle: 360,
    };
    const graph = graphOf(
      [outline],
      [circle],
      [{ kind: "subtract" }, [0, 1]],
      [{ kind: "extrudeLinear", height: 5, twistAngle: 0, twistSteps: 1 }, [2]],
    );
    const solid = build(graph);
    const [wall] = walls(solid);
    expect(wall).toMatchObject({ feature: "circle 1", role: "wall", line: 2 });
    expect(wall?.surface).toMatchObject({ radius: 4, inward: true });
    expect(solid.faces).toHaveLength(7);
    expect(solid.genus).toBe(1);
    expect(solid.faces.find((f) => f.role === "top")?.surface).toEqual({
      kind: "plane",
      normal: [0, 0, 1],
      offset: 5,
    });
  });

  it("makes a cylinder free under a stretch across its axis, and keeps it along", () => {
    const stretched = (sx: number, sz: number): Face | undefined =>
      build(
        graphOf(
          [cylinder(5, 10, [0, 0, 0])],
          [{ kind: "transform", matrix: [sx, 0, 0, 0, 0, 1, 0, 0, 0, 0, sz, 0, 0, 0, 0, 1] }, [0]],
        ),
      ).faces.find((f) => f.role === "wall");
    expect(stretched(2, 1)?.surface.kind).toBe("free");
    expect(stretched(1, 3)?.surface).toMatchObject({ kind: "cylinder", radius: 5 });
  });

  it("leaves no skin where tool and plate end at the same height", () => {
    const solid = build(
      graphOf(
        [cuboid([20, 20, 4.6])],
        [shift(0, 0, 2.3), [0]],
        [cylinder(3, 4.6, [0, 0, 2.3])],
        [{ kind: "subtract" }, [1, 2]],
      ),
    );
    expect(solid.genus).toBe(1);
    expect(solid.bounds.min[2]).toBe(0);
  });
});

describe("the cache", () => {
  it("is used again, and gives the same answer under other names and lines", () => {
    const cache = createCache();
    const graph = graphOf(
      [cuboid([20, 20, 5])],
      [cylinder(3, 9, [2, 0, 0])],
      [{ kind: "subtract" }, [0, 1]],
    );
    const first = build(graph, cache);
    const kept = cache.size();
    const renamed: CsgGraph = {
      ...graph,
      nodes: graph.nodes.map((n) => ({ ...n, name: "x", line: 9 })),
    };
    const second = build(renamed, cache);
    expect(cache.size()).toBe(kept);
    expect(second.volume).toBe(first.volume);
    expect(second.faces.every((f) => f.line === 9)).toBe(true);
    cache.clear();
    expect(cache.size()).toBe(0);
    expect(build(graph, cache).volume).toBe(first.volume);
    cache.clear();
  });
});

describe("stopping and depth", () => {
  it("stops between steps when it is cancelled, and the cache can be used again", () => {
    const cache = createCache();
    const graph = graphOf(
      [cuboid([20, 20, 5])],
      [cylinder(3, 9, [2, 0, 0])],
      [{ kind: "subtract" }, [0, 1]],
    );
    const stopped = evaluateGraph(graph, kernel, { ...quietCtx(), cancelled: () => true }, cache);
    expect(stopped.problems[0]?.code).toBe("foundation.cancelled");
    expect(build(graph, cache).genus).toBe(1);
    cache.clear();
  });

  it("follows a chain of thousands of moves", () => {
    const nodes: [CsgOp, number[]?][] = [[cuboid([1, 1, 1])]];
    for (let i = 0; i < 6000; i++) nodes.push([shift(0.5, 0, 0), [i]]);
    expect(build(graphOf(...nodes)).bounds.max[0]).toBe(3000.5);
  });
});

describe("colours, names and copies", () => {
  it("go with the faces through transforms and combinations", () => {
    const graph = graphOf(
      [cuboid([20, 20, 5])],
      [cylinder(2, 9, [0, 0, 0])],
      [shift(5, 0, 0), [1]],
      [shift(-5, 0, 0), [1]],
      [{ kind: "subtract" }, [0, 2, 3]],
    );
    const nodes = graph.nodes.map((node, i): CsgNode => {
      if (i === 2) return { ...node, name: "hole A" };
      return i === 4 ? { ...node, color: [1, 0, 0, 1] } : node;
    });
    const solid = build({ ...graph, nodes });
    expect(walls(solid).map((f) => f.feature)).toEqual(["hole A", "cylinder 1"]);
    expect(solid.faces.every((f) => f.color?.[0] === 1)).toBe(true);
    const [a] = walls(solid);
    expect(a?.surface).toMatchObject({ point: [5, 0, 0] });
  });
});

describe("hostile graphs", () => {
  it.each<[string, unknown]>([
    ["nothing", null],
    ["NaN", graphOf([cuboid([Number.NaN, 1, 1])])],
    ["negative size", graphOf([cuboid([-1, 1, 1])])],
    ["forward input", graphOf([{ kind: "union" }, [1]], [cuboid([1, 1, 1])])],
    ["own input", graphOf([{ kind: "union" }, [0]])],
    ["unknown op", { nodes: [{ op: { kind: "eval" }, inputs: [] }], outputs: [0] }],
    ["output out of range", { nodes: [], outputs: [4] }],
    [
      "2D output",
      graphOf([{ kind: "circle", radius: [1, 1], center: [0, 0], startAngle: 0, endAngle: 360 }]),
    ],
    [
      "flat matrix",
      graphOf(
        [cuboid([1, 1, 1])],
        [{ kind: "transform", matrix: Array.from({ length: 16 }, () => 0) }, [0]],
      ),
    ],
    [
      "huge segments",
      graphOf([{ kind: "ellipsoid", radius: [1, 1, 1], center: [0, 0, 0], segments: 1e9 }]),
    ],
  ])("%s is refused with a problem", (_, graph) => {
    const result = evaluateGraph(graph as CsgGraph, kernel, quietCtx());
    expect(result.ok).toBe(false);
    expect(result.problems[0]?.code).toMatch(/^solid\./);
  });

  it("refuses a shape doubled thirty times before making it", () => {
    const nodes: [CsgOp, number[]?][] = [[cuboid([1, 1, 1])]];
    for (let i = 0; i < 30; i++)
      nodes.push(
        [shift(1.5 * 2 ** (i / 4), 0, 0), [2 * i]],
        [{ kind: "union" }, [2 * i, 2 * i + 1]],
      );
    const result = evaluateGraph(graphOf(...nodes), kernel, quietCtx());
    expect(result.problems[0]?.code).toBe("solid.too-many-triangles");
  });
});
