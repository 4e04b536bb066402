import type { Vec3 } from "../../../geometry/mesh.ts";
import { cross, dot, length, subtract } from "../../features/vectors.ts";
import type { View } from "../../inspection/inspection-types.ts";
import { laid } from "../../inspection/rigid-pose.ts";

/** Sine of the angle at which two facets are surely not in one plane. */
const BENT = 1e-3;
/** Fewer corners than this leave a curve open: then less sure ones count too. */
const LEAST = 4;

/**
 * Corners of the mesh that lie on the true surface, in the frame of the reference, each once and in order
 * of x, y, z. A corner that `needed` facets of the surface share is where the curve was cut into
 * chords; one that later cuts made lies on a chord, and says nothing of the curve. `needed`: 1 for
 * planes, 2 for surfaces of straight lines, 3 for spheres and tori.
 */
export function soundCorners(
  view: View,
  surfaces: readonly number[],
  needed: number,
): readonly Vec3[] {
  const key = `${needed} ${surfaces.join()}`;
  const found = knownIn(laidBefore, view);
  const before = found.get(key);
  if (before) return before;
  const own = knownIn(ownBefore, view.recognition);
  const corners = own.get(key) ?? ownCorners(view, surfaces, needed);
  own.set(key, corners);
  const placed = corners.map((at) => laid(view.pose, at)).sort(byPlace);
  found.set(key, placed);
  return placed;
}

/** Found once a solid and once a pose, though every check that looks at a face asks. */
type Known = Map<string, readonly Vec3[]>;
const ownBefore = new WeakMap<View["recognition"], Known>();
const laidBefore = new WeakMap<View, Known>();

function knownIn<Key extends object>(all: WeakMap<Key, Known>, of: Key): Known {
  const known = all.get(of) ?? new Map<string, readonly Vec3[]>();
  all.set(of, known);
  return known;
}

/** The same in the solid's own frame, in the order of the mesh. */
function ownCorners(
  { solid, recognition }: View,
  surfaces: readonly number[],
  needed: number,
): readonly Vec3[] {
  const corners = new Map<string, { readonly at: Vec3; readonly normals: Vec3[] }>();
  for (const s of surfaces)
    for (const t of recognition.surfaces[s]?.triangles ?? []) {
      const facet = facetOf(solid.mesh, t, recognition.tolerance);
      if (facet) for (const at of facet.corners) note(corners, at, facet);
    }
  const all = [...corners.values()];
  for (let least = needed; least >= 1; least--) {
    const sound = all.filter(({ normals }) => normals.length >= least);
    if (sound.length >= LEAST || least === 1) return sound.map(({ at }) => at);
  }
  return [];
}

interface Facet {
  readonly corners: readonly Vec3[];
  readonly normal: Vec3;
  /** How far (as a sine) its normal may be off through rounding. */
  readonly slack: number;
}

function facetOf(mesh: View["solid"]["mesh"], t: number, tolerance: number): Facet | undefined {
  const at = (k: number): Vec3 => {
    const v = 3 * (mesh.triangles[3 * t + k] ?? 0);
    return [mesh.positions[v] ?? 0, mesh.positions[v + 1] ?? 0, mesh.positions[v + 2] ?? 0];
  };
  const [a, b, c] = [at(0), at(1), at(2)];
  const sides = [subtract(b, a), subtract(c, b), subtract(a, c)].map(length);
  const n = cross(subtract(b, a), subtract(c, a));
  const size = length(n);
  const height = size / Math.max(...sides, 1e-12);
  // A sliver has no direction.
  if (height <= 4 * tolerance) return undefined;
  const normal: Vec3 = [n[0] / size, n[1] / size, n[2] / size];
  return { corners: [a, b, c], normal, slack: BENT + (2 * tolerance) / height };
}

function note(
  corners: Map<string, { readonly at: Vec3; readonly normals: Vec3[] }>,
  at: Vec3,
  { normal, slack }: Facet,
): void {
  const key = `${at[0] + 0},${at[1] + 0},${at[2] + 0}`;
  const corner = corners.get(key);
  if (!corner) {
    corners.set(key, { at, normals: [normal] });
    return;
  }
  const isNew = corner.normals.every((other) => length(cross(other, normal)) > slack);
  if (isNew || corner.normals.every((other) => dot(other, normal) < 0)) corner.normals.push(normal);
}

/** x, then y, then z. */
export const byPlace = (a: Vec3, b: Vec3): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

/** Points in planes square to the axis, from one end to the other; planes nearer than `apart` are one. */
export function sectionsAlong(points: readonly Vec3[], axis: Vec3, apart: number): Vec3[][] {
  const sorted = points
    .map((p) => ({ p, height: dot(p, axis) }))
    .sort((a, b) => a.height - b.height || byPlace(a.p, b.p));
  const sections: Vec3[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const { p, height } of sorted) {
    if (height - last > apart) sections.push([]);
    sections.at(-1)?.push(p);
    last = height;
  }
  return sections;
}
