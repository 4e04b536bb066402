import type { Mesh } from "../../geometry/mesh.ts";
import { pairSides } from "../../geometry/pair-sides.ts";
import { endOf, hasTouching } from "./sides.ts";

/**
 * The mesh with vertices of their own for surfaces that only touch at an edge, each about its own material;
 * the same mesh where no edge has more than two triangles. The kernel pairs such edges by the order of the
 * triangles, and then cuts corners off: of two cubes that touch along an edge it could lose a quarter.
 * Every edge must have as many sides one way as the other.
 */
export function partTouching(mesh: Mesh): Mesh {
  if (!hasTouching(mesh)) return mesh;
  const { positions, triangles } = mesh;
  const vertices = positions.length / 3;
  const edges = new Map<number, number[]>();
  for (let h = 0; h < triangles.length; h++) {
    const [a, b] = [triangles[h] as number, endOf(triangles, h)];
    const key = a < b ? a * vertices + b : b * vertices + a;
    const sides = edges.get(key);
    if (sides) sides.push(h);
    else edges.set(key, [h]);
  }
  // Corners of triangles that are one vertex: across every edge, those at either end of it.
  const into = Uint32Array.from(triangles, (_, corner) => corner);
  const root = (corner: number): number => {
    let at = corner;
    while (into[at] !== at) at = into[at] = into[into[at] as number] as number;
    return at;
  };
  const next = (h: number): number => (h % 3 === 2 ? h - 2 : h + 1);
  const pair = (g: number, h: number): void => {
    into[root(g)] = root(next(h));
    into[root(next(g))] = root(h);
  };
  for (const sides of edges.values())
    if (sides.length === 2) pair(sides[0] as number, sides[1] as number);
    else for (const [g, h] of pairSides(mesh, sides)) pair(g, h);
  const number = new Int32Array(triangles.length).fill(-1);
  const isTaken = new Uint8Array(vertices);
  const points: number[] = [...positions];
  const out = triangles.map((v, corner) => {
    const own = root(corner);
    if ((number[own] as number) < 0) {
      number[own] = isTaken[v] === 0 ? v : points.length / 3;
      if (isTaken[v] === 1)
        for (let k = 3 * v; k < 3 * v + 3; k++) points.push(positions[k] as number);
      isTaken[v] = 1;
    }
    return number[own] as number;
  });
  return { positions: Float64Array.from(points), triangles: out };
}
