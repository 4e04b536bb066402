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

/** Where two patches meet at a small angle: each fold i at their longest edge. */
export interface Folds {
  readonly count: number;
  /** The two patches of fold i, the lower first: `ends[2 i]` and `ends[2 i + 1]`. */
  readonly ends: Uint32Array;
  /** Degrees between the normals; negative where the fold is hollow. */
  readonly angles: Float64Array;
  /** Unit direction of the edge, xyz. */
  readonly along: Float64Array;
  /** The vertex where it starts. */
  readonly from: Uint32Array;
  /** mm. */
  readonly lengths: Float64Array;
  /** The places in `ends` of each patch: place e is of fold `e >> 1`, with patch `ends[e ^ 1]` beyond. */
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
  const { normals, patchOf } = patches;
  const sides = longestSides(mesh, patches, neighbours);
  const ends = new Uint32Array(2 * sides.length);
  const angles = new Float64Array(sides.length);
  const along = new Float64Array(3 * sides.length);
  const from = new Uint32Array(sides.length);
  const lengths = new Float64Array(sides.length);
  let count = 0;
  for (let i = 0; i < sides.length; i++) {
    const h = sides[i] as number;
    const p = patchOf[Math.floor(h / 3)] as number;
    const q = patchOf[neighbours[h] as number] as number;
    const [nx, ny, nz] = [normals[3 * p], normals[3 * p + 1], normals[3 * p + 2]] as Triple;
    const [mx, my, mz] = [normals[3 * q], normals[3 * q + 1], normals[3 * q + 2]] as Triple;
    const [fx, fy, fz] = [ny * mz - nz * my, nz * mx - nx * mz, nx * my - ny * mx];
    const angle = (Math.atan2(hypot3(fx, fy, fz), nx * mx + ny * my + nz * mz) * 180) / Math.PI;
    if (!(angle > LEAST_DEGREES && angle < SMOOTH_DEGREES)) continue;
    const [start, end] = [triangles[h] as number, endOf(triangles, h)];
    const ex = (positions[3 * end] as number) - (positions[3 * start] as number);
    const ey = (positions[3 * end + 1] as number) - (positions[3 * start + 1] as number);
    const ez = (positions[3 * end + 2] as number) - (positions[3 * start + 2] as number);
    const length = hypot3(ex, ey, ez);
    ends[2 * count] = p;
    ends[2 * count + 1] = q;
    angles[count] = fx * ex + fy * ey + fz * ez > 0 ? angle : -angle;
    along[3 * count] = ex * (1 / length);
    along[3 * count + 1] = ey * (1 / length);
    along[3 * count + 2] = ez * (1 / length);
    from[count] = start;
    lengths[count] = length;
    count++;
  }
  const at = buckets(ends.subarray(0, 2 * count), patches.count);
  return { count, ends, angles, along, from, lengths: lengths.subarray(0, count), at };
}

type Triple = [number, number, number];

/**
 * Per pair of patches that don't meet steeply the longest side between them (of equal ones the
 * first), in the order of the first sides of the pairs.
 */
function longestSides(
  { positions, triangles }: Mesh,
  { count, normals, patchOf, members, start }: Patches,
  neighbours: Int32Array,
): Uint32Array {
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
  const met = new Uint32Array(count);
  // The longest side of a pair plus one, at the pair's first side.
  const chosen = new Uint32Array(triangles.length);
  let pairs = 0;
  for (let p = 0; p < count; p++) {
    const [nx, ny, nz] = [normals[3 * p], normals[3 * p + 1], normals[3 * p + 2]] as Triple;
    let others = 0;
    for (let m = start[p] as number; m < (start[p + 1] as number); m++) {
      const t = members[m] as number;
      for (let h = 3 * t; h < 3 * t + 3; h++) {
        const beyond = neighbours[h] as number;
        const q = beyond < 0 ? p : (patchOf[beyond] as number);
        if (p >= q) continue;
        const cosine =
          nx * (normals[3 * q] as number) +
          ny * (normals[3 * q + 1] as number) +
          nz * (normals[3 * q + 2] as number);
        if (cosine < STEEP_COSINE) continue;
        const length = lengthOf(h);
        const known = first[q] as number;
        if (known < 0) met[others++] = q;
        const most = longest[q] as number;
        if (known < 0 || length > most || (length === most && h < (best[q] as number))) {
          best[q] = h;
          longest[q] = length;
        }
        if (known < 0 || h < known) first[q] = h;
      }
    }
    for (let i = 0; i < others; i++) {
      const q = met[i] as number;
      chosen[first[q] as number] = (best[q] as number) + 1;
      first[q] = -1;
    }
    pairs += others;
  }
  const sides = new Uint32Array(pairs);
  let at = 0;
  for (let h = 0; h < chosen.length; h++)
    if ((chosen[h] as number) > 0) sides[at++] = (chosen[h] as number) - 1;
  return sides;
}
