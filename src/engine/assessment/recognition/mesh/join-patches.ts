import type { CanonicalMesh } from "./canonical.ts";
import type { Patches } from "./patches.ts";

/** Sine of the angle between patches of one plane: rounding turns none but slivers by more. */
const LEVEL = 1e-3;
/** Sine of an angle that is a fold, however narrow. */
const TURNED = 0.05;
/** More corners than this are no face that was split by rounding. */
const MOST = 20_000;

/**
 * Which patches are pieces of one plane: a face grown from a thin triangle has that triangle's rounding in
 * its normal, and far away misses the rest of a frame. Neighbours are joined where one plane, by least
 * squares, holds the corners of both within `tolerance` mm. Gives the new number of each patch.
 */
export function joinPatches(
  mesh: CanonicalMesh,
  { count, of, normal, area }: Patches,
  tolerance: number,
): Int32Array {
  const into = Int32Array.from({ length: count }, (_, p) => p);
  const root = (p: number): number => {
    let r = p;
    while (into[r] !== r) r = into[r] as number;
    return r;
  };
  const corners: number[][] = Array.from({ length: count }, () => []);
  for (let t = 0; t < of.length; t++)
    for (let k = 0; k < 3; k++) corners[of[t] as number]?.push(mesh.triangles[3 * t + k] as number);
  const widths = new Float64Array(count);
  const widthOf = (p: number): number => {
    if (widths[p] === 0) widths[p] = (area[p] as number) / reachOf(mesh, corners[p] as number[]);
    return widths[p] as number;
  };
  const isLevel = (p: number, q: number): boolean => {
    let sum = 0;
    for (let k = 0; k < 3; k++) {
      const d = (normal[3 * p + k] as number) - (normal[3 * q + k] as number);
      sum += d * d;
    }
    // A narrow patch is turned by rounding as far as its width lets it.
    const width = Math.min(widthOf(p), widthOf(q));
    const most = LEVEL + (2 * tolerance) / width;
    return most < TURNED && sum <= most * most;
  };
  for (let t = 0; t < of.length; t++)
    for (let h = 3 * t; h < 3 * t + 3; h++) {
      const next = mesh.beyond[h] as number;
      if (next <= t) continue;
      const [p, q] = [of[t] as number, of[next] as number];
      if (p === q || !isLevel(p, q)) continue;
      const [a, b] = [root(p), root(q)];
      if (a === b) continue;
      const both = [...(corners[a] as number[]), ...(corners[b] as number[])];
      if (both.length > MOST || !isOnePlane(mesh, both, normal, a, tolerance)) continue;
      const [host, guest] = (area[a] as number) >= (area[b] as number) ? [a, b] : [b, a];
      into[guest] = host;
      corners[host] = both;
      corners[guest] = [];
    }
  return into.map((_, p) => root(p));
}

/** Diagonal of the corners' box, mm. */
function reachOf({ positions }: CanonicalMesh, corners: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k < 3; k++) {
    let [low, high] = [Infinity, -Infinity];
    for (const v of corners) {
      low = Math.min(low, positions[3 * v + k] as number);
      high = Math.max(high, positions[3 * v + k] as number);
    }
    sum += (high - low) * (high - low);
  }
  return Math.max(Math.sqrt(sum), Number.MIN_VALUE);
}

/** Do corners lie within `tolerance` of their least-squares plane, which is nearly square to patch `p`'s normal? */
function isOnePlane(
  { positions }: CanonicalMesh,
  corners: readonly number[],
  normal: Float64Array,
  p: number,
  tolerance: number,
): boolean {
  const n = [0, 1, 2].map((k) => normal[3 * p + k] as number) as [number, number, number];
  const [u, v] = frameOf(n);
  const at = (i: number, d: readonly [number, number, number]): number => {
    const w = 3 * i;
    return (
      d[0] * (positions[w] as number) +
      d[1] * (positions[w + 1] as number) +
      d[2] * (positions[w + 2] as number)
    );
  };
  let [mx, my, mz] = [0, 0, 0];
  for (const i of corners) {
    mx += at(i, u);
    my += at(i, v);
    mz += at(i, n);
  }
  [mx, my, mz] = [mx / corners.length, my / corners.length, mz / corners.length];
  let [xx, xy, yy, xz, yz] = [0, 0, 0, 0, 0];
  for (const i of corners) {
    const [x, y, z] = [at(i, u) - mx, at(i, v) - my, at(i, n) - mz];
    xx += x * x;
    xy += x * y;
    yy += y * y;
    xz += x * z;
    yz += y * z;
  }
  const determinant = xx * yy - xy * xy;
  if (!(determinant > 1e-9 * xx * yy)) return false;
  const [a, b] = [(xz * yy - yz * xy) / determinant, (yz * xx - xz * xy) / determinant];
  return corners.every((i) => {
    const off = at(i, n) - mz - a * (at(i, u) - mx) - b * (at(i, v) - my);
    return Math.abs(off) <= tolerance;
  });
}

type Direction = readonly [number, number, number];

/** Two unit vectors square to a unit vector. */
function frameOf([x, y, z]: Direction): [Direction, Direction] {
  const [ax, ay, az] = [Math.abs(x), Math.abs(y), Math.abs(z)];
  const h: Direction = ax <= ay && ax <= az ? [1, 0, 0] : ay <= az ? [0, 1, 0] : [0, 0, 1];
  const c: Direction = [y * h[2] - z * h[1], z * h[0] - x * h[2], x * h[1] - y * h[0]];
  const size = Math.sqrt(c[0] * c[0] + c[1] * c[1] + c[2] * c[2]);
  const u: Direction = [c[0] / size, c[1] / size, c[2] / size];
  return [u, [y * u[2] - z * u[1], z * u[0] - x * u[2], x * u[1] - y * u[0]]];
}
