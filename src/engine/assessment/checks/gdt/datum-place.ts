import type { Vec3 } from "../../../geometry/mesh.ts";
import { along, cross, dot, length, squareTo, subtract, unit } from "../../features/vectors.ts";
import { datumPlane } from "../../zones/datum-feature.ts";
import type { Datum } from "../../zones/datum-frame.ts";

/** A feature that a datum is taken from. */
export type DatumShape =
  | { readonly kind: "plane"; readonly points: readonly Vec3[]; readonly normal: Vec3 }
  | { readonly kind: "axis"; readonly point: Vec3; readonly axis: Vec3 };

/** Takes what the drawing says (frame of the reference) into the datum system of the part. */
export interface DatumPlace {
  readonly direction: (d: Vec3) => Vec3;
  readonly point: (p: Vec3) => Vec3;
  /** The first datum on the part: what a single datum leaves free turns about its direction. */
  readonly primary?: Vec3;
  /** No turn is left free. */
  readonly locked: boolean;
}

/** Without datums: the drawing's zero, on which the part is laid. */
export const AS_LAID: DatumPlace = { direction: (d) => d, point: (p) => p, locked: true };

/** Sine of the angle above which a second direction holds the turn, in the reference: about 3°. */
const ACROSS = 0.05;
/** Axes side by side by more than this, mm, hold the turn. */
const APART = 0.01;

/**
 * The datums A, A|B or A|B|C of the part by ISO 5459:2011, as the move that lays the same datums of the
 * reference on them, each only in what those before it leave free; what none holds stays as the part is
 * laid. Undefined where there is none, or a face has no points.
 */
export function datumPlace(
  drawn: readonly DatumShape[],
  made: readonly DatumShape[],
): DatumPlace | undefined {
  const [from, to] = [datumsOf(drawn), datumsOf(made)];
  const [a, b] = [from?.[0], to?.[0]];
  if (!from || !to || !a || !b || from.length !== to.length) return undefined;
  const z = directionOf(b);
  const first = leastTurn(directionOf(a), z);
  let turn = first;
  let locked = false;
  const places: { readonly way: Vec3; readonly meant: Vec3; readonly is: Vec3 }[] = [];
  let anchor: readonly [Vec3, Vec3] | undefined;
  for (const [i, datum] of from.entries()) {
    const other = to[i] as Datum;
    const meant = across(first(directionOf(datum)), z);
    const is = across(directionOf(other), z);
    const isAcross = i > 0 && length(meant) > ACROSS;
    if (isAcross && !locked) {
      turn = after(first, leastTurn(unit(meant), unit(is)));
      locked = true;
    }
    const hold = (...ways: Vec3[]): void => {
      for (const way of ways) places.push({ way, meant: datum.point, is: other.point });
    };
    if (datum.kind === "plane") hold(isAcross ? unit(is) : z);
    else if (isAcross) hold(unit(cross(z, is)), z);
    else {
      hold(...squareTo(z));
      if (anchor && !locked) {
        const [was, now] = [
          across(first(subtract(datum.point, anchor[0])), z),
          across(subtract(other.point, anchor[1]), z),
        ];
        if (length(was) > APART && length(now) > APART) {
          turn = after(first, leastTurn(unit(was), unit(now)));
          locked = true;
        }
      }
      anchor ??= [datum.point, other.point];
    }
  }
  const centre = a.point;
  const about = (p: Vec3): Vec3 => along(centre, turn(subtract(p, centre)), 1);
  const shift = shiftOf(
    places.map(({ way, meant, is }) => ({ way, by: dot(way, subtract(is, about(meant))) })),
  );
  return { direction: turn, point: (p) => along(about(p), shift, 1), primary: z, locked };
}

const across = (d: Vec3, z: Vec3): Vec3 => along(d, z, -dot(d, z));
const directionOf = (datum: Datum): Vec3 =>
  unit(datum.kind === "plane" ? datum.normal : datum.axis);

type Turn = (d: Vec3) => Vec3;
const after =
  (first: Turn, then: Turn): Turn =>
  (d) =>
    then(first(d));

/** The turn from one direction to another by the shortest way (Rodrigues); they are not opposite. */
function leastTurn(from: Vec3, to: Vec3): Turn {
  const axis = cross(from, to);
  const scale = 1 / (1 + dot(from, to));
  return (d) => {
    const once = cross(axis, d);
    return along(along(d, once, 1), cross(axis, once), scale);
  };
}

/** The shift that does each place's part in turn; a way that is held already does nothing more. */
function shiftOf(places: readonly { readonly way: Vec3; readonly by: number }[]): Vec3 {
  let shift: Vec3 = [0, 0, 0];
  const held: Vec3[] = [];
  for (const { way, by } of places) {
    let rest = way;
    for (const h of held) rest = along(rest, h, -dot(rest, h));
    if (length(rest) < ACROSS) continue;
    const free = unit(rest);
    shift = along(shift, free, (by - dot(way, shift)) / dot(way, free));
    held.push(free);
  }
  return shift;
}

/** Datums in order; a plane after a plane is held square to it. */
function datumsOf(features: readonly DatumShape[]): readonly Datum[] | undefined {
  const datums: Datum[] = [];
  for (const feature of features) {
    const primary = datums[0];
    const datum = datumOf(feature, primary?.kind === "plane" ? primary.normal : undefined);
    if (!datum) return undefined;
    datums.push(datum);
  }
  return datums;
}

/**
 * Planes lie on their outermost point, as on a table. What was recognised as a cylinder or a cone has no
 * form to speak of: its axis is the fitted one.
 */
function datumOf(shape: DatumShape, primary?: Vec3): Datum | undefined {
  if (shape.kind === "axis") return shape;
  const isSquare = primary !== undefined && Math.abs(dot(primary, shape.normal)) < 0.5;
  return datumPlane(shape.points, shape.normal, isSquare ? primary : undefined);
}
