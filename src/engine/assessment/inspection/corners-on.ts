import type { Vec3 } from "../../geometry/mesh.ts";
import { cross, dot, length, subtract } from "../features/vectors.ts";
import type { Sight } from "./measure-feature.ts";

/** Triangle numbers of some surfaces. */
function* trianglesOn({ recognition }: Sight, surfaces: readonly number[]): Generator<number> {
  for (const place of surfaces) yield* recognition.surfaces[place]?.triangles ?? [];
}

export function pointOf({ solid }: Sight, vertex: number): Vec3 {
  const { positions } = solid.mesh;
  const v = vertex * 3;
  return [positions[v] ?? 0, positions[v + 1] ?? 0, positions[v + 2] ?? 0];
}

const vertexOf = ({ solid }: Sight, triangle: number, k: number): number =>
  solid.mesh.triangles[triangle * 3 + k] ?? 0;

/** Numbers in `solid.faces` of some surfaces, ascending. */
export function facesOn(sight: Sight, surfaces: readonly number[]): readonly number[] {
  const faces = new Set<number>();
  for (const t of trianglesOn(sight, surfaces)) faces.add(sight.solid.faceOf[t] ?? 0);
  return [...faces].sort((a, b) => a - b);
}

/** The mesh's corners on some surfaces, each place once, by x, then y, then z. */
export function cornersOn(sight: Sight, surfaces: readonly number[]): readonly Vec3[] {
  const vertices = new Set<number>();
  for (const t of trianglesOn(sight, surfaces))
    for (let k = 0; k < 3; k++) vertices.add(vertexOf(sight, t, k));
  return eachOnce([...vertices].map((v) => pointOf(sight, v)));
}

const byPlace = (a: Vec3, b: Vec3): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

function eachOnce(points: Vec3[]): Vec3[] {
  points.sort(byPlace);
  return points.filter((p, i) => {
    const before = points[i - 1];
    return !before || byPlace(before, p) !== 0;
  });
}

/** Facets whose normals differ by less than this are one flat. */
const FLAT = 1e-5;
/** Corners whose heights differ by less than this, mm, lie in one plane. */
const LEVEL = 1e-3;

/**
 * Corners that two flats or more of the surfaces share, in planes square to the axis, in order along
 * it. Where later cuts left none, there are none.
 */
export function sectionsOn(
  sight: Sight,
  surfaces: readonly number[],
  { point, axis }: { readonly point: Vec3; readonly axis: Vec3 },
): readonly (readonly Vec3[])[] {
  const corners = new Map<string, { readonly at: Vec3; readonly normals: Vec3[] }>();
  for (const t of trianglesOn(sight, surfaces)) {
    const [a, b, c] = [0, 1, 2].map((k) => pointOf(sight, vertexOf(sight, t, k))) as [
      Vec3,
      Vec3,
      Vec3,
    ];
    const normal = cross(subtract(b, a), subtract(c, a));
    const size = length(normal);
    if (size < 1e-9) continue;
    const unit: Vec3 = [normal[0] / size, normal[1] / size, normal[2] / size];
    for (const at of [a, b, c]) {
      const key = at.join();
      const corner = corners.get(key) ?? { at, normals: [] };
      if (!corner.normals.some((n) => length(subtract(n, unit)) < FLAT)) corner.normals.push(unit);
      corners.set(key, corner);
    }
  }
  const sound = [...corners.values()]
    .filter(({ normals }) => normals.length > 1)
    .map(({ at }) => ({ at, height: dot(subtract(at, point), axis) }))
    .sort((a, b) => a.height - b.height || byPlace(a.at, b.at));
  const sections: Vec3[][] = [];
  let top = Number.NEGATIVE_INFINITY;
  for (const { at, height } of sound) {
    if (height > top + LEVEL) sections.push([]);
    sections.at(-1)?.push(at);
    top = height;
  }
  return sections.filter((section) => section.length >= 3);
}
