import { cos, sin } from "../../foundation/exact-math.ts";
import type { Random } from "../../foundation/random.ts";
import type { Vec3 } from "../../geometry/mesh.ts";
import type { Solid } from "../../solid/solid-types.ts";
import { crossings, lengthOf, squareTo } from "./bores.ts";

/** A place on a plane face with room about it and material below. */
export interface Spot {
  readonly at: Vec3;
  readonly normal: Vec3;
  /** How deep the material goes below it. */
  readonly deep: number;
}

/** Looks for a spot with `room` mm of the same face all about it and at least `deep` mm below. */
export function spotOn(
  solid: Solid,
  random: Random,
  { room, deep }: { readonly room: number; readonly deep: number },
): Spot | undefined {
  const { positions, triangles } = solid.mesh;
  const flat: number[] = [];
  const sums: number[] = [];
  let sum = 0;
  for (let t = 0; t < triangles.length / 3; t++) {
    if (solid.faces[solid.faceOf[t] as number]?.surface.kind !== "plane") continue;
    sum += areaOf(solid, t);
    flat.push(t);
    sums.push(sum);
  }
  for (let tries = 0; tries < 60 && flat.length > 0; tries++) {
    const wanted = random() * sum;
    const t = flat[sums.findIndex((s) => s >= wanted)] ?? (flat[0] as number);
    let [u, v] = [random(), random()];
    if (u + v > 1) [u, v] = [1 - u, 1 - v];
    const corner = (k: number): Vec3 => {
      const i = 3 * (triangles[3 * t + k] as number);
      return [positions[i] as number, positions[i + 1] as number, positions[i + 2] as number];
    };
    const [a, b, c] = [corner(0), corner(1), corner(2)];
    const at = [0, 1, 2].map(
      (k) =>
        (a[k] as number) +
        u * ((b[k] as number) - (a[k] as number)) +
        v * ((c[k] as number) - (a[k] as number)),
    ) as unknown as Vec3;
    const surface = solid.faces[solid.faceOf[t] as number]?.surface;
    if (surface?.kind !== "plane") continue;
    const normal = surface.normal;
    const depths = ringAbout(at, normal, room).map((p) => depthBelow(solid, p, normal));
    const least = Math.min(...depths);
    if (least >= deep) return { at, normal, deep: least };
  }
  return undefined;
}

function areaOf({ mesh: { positions: p, triangles } }: Solid, t: number): number {
  const [a, b, c] = [0, 1, 2].map((k) => 3 * (triangles[3 * t + k] as number)) as [
    number,
    number,
    number,
  ];
  const d = (i: number, k: number): number => (p[i + k] as number) - (p[a + k] as number);
  return (
    lengthOf([
      d(b, 1) * d(c, 2) - d(b, 2) * d(c, 1),
      d(b, 2) * d(c, 0) - d(b, 0) * d(c, 2),
      d(b, 0) * d(c, 1) - d(b, 1) * d(c, 0),
    ]) / 2
  );
}

function ringAbout(at: Vec3, normal: Vec3, room: number): Vec3[] {
  const [u, v] = squareTo(normal);
  const ring: Vec3[] = [at];
  for (const share of [0.5, 1])
    for (let i = 0; i < 12; i++) {
      const a = 0.1 + (i * Math.PI) / 6;
      const [c, s] = [room * share * cos(a), room * share * sin(a)];
      ring.push(
        [0, 1, 2].map(
          (k) => (at[k] as number) + c * (u[k] as number) + s * (v[k] as number),
        ) as unknown as Vec3,
      );
    }
  return ring;
}

/** 0 where the surface is not right at the point, or material stands on it. */
function depthBelow(solid: Solid, at: Vec3, normal: Vec3): number {
  const hits = crossings(solid.mesh, at, normal.map((x) => -x) as unknown as Vec3);
  if (!hits.some((t) => Math.abs(t) < 1e-4)) return 0;
  // A face that the line leaves through again just above would leave no room to add anything.
  if (hits.some((t) => t < -1e-4 && t > -3)) return 0;
  return hits.find((t) => t > 1e-4) ?? 0;
}
