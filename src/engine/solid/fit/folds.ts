import type { Mesh, Vec3 } from "../../geometry/mesh.ts";
import { hypot3 } from "../kit/vector.ts";
import { type Buckets, buckets } from "../mesh/buckets.ts";
import { endOf } from "../mesh/sides.ts";
import type { Patches } from "./regions.ts";

/** Folds steeper than this are edges: twelve chords in a turn are the coarsest cylinder. */
const SMOOTH_DEGREES = 30.5;
const LEAST_DEGREES = 0.2;
/** A little steeper still: what the cosine alone can rule out. */
const STEEP_COSINE = Math.cos((31 * Math.PI) / 180);

/** Where two patches meet at a small angle: fold i of patches `a[i]` < `b[i]`, at their longest edge. */
export interface Folds {
  readonly count: number;
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  /** Degrees between the normals; negative where the fold is hollow. */
  readonly angles: Float64Array;
  /** Unit direction of the edge, xyz. */
  readonly along: Float64Array;
  /** The vertex where it starts. */
  readonly from: Uint32Array;
  /** mm. */
  readonly lengths: Float64Array;
  /** The folds of each patch. */
  readonly at: Buckets;
}

export const alongOf = ({ along }: Folds, i: number): Vec3 => [
  along[3 * i] as number,
  along[3 * i + 1] as number,
  along[3 * i + 2] as number,
];

/** Lists the smooth folds of a mesh, in the order of their first edges. */
export function smoothFolds(mesh: Mesh, patches: Patches, neighbours: Int32Array): Folds {
  const { positions, triangles } = mesh;
  const { normals } = patches;
  const sides = longestSides(mesh, patches, neighbours);
  const a = new Uint32Array(sides.length);
  const b = new Uint32Array(sides.length);
  const angles = new Float64Array(sides.length);
  const along = new Float64Array(3 * sides.length);
  const from = new Uint32Array(sides.length);
  const lengths = new Float64Array(sides.length);
  let count = 0;
  for (let i = 0; i < sides.length; i++) {
    const h = sides[i] as number;
    const [start, end] = [triangles[h] as number, endOf(triangles, h)];
    const ex = (positions[3 * end] as number) - (positions[3 * start] as number);
    const ey = (positions[3 * end + 1] as number) - (positions[3 * start + 1] as number);
    const ez = (positions[3 * end + 2] as number) - (positions[3 * start + 2] as number);
    const [p, q] = patchesAt(patches, neighbours, h);
    const [nx, ny, nz] = [normals[3 * p], normals[3 * p + 1], normals[3 * p + 2]] as Triple;
    const [mx, my, mz] = [normals[3 * q], normals[3 * q + 1], normals[3 * q + 2]] as Triple;
    const [fx, fy, fz] = [ny * mz - nz * my, nz * mx - nx * mz, nx * my - ny * mx];
    const angle = (Math.atan2(hypot3(fx, fy, fz), nx * mx + ny * my + nz * mz) * 180) / Math.PI;
    if (!(angle > LEAST_DEGREES && angle < SMOOTH_DEGREES)) continue;
    const length = hypot3(ex, ey, ez);
    a[count] = p;
    b[count] = q;
    angles[count] = fx * ex + fy * ey + fz * ez > 0 ? angle : -angle;
    along[3 * count] = ex * (1 / length);
    along[3 * count + 1] = ey * (1 / length);
    along[3 * count + 2] = ez * (1 / length);
    from[count] = start;
    lengths[count] = length;
    count++;
  }
  const ends = buckets(2 * count, patches.count, (i) => ((i & 1) === 0 ? a : b)[i >>> 1] as number);
  const at = { start: ends.start, items: ends.items.map((i) => i >>> 1) };
  return { count, a, b, angles, along, from, lengths: lengths.subarray(0, count), at };
}

type Triple = [number, number, number];

/** The patches on this side and beyond it; equal at an open edge. */
function patchesAt({ patchOf }: Patches, neighbours: Int32Array, h: number): [number, number] {
  const own = patchOf[Math.floor(h / 3)] as number;
  const beyond = neighbours[h] as number;
  return [own, beyond < 0 ? own : (patchOf[beyond] as number)];
}

/** Per pair of patches that don't meet steeply their longest side, in the order of their first ones. */
function longestSides(
  { positions, triangles }: Mesh,
  patches: Patches,
  neighbours: Int32Array,
): Uint32Array {
  const { count, normals } = patches;
  const { start, items } = buckets(triangles.length, count, (h) => {
    const [p, q] = patchesAt(patches, neighbours, h);
    if (p >= q) return -1;
    const cosine =
      (normals[3 * p] as number) * (normals[3 * q] as number) +
      (normals[3 * p + 1] as number) * (normals[3 * q + 1] as number) +
      (normals[3 * p + 2] as number) * (normals[3 * q + 2] as number);
    return cosine < STEEP_COSINE ? -1 : p;
  });
  const lengthOf = (h: number): number => {
    const [a, b] = [3 * (triangles[h] as number), 3 * endOf(triangles, h)];
    return hypot3(
      (positions[b] as number) - (positions[a] as number),
      (positions[b + 1] as number) - (positions[a + 1] as number),
      (positions[b + 2] as number) - (positions[a + 2] as number),
    );
  };
  // Of the folds of one patch at a time, by the other patch: the first and the longest side.
  const first = new Int32Array(count).fill(-1);
  const best = new Int32Array(count);
  const longest = new Float64Array(count);
  const chosen = new Int32Array(triangles.length).fill(-1);
  let pairs = 0;
  for (let p = 0; p < count; p++) {
    const [from, to] = [start[p] as number, start[p + 1] as number];
    for (let i = from; i < to; i++) {
      const h = items[i] as number;
      const q = patchesAt(patches, neighbours, h)[1];
      const length = lengthOf(h);
      if ((first[q] as number) < 0) {
        pairs++;
        first[q] = h;
      } else if (length <= (longest[q] as number)) continue;
      best[q] = h;
      longest[q] = length;
    }
    for (let i = from; i < to; i++) {
      const q = patchesAt(patches, neighbours, items[i] as number)[1];
      if ((first[q] as number) < 0) continue;
      chosen[first[q] as number] = best[q] as number;
      first[q] = -1;
    }
  }
  const sides = new Uint32Array(pairs);
  let at = 0;
  for (let h = 0; h < chosen.length; h++)
    if ((chosen[h] as number) >= 0) sides[at++] = chosen[h] as number;
  return sides;
}
