import { cos, sin } from "../../foundation/exact-math.ts";
import type { Vec3 } from "../../geometry/mesh.ts";
import type { Surface } from "../../solid/solid-types.ts";
import { along, dot, length, squareTo, subtract } from "../features/vectors.ts";

/** The nearest point of a whole, endless surface; undefined for a free one. */
export function nearestOnSurface(surface: Surface, p: Vec3): Vec3 | undefined {
  switch (surface.kind) {
    case "plane":
      return along(p, surface.normal, surface.offset - dot(surface.normal, p));
    case "sphere":
      return toward(surface.centre, p, surface.radius, [0, 0, 1]);
    case "cylinder": {
      const foot = footOn(surface.point, surface.axis, p);
      return toward(foot, p, surface.radius, squareTo(surface.axis)[0]);
    }
    case "cone": {
      const { apex, axis } = surface;
      const foot = footOn(apex, axis, p);
      const out = outward(subtract(p, foot), squareTo(axis)[0]);
      // Along the straight line of the cone that is nearest, from the apex on.
      const angle = (surface.halfAngleDegrees * Math.PI) / 180;
      const line = along(scaled(axis, cos(angle)), out, sin(angle));
      return along(apex, line, Math.max(0, dot(subtract(p, apex), line)));
    }
    case "torus": {
      const { centre, axis } = surface;
      const foot = footOn(centre, axis, p);
      const out = outward(subtract(p, foot), squareTo(axis)[0]);
      const ring = along(centre, out, surface.majorRadius);
      return toward(ring, p, surface.minorRadius, out);
    }
    case "free":
      return undefined;
  }
}

const footOn = (point: Vec3, axis: Vec3, p: Vec3): Vec3 =>
  along(point, axis, dot(subtract(p, point), axis));

const scaled = (a: Vec3, by: number): Vec3 => [a[0] * by, a[1] * by, a[2] * by];

/** Unit, or another direction where there is none. */
function outward(d: Vec3, other: Vec3): Vec3 {
  const size = length(d);
  return size > 1e-12 ? scaled(d, 1 / size) : other;
}

const toward = (from: Vec3, p: Vec3, by: number, other: Vec3): Vec3 =>
  along(from, outward(subtract(p, from), other), by);
