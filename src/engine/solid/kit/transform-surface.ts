import type { Vec3 } from "../../geometry/mesh.ts";
import type { Surface } from "../solid-types.ts";
import { applyLinear, applyPoint, IDENTITY, type Matrix } from "./matrix.ts";
import { cross, dot, length, squareTo, times, unit } from "./vector.ts";

const RELATIVE = 1e-9;

const near = (a: number, b: number, scale: number): boolean => Math.abs(a - b) <= RELATIVE * scale;

/** How a matrix acts on an axis: its stretch along it and across it, if it stays a right one. */
function stretch(m: Matrix, axis: Vec3): { along: number; across: number; image: Vec3 } | null {
  const u = squareTo(axis);
  const v = cross(axis, u);
  const [a, p, q] = [applyLinear(m, axis), applyLinear(m, u), applyLinear(m, v)];
  const along = length(a);
  const across = length(p);
  const scale = Math.max(along, across) ** 2;
  const right =
    near(dot(a, p), 0, scale) &&
    near(dot(a, q), 0, scale) &&
    near(dot(p, q), 0, scale) &&
    near(length(q) ** 2, across ** 2, scale);
  return right ? { along, across, image: unit(a) } : null;
}

/**
 * The exact surface after an affine map. A cylinder or cone survives a similarity and a stretch
 * along its axis; a sphere and a torus survive a similarity only; else the surface is free.
 * The side of the material stays, also under a mirror.
 */
export function transformSurface(surface: Surface, m: Matrix): Surface {
  if (m === IDENTITY) return surface;
  switch (surface.kind) {
    case "free":
      return surface;
    case "plane": {
      const u = squareTo(surface.normal);
      const v = cross(surface.normal, u);
      const image = unit(cross(applyLinear(m, u), applyLinear(m, v)));
      const outward = dot(image, applyLinear(m, surface.normal)) >= 0;
      const normal = outward ? image : times(image, -1);
      const point = applyPoint(m, times(surface.normal, surface.offset));
      return { kind: "plane", normal, offset: dot(normal, point) };
    }
    case "cylinder": {
      const s = stretch(m, surface.axis);
      if (!s) return { kind: "free" };
      const point = applyPoint(m, surface.point);
      return { ...surface, point, axis: s.image, radius: surface.radius * s.across };
    }
    case "cone": {
      const s = stretch(m, surface.axis);
      if (!s) return { kind: "free" };
      const slope = Math.tan((surface.halfAngleDegrees * Math.PI) / 180) * (s.across / s.along);
      const same = near(s.across, s.along, s.along);
      const half = same ? surface.halfAngleDegrees : (Math.atan(slope) * 180) / Math.PI;
      const apex = applyPoint(m, surface.apex);
      return { ...surface, apex, axis: s.image, halfAngleDegrees: half };
    }
    case "sphere": {
      const s = stretch(m, [0, 0, 1]);
      if (!s || !near(s.along, s.across, s.along)) return { kind: "free" };
      return {
        ...surface,
        centre: applyPoint(m, surface.centre),
        radius: surface.radius * s.along,
      };
    }
    case "torus": {
      const s = stretch(m, surface.axis);
      if (!s || !near(s.along, s.across, s.along)) return { kind: "free" };
      return {
        ...surface,
        centre: applyPoint(m, surface.centre),
        axis: s.image,
        majorRadius: surface.majorRadius * s.along,
        minorRadius: surface.minorRadius * s.along,
      };
    }
  }
}

/** The same surface seen from the other side: what a subtraction leaves of a tool. */
export function reverseSurface(surface: Surface): Surface {
  if (surface.kind === "free") return surface;
  if (surface.kind === "plane")
    return { kind: "plane", normal: times(surface.normal, -1), offset: -surface.offset };
  return { ...surface, inward: !surface.inward };
}
