import type { Face, Solid, Surface } from "../../../solid/solid-types.ts";
import { dot } from "../../features/vectors.ts";
import type { RecognisedSurface } from "../../recognition-types.ts";
import { distanceToLine } from "../../features/vectors.ts";
import type { Measured } from "./measure-surface.ts";

/**
 * The name of the face that most triangles of a surface come from, and its exact numbers if they
 * say the same as the mesh. What the mesh says stays the measure.
 */
export function nameOf(
  surface: Measured,
  { faceOf, faces }: Pick<Solid, "faceOf" | "faces">,
): Pick<RecognisedSurface, "name" | "nominal"> {
  const votes = new Map<number, number>();
  for (const t of surface.triangles) {
    const f = faceOf[t];
    if (f !== undefined) votes.set(f, (votes.get(f) ?? 0) + 1);
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const face = best && faces[best[0]];
  if (!face) return {};
  const { feature, role, line } = face;
  const name = line === undefined ? { feature, role } : { feature, role, line };
  return !face.fitted && agrees(surface, face) ? { name, nominal: face.surface } : { name };
}

function agrees({ shape, uncertainty, flatRadius }: Measured, { surface }: Face): boolean {
  const slack = 1e-3 + 5 * uncertainty;
  const near = (a: number, b: number, chord = 0): boolean =>
    a >= b - slack && a <= b + chord + slack;
  if (shape.kind !== surface.kind || shape.kind === "free") return false;
  if (shape.kind === "plane")
    return (
      surface.kind === "plane" &&
      dot(shape.normal, surface.normal) > 1 - 1e-6 &&
      near(shape.offset, surface.offset)
    );
  if (!sameSide(shape, surface)) return false;
  if (shape.kind === "cylinder" && surface.kind === "cylinder")
    return (
      Math.abs(dot(shape.axis, surface.axis)) > 1 - 1e-6 &&
      distanceToLine(shape.point, surface.point, surface.axis) <= slack &&
      near(surface.radius, shape.radius, shape.radius - (flatRadius ?? shape.radius))
    );
  if (shape.kind === "sphere" && surface.kind === "sphere")
    return near(surface.radius, shape.radius) && apart(shape.centre, surface.centre) <= slack;
  if (shape.kind === "torus" && surface.kind === "torus")
    return (
      near(surface.majorRadius, shape.majorRadius) &&
      near(surface.minorRadius, shape.minorRadius) &&
      apart(shape.centre, surface.centre) <= slack
    );
  if (shape.kind === "cone" && surface.kind === "cone")
    return (
      Math.abs(shape.halfAngleDegrees - surface.halfAngleDegrees) < 0.05 &&
      apart(shape.apex, surface.apex) <= 10 * slack
    );
  return false;
}

const sameSide = (a: Surface, b: Surface): boolean =>
  "inward" in a && "inward" in b && a.inward === b.inward;

const apart = (a: readonly number[], b: readonly number[]): number => {
  let sum = 0;
  for (let k = 0; k < 3; k++) {
    const d = (a[k] as number) - (b[k] as number);
    sum += d * d;
  }
  return Math.sqrt(sum);
};
