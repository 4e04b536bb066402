import type { Mesh, Vec2 } from "../geometry/mesh.ts";

/** Parts for tests, closed and right way round, mm. */

/** A box from one corner to the other. */
export function box(
  [x0, y0, z0]: readonly [number, number, number],
  [x1, y1, z1]: readonly [number, number, number],
): Mesh {
  return prism(
    [
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
    ],
    z0,
    z1,
  );
}

/** A convex outline (counter-clockwise) between two heights. */
export function prism(outline: readonly Vec2[], z0: number, z1: number): Mesh {
  const n = outline.length;
  const positions: number[] = [];
  for (const z of [z0, z1]) for (const [x, y] of outline) positions.push(x, y, z);
  const triangles: number[] = [];
  for (let i = 0; i < n; i++) {
    const j = (i + 1) % n;
    triangles.push(i, j, n + j, i, n + j, n + i);
    if (i > 0 && j > 0) triangles.push(0, j, i, n, n + i, n + j);
  }
  return mesh(positions, triangles);
}

/** A square of side `side` and height `height` with a round hole through its middle, at the origin. */
export function squareWithHole(side: number, diameter: number, height: number, n = 128): Mesh {
  const positions: number[] = [];
  for (const z of [0, height]) {
    for (let i = 0; i < n; i++) {
      const a = (2 * Math.PI * i) / n;
      const [c, s] = [Math.cos(a), Math.sin(a)];
      const out = side / 2 / Math.max(Math.abs(c), Math.abs(s));
      positions.push(out * c, out * s, z, (diameter / 2) * c, (diameter / 2) * s, z);
    }
  }
  const at = (level: number, i: number, inner: number): number =>
    level * 2 * n + 2 * (i % n) + inner;
  const triangles: number[] = [];
  const quad = (a: number, b: number, c: number, d: number): void => {
    triangles.push(a, b, c, a, c, d);
  };
  for (let i = 0; i < n; i++) {
    quad(at(0, i, 0), at(0, i + 1, 0), at(1, i + 1, 0), at(1, i, 0));
    quad(at(0, i + 1, 1), at(0, i, 1), at(1, i, 1), at(1, i + 1, 1));
    quad(at(1, i, 0), at(1, i + 1, 0), at(1, i + 1, 1), at(1, i, 1));
    quad(at(0, i + 1, 0), at(0, i, 0), at(0, i, 1), at(0, i + 1, 1));
  }
  return mesh(positions, triangles);
}

/** Several meshes as one; they are not united. */
export function together(...meshes: readonly Mesh[]): Mesh {
  const positions: number[] = [];
  const triangles: number[] = [];
  for (const part of meshes) {
    const shift = positions.length / 3;
    positions.push(...part.positions);
    for (const v of part.triangles) triangles.push(v + shift);
  }
  return mesh(positions, triangles);
}

/** The same triangles seen from the other side. */
export function turnedInsideOut(part: Mesh): Mesh {
  const triangles = part.triangles.slice();
  for (let t = 0; t < triangles.length; t += 3)
    [triangles[t], triangles[t + 1]] = [triangles[t + 1]!, triangles[t]!];
  return { positions: part.positions, triangles };
}

/** Every triangle with its own corners, in the order of `order` (a soup, as an STL gives it). */
export function soup(part: Mesh, order?: readonly number[]): Mesh {
  const count = part.triangles.length / 3;
  const positions: number[] = [];
  for (let i = 0; i < count; i++) {
    const t = order?.[i] ?? i;
    for (let k = 0; k < 3; k++) {
      const v = part.triangles[3 * t + k]!;
      positions.push(...part.positions.subarray(3 * v, 3 * v + 3));
    }
  }
  return mesh(
    positions,
    Array.from({ length: count * 3 }, (_, i) => i),
  );
}

function mesh(positions: readonly number[], triangles: readonly number[]): Mesh {
  return { positions: Float64Array.from(positions), triangles: Uint32Array.from(triangles) };
}
