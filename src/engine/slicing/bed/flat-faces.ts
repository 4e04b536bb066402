import type { Mesh, Vec3 } from "../../geometry/mesh.ts";
import { convexHull } from "./convex-hull.ts";
import { hullOutline, outlineArea, rectangleRound } from "./hull-outline.ts";

/** A plane that the part can lie on: a face of its convex hull. */
export interface FlatFace {
  /** Outward, length 1, in the mesh's own frame. */
  readonly normal: Vec3;
  /** Distance of the plane from the origin along the normal, mm. */
  readonly at: number;
  /** Area of the hull's face, mm²; what of it is the part's own surface may be less. */
  readonly area: number;
  /** Length and width of the smallest rectangle round it, mm, the longer first. */
  readonly size: readonly [number, number];
  /** Its corners, xyz by xyz, mm, counter-clockwise seen from outside. */
  readonly outline: Float64Array;
}

/** Hull triangles whose corners lie so near a plane belong to one face, mm. */
const FLAT = 0.01;
/** Finest grid of the hull, mm. */
const GRID = 0.001;
/** Faces much narrower than the widest (facets of a round side) are listed only while there are few. */
const NARROW = 0.1;
const FEW = 6;
export const MOST_FACES = 16;

/**
 * The faces of a mesh's convex hull, the largest first (of equal ones, the one that looks down most):
 * the planes that the part can be laid on without tipping over its own edge. None if the mesh is flat.
 */
export function flatFaces({ positions, triangles }: Mesh): FlatFace[] {
  const { points, grid } = gridOf(positions, triangles);
  const hull = convexHull(grid);
  if (!hull) return [];
  const corner = (i: number): Vec3 => {
    const at = 3 * points[hull.triangles[i]!]!;
    return [positions[at]!, positions[at + 1]!, positions[at + 2]!];
  };
  const count = hull.triangles.length / 3;
  const normals = Array.from({ length: count }, (_, t) =>
    cross(corner(3 * t), corner(3 * t + 1), corner(3 * t + 2)),
  );
  const sizes = normals.map((n) => Math.hypot(...n));
  const order = [...sizes.keys()].sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const taken = new Uint8Array(count);
  const faces: FlatFace[] = [];
  for (const seed of order) {
    if (taken[seed] || sizes[seed] === 0) continue;
    const n = normals[seed]!;
    const normal: Vec3 = [n[0] / sizes[seed]!, n[1] / sizes[seed]!, n[2] / sizes[seed]!];
    const at = dot(normal, corner(3 * seed));
    const near = (i: number): boolean => Math.abs(dot(normal, corner(i)) - at) <= FLAT;
    const members = [seed];
    taken[seed] = 1;
    for (let i = 0; i < members.length; i++)
      for (let k = 0; k < 3; k++) {
        const t = hull.neighbours[3 * members[i]! + k]!;
        if (taken[t] || !(near(3 * t) && near(3 * t + 1) && near(3 * t + 2))) continue;
        if (dot(normals[t]!, normal) <= 0) continue;
        taken[t] = 1;
        members.push(t);
      }
    faces.push(
      faceOf(
        members.flatMap((t) => [0, 1, 2].map((k) => corner(3 * t + k))),
        normal,
        at,
      ),
    );
  }
  return worthListing(faces);
}

/** The widest ones, as a long round bar has many narrow facets that are larger than its ends. */
function worthListing(faces: readonly FlatFace[]): FlatFace[] {
  const rank = ({ area }: FlatFace): number => Math.round(100 * area);
  const width = ({ size }: FlatFace): number => Math.round(100 * size[1]);
  const before = (a: FlatFace, b: FlatFace): number =>
    rank(b) - rank(a) || a.normal[2] - b.normal[2];
  const wide = faces.toSorted((a, b) => width(b) - width(a) || before(a, b));
  const widest = wide[0]?.size[1] ?? 0;
  return wide
    .filter(({ size }, i) => i < FEW || size[1] >= NARROW * widest)
    .slice(0, MOST_FACES)
    .sort(before);
}

function faceOf(corners: readonly Vec3[], normal: Vec3, at: number): FlatFace {
  const [u, v] = axesOf(normal);
  const outline = hullOutline(corners.flatMap((p) => [dot(u, p), dot(v, p)]));
  const back = new Float64Array((outline.length / 2) * 3);
  for (let i = 0; i < outline.length / 2; i++)
    for (let k = 0; k < 3; k++)
      back[3 * i + k] = u[k]! * outline[2 * i]! + v[k]! * outline[2 * i + 1]! + normal[k]! * at;
  return {
    normal,
    at,
    area: outlineArea(outline),
    size: rectangleRound(outline),
    outline: back,
  };
}

/** Two directions in a plane that turn left round its normal. */
function axesOf(n: Vec3): readonly [Vec3, Vec3] {
  const least = Math.abs(n[0]) < 0.6 ? 0 : 1;
  const other: Vec3 = least === 0 ? [1, 0, 0] : [0, 1, 0];
  const across = cross([0, 0, 0], n, other);
  const long = Math.hypot(...across);
  const u: Vec3 = [across[0] / long, across[1] / long, across[2] / long];
  return [u, cross([0, 0, 0], n, u)];
}

/** The points that triangles use, each once, and where they lie on the hull's grid. */
function gridOf(
  positions: Float64Array,
  triangles: Uint32Array,
): { readonly points: Uint32Array; readonly grid: Float64Array } {
  const used = new Uint8Array(positions.length / 3);
  for (const v of triangles) used[v] = 1;
  const points: number[] = [];
  const low = [Infinity, Infinity, Infinity];
  let size = 0;
  for (let v = 0; v < used.length; v++) if (used[v]) points.push(v);
  for (let axis = 0; axis < 3; axis++) {
    let high = -Infinity;
    for (const v of points) {
      low[axis] = Math.min(low[axis]!, positions[3 * v + axis]!);
      high = Math.max(high, positions[3 * v + axis]!);
    }
    size = Math.max(size, high - low[axis]!);
  }
  const step = Math.max(GRID, size / 2 ** 19);
  const grid = new Float64Array(3 * points.length);
  for (const [i, v] of points.entries())
    for (let axis = 0; axis < 3; axis++)
      grid[3 * i + axis] = Math.round((positions[3 * v + axis]! - low[axis]!) / step);
  return { points: Uint32Array.from(points), grid };
}

const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** Across two sides of a triangle; twice its area long. */
function cross(a: Vec3, b: Vec3, c: Vec3): Vec3 {
  const [ux, uy, uz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const [vx, vy, vz] = [c[0] - a[0], c[1] - a[1], c[2] - a[2]];
  return [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
}
