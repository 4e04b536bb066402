import type { Vec3 } from "../../geometry/mesh.ts";
import type { Solid } from "../../solid/solid-types.ts";
import { cross, dot, subtract } from "./vectors.ts";

export type Corners = readonly [Vec3, Vec3, Vec3];

/** Triangle numbers of each face, so that a face is walked without passing over the whole mesh. */
export function trianglesByFace(solid: Solid): readonly (readonly number[])[] {
  const lists: number[][] = solid.faces.map(() => []);
  for (let t = 0; t < solid.faceOf.length; t++) lists[solid.faceOf[t] ?? -1]?.push(t);
  return lists;
}

export function cornersOf(solid: Solid, triangle: number): Corners {
  const { positions, triangles } = solid.mesh;
  const corner = (k: number): Vec3 => {
    const v = (triangles[triangle * 3 + k] ?? 0) * 3;
    return [positions[v] ?? 0, positions[v + 1] ?? 0, positions[v + 2] ?? 0];
  };
  return [corner(0), corner(1), corner(2)];
}

/** Outward normal, its length twice the triangle's area. */
export function scaledNormal([a, b, c]: Corners): Vec3 {
  return cross(subtract(b, a), subtract(c, a));
}

/**
 * Does the line through `point` along w pass through the triangle? Seen along the line, with the
 * square directions u and v; the rim counts as inside, within `slack` mm.
 */
export function lineMeets(corners: Corners, point: Vec3, u: Vec3, v: Vec3, slack: number): boolean {
  const flat = corners.map((p) => {
    const d = subtract(p, point);
    return [dot(d, u), dot(d, v)] as const;
  });
  let positive = true;
  let negative = true;
  for (let i = 0; i < 3; i++) {
    const a = flat[i] ?? [0, 0];
    const b = flat[(i + 1) % 3] ?? [0, 0];
    const edge = [b[0] - a[0], b[1] - a[1]] as const;
    const size = Math.sqrt(edge[0] * edge[0] + edge[1] * edge[1]);
    if (size === 0) return false;
    const side = (edge[1] * a[0] - edge[0] * a[1]) / size;
    if (side < -slack) positive = false;
    if (side > slack) negative = false;
  }
  return positive || negative;
}

/** All vertices, in their order. */
export function verticesOf({ mesh }: Solid): Vec3[] {
  const { positions } = mesh;
  const points: Vec3[] = [];
  for (let i = 0; i < positions.length; i += 3)
    points.push([positions[i] ?? 0, positions[i + 1] ?? 0, positions[i + 2] ?? 0]);
  return points;
}
