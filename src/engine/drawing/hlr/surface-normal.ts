import type { Vec3 } from "../../geometry/mesh.ts";
import type { Surface } from "../../solid/solid-types.ts";
import { add, dot, scale, sub, unit } from "./vec.ts";

/**
 * The exact unit normal of a surface at a point on it, out of the material; `undefined` where the
 * surface has none (free surfaces, a cone's apex).
 */
export function surfaceNormal(surface: Surface, point: Vec3): Vec3 | undefined {
  switch (surface.kind) {
    case "plane":
      return surface.normal;
    case "cylinder":
      return signed(radial(point, surface.point, surface.axis), surface.inward);
    case "sphere":
      return signed(unit(sub(point, surface.centre)), surface.inward);
    case "cone": {
      const out = radial(point, surface.apex, surface.axis);
      const half = (surface.halfAngleDegrees * Math.PI) / 180;
      const n = add(scale(out, Math.cos(half)), scale(surface.axis, -Math.sin(half)));
      return signed(isZero(out) ? out : n, surface.inward);
    }
    case "torus": {
      const out = radial(point, surface.centre, surface.axis);
      const ring = add(surface.centre, scale(out, surface.majorRadius));
      return signed(unit(sub(point, ring)), surface.inward);
    }
    default:
      return undefined;
  }
}

/** Unit vector from the axis to the point, square to the axis. */
function radial(point: Vec3, onAxis: Vec3, axis: Vec3): Vec3 {
  const d = sub(point, onAxis);
  return unit(sub(d, scale(axis, dot(d, axis))));
}

const isZero = (a: Vec3): boolean => a[0] === 0 && a[1] === 0 && a[2] === 0;

function signed(n: Vec3, inward: boolean): Vec3 | undefined {
  if (isZero(n)) return undefined;
  return inward ? scale(n, -1) : n;
}
