import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { seededRandom } from "../../src/engine/foundation/random.ts";
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

/** A bar of a thickness from one point to another. */
function bar([ax, ay]: Vec2, [bx, by]: Vec2, thick: number, high: number): Mesh {
  const l = (2 * Math.hypot(bx - ax, by - ay)) / thick;
  const [nx, ny] = [-(by - ay) / l, (bx - ax) / l];
  return prism(
    [
      [ax - nx, ay - ny],
      [bx - nx, by - ny],
      [bx + nx, by + ny],
      [ax + nx, ay + ny],
    ],
    0,
    high,
  );
}

const letterK = (x: number, thick: number): Mesh[] => [
  bar([x, 0], [x, 10], thick, 2),
  bar([x, 5], [x + 5, 10], thick, 2),
  bar([x, 5], [x + 5, 0], thick, 2),
];

/** Bars of many thicknesses that cross each other anywhere. */
function crossed(count: number): Mesh[] {
  const random = seededRandom(20_261_122);
  const place = (): Vec2 => [random() * 30, random() * 30];
  return Array.from({ length: count }, () => bar(place(), place(), 0.4 + random() * 2, 2));
}

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
  letters: together(...[0.6, 0.8, 1, 1.3, 1.9].flatMap((thick, k) => letterK(9 * k, thick))),
  lattice: together(...crossed(14)),
  bosses: together(
    ...[1, 1.6, 2.4].flatMap((radius, k) => [
      prism(
        circle(radius, 40).map(([x, y]): Vec2 => [x + 8 * k, y]),
        0,
        2,
      ),
      bar([8 * k, 0], [8 * k + 8, 1], 0.5, 2),
    ]),
  ),
  "close-holes": together(
    box([0, 0, 0], [12, 12, 2]),
    ...Array.from({ length: 25 }, (_, k) =>
      insideOut(
        prism(
          circle(0.5, 6 + (k % 3) * 5).map(
            ([x, y]): Vec2 => [
              x + 1.2 + 2 * Math.floor(k / 5) + (k % 2) * 0.2,
              y + 1.2 + 2 * (k % 5),
            ],
          ),
          0,
          2,
        ),
      ),
    ),
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
