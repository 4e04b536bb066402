import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import type { Mesh, Vec3 } from "../geometry/mesh.ts";
import { createKernel, type Kernel } from "../solid/kernel.ts";
import { drilled, withPlate } from "./deviation/fixtures/compare.ts";
import { boxMesh, cornersOf, distanceByAll, moved } from "./deviation/fixtures/oracle.ts";
import { type DeviationMap, deviationMap, type DeviationMapInput } from "./deviation-map.ts";
import { see } from "./recognition/fixtures/see.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
});

function mapped(input: DeviationMapInput): DeviationMap {
  const result = deviationMap(input, quietCtx());
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const pointOf = ({ positions }: DeviationMap, v: number): Vec3 => [
  positions[3 * v] as number,
  positions[3 * v + 1] as number,
  positions[3 * v + 2] as number,
];

describe("the map of deviations", () => {
  it("is above zero where there is too much, below where there is too little", () => {
    const reference = boxMesh([10, 10, 10]);
    const map = mapped({
      part: { mesh: moved(reference, [0.5, 0, 0]) },
      reference: { mesh: reference },
      spacing: 2,
    });
    for (const [v, off] of map.distances.entries()) {
      const [x, y, z] = pointOf(map, v);
      const isSide = [y, z].some((c) => c === 0 || c === 10);
      if (x === 10.5) expect(off).toBeCloseTo(0.5, 9);
      else if (x === 0.5 && !isSide) expect(off).toBeCloseTo(-0.5, 9);
      else if (x <= 10 && isSide) expect(off).toBe(0);
    }
    expect(map.distances.some((d) => d < -0.4)).toBe(true);
  });

  it("shows a boss that is missing, in the middle of a face without vertices of its own", () => {
    const mesh = withPlate(kernel, (_, p) => p);
    const boss = withPlate(kernel, (b, p) => b.unite(p, b.round(4, 4, 10, [20, 20, 7], 32)));
    const map = mapped({ part: { mesh }, reference: { mesh: boss }, spacing: 1 });
    const least = map.distances.indexOf(Math.min(...map.distances));
    expect(map.distances[least]).toBeLessThan(-3);
    const [x, y, z] = pointOf(map, least);
    expect([Math.hypot(x - 20, y - 20) < 1, z]).toEqual([true, 8]);
    for (let t = 0; t < map.triangles.length / 3; t += 97)
      for (const p of cornersOf(map, t)) {
        const piece = mesh.triangles.slice(3 * (map.source[t] as number)).slice(0, 3);
        expect(distanceByAll({ ...mesh, triangles: piece }, p)).toBeLessThan(1e-9);
      }
  });

  it("shows no stripes of the reference's facets", () => {
    const [part, reference] = [drilled(kernel, 10, 200), drilled(kernel, 10, 24)];
    const bodies = { part: { mesh: part }, spacing: 3 };
    const most = (map: DeviationMap): number => Math.max(...map.distances.map(Math.abs));
    expect(most(mapped({ ...bodies, reference: { mesh: reference } }))).toBeGreaterThan(0.05);
    const recognition = see(reference);
    const map = mapped({ ...bodies, reference: { mesh: reference, recognition } });
    expect(most(map)).toBeLessThan(0.015);
  });

  it("is finer where a colour changes, and there alone", () => {
    const mesh = withPlate(kernel, (_, p) => p);
    const boss = withPlate(kernel, (b, p) => b.unite(p, b.round(4, 4, 10, [20, 20, 7], 32)));
    const bodies = { part: { mesh }, reference: { mesh: boss }, spacing: 2 };
    const [plain, finer] = [mapped(bodies), mapped({ ...bodies, levels: [0.5] })];
    const crossing = ({ triangles, distances, ...map }: DeviationMap): number[] =>
      Array.from({ length: triangles.length / 3 }, (_, t) => [
        ...triangles.subarray(3 * t, 3 * t + 3),
      ])
        .filter((v) => new Set(v.map((i) => (distances[i] as number) < -0.5)).size > 1)
        .map((v) => {
          const at = v.map((i) => pointOf({ triangles, distances, ...map }, i));
          return Math.max(
            ...at.map((p, k) => Math.hypot(...p.map((c, x) => c - (at[(k + 1) % 3]?.[x] ?? 0)))),
          );
        });
    expect(Math.max(...crossing(plain))).toBeGreaterThan(1);
    expect(Math.max(...crossing(finer))).toBeLessThan(0.51);
    expect(finer.triangles.length).toBeLessThan(4 * plain.triangles.length);
  });

  it("stays in the part's own frame", () => {
    const reference = boxMesh([10, 20, 30]);
    const pose = {
      rows: [
        [0, 1, 0],
        [-1, 0, 0],
        [0, 0, 1],
      ],
      shift: [0, 20, 0],
      mirrored: false,
    };
    const part = { mesh: boxMesh([20, 10, 30]), pose: pose as never };
    const map = mapped({ part, reference: { mesh: reference }, spacing: 8 });
    expect(Math.max(...map.positions.filter((_, i) => i % 3 === 0))).toBe(20);
    expect([...map.distances].every((d) => d === 0)).toBe(true);
  });

  it("says what cannot be compared", () => {
    const mesh: Mesh = boxMesh([1, 1, 1]);
    const none: Mesh = { positions: new Float64Array(0), triangles: new Uint32Array(0) };
    for (const [part, reference, body] of [
      [none, mesh, "part"],
      [mesh, none, "reference"],
    ] as const) {
      const input = { part: { mesh: part }, reference: { mesh: reference }, spacing: 1 };
      const { problems } = deviationMap(input, quietCtx());
      expect(problems[0]).toMatchObject({ code: "assessment.deviation-mesh", params: { body } });
    }
  });
});
