import { beforeAll, describe, expect, it } from "vitest";
import { createClipper } from "../clipper.ts";
import { createKernel, type Kernel } from "../kernel/kernel.ts";
import { area, concat, NO_POLYS, pathCount, UM } from "../kernel/polys.ts";
import { inPart, ngon, rect } from "../support/test-layers.ts";
import { raft, type RaftHow, raftLines } from "./raft.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = createKernel(await createClipper({}));
});

const HOW: RaftHow = {
  layers: 3,
  margin: 3,
  gap: 0.2,
  baseHeight: 0.3,
  baseWidth: 0.8,
  height: 0.2,
  width: 0.45,
  bed: { width: 100, depth: 100 },
};

describe("a raft", () => {
  it("has a wide base and dense layers across each other; the part is lifted over it", () => {
    const { layers, shift, complete } = raft(kernel, rect(40, 40, 60, 60), HOW);
    expect(complete).toBe(true);
    expect(layers.map(({ z }) => z)).toEqual([0.3, 0.5, 0.7]);
    expect(layers.map(({ height }) => height)).toEqual([0.3, 0.2, 0.2]);
    expect(layers.map(({ kind }) => kind)).toEqual(["base", "interface", "interface"]);
    expect(shift).toBe(0.9);
    expect(layers[0]!.spacing).toBeCloseTo(1.6);
    expect(layers[1]!.spacing).toBeLessThan(0.45);
    for (let i = 1; i < 3; i++)
      expect(Math.abs(layers[i]!.angle - layers[i - 1]!.angle)).toBeCloseTo(Math.PI / 2);
    expect(area(layers[0]!.area) / UM / UM).toBeCloseTo(26 * 26, 0);
  });

  it("is dense if it is one layer only, and none if there is nothing", () => {
    const one = raft(kernel, rect(40, 40, 60, 60), { ...HOW, layers: 1 });
    expect(one.layers).toHaveLength(1);
    expect(one.layers[0]!.spacing).toBeLessThan(0.8);
    expect(one.shift).toBe(0.5);
    for (const made of [
      raft(kernel, NO_POLYS, HOW),
      raft(kernel, rect(40, 40, 60, 60), { ...HOW, layers: 0 }),
    ])
      expect(made).toEqual({ layers: [], shift: 0, complete: true });
  });

  it("carries all of the part, covers small holes and gaps, and is cut at the bed", () => {
    const holed = kernel.difference(rect(40, 40, 60, 60), ngon(50, 50, 2));
    const footprint = concat(holed, rect(66, 40, 80, 60));
    const made = raft(kernel, footprint, HOW);
    expect(pathCount(made.layers[0]!.area)).toBe(1);
    expect(area(kernel.difference(footprint, made.layers[0]!.area))).toBe(0);
    const edge = raft(kernel, rect(1, 40, 30, 60), HOW);
    expect(edge.complete).toBe(false);
    expect(Math.min(...edge.layers[0]!.area.points)).toBeGreaterThanOrEqual(0.4 * UM);
  });

  it("has lines within it, and as much plastic as its density says", () => {
    const { layers } = raft(kernel, rect(40, 40, 60, 60), HOW);
    for (const layer of layers) {
      const { outline, lines } = raftLines(kernel, layer);
      let sum = 0;
      for (let i = 0; i + 1 < lines.starts.length; i++) {
        const [ax, ay, bx, by] = lines.points.subarray(4 * i, 4 * i + 4);
        sum += Math.hypot(bx! - ax!, by! - ay!);
        for (const [x, y] of [
          [ax!, ay!],
          [bx!, by!],
        ])
          expect(inPart(layer.area, x! / UM, y! / UM)).toBe(true);
      }
      const side = 26 - 2 * layer.width;
      expect((sum / UM) * layer.spacing).toBeGreaterThan(0.93 * side * side);
      expect((sum / UM) * layer.spacing).toBeLessThan(1.07 * side * side);
      expect(pathCount(outline)).toBe(1);
    }
  });
});
