import type { Vec3 } from "../../geometry/mesh.ts";
import { cross, dot, length, subtract } from "../features/vectors.ts";
import { type GrowingMesh, sideKey } from "./subdivide.ts";

/** Swaps a side at the most this often, on average: rounding must not go in circles. */
const MOST_SWAPS = 16;

/** Where two triangles of one face meet: from a to b, with the corners across on the left and right. */
export interface Hinge {
  readonly a: Vec3;
  readonly b: Vec3;
  readonly left: Vec3;
  readonly right: Vec3;
}

/**
 * Swaps sides for the other diagonal, as long as `isBetter` says so and the new triangles face the same
 * way. `face` tells which triangles belong together (undefined: none of its sides is swapped); it starts
 * at the sides of the `touched` vertices.
 */
export function flipSides<Face>(
  { positions, triangles, source }: GrowingMesh,
  face: (triangle: number) => Face | undefined,
  touched: ReadonlySet<number>,
  isBetter: (hinge: Hinge, face: Face) => boolean,
): void {
  const at = (v: number): Vec3 => [
    positions[3 * v] as number,
    positions[3 * v + 1] as number,
    positions[3 * v + 2] as number,
  ];
  const faceAt = (h: number): Face | undefined => face(source[Math.floor(h / 3)] as number);
  const twin = twins(triangles, positions.length / 3);
  const todo: number[] = [];
  for (let h = triangles.length - 1; h >= 0; h--)
    if (touched.has(triangles[h] as number)) todo.push(h, before(h));
  const link = (h: number, g: number): void => {
    twin[h] = g;
    if (g >= 0) twin[g] = h;
  };
  let left = MOST_SWAPS * todo.length;
  for (let h = todo.pop(); h !== undefined && left > 0; h = todo.pop()) {
    const g = twin[h] as number;
    const own = faceAt(h);
    if (g < 0 || own === undefined || own !== faceAt(g)) continue;
    const [a, b] = [triangles[h] as number, triangles[g] as number];
    const [c, d] = [triangles[before(h)] as number, triangles[before(g)] as number];
    if (c === d) continue;
    const hinge = { a: at(a), b: at(b), left: at(c), right: at(d) };
    if (!isBetter(hinge, own) || !staysUp(hinge)) continue;
    left--;
    const [s, t] = [3 * Math.floor(h / 3), 3 * Math.floor(g / 3)];
    // Partners of the four outer sides: b to c, c to a, a to d, d to b.
    const [bc, ca, ad, db] = [after(h), before(h), after(g), before(g)].map(
      (side) => twin[side] as number,
    ) as [number, number, number, number];
    for (const [k, v] of [a, d, c].entries()) triangles[s + k] = v;
    for (const [k, v] of [d, b, c].entries()) triangles[t + k] = v;
    link(s, ad);
    link(s + 1, t + 2);
    link(s + 2, ca);
    link(t, db);
    link(t + 1, bc);
    todo.push(s, s + 2, t, t + 1);
  }
}

const after = (h: number): number => (h % 3 === 2 ? h - 2 : h + 1);
const before = (h: number): number => (h % 3 === 0 ? h + 2 : h - 1);

/** The other half of each side that exactly two triangles share and walk in opposite ways; else -1. */
function twins(triangles: readonly number[], vertices: number): Int32Array {
  const twin = new Int32Array(triangles.length).fill(-1);
  const first = new Map<number, number>();
  for (let h = 0; h < triangles.length; h++) {
    const key = sideKey(triangles[h] as number, triangles[after(h)] as number, vertices);
    const g = first.get(key);
    if (g === undefined) {
      first.set(key, h);
    } else if (g >= 0 && twin[g] === -1 && triangles[g] !== triangles[h]) {
      twin[g] = h;
      twin[h] = g;
    } else if (g >= 0) {
      // A third triangle at the side.
      const other = twin[g] as number;
      if (other >= 0) twin[other] = -1;
      twin[g] = -1;
      first.set(key, -1);
    }
  }
  return twin;
}

/** Do the triangles after the swap face the way of those before? */
function staysUp({ a, b, left, right }: Hinge): boolean {
  const normal = (p: Vec3, q: Vec3, r: Vec3): Vec3 => cross(subtract(q, p), subtract(r, p));
  const [one, two] = [normal(a, b, left), normal(b, a, right)];
  const old: Vec3 = [one[0] + two[0], one[1] + two[1], one[2] + two[2]];
  const size = length(old);
  return [normal(a, right, left), normal(right, b, left)].every(
    (n) => dot(n, old) > 1e-6 * size * size && dot(n, old) > 0.5 * length(n) * size,
  );
}

/** In a plane: do the two corners across see the side under more than half a turn (B. Delaunay, 1934)? */
export function isNotDelaunay({ a, b, left, right }: Hinge): boolean {
  const angle = (p: Vec3): readonly [cosine: number, sine: number] => {
    const [u, v] = [subtract(a, p), subtract(b, p)];
    return [dot(u, v), length(cross(u, v))];
  };
  const [c, d] = [angle(left), angle(right)];
  const [one, two] = [c[0] * d[1], c[1] * d[0]];
  return one + two < -1e-9 * (Math.abs(one) + Math.abs(two));
}
