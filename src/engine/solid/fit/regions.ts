import type { Mesh, Vec3 } from "../../geometry/mesh.ts";
import { hypot3 } from "../kit/vector.ts";
import { largestFirst } from "../mesh/largest-first.ts";

/** The flat patches of a mesh, each grown from its largest triangle; patch r has place r (or 3 r). */
export interface Patches {
  readonly count: number;
  /** Patch of each triangle. */
  readonly patchOf: Int32Array;
  /** Unit normals, xyz. */
  readonly normals: Float64Array;
  /** normal · p, mm. */
  readonly offsets: Float64Array;
  /** mm². */
  readonly areas: Float64Array;
  /** Largest distance of a vertex from the plane, mm. */
  readonly residuals: Float64Array;
  /** The triangles of patch r are `members[start[r]]` up to `members[start[r + 1]]`. */
  readonly members: Uint32Array;
  readonly start: Uint32Array;
  /** Area of each triangle, mm². */
  readonly triangleAreas: Float64Array;
}

export const normalOf = ({ normals }: Patches, r: number): Vec3 => [
  normals[3 * r] as number,
  normals[3 * r + 1] as number,
  normals[3 * r + 2] as number,
];

/** Cuts a closed mesh into flat patches. `neighbours` is its neighbour table. */
export function flatPatches(mesh: Mesh, neighbours: Int32Array): Patches {
  const { positions, triangles } = mesh;
  const total = triangles.length / 3;
  const tolerance = 1e-5 + 2e-6 * extentOf(positions);
  const { normals: facing, areas: triangleAreas } = facets(mesh);
  const patchOf = new Int32Array(total).fill(-1);
  const normals = new Float64Array(3 * total);
  const offsets = new Float64Array(total);
  const areas = new Float64Array(total);
  const residuals = new Float64Array(total);
  const members = new Uint32Array(total);
  const start = new Uint32Array(total + 1);
  let [count, end] = [0, 0];
  for (const seed of largestFirst(triangleAreas)) {
    if ((patchOf[seed] as number) >= 0) continue;
    const nx = facing[3 * seed] as number;
    const ny = facing[3 * seed + 1] as number;
    const nz = facing[3 * seed + 2] as number;
    const height = (corner: number): number => {
      const p = 3 * (triangles[corner] as number);
      return (
        nx * (positions[p] as number) +
        ny * (positions[p + 1] as number) +
        nz * (positions[p + 2] as number)
      );
    };
    const offset = height(3 * seed);
    let [area, residual] = [0, 0];
    patchOf[seed] = count;
    members[end++] = seed;
    for (let i = start[count] as number; i < end; i++) {
      const t = members[i] as number;
      area += triangleAreas[t] as number;
      for (let side = 3 * t; side < 3 * t + 3; side++) {
        const next = neighbours[side] as number;
        if (next < 0 || (patchOf[next] as number) >= 0) continue;
        const sliver = (triangleAreas[next] as number) < tolerance * tolerance;
        const cosine =
          (facing[3 * next] as number) * nx +
          (facing[3 * next + 1] as number) * ny +
          (facing[3 * next + 2] as number) * nz;
        if (!sliver && cosine < 0.9995) continue;
        const off = Math.max(
          Math.abs(height(3 * next) - offset),
          Math.abs(height(3 * next + 1) - offset),
          Math.abs(height(3 * next + 2) - offset),
        );
        if (off > tolerance) continue;
        residual = Math.max(residual, off);
        patchOf[next] = count;
        members[end++] = next;
      }
    }
    normals[3 * count] = nx;
    normals[3 * count + 1] = ny;
    normals[3 * count + 2] = nz;
    offsets[count] = offset;
    areas[count] = area;
    residuals[count] = residual;
    start[++count] = end;
  }
  return { count, patchOf, normals, offsets, areas, residuals, members, start, triangleAreas };
}

/** The largest coordinate less the smallest. */
function extentOf(positions: Float64Array): number {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < positions.length; i++) {
    low = Math.min(low, positions[i] as number);
    high = Math.max(high, positions[i] as number);
  }
  return high - low;
}

/** The unit normal and the area of each triangle; no normal where it has no area. */
function facets({ positions, triangles }: Mesh): { normals: Float64Array; areas: Float64Array } {
  const areas = new Float64Array(triangles.length / 3);
  const normals = new Float64Array(triangles.length);
  const at = (corner: number, axis: number): number =>
    positions[3 * (triangles[corner] as number) + axis] as number;
  for (let t = 0; t < areas.length; t++) {
    const a = 3 * t;
    const [ux, uy, uz] = [
      at(a + 1, 0) - at(a, 0),
      at(a + 1, 1) - at(a, 1),
      at(a + 1, 2) - at(a, 2),
    ];
    const [vx, vy, vz] = [
      at(a + 2, 0) - at(a, 0),
      at(a + 2, 1) - at(a, 1),
      at(a + 2, 2) - at(a, 2),
    ];
    const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    const twice = hypot3(nx, ny, nz);
    areas[t] = twice / 2;
    if (!(twice > 0)) continue;
    normals[a] = nx * (1 / twice);
    normals[a + 1] = ny * (1 / twice);
    normals[a + 2] = nz * (1 / twice);
  }
  return { normals, areas };
}
