import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Mesh, Vec2 } from "../../src/engine/geometry/mesh.ts";
import { loadMesh } from "../slicing/judged.ts";

const REAL = path.resolve(import.meta.dirname, "../../../shared/models");

/** A mesh to prove the slicer by. */
export interface ProofModel {
  readonly name: string;
  readonly mesh: Mesh;
}

type Vec3 = readonly [number, number, number];

/** Small hard parts made here, then the real ones where they are. */
export function proofModels(): ProofModel[] {
  const real = existsSync(REAL) ? readdirSync(REAL).filter((file) => file.endsWith(".stl")) : [];
  return [
    ...Object.entries(MADE).map(([name, mesh]) => ({ name, mesh })),
    ...real.map((file) => ({
      name: path.basename(file, ".stl"),
      mesh: loadMesh(path.join(REAL, file)),
    })),
  ];
}

/** An outline (counter-clockwise, convex) that is scaled by `grow` on its way up. */
function prism(outline: readonly Vec2[], z0: number, z1: number, grow = 1): Mesh {
  const n = outline.length;
  const positions: number[] = [];
  for (const [x, y] of outline) positions.push(x, y, z0);
  for (const [x, y] of outline) positions.push(x * grow, y * grow, z1);
  const triangles: number[] = [];
  for (let i = 0; i < n; i++) {
    const j = (i + 1) % n;
    triangles.push(i, j, n + j, i, n + j, n + i);
    if (i > 0 && j > 0) triangles.push(0, j, i, n, n + i, n + j);
  }
  return { positions: Float64Array.from(positions), triangles: Uint32Array.from(triangles) };
}

const box = ([x0, y0, z0]: Vec3, [x1, y1, z1]: Vec3): Mesh =>
  prism(
    [
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
    ],
    z0,
    z1,
  );

const circle = (radius: number, n = 96): Vec2[] =>
  Array.from({ length: n }, (_, k) => [
    radius * Math.cos((2 * Math.PI * k) / n),
    radius * Math.sin((2 * Math.PI * k) / n),
  ]);

function together(...meshes: readonly Mesh[]): Mesh {
  const positions: number[] = [];
  const triangles: number[] = [];
  for (const part of meshes) {
    const shift = positions.length / 3;
    positions.push(...part.positions);
    for (const v of part.triangles) triangles.push(v + shift);
  }
  return { positions: Float64Array.from(positions), triangles: Uint32Array.from(triangles) };
}

const insideOut = ({ positions, triangles }: Mesh): Mesh => ({
  positions,
  triangles: triangles.map((_, i) => triangles[3 * Math.floor(i / 3) + [0, 2, 1][i % 3]!]!),
});

const MADE: Readonly<Record<string, Mesh>> = {
  "thin-ribs": together(
    box([0, 0, 0], [30, 20, 1]),
    ...[0.3, 0.5, 0.62, 0.8, 1, 1.3].map((wide, k) =>
      box([2 + 5 * k, 1, 0.5], [2 + 5 * k + wide, 19, 6]),
    ),
  ),
  wedge: prism(
    [
      [0, 0],
      [40, -1.5],
      [40, 1.5],
    ],
    0,
    4,
  ),
  table: together(
    box([0, 0, 5], [30, 30, 7]),
    ...[
      [1, 1],
      [25, 1],
      [1, 25],
      [25, 25],
    ].map(([x, y]) => box([x!, y!, 0], [x! + 4, y! + 4, 5.5])),
  ),
  "two-bodies": together(
    box([0, 0, 0], [10, 10, 4]),
    prism(
      circle(6).map(([x, y]): Vec2 => [x + 24, y + 5]),
      0,
      9,
    ),
  ),
  nested: together(
    box([0, 0, 0], [30, 30, 5]),
    insideOut(box([4, 4, 1], [26, 26, 4])),
    box([10, 10, 0.95], [20, 20, 4.05]),
    insideOut(box([13, 13, 1.4], [17, 17, 3.6])),
  ),
  tiny: box([0, 0, 0], [1, 1, 1]),
  plate: box([0, 0, 0], [150, 120, 1.2]),
  pin: prism(circle(0.9, 48), 0, 30),
  "one-layer": box([0, 0, 0], [12, 8, 0.2]),
  "too-thin": box([0, 0, 0], [12, 8, 0.13]),
  "off-centre": box([310, -420, 55], [325, -410, 59]),
  cone: prism(circle(12), 0, 10, 0.2),
  funnel: prism(circle(6), 0, 8, 2.2),
};
