import type { Vec3 } from "../../geometry/mesh.ts";
import { along, cross, dot, length, squareTo, subtract, unit } from "../features/vectors.ts";
import { solve } from "./minimax.ts";
import type { Line } from "./zone-types.ts";

/** A datum as associated with its feature: a plane (unit normal) or an axis. */
export type Datum =
  | { readonly kind: "plane"; readonly point: Vec3; readonly normal: Vec3 }
  | ({ readonly kind: "axis" } & Line);

/**
 * Where the part's dimensions are taken from. Right-handed unit axes; `locked` counts the degrees of
 * freedom that the datums take: 6 is a full system, with fewer the rest is filled in by the first datum.
 */
export interface DatumFrame {
  readonly origin: Vec3;
  readonly axes: readonly [Vec3, Vec3, Vec3];
  readonly locked: number;
}

/** Directions this near to parallel (as the sine of their angle) give no second direction. */
const PARALLEL = 1e-6;

/**
 * A datum system after ISO 5459:2011 from one to three datums in their order (3-2-1). The first gives z
 * (a plane's normal, an axis's direction); each next one only what is still free: the turn about z,
 * and the place along the directions that it fixes. Undefined where a datum adds nothing: it is parallel
 * to what is held already, or there is none.
 */
export function datumFrame(datums: readonly Datum[]): DatumFrame | undefined {
  const [first] = datums;
  if (!first) return undefined;
  const z = unit(first.kind === "plane" ? first.normal : first.axis);
  let x: Vec3 | undefined;
  const places: Place[] = [];
  let turns = 2;
  for (const [i, datum] of datums.entries()) {
    const before = turns + places.length;
    const direction = datum.kind === "plane" ? datum.normal : datum.axis;
    const across = along(direction, z, -dot(direction, z));
    const isAcross = i > 0 && length(across) > PARALLEL;
    if (isAcross && !x) {
      x = unit(across);
      turns = 3;
    }
    if (datum.kind === "plane") addPlace(places, isAcross ? unit(across) : z, datum.point);
    else if (isAcross) {
      // A cross axis holds the place square to it and to z, and along z.
      addPlace(places, unit(cross(z, across)), datum.point);
      addPlace(places, z, datum.point);
    } else {
      const reached = places.length;
      for (const side of squareTo(z)) addPlace(places, side, datum.point);
      const offset = held(places, datum.point, z);
      // A second axis along z, beside the first: the line between them turns the frame.
      if (!x && reached === places.length && offset && length(offset) > PARALLEL) {
        x = unit(offset);
        turns = 3;
      }
    }
    if (i > 0 && turns + places.length === before) return undefined;
  }
  const locked = turns + places.length;
  const xAxis = x ?? squareTo(z)[0];
  const anchor = first.point;
  for (const free of [xAxis, cross(z, xAxis), z]) addPlace(places, free, anchor);
  const origin = solve(
    places.map((p) => [...p.direction]),
    places.map((p) => p.offset),
  );
  if (origin?.length !== 3) return undefined;
  const axes = [xAxis, cross(z, xAxis), z] as const;
  return { origin: origin as unknown as Vec3, axes, locked };
}

/** The origin must have this offset in this direction. */
interface Place {
  readonly direction: Vec3;
  readonly offset: number;
}

/** Holds the origin in one more direction, if that one is not held yet. */
function addPlace(places: Place[], direction: Vec3, point: Vec3): void {
  let rest = direction;
  const basis: Vec3[] = [];
  for (const p of places) {
    let b = p.direction;
    for (const other of basis) b = along(b, other, -dot(b, other));
    basis.push(unit(b));
  }
  for (const b of basis) rest = along(rest, b, -dot(rest, b));
  if (length(rest) > PARALLEL) places.push({ direction, offset: dot(direction, point) });
}

/** From the place held across z to the point, square to z; undefined while that is not held whole. */
function held(places: readonly Place[], point: Vec3, z: Vec3): Vec3 | undefined {
  const across = places.filter((p) => Math.abs(dot(p.direction, z)) < PARALLEL);
  if (across.length !== 2) return undefined;
  const origin = solve(
    [...across.map((p) => [...p.direction]), [...z]],
    [...across.map((p) => p.offset), dot(z, point)],
  );
  return origin ? subtract(point, origin as unknown as Vec3) : undefined;
}

/** The part's point in the frame. */
export function toFrame(frame: DatumFrame, p: Vec3): Vec3 {
  const d = subtract(p, frame.origin);
  return [dot(d, frame.axes[0]), dot(d, frame.axes[1]), dot(d, frame.axes[2])];
}

/** Back from the frame to the part. */
export function fromFrame(frame: DatumFrame, p: Vec3): Vec3 {
  let out = frame.origin;
  for (const [k, axis] of frame.axes.entries()) out = along(out, axis, p[k] ?? 0);
  return out;
}
