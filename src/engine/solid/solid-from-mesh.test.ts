import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import type { Mesh } from "../geometry/mesh.ts";
import { symmetricDifference } from "./difference.ts";
import { seededRandom } from "../foundation/random.ts";
import { fitFaces } from "./fit-faces.ts";
import { evaluateGraph } from "./evaluate.ts";
import type { CsgNode, CsgOp } from "./graph.ts";
import { createKernel, type Kernel } from "./kernel.ts";
import { sectionAt } from "./section.ts";
import { solidFromMesh } from "./solid-from-mesh.ts";
import type { Solid } from "./solid-types.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
});

function part(...ops: [CsgOp, number[]?][]): Solid {
  const nodes = ops.map(([op, inputs = []]): CsgNode => ({ op, inputs }));
  const result = evaluateGraph({ nodes, outputs: [nodes.length - 1] }, kernel, quietCtx());
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

/** Three vertices of its own for each triangle, rounded to 32 bits: what an STL file holds. */
function soup({ positions, triangles }: Mesh): Mesh {
  const out = new Float64Array(triangles.length * 3);
  for (const [i, v] of triangles.entries())
    for (let k = 0; k < 3; k++) out[3 * i + k] = Math.fround(positions[3 * v + k] as number);
  return { positions: out, triangles: Uint32Array.from(triangles, (_, i) => i) };
}

const cylinder = (r0: number, r1: number, height: number, x: number): CsgOp => ({
  kind: "cylinder",
  height,
  startRadius: [r0, r0],
  endRadius: [r1, r1],
  startAngle: 0,
  endAngle: 360,
  center: [x, 0, 0],
});
const plate = (): Solid =>
  part(
    [{ kind: "cuboid", size: [80, 40, 10], center: [0, 0, 0] }],
    [cylinder(4, 4, 20, 20)],
    [cylinder(6.3, 6.3, 20, -20)],
    [cylinder(2, 12, 10, 0)],
    [{ kind: "ellipsoid", radius: [5, 5, 5], center: [32, 12, 5] }],
    [{ kind: "subtract" }, [0, 1, 2, 3, 4]],
  );

describe("an imported mesh", () => {
  it("gets its planes, cylinders, cone and sphere back", () => {
    const own = plate();
    const result = solidFromMesh(soup(own.mesh), kernel);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const solid = result.value;
    expect(solid.volume).toBeCloseTo(own.volume, 2);
    expect(solid.genus).toBe(3);
    expect(solid.faces.every((f) => f.fitted && f.feature === "mesh")).toBe(true);
    const kinds = solid.faces.map((f) => f.surface.kind).sort();
    expect(kinds).toEqual([
      "cone",
      "cylinder",
      "cylinder",
      ...Array.from({ length: 6 }, () => "plane"),
      "sphere",
    ]);
    for (const face of solid.faces) {
      const { surface } = face;
      expect(face.residual).toBeLessThan(0.03);
      if (surface.kind === "plane" || surface.kind === "free") continue;
      expect(surface.inward).toBe(true);
      if (surface.kind === "cylinder") {
        const big = surface.point[0] < 0;
        expect(surface.radius).toBeCloseTo(big ? 6.3 : 4, 4);
        expect(surface.point[0]).toBeCloseTo(big ? -20 : 20, 4);
      }
      if (surface.kind === "sphere") expect(surface.radius).toBeCloseTo(5, 4);
      if (surface.kind === "cone") expect(surface.halfAngleDegrees).toBeCloseTo(45, 1);
    }
  });

  it("tells how far it is", () => {
    const told: number[] = [];
    const ctx = { ...quietCtx(), progress: (fraction: number) => told.push(fraction) };
    expect(solidFromMesh(soup(plate().mesh), kernel, ctx).ok).toBe(true);
    expect(told.length).toBeGreaterThan(2);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.every((fraction) => fraction > 0 && fraction < 1)).toBe(true);
  });

  it("loses no digit of 64 bits, and none of 32", () => {
    const shifted = (by: number): Mesh => {
      const { positions, triangles } = soup(plate().mesh);
      return { positions: positions.map((x) => x + by), triangles };
    };
    for (const by of [0, 1 / 3]) {
      const mesh = shifted(by);
      const made = solidFromMesh(mesh, kernel);
      if (!made.ok) throw new Error(JSON.stringify(made.problems));
      expect(new Set(made.value.mesh.positions)).toEqual(new Set(mesh.positions));
    }
  });

  it("is told to be open, with the count of edges", () => {
    const { positions, triangles } = soup(
      part([{ kind: "cuboid", size: [1, 2, 3], center: [0, 0, 0] }]).mesh,
    );
    const result = solidFromMesh({ positions, triangles: triangles.slice(3) }, kernel);
    expect(result.problems).toEqual([
      { code: "solid.open-mesh", severity: "error", params: { edges: 3 } },
    ]);
  });

  it("is turned when it is inside out, and refused when it holds no numbers", () => {
    const mesh = part([{ kind: "cuboid", size: [1, 2, 3], center: [0, 0, 0] }]).mesh;
    const flipped = Uint32Array.from(mesh.triangles).reverse();
    const result = solidFromMesh({ positions: mesh.positions, triangles: flipped }, kernel);
    expect(result.ok && result.value.volume).toBeCloseTo(6, 12);
    expect(result.problems[0]?.code).toBe("solid.mesh-reversed");
    const positions = mesh.positions.map(() => Number.NaN);
    expect(solidFromMesh({ positions, triangles: mesh.triangles }, kernel).problems[0]?.code).toBe(
      "solid.mesh-invalid",
    );
  });
});

it("keeps the large faces of a rough scan and leaves the noise as one", () => {
  const n = 61;
  const random = seededRandom(7);
  const points: number[] = [];
  for (const low of [false, true])
    for (let i = 0; i < n * n; i++) points.push(i % n, Math.floor(i / n), low ? -9 : 40 * random());
  const triangles: number[] = [];
  const quad = (a: number, b: number, c: number, d: number) => triangles.push(a, b, c, a, c, d);
  for (let j = 0; j + 1 < n; j++)
    for (let i = 0; i + 1 < n; i++) {
      const [a, b, c, d] = [j * n + i, j * n + i + 1, (j + 1) * n + i + 1, (j + 1) * n + i];
      quad(a, b, c, d);
      const low = n * n;
      quad(low + d, low + c, low + b, low + a);
    }
  const { faceOf, faces } = fitFaces({
    positions: Float64Array.from(points),
    triangles: Uint32Array.from(triangles),
  });
  expect(faces).toHaveLength(3000);
  expect(faces.at(-1)?.surface.kind).toBe("free");
  expect(faceOf.every((face) => face < faces.length)).toBe(true);
  const bottom = faceOf[2] as number;
  expect(faces[bottom]?.surface).toMatchObject({ kind: "plane" });
  expect(faceOf.filter((face) => face === bottom)).toHaveLength(2 * (n - 1) ** 2);
});

describe("comparing and cutting", () => {
  it("tells the volumes that two solids do not share", () => {
    const a = part([{ kind: "cuboid", size: [2, 2, 2], center: [0, 0, 0] }]);
    const b = part([{ kind: "cuboid", size: [2, 2, 4], center: [1, 0, 0] }]);
    const result = symmetricDifference(a, b, kernel);
    if (!result.ok) throw new Error("refused");
    expect(result.value.onlyA).toBeCloseTo(4, 9);
    expect(result.value.onlyB).toBeCloseTo(12, 9);
    expect(result.value.volume).toBeCloseTo(16, 9);
  });

  it("gives the outline at a height", () => {
    const result = sectionAt(plate(), 4.9, kernel);
    expect(result.ok && result.value).toHaveLength(5);
    const above = sectionAt(plate(), 50, kernel);
    expect(above.ok && above.value).toEqual([]);
  });
});
