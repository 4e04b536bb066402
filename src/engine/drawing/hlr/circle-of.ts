import type { Vec3 } from "../../geometry/mesh.ts";
import type { Surface } from "../../solid/solid-types.ts";
import { add, cross, dot, length, scale, sub, unit } from "./vec.ts";

export interface Circle3 {
  readonly centre: Vec3;
  readonly axis: Vec3;
  readonly radius: number;
}

const PARALLEL = 1e-4;
const ON_AXIS = 5e-3;

/**
 * The exact circle in which two surfaces meet at a point, when they share an axis of revolution;
 * `undefined` for any other curve. `near` is a mesh vertex on the curve.
 */
export function circleOf(f: Surface, g: Surface, near: Vec3): Circle3 | undefined {
  const line = axisOf(f) ?? axisOf(g) ?? axisOfPair(f, g) ?? axisOfPair(g, f);
  if (!line || !revolvesAbout(f, line) || !revolvesAbout(g, line)) return undefined;
  const plane = f.kind === "plane" ? f : g.kind === "plane" ? g : undefined;
  const level = plane
    ? (plane.offset - dot(plane.normal, line.point)) / dot(plane.normal, line.axis)
    : dot(sub(near, line.point), line.axis);
  const centre = add(line.point, scale(line.axis, level));
  const measured = length(sub(near, centre));
  const exact = exactRadius(f, centre) ?? exactRadius(g, centre) ?? measured;
  if (Math.abs(exact - measured) > 0.05 || exact < 1e-6) return undefined;
  return { centre, axis: line.axis, radius: exact };
}

interface Line3 {
  readonly point: Vec3;
  readonly axis: Vec3;
}

/** The axis of a surface that has exactly one. */
export function axisOf(s: Surface): Line3 | undefined {
  if (s.kind === "cylinder") return { point: s.point, axis: s.axis };
  if (s.kind === "cone") return { point: s.apex, axis: s.axis };
  if (s.kind === "torus") return { point: s.centre, axis: s.axis };
  return undefined;
}

function axisOfPair(s: Surface, other: Surface): Line3 | undefined {
  if (s.kind !== "sphere") return undefined;
  if (other.kind === "plane") return { point: s.centre, axis: other.normal };
  if (other.kind !== "sphere") return undefined;
  const between = sub(other.centre, s.centre);
  return length(between) > ON_AXIS ? { point: s.centre, axis: unit(between) } : undefined;
}

export function offAxis(point: Vec3, line: Line3): number {
  return length(cross(sub(point, line.point), line.axis));
}

export function isParallel(a: Vec3, b: Vec3): boolean {
  return length(cross(a, b)) < PARALLEL;
}

/** True where the surface is one of revolution about the line. */
export function revolvesAbout(s: Surface, line: Line3): boolean {
  if (s.kind === "plane") return isParallel(s.normal, line.axis);
  if (s.kind === "sphere") return offAxis(s.centre, line) < ON_AXIS;
  const own = axisOf(s);
  return !!own && isParallel(own.axis, line.axis) && offAxis(own.point, line) < ON_AXIS;
}

function exactRadius(s: Surface, centre: Vec3): number | undefined {
  if (s.kind === "cylinder") return s.radius;
  if (s.kind === "cone")
    return length(sub(centre, s.apex)) * Math.tan((s.halfAngleDegrees * Math.PI) / 180);
  if (s.kind === "sphere") {
    const h = length(sub(centre, s.centre));
    return h < s.radius ? Math.sqrt(s.radius * s.radius - h * h) : undefined;
  }
  return undefined;
}
