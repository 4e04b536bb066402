import type { Vec3 } from "../../engine/geometry/mesh.ts";
import { add, cross, dot, length, scale, sub, unit } from "./maths/vectors.ts";
import type { Face, Surface } from "../../engine/solid/solid-types.ts";

/** A place on a face that a person picked; `point` in the part's frame, mm. */
export interface MeasurePick {
  readonly face: number;
  readonly point: Vec3;
}

/**
 * What lies between two picks. Lengths in mm, angles in degrees; `from` and `to` are the ends of
 * the dimension line in the part's frame. `exact` is false where a fitted or free face took part,
 * or where the picked points had to stand in.
 */
export interface FaceMeasure {
  readonly kind:
    | "plane-plane-distance"
    | "plane-plane-angle"
    | "diameter"
    | "radius"
    | "axis-axis-distance"
    | "axis-axis-angle"
    | "plane-axis-distance"
    | "plane-axis-angle"
    | "centre-plane-distance"
    | "centre-axis-distance"
    | "centre-centre-distance"
    | "point-point-distance";
  readonly value: number;
  readonly unit: "mm" | "deg";
  readonly from: Vec3;
  readonly to: Vec3;
  readonly exact: boolean;
  /** Largest residual of the fitted faces that took part, mm. */
  readonly residual: number;
  readonly faces: readonly [number, number];
}

/** Directions closer than this (0.01°) count as parallel, as CAD measuring tools do. */
const PARALLEL_SINE = 1.7e-4;

type Axis = { readonly point: Vec3; readonly axis: Vec3 };

function axisOf(surface: Surface): Axis | undefined {
  if (surface.kind === "cylinder") return surface;
  if (surface.kind === "cone") return { point: surface.apex, axis: surface.axis };
  if (surface.kind === "torus") return { point: surface.centre, axis: surface.axis };
  return undefined;
}

const along = (p: Vec3, line: Axis): Vec3 =>
  add(line.point, scale(unit(line.axis), dot(sub(p, line.point), unit(line.axis))));

const onPlane = (p: Vec3, normal: Vec3, offset: number): Vec3 =>
  sub(p, scale(normal, dot(p, normal) - offset));

/** Angle between two lines (0 to 90) or two normals (0 to 180), degrees. */
function angle(a: Vec3, b: Vec3, lines: boolean): number {
  const cosine = dot(unit(a), unit(b));
  const sine = length(cross(unit(a), unit(b)));
  return (Math.atan2(sine, lines ? Math.abs(cosine) : cosine) * 180) / Math.PI;
}

const parallel = (a: Vec3, b: Vec3): boolean => length(cross(unit(a), unit(b))) < PARALLEL_SINE;
const perpendicular = (a: Vec3, b: Vec3): boolean =>
  Math.abs(dot(unit(a), unit(b))) < PARALLEL_SINE;

/** Nearest points of two lines that are not parallel (the ends of their common perpendicular). */
function nearest(a: Axis, b: Axis): [Vec3, Vec3] {
  const u = unit(a.axis);
  const v = unit(b.axis);
  const w = sub(a.point, b.point);
  const c = dot(u, v);
  const d = 1 - c * c;
  const s = (c * dot(v, w) - dot(u, w)) / d;
  const t = (dot(v, w) - c * dot(u, w)) / d;
  return [add(a.point, scale(u, s)), add(b.point, scale(v, t))];
}

type Found = Omit<FaceMeasure, "exact" | "residual" | "faces">;

function span(kind: FaceMeasure["kind"], from: Vec3, to: Vec3): Found {
  return { kind, value: length(sub(to, from)), unit: "mm", from, to };
}

function degreesOf(kind: FaceMeasure["kind"], value: number, a: Vec3, b: Vec3): Found {
  return { kind, value, unit: "deg", from: a, to: b };
}

/** The same face twice: its size, when it has one. */
function sizeOf(surface: Surface, point: Vec3): Found | undefined {
  if (surface.kind === "cylinder") {
    const centre = along(point, surface);
    const arm = scale(unit(sub(point, centre)), surface.radius);
    return { ...span("diameter", sub(centre, arm), add(centre, arm)), value: 2 * surface.radius };
  }
  if (surface.kind === "sphere") {
    const arm = scale(unit(sub(point, surface.centre)), surface.radius);
    const [a, b] = [sub(surface.centre, arm), add(surface.centre, arm)];
    return { ...span("diameter", a, b), value: 2 * surface.radius };
  }
  if (surface.kind === "torus") {
    return { ...span("radius", point, point), value: surface.minorRadius };
  }
  return undefined;
}

function planeWith(plane: Surface & { kind: "plane" }, at: Vec3, other: Surface, q: Vec3) {
  if (other.kind === "plane") {
    if (!parallel(plane.normal, other.normal)) {
      // The angle of the material between two faces is what a drawing gives: 180° less the
      // angle between the outward normals.
      return degreesOf("plane-plane-angle", 180 - angle(plane.normal, other.normal, false), at, q);
    }
    const start = onPlane(at, plane.normal, plane.offset);
    return span("plane-plane-distance", start, onPlane(start, other.normal, other.offset));
  }
  const axis = axisOf(other);
  if (axis) {
    if (!perpendicular(plane.normal, axis.axis)) {
      return degreesOf("plane-axis-angle", 90 - angle(plane.normal, axis.axis, true), at, q);
    }
    const foot = along(q, axis);
    return span("plane-axis-distance", onPlane(foot, plane.normal, plane.offset), foot);
  }
  if (other.kind === "sphere") {
    const foot = onPlane(other.centre, plane.normal, plane.offset);
    return span("centre-plane-distance", foot, other.centre);
  }
  return undefined;
}

function between(a: Surface, p: Vec3, b: Surface, q: Vec3): Found | undefined {
  if (a.kind === "plane") return planeWith(a, p, b, q);
  if (b.kind === "plane") {
    const back = planeWith(b, q, a, p);
    return back && { ...back, from: back.to, to: back.from };
  }
  const [first, second] = [axisOf(a), axisOf(b)];
  if (first && second) {
    if (parallel(first.axis, second.axis)) {
      const foot = along(p, first);
      return span("axis-axis-distance", foot, along(foot, second));
    }
    const [near, far] = nearest(first, second);
    if (length(sub(near, far)) > 1e-9) return span("axis-axis-distance", near, far);
    return degreesOf("axis-axis-angle", angle(first.axis, second.axis, true), p, q);
  }
  const centres = [a, b].map((s) => (s.kind === "sphere" ? s.centre : undefined));
  if (centres[0] && centres[1]) return span("centre-centre-distance", centres[0], centres[1]);
  if (centres[0] && second) {
    return span("centre-axis-distance", centres[0], along(centres[0], second));
  }
  if (first && centres[1]) {
    return span("centre-axis-distance", along(centres[1], first), centres[1]);
  }
  return undefined;
}

/**
 * Measures between two picks with the exact numbers of the face table; never with the facets.
 * Coaxial cylinders answer 0 as their axes' distance. Falls back to the distance of the picked
 * points where a free face took part. `undefined` only when a face number is out of range.
 */
export function measureFaces(
  faces: readonly Face[],
  from: MeasurePick,
  to: MeasurePick,
): FaceMeasure | undefined {
  const [a, b] = [faces[from.face], faces[to.face]];
  if (!a || !b) return undefined;
  const found =
    from.face === to.face
      ? sizeOf(a.surface, from.point)
      : between(a.surface, from.point, b.surface, to.point);
  const residual = Math.max(a.fitted ? a.residual : 0, b.fitted ? b.residual : 0);
  return {
    ...(found ?? span("point-point-distance", from.point, to.point)),
    exact: found !== undefined && !a.fitted && !b.fitted,
    residual,
    faces: [from.face, to.face],
  };
}

/** The number of one face alone: diameter of a cylinder or sphere, a torus's minor radius. */
export function measureFace(faces: readonly Face[], pick: MeasurePick): FaceMeasure | undefined {
  const face = faces[pick.face];
  if (!face || !sizeOf(face.surface, pick.point)) return undefined;
  return measureFaces(faces, pick, pick);
}
