import type { Vec3 } from "../../../engine/geometry/mesh.ts";
import type { Surface } from "../../../engine/solid/solid-types.ts";
import { add, dot, length, scale, sub, unit } from "../maths/vectors.ts";

const radial = (p: Vec3, point: Vec3, axis: Vec3): Vec3 => {
  const arm = sub(p, point);
  return sub(arm, scale(axis, dot(arm, axis)));
};

/**
 * The unit normal of a surface at a point on it, up to its sign; `undefined` for free surfaces and
 * where there is none (on an axis, at an apex).
 */
export function surfaceNormal(surface: Surface, p: Vec3): Vec3 | undefined {
  let normal: Vec3;
  switch (surface.kind) {
    case "plane":
      normal = surface.normal;
      break;
    case "cylinder":
      normal = radial(p, surface.point, unit(surface.axis));
      break;
    case "sphere":
      normal = sub(p, surface.centre);
      break;
    case "cone": {
      const axis = unit(surface.axis);
      const out = radial(p, surface.apex, axis);
      if (length(out) < 1e-9) return undefined;
      const half = (surface.halfAngleDegrees * Math.PI) / 180;
      normal = sub(scale(unit(out), Math.cos(half)), scale(axis, Math.sin(half)));
      break;
    }
    case "torus": {
      const out = radial(p, surface.centre, unit(surface.axis));
      if (length(out) < 1e-9) return undefined;
      normal = sub(p, add(surface.centre, scale(unit(out), surface.majorRadius)));
      break;
    }
    default:
      return undefined;
  }
  return length(normal) < 1e-9 ? undefined : unit(normal);
}
