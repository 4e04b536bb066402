import type { Mesh } from "../../../geometry/mesh.ts";
import { pairSides } from "../../../geometry/pair-sides.ts";

/** A mesh whose numbering depends on its shape alone, not on the order of the input. */
export interface CanonicalMesh extends Mesh {
  /** Per triangle, its number in the input. */
  readonly source: Uint32Array;
  /** Per triangle side, the triangle beyond it, -1 at an open edge. */
  readonly beyond: Int32Array;
  /** Sides without a partner: 0 in a closed mesh. */
  readonly openSides: number;
  /** Largest magnitude of a coordinate, mm. */
  readonly reach: number;
}

/**
 * Joins equal vertices, drops triangles that collapse, and sorts vertices by x, y, z and triangles
 * by their vertices: whatever the order of the input, the work that follows meets the same order.
 */
export function canonicalMesh(mesh: Mesh): CanonicalMesh {
  const { positions, map, reach } = sortedVertices(mesh.positions);
  const { triangles, source } = sortedTriangles(mesh.triangles, map, positions.length / 3);
  const { beyond, openSides } = neighbours({ positions, triangles });
  return { positions, triangles, source, beyond, openSides, reach };
}

function sortedVertices(given: Float64Array): {
  positions: Float64Array;
  map: Uint32Array;
  reach: number;
} {
  const count = given.length / 3;
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  const at = (v: number, k: number): number => given[3 * v + k] as number;
  order.sort((a, b) => at(a, 0) - at(b, 0) || at(a, 1) - at(b, 1) || at(a, 2) - at(b, 2));
  const map = new Uint32Array(count);
  const positions = new Float64Array(given.length);
  let made = 0;
  let reach = 0;
  for (let i = 0; i < count; i++) {
    const v = order[i] as number;
    const before = order[i - 1] ?? v;
    const same =
      i > 0 &&
      at(v, 0) === at(before, 0) &&
      at(v, 1) === at(before, 1) &&
      at(v, 2) === at(before, 2);
    if (!same) {
      for (let k = 0; k < 3; k++) {
        positions[3 * made + k] = at(v, k) + 0;
        reach = Math.max(reach, Math.abs(at(v, k)));
      }
      made++;
    }
    map[v] = made - 1;
  }
  return { positions: positions.slice(0, 3 * made), map, reach };
}

function sortedTriangles(
  given: Uint32Array,
  map: Uint32Array,
  vertices: number,
): { triangles: Uint32Array; source: Uint32Array } {
  const turned = new Uint32Array(given.length);
  const key = new Float64Array(given.length / 3);
  const kept: number[] = [];
  for (let t = 0; t < key.length; t++) {
    let a = map[given[3 * t] as number] as number;
    let b = map[given[3 * t + 1] as number] as number;
    let c = map[given[3 * t + 2] as number] as number;
    if (a === b || b === c || c === a) continue;
    while (a > b || a > c) [a, b, c] = [b, c, a];
    turned[3 * t] = a;
    turned[3 * t + 1] = b;
    turned[3 * t + 2] = c;
    key[t] = a * vertices + b;
    kept.push(t);
  }
  const last = (t: number): number => turned[3 * t + 2] as number;
  const order = Uint32Array.from(kept).sort(
    (s, t) => (key[s] as number) - (key[t] as number) || last(s) - last(t) || s - t,
  );
  const triangles = new Uint32Array(3 * order.length);
  const source = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const t = order[i] as number;
    source[i] = t;
    for (let k = 0; k < 3; k++) triangles[3 * i + k] = turned[3 * t + k] as number;
  }
  return { triangles, source };
}

/** The vertex at which side `h` ends; it starts at `triangles[h]`. */
export const endOfSide = (triangles: Uint32Array, h: number): number =>
  triangles[h % 3 === 2 ? h - 2 : h + 1] as number;

function neighbours(mesh: Mesh): { beyond: Int32Array; openSides: number } {
  const { triangles } = mesh;
  const vertices = mesh.positions.length / 3;
  const sides = triangles.length;
  const beyond = new Int32Array(sides).fill(-1);
  const key = new Float64Array(sides);
  for (let h = 0; h < sides; h++) {
    const [a, b] = [triangles[h] as number, endOfSide(triangles, h)];
    key[h] = a < b ? a * vertices + b : b * vertices + a;
  }
  const order = Uint32Array.from({ length: sides }, (_, i) => i);
  order.sort((g, h) => (key[g] as number) - (key[h] as number) || g - h);
  let openSides = 0;
  const pair = (g: number, h: number): void => {
    beyond[g] = Math.floor(h / 3);
    beyond[h] = Math.floor(g / 3);
  };
  for (let i = 0; i < sides; ) {
    let j = i + 1;
    while (j < sides && key[order[j] as number] === key[order[i] as number]) j++;
    const [g, h] = [order[i] as number, order[i + 1] as number];
    if (j > i + 2)
      for (const [one, two] of pairSides(mesh, Array.from(order.subarray(i, j)))) pair(one, two);
    else if (j === i + 2 && triangles[g] !== triangles[h]) pair(g, h);
    for (let m = i; m < j; m++) if (beyond[order[m] as number] === -1) openSides++;
    i = j;
  }
  return { beyond, openSides };
}
