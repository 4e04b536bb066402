import { describe, expect, it } from "vitest";
import { seededRandom } from "../foundation/random.ts";
import type { Mesh } from "../geometry/mesh.ts";
import { fitFaces } from "./fit-faces.ts";
import type { Surface } from "./solid-types.ts";

/** A closed grid that wraps around, with a fan on its first and last ring: a ball, a tube, a cone. */
function turned(rings: readonly (readonly [number, number])[], around: number, noise = 0): Mesh {
  const random = seededRandom(5);
  const points: number[] = [0, 0, rings[0]![1], 0, 0, rings.at(-1)![1]];
  for (const [radius, z] of rings)
    for (let i = 0; i < around; i++) {
      const angle = (2 * Math.PI * i) / around;
      const r = radius + noise * (random() - 0.5);
      points.push(r * Math.cos(angle), r * Math.sin(angle), z);
    }
  const at = (ring: number, i: number): number => 2 + ring * around + (i % around);
  const triangles: number[] = [];
  for (let i = 0; i < around; i++) {
    triangles.push(0, at(0, i + 1), at(0, i));
    for (let j = 0; j + 1 < rings.length; j++)
      triangles.push(
        at(j, i),
        at(j, i + 1),
        at(j + 1, i + 1),
        at(j, i),
        at(j + 1, i + 1),
        at(j + 1, i),
      );
    triangles.push(1, at(rings.length - 1, i), at(rings.length - 1, i + 1));
  }
  return { positions: Float64Array.from(points), triangles: Uint32Array.from(triangles) };
}

const straight = (count: number, r0: number, r1: number, height: number): [number, number][] =>
  Array.from({ length: count + 1 }, (_, j) => [r0 + ((r1 - r0) * j) / count, (height * j) / count]);

/** A ball of radius `r`, but for two tiny flats at its poles. */
const ball = (r: number, count: number): [number, number][] =>
  Array.from({ length: count - 1 }, (_, j) => {
    const angle = (Math.PI * (j + 1)) / count;
    return [r * Math.sin(angle), -r * Math.cos(angle)];
  });

/** An L of two plates, 6 mm thick. */
function lBracket(): Mesh {
  const outline = [0, 0, 60, 0, 60, 6, 6, 6, 6, 50, 0, 50];
  const points = [0, 40].flatMap((y) =>
    [0, 1, 2, 3, 4, 5].flatMap((i) => [outline[2 * i]!, y, outline[2 * i + 1]!]),
  );
  const triangles: number[] = [];
  for (const [a, b, c] of [
    [0, 1, 2],
    [0, 2, 3],
    [0, 3, 4],
    [0, 4, 5],
  ] as const)
    triangles.push(a, b, c, c + 6, b + 6, a + 6);
  for (let i = 0; i < 6; i++) {
    const j = (i + 1) % 6;
    triangles.push(j, i, i + 6, j, i + 6, j + 6);
  }
  return { positions: Float64Array.from(points), triangles: Uint32Array.from(triangles) };
}

function distance(surface: Surface, [x, y, z]: readonly [number, number, number]): number {
  if (surface.kind === "plane") {
    const [a, b, c] = surface.normal;
    return Math.abs(a * x + b * y + c * z - surface.offset);
  }
  if (surface.kind === "sphere") {
    const [a, b, c] = surface.centre;
    return Math.abs(Math.hypot(x - a, y - b, z - c) - surface.radius);
  }
  if (surface.kind === "cylinder") {
    const [a, b, c] = surface.axis;
    const [dx, dy, dz] = [x - surface.point[0], y - surface.point[1], z - surface.point[2]];
    const far = Math.hypot(dy * c - dz * b, dz * a - dx * c, dx * b - dy * a);
    return Math.abs(far - surface.radius);
  }
  return 0;
}

/** Every triangle has a face, every face a triangle, and the corners lie on the face's surface. */
function holds(mesh: Mesh): ReturnType<typeof fitFaces> {
  const fit = fitFaces(mesh);
  expect(fit.faceOf).toHaveLength(mesh.triangles.length / 3);
  expect(new Set(fit.faceOf)).toEqual(new Set(fit.faces.keys()));
  for (const [corner, v] of mesh.triangles.entries()) {
    const { surface, residual = 0 } = fit.faces[fit.faceOf[Math.floor(corner / 3)]!]!;
    const [x, y, z] = mesh.positions.subarray(3 * v, 3 * v + 3);
    const off = distance(surface, [x!, y!, z!]);
    if (off > residual + 1e-9) expect({ corner, kind: surface.kind, off }).toEqual("on the face");
  }
  return fit;
}

const kinds = ({ faces }: ReturnType<typeof fitFaces>): string[] =>
  faces.map(({ surface }) => surface.kind).sort();

/** The same mesh with its triangles and vertices in another order, each triangle turned. */
function shuffled({ positions, triangles }: Mesh, seed: number): Mesh {
  const random = seededRandom(seed);
  const order = (count: number): number[] =>
    Array.from({ length: count }, (_, i) => [random(), i] as const)
      .sort(([a], [b]) => a - b)
      .map(([, i]) => i);
  const vertices = order(positions.length / 3);
  const place = new Map(vertices.map((from, to) => [from, to]));
  return {
    positions: Float64Array.from(
      vertices.flatMap((v) => [...positions.subarray(3 * v, 3 * v + 3)]),
    ),
    triangles: Uint32Array.from(
      order(triangles.length / 3).flatMap((t) => {
        const turn = Math.floor(3 * random());
        return [0, 1, 2].map((k) => place.get(triangles[3 * t + ((k + turn) % 3)]!)!);
      }),
    ),
  };
}

describe("the faces of a mesh", () => {
  it("are the planes of an L-bracket", () => {
    const fit = holds(lBracket());
    expect(kinds(fit)).toEqual(Array.from({ length: 8 }, () => "plane"));
    for (const { residual } of fit.faces) expect(residual).toBe(0);
  });

  it("are one wall and two ends of a tube of 100 000 triangles", () => {
    const fit = holds(turned(straight(99, 15, 15, 40), 500));
    expect(fit.faceOf).toHaveLength(100_000);
    expect(kinds(fit)).toEqual(["cylinder", "plane", "plane"]);
    expect(fit.faces[0]?.surface).toMatchObject({ kind: "cylinder", inward: false });
    expect((fit.faces[0]!.surface as { radius: number }).radius).toBeCloseTo(15, 9);
  });

  it("are one sphere, however fine", () => {
    const fit = holds(turned(ball(20, 200), 250));
    expect(fit.faceOf.length).toBeGreaterThan(99_000);
    expect(kinds(fit)).toEqual(["plane", "plane", "sphere"]);
    const number = fit.faces.findIndex(({ surface }) => surface.kind === "sphere");
    expect(fit.faces[number]?.surface).toMatchObject({ inward: false });
    expect((fit.faces[number]!.surface as { radius: number }).radius).toBeCloseTo(20, 3);
    expect(fit.faceOf.filter((face) => face === number)).toHaveLength(fit.faceOf.length - 500);
  });

  it("are a cone's mantle and ends", () => {
    const fit = holds(turned(straight(6, 10, 4, 12), 120));
    expect(kinds(fit)).toEqual(["cone", "plane", "plane"]);
    const { surface } = fit.faces[0]!;
    if (surface.kind !== "cone") throw new Error("The mantle is no cone.");
    expect(surface.halfAngleDegrees).toBeCloseTo((Math.atan2(6, 12) * 180) / Math.PI, 1);
    expect(surface.apex[2]).toBeCloseTo(20, 2);
  });

  it("stay planes, and true to the mesh, where a scan is rough", () => {
    const fit = holds(turned(straight(60, 15, 15, 40), 120, 0.3));
    expect(fit.faces.length).toBeLessThanOrEqual(3000);
    expect(kinds(fit)).not.toContain("cylinder");
  });

  it("are the ends of a fine scan and its wall, not the shapes that noise happens to make", () => {
    const mesh = turned(straight(100, 15, 15, 40), 300, 0.002);
    const fit = holds(mesh);
    expect(kinds(fit)).toEqual(["free", "plane", "plane"]);
    const wall = fit.faces.findIndex(({ surface }) => surface.kind === "free");
    expect(fit.faceOf.filter((face) => face === wall)).toHaveLength(fit.faceOf.length - 600);
  });

  it("don't hang on the order of triangles and vertices", () => {
    for (const mesh of [
      lBracket(),
      turned(straight(5, 15, 15, 40), 64),
      turned(straight(3, 10, 4, 12), 48),
      turned(ball(20, 24), 32),
    ])
      for (const seed of [1, 2, 3])
        expect(kinds(holds(shuffled(mesh, seed)))).toEqual(kinds(holds(mesh)));
  });
});
