import type { Vec3 } from "../../geometry/mesh.ts";
import { along, distanceToLine, dot, length, subtract } from "../features/vectors.ts";
import type { Line, Zone } from "./zone-types.ts";

// Zones whose place is given: twice the largest distance from the true place (ISO 1101:2017, ISO
// 5458:2018). Formulas, so the bound is 0.

/** Of points from the true plane: position of a face, symmetry of a median plane, a plane's profile. */
export function aboutPlane(points: readonly Vec3[], point: Vec3, normal: Vec3): Zone | undefined {
  return worst(points, (p) => Math.abs(dot(normal, subtract(p, point))));
}

/** Of points of an axis from the true axis: position with ⌀, coaxiality. */
export function aboutLine(points: readonly Vec3[], line: Line): Zone | undefined {
  return worst(points, (p) => distanceToLine(p, line.point, line.axis));
}

/** Of centres from the true point: position with S⌀, concentricity. */
export function aboutPoint(points: readonly Vec3[], point: Vec3): Zone | undefined {
  return worst(points, (p) => length(subtract(p, point)));
}

/** A nominal surface for a profile tolerance; normals point out of the material or into it, no matter. */
export type Nominal =
  | { readonly kind: "plane"; readonly point: Vec3; readonly normal: Vec3 }
  | { readonly kind: "cylinder"; readonly line: Line; readonly radius: number }
  | { readonly kind: "sphere"; readonly centre: Vec3; readonly radius: number }
  | {
      readonly kind: "torus";
      readonly line: Line;
      readonly majorRadius: number;
      readonly minorRadius: number;
    }
  /** Half angle by its sine and cosine; `line.point` is the apex, the axis leads into the cone. */
  | { readonly kind: "cone"; readonly line: Line; readonly sine: number; readonly cosine: number };

/**
 * Profile of a surface or of a line in it (ISO 1660:2017): twice the largest distance from the nominal
 * surface, which the datums hold in place.
 */
export function aboutSurface(points: readonly Vec3[], nominal: Nominal): Zone | undefined {
  return worst(points, (p) => distanceFrom(p, nominal));
}

function distanceFrom(p: Vec3, nominal: Nominal): number {
  if (nominal.kind === "plane") return Math.abs(dot(nominal.normal, subtract(p, nominal.point)));
  if (nominal.kind === "sphere")
    return Math.abs(length(subtract(p, nominal.centre)) - nominal.radius);
  const { point, axis } = nominal.line;
  const d = subtract(p, point);
  const rise = dot(d, axis);
  const across = length(along(d, axis, -rise));
  if (nominal.kind === "cylinder") return Math.abs(across - nominal.radius);
  if (nominal.kind === "torus") {
    const out = across - nominal.majorRadius;
    return Math.abs(Math.sqrt(out * out + rise * rise) - nominal.minorRadius);
  }
  // Along the generator; behind the apex the apex itself is nearest.
  const reach = rise * nominal.cosine + across * nominal.sine;
  return reach < 0 ? length(d) : Math.abs(across * nominal.cosine - rise * nominal.sine);
}

function worst(points: readonly Vec3[], distance: (p: Vec3) => number): Zone | undefined {
  let found: Zone | undefined;
  for (const p of points) {
    const value = 2 * distance(p);
    if (!found || value > found.value) found = { value, bound: 0, at: p };
  }
  return found;
}
