import type { Mesh } from "../../../engine/geometry/mesh.ts";
import type { LayFace } from "../../../engine/slicing/lay-faces.ts";

/** More triangles are not looked at on the page's thread, and would only be a blot. */
const MOST = 8000;
/** Edges are drawn where the surface turns by more than this: cosine of 25°. */
const SHARP = 0.9;

/** So near a face's plane the surface belongs to it, mm. */
const ON_FACE = 0.05;

/**
 * What of a face is the part's own surface, corner by corner of its triangles (xyz); of a very large
 * mesh the face's whole outline, as a fan.
 */
export function surfaceOf(
  { positions: p, triangles }: Mesh,
  { normal: [x, y, z], at, outline }: Pick<LayFace, "normal" | "at" | "outline">,
): Float64Array {
  const corners: number[] = [];
  if (triangles.length / 3 > MOST) {
    for (let i = 3; i + 3 < outline.length; i += 3)
      corners.push(...outline.subarray(0, 3), ...outline.subarray(i, i + 6));
    return Float64Array.from(corners);
  }
  const near = new Uint8Array(p.length / 3);
  for (let v = 0; v < near.length; v++)
    if (p[3 * v]! * x + p[3 * v + 1]! * y + p[3 * v + 2]! * z > at - ON_FACE) near[v] = 1;
  for (let t = 0; t < triangles.length; t += 3) {
    if (!near[triangles[t]!] || !near[triangles[t + 1]!] || !near[triangles[t + 2]!]) continue;
    for (let k = t; k < t + 3; k++) {
      const v = 3 * triangles[k]!;
      corners.push(p[v]!, p[v + 1]!, p[v + 2]!);
    }
  }
  return Float64Array.from(corners);
}

/** The sharp and open edges of a mesh, xyz and xyz of each; none of a very large one. */
export function edgesOf({ positions: p, triangles }: Mesh): Float64Array {
  const count = triangles.length / 3;
  if (count > MOST) return new Float64Array();
  const normals = Array.from({ length: count }, (_, t) => {
    const [a, b, c] = [0, 1, 2].map((k) => 3 * triangles[3 * t + k]!) as [number, number, number];
    const [ux, uy, uz] = [p[b]! - p[a]!, p[b + 1]! - p[a + 1]!, p[b + 2]! - p[a + 2]!];
    const [vx, vy, vz] = [p[c]! - p[a]!, p[c + 1]! - p[a + 1]!, p[c + 2]! - p[a + 2]!];
    const n = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx] as const;
    const long = Math.hypot(...n) || 1;
    return [n[0] / long, n[1] / long, n[2] / long] as const;
  });
  const points = p.length / 3;
  const open = new Map<number, number>();
  const sharp: number[] = [];
  const draw = (a: number, b: number): void => {
    for (const v of [a, b]) sharp.push(p[3 * v]!, p[3 * v + 1]!, p[3 * v + 2]!);
  };
  for (let t = 0; t < count; t++)
    for (let k = 0; k < 3; k++) {
      const [a, b] = [triangles[3 * t + k]!, triangles[3 * t + ((k + 1) % 3)]!];
      const key = Math.min(a, b) * points + Math.max(a, b);
      const other = open.get(key);
      if (other === undefined) {
        open.set(key, t);
        continue;
      }
      open.delete(key);
      const [m, n] = [normals[other]!, normals[t]!];
      if (m[0] * n[0] + m[1] * n[1] + m[2] * n[2] < SHARP) draw(a, b);
    }
  for (const key of open.keys()) draw(Math.floor(key / points), key % points);
  return Float64Array.from(sharp);
}
