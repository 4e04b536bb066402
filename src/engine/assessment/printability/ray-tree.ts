import type { Mesh } from "../../geometry/mesh.ts";

const LEAF = 4;
/** A ray that meets the edge of two triangles must not pass between them. */
const EDGE = 1e-9;

/** The first triangle that a ray meets. */
export interface Hit {
  readonly triangle: number;
  readonly distance: number;
}

export interface RayTree {
  /** Outward unit normals, 3 numbers a triangle; zeros where there is no area. */
  readonly normals: Float64Array;
  readonly areas: Float64Array;
  /** From a point along a unit direction; `own`: a triangle that is left out. */
  first(
    from: readonly [number, number, number],
    direction: readonly [number, number, number],
    own: number,
    longest: number,
  ): Hit | undefined;
}

/**
 * Boxes about the triangles of a mesh, halved at the middle triangle along their longest side, in which a ray finds its
 * first triangle (T. Möller and B. Trumbore, Fast, Minimum Storage Ray/Triangle Intersection, 1997).
 */
export function rayTree({ positions, triangles }: Mesh): RayTree {
  const count = triangles.length / 3;
  const corner = (t: number, k: number, axis: number): number =>
    positions[3 * triangles[3 * t + k]! + axis]!;
  const normals = new Float64Array(3 * count);
  const areas = new Float64Array(count);
  const centres = new Float64Array(3 * count);
  for (let t = 0; t < count; t++) {
    const [u, v] = [1, 2].map((k) => [0, 1, 2].map((a) => corner(t, k, a) - corner(t, 0, a)));
    const n = [
      u![1]! * v![2]! - u![2]! * v![1]!,
      u![2]! * v![0]! - u![0]! * v![2]!,
      u![0]! * v![1]! - u![1]! * v![0]!,
    ];
    const long = Math.sqrt(n[0]! * n[0]! + n[1]! * n[1]! + n[2]! * n[2]!);
    areas[t] = long / 2;
    for (let a = 0; a < 3; a++) {
      normals[3 * t + a] = long > 0 ? n[a]! / long : 0;
      centres[3 * t + a] = (corner(t, 0, a) + corner(t, 1, a) + corner(t, 2, a)) / 3;
    }
  }

  const order = Uint32Array.from({ length: count }, (_, t) => t);
  const boxes: number[] = [];
  /** Right child (the left is the next node), or minus one minus the first of the leaf's triangles. */
  const links: number[] = [];
  const sizes: number[] = [];
  const axes: number[] = [];
  const build = (from: number, to: number): void => {
    const node = links.length;
    const low = [Infinity, Infinity, Infinity];
    const high = [-Infinity, -Infinity, -Infinity];
    for (let i = from; i < to; i++)
      for (let k = 0; k < 3; k++)
        for (let a = 0; a < 3; a++) {
          const value = corner(order[i]!, k, a);
          if (value < low[a]!) low[a] = value;
          if (value > high[a]!) high[a] = value;
        }
    boxes.push(...low, ...high);
    links.push(-1 - from);
    sizes.push(to - from);
    axes.push(0);
    if (to - from <= LEAF) return;
    const sides = [0, 1, 2].map((a) => high[a]! - low[a]!);
    const axis = sides.indexOf(Math.max(...sides));
    axes[node] = axis;
    order
      .subarray(from, to)
      .sort((a, b) => centres[3 * a + axis]! - centres[3 * b + axis]! || a - b);
    const middle = (from + to) >> 1;
    build(from, middle);
    links[node] = links.length;
    build(middle, to);
  };
  if (count > 0) build(0, count);

  // In the order of the leaves, so that what is looked at together lies together.
  const corners = new Float64Array(9 * count);
  for (const [i, t] of order.entries())
    for (let k = 0; k < 3; k++)
      for (let a = 0; a < 3; a++) corners[9 * i + 3 * k + a] = corner(t, k, a);
  const flat = Float64Array.from(boxes);

  const stack = new Int32Array(128);
  return {
    normals,
    areas,
    first(from, direction, own, longest) {
      let best = longest;
      let hit = -1;
      let size = 0;
      if (count > 0) stack[size++] = 0;
      while (size > 0) {
        const node = stack[--size]!;
        if (!meetsBox(flat, 6 * node, from, direction, best)) continue;
        const link = links[node]!;
        if (link >= 0) {
          // The nearer one is looked at first.
          const forward = direction[axes[node]!]! > 0;
          stack[size++] = forward ? link : node + 1;
          stack[size++] = forward ? node + 1 : link;
          continue;
        }
        for (let i = -1 - link; i < -1 - link + sizes[node]!; i++) {
          const t = order[i]!;
          if (t === own || areas[t] === 0) continue;
          const d = distanceTo(corners, 9 * i, from, direction);
          if (d < best || (d === best && t < hit)) [best, hit] = [d, t];
        }
      }
      return hit < 0 ? undefined : { triangle: hit, distance: best };
    },
  };
}

function meetsBox(
  boxes: Float64Array,
  at: number,
  from: readonly [number, number, number],
  direction: readonly [number, number, number],
  longest: number,
): boolean {
  let near = 0;
  let far = longest;
  for (let a = 0; a < 3; a++) {
    const d = direction[a]!;
    // A box around triangles in one plane has no thickness: a hair more.
    const low = boxes[at + a]! - from[a]! - EDGE;
    const high = boxes[at + 3 + a]! - from[a]! + EDGE;
    if (d === 0) {
      if (low > 0 || high < 0) return false;
      continue;
    }
    const p = low / d;
    const q = high / d;
    near = Math.max(near, p < q ? p : q);
    far = Math.min(far, p < q ? q : p);
  }
  return near <= far;
}

/** Infinity where the ray misses the triangle or runs along it. */
function distanceTo(
  c: Float64Array,
  i: number,
  from: readonly [number, number, number],
  [dx, dy, dz]: readonly [number, number, number],
): number {
  const ax = c[i]!;
  const ay = c[i + 1]!;
  const az = c[i + 2]!;
  const ux = c[i + 3]! - ax;
  const uy = c[i + 4]! - ay;
  const uz = c[i + 5]! - az;
  const vx = c[i + 6]! - ax;
  const vy = c[i + 7]! - ay;
  const vz = c[i + 8]! - az;
  const px = dy * vz - dz * vy;
  const py = dz * vx - dx * vz;
  const pz = dx * vy - dy * vx;
  const det = ux * px + uy * py + uz * pz;
  if (Math.abs(det) < 1e-14) return Infinity;
  const sx = from[0] - ax;
  const sy = from[1] - ay;
  const sz = from[2] - az;
  const u = (sx * px + sy * py + sz * pz) / det;
  if (u < -EDGE || u > 1 + EDGE) return Infinity;
  const qx = sy * uz - sz * uy;
  const qy = sz * ux - sx * uz;
  const qz = sx * uy - sy * ux;
  const v = (dx * qx + dy * qy + dz * qz) / det;
  if (v < -EDGE || u + v > 1 + EDGE) return Infinity;
  const distance = (vx * qx + vy * qy + vz * qz) / det;
  return distance > EDGE ? distance : Infinity;
}
