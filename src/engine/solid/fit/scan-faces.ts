import type { LeafFace } from "../leaves/leaf-mesh.ts";
import { largestFirst } from "../mesh/largest-first.ts";
import type { Patches } from "./regions.ts";

/** Faces recognised in a mesh: the face number of each triangle, and the faces. */
export interface FaceFit {
  readonly faceOf: Uint32Array;
  readonly faces: readonly LeafFace[];
}

/**
 * More faces than this are the noise of a scan: nobody can name or measure them, and a table of
 * them would cost more than the mesh.
 */
export const MOST_FACES = 3000;

/** A face that runs smoothly into its neighbours has to be this share of the surface to stand out. */
const LEAST_SHARE = 1e-3;
const SMOOTH_COSINE = Math.cos((30.5 * Math.PI) / 180);

/** What was found in a mesh, before any is left out. */
interface Found {
  /** Face number of each triangle. */
  readonly faceOf: Uint32Array;
  readonly count: number;
  readonly face: (number: number) => LeafFace;
}

/**
 * The faces of a scan. In a smooth ring of a million triangles some thousand groups of facets
 * happened to lie on a cylinder, a cone or a ball: such a small face, which most of its border joins
 * smoothly to others, belongs to the free shape around it. Of all that remain the 2999 largest are
 * kept, and the rest are one free face, the last.
 */
export function scanFaces(patches: Patches, neighbours: Int32Array, found: Found): FaceFit {
  const { count, face } = found;
  const { triangleAreas } = patches;
  const areas = areasOf(triangleAreas, found.faceOf, count);
  const least = LEAST_SHARE * areas.reduce((sum, area) => sum + area, 0);
  const balance = borderBalance(patches, neighbours, found);
  const faces: LeafFace[] = [];
  const numbers = new Int32Array(count).fill(-1);
  for (let old = 0; old < count; old++) {
    if ((areas[old] as number) < least && (balance[old] as number) > 0) continue;
    const known = face(old);
    if (known.surface.kind !== "free") numbers[old] = faces.push(known) - 1;
  }
  const faceOf = found.faceOf.map((old) => (numbers[old] as number) + 1);
  for (let seed = 0; seed < faceOf.length; seed++)
    if (faceOf[seed] === 0) flood(faceOf, neighbours, seed, faces.push(free()));
  for (let t = 0; t < faceOf.length; t++) faceOf[t] = (faceOf[t] as number) - 1;
  const fit = { faceOf, faces };
  return faces.length > MOST_FACES ? largestFaces(triangleAreas, fit) : fit;
}

const free = (): LeafFace => ({
  role: "fitted",
  surface: { kind: "free" },
  fitted: true,
  residual: 0,
});

/** Per face the sides of its border that are smooth, less those that are sharp. */
function borderBalance(
  { normals, patchOf }: Patches,
  neighbours: Int32Array,
  { faceOf, count }: Found,
): Int32Array {
  const balance = new Int32Array(count);
  for (let side = 0; side < neighbours.length; side++) {
    const t = Math.floor(side / 3);
    const next = neighbours[side] as number;
    if (next < 0 || faceOf[next] === faceOf[t]) continue;
    const [a, b] = [3 * (patchOf[t] as number), 3 * (patchOf[next] as number)];
    const cosine =
      (normals[a] as number) * (normals[b] as number) +
      (normals[a + 1] as number) * (normals[b + 1] as number) +
      (normals[a + 2] as number) * (normals[b + 2] as number);
    const own = faceOf[t] as number;
    balance[own] = (balance[own] as number) + (cosine > SMOOTH_COSINE ? 1 : -1);
  }
  return balance;
}

/** Gives all triangles without a number (0) that hang together with `seed` the number `own`. */
function flood(faceOf: Uint32Array, neighbours: Int32Array, seed: number, own: number): void {
  const queue = [seed];
  faceOf[seed] = own;
  for (let t = queue.pop(); t !== undefined; t = queue.pop())
    for (let side = 3 * t; side < 3 * t + 3; side++) {
      const next = neighbours[side] as number;
      if (next < 0 || faceOf[next] !== 0) continue;
      faceOf[next] = own;
      queue.push(next);
    }
}

/** Keeps the faces of the largest area; all others become one free face, the last. */
function largestFaces(triangleAreas: Float64Array, { faceOf, faces }: FaceFit): FaceFit {
  const kept = largestFirst(areasOf(triangleAreas, faceOf, faces.length))
    .slice(0, MOST_FACES - 1)
    .sort();
  const numbers = new Uint32Array(faces.length).fill(kept.length);
  for (const [number, old] of kept.entries()) numbers[old] = number;
  return {
    faceOf: faceOf.map((old) => numbers[old] as number),
    faces: [...Array.from(kept, (old) => faces[old] as LeafFace), free()],
  };
}

function areasOf(triangleAreas: Float64Array, faceOf: Uint32Array, count: number): Float64Array {
  const areas = new Float64Array(count);
  for (let t = 0; t < faceOf.length; t++) {
    const face = faceOf[t] as number;
    areas[face] = (areas[face] as number) + (triangleAreas[t] as number);
  }
  return areas;
}
