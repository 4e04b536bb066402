import type { Vec3 } from "../../../geometry/mesh.ts";
import { length, subtract } from "../../features/vectors.ts";
import type { RecognisedCorner } from "../../recognition-types.ts";
import { solveSymmetric } from "../fit/solve.ts";
import type { Field } from "../fit/sample.ts";
import { listsBy } from "../mesh/patch-graph.ts";
import type { Measured } from "./measure-surface.ts";
import { nearSurface } from "./shape.ts";

/** Vertices where three or more surfaces meet, moved to where the fitted surfaces meet. */
export function cornersOf(
  { mesh }: Field,
  surfaceOf: Int32Array,
  surfaces: readonly Measured[],
): RecognisedCorner[] {
  const vertices = mesh.positions.length / 3;
  const around = listsBy(mesh.triangles, vertices);
  const corners: RecognisedCorner[] = [];
  for (let v = 0; v < vertices; v++) {
    const met = new Set<number>();
    for (let i = around.start[v] as number; i < (around.start[v + 1] as number); i++) {
      const s = surfaceOf[Math.floor((around.items[i] as number) / 3)] as number;
      if (s >= 0) met.add(s);
    }
    if (met.size < 3) continue;
    const list = [...met].sort((a, b) => a - b);
    const from: Vec3 = [
      mesh.positions[3 * v] as number,
      mesh.positions[3 * v + 1] as number,
      mesh.positions[3 * v + 2] as number,
    ];
    const at = meeting(
      list.map((s) => surfaces[s] as Measured),
      from,
    );
    corners.push({ at: at ?? from, surfaces: list, reconstructed: at !== null });
  }
  return corners;
}

/** Newton's way to the common point of three or more surfaces; null where they fix none nearby. */
function meeting(surfaces: readonly Measured[], from: Vec3): Vec3 | null {
  let p = from;
  // A chord's depth, and as much again, is as far as a corner may lie off.
  let reach = 1e-3;
  for (const { shape, flatRadius = 0 } of surfaces) {
    if (shape.kind === "free") return null;
    if (shape.kind === "cylinder" || shape.kind === "sphere")
      reach += 4 * (shape.radius - flatRadius);
    if (shape.kind === "torus") reach += 4 * (shape.minorRadius - flatRadius);
    if (shape.kind === "cone") reach += 0.1;
  }
  for (let round = 0; round < 8; round++) {
    const a = new Float64Array(9);
    const b = new Float64Array(3);
    for (const { shape } of surfaces) {
      const near = nearSurface(shape, p);
      if (!near) return null;
      for (let j = 0; j < 3; j++) {
        b[j] = (b[j] as number) - (near.normal[j] as number) * near.distance;
        for (let k = 0; k < 3; k++)
          a[3 * j + k] =
            (a[3 * j + k] as number) + (near.normal[j] as number) * (near.normal[k] as number);
      }
    }
    const [x, y, z] = [a[0] as number, a[4] as number, a[8] as number];
    if (determinant(a) < 0.01 || !(x + y + z > 0)) return null;
    if (!solveSymmetric(a, b, 3)) return null;
    p = [p[0] + (b[0] as number), p[1] + (b[1] as number), p[2] + (b[2] as number)];
    if (Math.abs(b[0] as number) + Math.abs(b[1] as number) + Math.abs(b[2] as number) < 1e-12)
      break;
  }
  return length(subtract(p, from)) <= reach ? p : null;
}

/** Of the sum of the normals' squares: 1 for three square planes, 0 where they leave a direction free. */
function determinant(m: Float64Array): number {
  const g = (i: number): number => m[i] as number;
  return (
    g(0) * (g(4) * g(8) - g(5) * g(7)) -
    g(1) * (g(3) * g(8) - g(5) * g(6)) +
    g(2) * (g(3) * g(7) - g(4) * g(6))
  );
}
