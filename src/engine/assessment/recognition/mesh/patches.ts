import type { CanonicalMesh } from "./canonical.ts";
import { joinPatches } from "./join-patches.ts";

/**
 * Flat patches: the largest connected sets of triangles that lie in one plane. A facet of a
 * tessellated curved face is one patch, however it was split.
 */
export interface Patches {
  readonly count: number;
  /** Patch of each triangle. */
  readonly of: Int32Array;
  /** Outward unit normal, 3 numbers a patch. */
  readonly normal: Float64Array;
  /** Centre of area, 3 numbers a patch, mm. */
  readonly centre: Float64Array;
  /** mm². */
  readonly area: Float64Array;
}

/** Sine of the angle at which a sound triangle leaves a plane that it touches. */
const BENT = 1e-3;

/**
 * Grows patches from the largest triangle on; a triangle joins if its corners lie within
 * `tolerance` mm of the patch's plane and its normal agrees as far as its own height lets it.
 */
export function flatPatches(mesh: CanonicalMesh, tolerance: number): Patches {
  const grown = growPatches(mesh, tolerance);
  return renumbered(grown, joinPatches(mesh, grown, tolerance));
}

/** The patches with those of one number made one: normals and centres by area. */
function renumbered({ count, of, normal, centre, area }: Patches, into: Int32Array): Patches {
  const place = new Int32Array(count).fill(-1);
  let made = 0;
  for (let p = 0; p < count; p++) if (into[p] === p) place[p] = made++;
  if (made === count) return { count, of, normal, centre, area };
  const sums = {
    normal: new Float64Array(3 * made),
    centre: new Float64Array(3 * made),
    area: new Float64Array(made),
  };
  for (let p = 0; p < count; p++) {
    const to = place[into[p] as number] as number;
    const w = area[p] as number;
    for (let k = 0; k < 3; k++) {
      sums.normal[3 * to + k] = at(sums.normal, 3 * to + k) + w * at(normal, 3 * p + k);
      sums.centre[3 * to + k] = at(sums.centre, 3 * to + k) + w * at(centre, 3 * p + k);
    }
    sums.area[to] = at(sums.area, to) + w;
  }
  for (let to = 0; to < made; to++) {
    const [x, y, z] = [0, 1, 2].map((k) => at(sums.normal, 3 * to + k)) as [number, number, number];
    const size = Math.sqrt(x * x + y * y + z * z);
    const w = at(sums.area, to);
    for (let k = 0; k < 3; k++) {
      if (size > 0) sums.normal[3 * to + k] = at(sums.normal, 3 * to + k) / size;
      if (w > 0) sums.centre[3 * to + k] = at(sums.centre, 3 * to + k) / w;
    }
  }
  return { count: made, of: of.map((p) => place[into[p] as number] as number), ...sums };
}

function growPatches(mesh: CanonicalMesh, tolerance: number): Patches {
  const { positions: P, triangles: T, beyond } = mesh;
  const count = T.length / 3;
  const { normals, areas, heights } = measure(mesh);
  const order = Uint32Array.from({ length: count }, (_, t) => t);
  order.sort((a, b) => (areas[b] as number) - (areas[a] as number) || a - b);
  const of = new Int32Array(count).fill(-1);
  const stack = new Int32Array(count);
  const [normal, centre, area] = [[] as number[], [] as number[], [] as number[]];
  let made = 0;
  for (const seed of order) {
    if (of[seed] !== -1) continue;
    // Sums over the patch: normal by area, centre by area, area.
    let [sx, sy, sz, mx, my, mz, sum] = [0, 0, 0, 0, 0, 0, 0];
    let [nx, ny, nz, offset] = [0, 0, 0, 0];
    const take = (t: number): void => {
      const w = areas[t] as number;
      of[t] = made;
      sx += w * (normals[3 * t] as number);
      sy += w * (normals[3 * t + 1] as number);
      sz += w * (normals[3 * t + 2] as number);
      for (let k = 0; k < 3; k++) {
        const v = 3 * (T[3 * t + k] as number);
        mx += (w / 3) * (P[v] as number);
        my += (w / 3) * (P[v + 1] as number);
        mz += (w / 3) * (P[v + 2] as number);
      }
      sum += w;
      const size = Math.sqrt(sx * sx + sy * sy + sz * sz);
      if (size === 0 || sum === 0) return;
      nx = sx / size;
      ny = sy / size;
      nz = sz / size;
      offset = (nx * mx + ny * my + nz * mz) / sum;
    };
    const fits = (t: number): boolean => {
      for (let k = 0; k < 3; k++) {
        const v = 3 * (T[3 * t + k] as number);
        const d = nx * (P[v] as number) + ny * (P[v + 1] as number) + nz * (P[v + 2] as number);
        if (!(Math.abs(d - offset) <= tolerance)) return false;
      }
      const [ex, ey, ez] = [3 * t, 3 * t + 1, 3 * t + 2].map((i) => normals[i] as number) as [
        number,
        number,
        number,
      ];
      const bent = BENT + (2 * tolerance) / (heights[t] as number);
      const [dx, dy, dz] = [ex - nx, ey - ny, ez - nz];
      return bent >= 1 || dx * dx + dy * dy + dz * dz <= bent * bent;
    };
    take(seed);
    let top = 0;
    stack[top++] = seed;
    while (top > 0) {
      const t = stack[--top] as number;
      for (let h = 3 * t; h < 3 * t + 3; h++) {
        const next = beyond[h] as number;
        if (next < 0 || of[next] !== -1 || !fits(next)) continue;
        take(next);
        stack[top++] = next;
      }
    }
    normal.push(nx, ny, nz);
    const w = sum > 0 ? sum : 1;
    centre.push(mx / w, my / w, mz / w);
    area.push(sum);
    made++;
  }
  return {
    count: made,
    of,
    normal: Float64Array.from(normal),
    centre: Float64Array.from(centre),
    area: Float64Array.from(area),
  };
}

/** Unit normals, areas and least heights of the triangles. */
function measure({ positions: P, triangles: T }: CanonicalMesh): {
  normals: Float64Array;
  areas: Float64Array;
  heights: Float64Array;
} {
  const count = T.length / 3;
  const normals = new Float64Array(3 * count);
  const areas = new Float64Array(count);
  const heights = new Float64Array(count);
  for (let t = 0; t < count; t++) {
    const [a, b, c] = [
      3 * (T[3 * t] as number),
      3 * (T[3 * t + 1] as number),
      3 * (T[3 * t + 2] as number),
    ];
    const [ux, uy, uz] = [
      at(P, b) - at(P, a),
      at(P, b + 1) - at(P, a + 1),
      at(P, b + 2) - at(P, a + 2),
    ];
    const [vx, vy, vz] = [
      at(P, c) - at(P, a),
      at(P, c + 1) - at(P, a + 1),
      at(P, c + 2) - at(P, a + 2),
    ];
    const [x, y, z] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    const size = Math.sqrt(x * x + y * y + z * z);
    const [wx, wy, wz] = [vx - ux, vy - uy, vz - uz];
    const longest = Math.sqrt(
      Math.max(
        ux * ux + uy * uy + uz * uz,
        vx * vx + vy * vy + vz * vz,
        wx * wx + wy * wy + wz * wz,
      ),
    );
    areas[t] = size / 2;
    heights[t] = longest > 0 ? size / longest : 0;
    if (size > 0) normals.set([x / size, y / size, z / size], 3 * t);
  }
  return { normals, areas, heights };
}

const at = (P: Float64Array, i: number): number => P[i] as number;
