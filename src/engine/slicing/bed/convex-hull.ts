import { side } from "./orient.ts";

/** The convex hull of a set of points as triangles, counter-clockwise seen from outside. */
export interface ConvexHull {
  /** 3 numbers of points a triangle. */
  readonly triangles: Uint32Array;
  /** The triangle beyond each side; side k of a triangle runs from its corner k to the next. */
  readonly neighbours: Uint32Array;
}

interface Facet {
  /** Corners, and the facet beyond the side that begins at each. */
  readonly v: [number, number, number];
  readonly next: [Facet, Facet, Facet];
  readonly nx: number;
  readonly ny: number;
  readonly nz: number;
  /** Points seen from this facet that no other facet has taken, and the farthest of them. */
  outside: number[];
  farthest: number;
  most: number;
  gone: boolean;
  number: number;
}

/**
 * The hull of points on a whole-number grid (xyz by xyz, below 2^20 in size), or nothing where they
 * lie in a plane. With exact sides no tolerance is needed: points in a facet's plane are not seen
 * from it. Method: C. B. Barber, D. P. Dobkin and H. Huhdanpaa, The quickhull algorithm for convex
 * hulls (1996).
 */
export function convexHull(grid: Float64Array): ConvexHull | undefined {
  const count = grid.length / 3;
  const first = firstFour(grid, count);
  if (!first) return undefined;

  const facetOf = (a: number, b: number, c: number): Facet => {
    const [ax, ay, az] = [grid[3 * a]!, grid[3 * a + 1]!, grid[3 * a + 2]!];
    const [ux, uy, uz] = [grid[3 * b]! - ax, grid[3 * b + 1]! - ay, grid[3 * b + 2]! - az];
    const [vx, vy, vz] = [grid[3 * c]! - ax, grid[3 * c + 1]! - ay, grid[3 * c + 2]! - az];
    const facet = {
      v: [a, b, c],
      nx: uy * vz - uz * vy,
      ny: uz * vx - ux * vz,
      nz: ux * vy - uy * vx,
      outside: [],
      farthest: -1,
      most: 0,
      gone: false,
      number: -1,
    } as unknown as Facet & { next: Facet[] };
    facet.next = [facet, facet, facet];
    return facet;
  };
  const height = (f: Facet, p: number): number => {
    const a = 3 * f.v[0];
    const [dx, dy, dz] = [
      grid[3 * p]! - grid[a]!,
      grid[3 * p + 1]! - grid[a + 1]!,
      grid[3 * p + 2]! - grid[a + 2]!,
    ];
    return side(f.nx, f.ny, f.nz, dx, dy, dz);
  };
  const give = (points: Iterable<number>, facets: readonly Facet[]): void => {
    for (const p of points)
      for (const facet of facets) {
        const up = height(facet, p);
        if (up <= 0) continue;
        facet.outside.push(p);
        if (up > facet.most) [facet.most, facet.farthest] = [up, p];
        break;
      }
  };

  const start = tetrahedron(first, facetOf, height);
  const facets: Facet[] = [...start];
  give(
    (function* () {
      for (let p = 0; p < count; p++) if (!first.includes(p)) yield p;
    })(),
    start,
  );
  const waiting = start.filter(({ outside }) => outside.length > 0);
  for (let facet = waiting.pop(); facet; facet = waiting.pop()) {
    if (facet.gone || facet.outside.length === 0) continue;
    const top = facet.farthest;
    const seen = seenFrom(facet, (each) => height(each, top) > 0);
    const fresh = cone(seen, top, facetOf);
    for (const each of seen) give(without(each.outside, top), fresh);
    facets.push(...fresh);
    for (const each of fresh) if (each.outside.length > 0) waiting.push(each);
  }
  const left = facets.filter(({ gone }) => !gone);
  for (const [i, facet] of left.entries()) facet.number = i;
  return {
    triangles: Uint32Array.from(left.flatMap(({ v }) => v)),
    neighbours: Uint32Array.from(left.flatMap(({ next }) => next.map(({ number }) => number))),
  };
}

const without = (points: readonly number[], one: number): number[] =>
  points.filter((p) => p !== one);

/** The facets that a point sees, marked as gone; they hang together. */
function seenFrom(first: Facet, sees: (facet: Facet) => boolean): Facet[] {
  first.gone = true;
  const seen = [first];
  for (let i = 0; i < seen.length; i++)
    for (const next of seen[i]!.next)
      if (!next.gone && sees(next)) {
        next.gone = true;
        seen.push(next);
      }
  return seen;
}

/** Facets from the border of what is seen to the point that sees it. */
function cone(
  seen: readonly Facet[],
  top: number,
  facetOf: (a: number, b: number, c: number) => Facet,
): Facet[] {
  const byStart = new Map<number, Facet>();
  for (const { v, next } of seen)
    for (let k = 0; k < 3; k++) {
      const beyond = next[k]!;
      if (beyond.gone) continue;
      const [a, b] = [v[k]!, v[(k + 1) % 3]!];
      const facet = facetOf(a, b, top);
      facet.next[0] = beyond;
      beyond.next[beyond.v.indexOf(b)] = facet;
      byStart.set(a, facet);
    }
  for (const facet of byStart.values()) {
    const following = byStart.get(facet.v[1])!;
    facet.next[1] = following;
    following.next[2] = facet;
  }
  return [...byStart.values()];
}

/** Four points that span a body: far apart, so that few points are left outside. */
function firstFour(grid: Float64Array, count: number): number[] | undefined {
  let [a, b] = [0, 0];
  for (let p = 1; p < count; p++) {
    if (grid[3 * p]! < grid[3 * a]!) a = p;
    if (grid[3 * p]! > grid[3 * b]!) b = p;
  }
  if (a === b) return undefined;
  const at = (p: number): readonly [number, number, number] => [
    grid[3 * p]! - grid[3 * a]!,
    grid[3 * p + 1]! - grid[3 * a + 1]!,
    grid[3 * p + 2]! - grid[3 * a + 2]!,
  ];
  const cross = (
    [ux, uy, uz]: readonly [number, number, number],
    [vx, vy, vz]: readonly [number, number, number],
  ): readonly [number, number, number] => [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
  const along = at(b);
  let c = -1;
  let most = 0;
  for (let p = 0; p < count; p++) {
    const [x, y, z] = cross(along, at(p));
    const far = x * x + y * y + z * z;
    if (far > most) [most, c] = [far, p];
  }
  if (c < 0) return undefined;
  const [nx, ny, nz] = cross(along, at(c));
  let d = -1;
  most = 0;
  for (let p = 0; p < count; p++) {
    const far = Math.abs(side(nx, ny, nz, ...at(p)));
    if (far > most) [most, d] = [far, p];
  }
  return d < 0 ? undefined : [a, b, c, d];
}

function tetrahedron(
  [a, b, c, d]: readonly number[],
  facetOf: (a: number, b: number, c: number) => Facet,
  height: (facet: Facet, p: number) => number,
): readonly Facet[] {
  const base = facetOf(a!, b!, c!);
  const [p, q, r] = height(base, d!) > 0 ? [a!, c!, b!] : [a!, b!, c!];
  const made = [facetOf(p, q, r), facetOf(q, p, d!), facetOf(r, q, d!), facetOf(p, r, d!)];
  const bySide = new Map(
    made.flatMap((facet) =>
      facet.v.map((from, k) => [`${from} ${facet.v[(k + 1) % 3]}`, facet] as const),
    ),
  );
  for (const facet of made)
    for (let k = 0; k < 3; k++)
      facet.next[k as 0] = bySide.get(`${facet.v[(k + 1) % 3]} ${facet.v[k]}`)!;
  return made;
}
