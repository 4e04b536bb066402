import type { Mesh, Vec3 } from "../../geometry/mesh.ts";
import { cross, dot, length, sub, times, unit } from "../kit/vector.ts";

/** A flat patch of a mesh, grown from its largest triangle. */
export interface Region {
  readonly normal: Vec3;
  readonly offset: number;
  readonly triangles: readonly number[];
  readonly area: number;
  /** Largest distance of a vertex from the plane, mm. */
  readonly residual: number;
}

/** Where two regions meet along an edge. */
export interface Link {
  readonly a: number;
  readonly b: number;
  /** Degrees between the normals; negative where the fold is hollow. */
  readonly angle: number;
  /** Unit direction of the shared edge, and its ends (vertex numbers). */
  readonly along: Vec3;
  readonly ends: readonly [number, number];
  readonly length: number;
}

export interface Patches {
  readonly regionOf: Int32Array;
  readonly regions: readonly Region[];
  readonly links: readonly Link[];
}

/** Cuts a closed mesh into flat patches and lists the folds between them. */
export function flatPatches(mesh: Mesh): Patches {
  const { positions, triangles } = mesh;
  const count = triangles.length / 3;
  const vertex = (v: number): Vec3 => [
    positions[3 * v] as number,
    positions[3 * v + 1] as number,
    positions[3 * v + 2] as number,
  ];
  const corner = (t: number, k: number): number => triangles[3 * t + k] as number;
  const areas = new Float64Array(count);
  const normals: Vec3[] = [];
  let [low, high] = [Infinity, -Infinity];
  for (const x of positions) [low, high] = [Math.min(low, x), Math.max(high, x)];
  const tolerance = 1e-5 + 2e-6 * (high - low);
  for (let t = 0; t < count; t++) {
    const [a, b, c] = [vertex(corner(t, 0)), vertex(corner(t, 1)), vertex(corner(t, 2))];
    const n = cross(sub(b, a), sub(c, a));
    areas[t] = length(n) / 2;
    normals.push(unit(n));
  }
  const neighbours = neighbourTable(triangles, positions.length / 3);
  const order = new Uint32Array(count).map((_, t) => t);
  order.sort((a, b) => (areas[b] as number) - (areas[a] as number));
  const regionOf = new Int32Array(count).fill(-1);
  const regions: Region[] = [];
  for (const seed of order) {
    if ((regionOf[seed] as number) >= 0) continue;
    const normal = normals[seed] as Vec3;
    const offset = dot(normal, vertex(corner(seed, 0)));
    const members = [seed];
    let [area, residual] = [0, 0];
    regionOf[seed] = regions.length;
    for (let i = 0; i < members.length; i++) {
      const t = members[i] as number;
      area += areas[t] as number;
      for (let e = 0; e < 3; e++) {
        const next = neighbours[3 * t + e] as number;
        if (next < 0 || (regionOf[next] as number) >= 0) continue;
        const sliver = (areas[next] as number) < tolerance * tolerance;
        if (!sliver && dot(normals[next] as Vec3, normal) < 0.9995) continue;
        let off = 0;
        for (let k = 0; k < 3; k++)
          off = Math.max(off, Math.abs(dot(normal, vertex(corner(next, k))) - offset));
        if (off > tolerance) continue;
        residual = Math.max(residual, off);
        regionOf[next] = regions.length;
        members.push(next);
      }
    }
    regions.push({ normal, offset, triangles: members, area, residual });
  }
  return { regionOf, regions, links: linksOf(mesh, regionOf, regions, neighbours, vertex) };
}

/** Per half-edge (triangle, k → k+1) the triangle on its other side, -1 at an open edge. */
export function neighbourTable(triangles: Uint32Array, vertices: number): Int32Array {
  const table = new Int32Array(triangles.length).fill(-1);
  const waiting = new Map<number, number>();
  for (let h = 0; h < triangles.length; h++) {
    const t = Math.floor(h / 3);
    const from = triangles[h] as number;
    const to = triangles[3 * t + ((h + 1) % 3)] as number;
    const twin = waiting.get(to * vertices + from);
    if (twin === undefined) waiting.set(from * vertices + to, h);
    else {
      table[h] = Math.floor(twin / 3);
      table[twin] = t;
      waiting.delete(to * vertices + from);
    }
  }
  return table;
}

function linksOf(
  { triangles }: Mesh,
  regionOf: Int32Array,
  regions: readonly Region[],
  neighbours: Int32Array,
  vertex: (v: number) => Vec3,
): Link[] {
  const links = new Map<number, Link>();
  for (let h = 0; h < triangles.length; h++) {
    const t = Math.floor(h / 3);
    const other = neighbours[h] as number;
    if (other < 0) continue;
    const [a, b] = [regionOf[t] as number, regionOf[other] as number];
    if (a >= b) continue;
    const ends = [triangles[h] as number, triangles[3 * t + ((h + 1) % 3)] as number] as const;
    const edge = sub(vertex(ends[1]), vertex(ends[0]));
    const l = length(edge);
    const key = a * regions.length + b;
    const known = links.get(key);
    if (known && known.length >= l) continue;
    const [n, m] = [(regions[a] as Region).normal, (regions[b] as Region).normal];
    const fold = cross(n, m);
    const angle = (Math.atan2(length(fold), dot(n, m)) * 180) / Math.PI;
    const convex = dot(fold, edge) > 0;
    links.set(key, {
      a,
      b,
      angle: convex ? angle : -angle,
      along: times(edge, 1 / l),
      ends,
      length: l,
    });
  }
  return [...links.values()];
}
