import type { Vec3 } from "../../../geometry/mesh.ts";
import { along, dot, length, subtract } from "../../features/vectors.ts";
import type { RecognisedSurface, Slot } from "../../recognition-types.ts";
import { SAME, type Surfaces } from "./parts.ts";

/** Slots: two half cylinders, hollow, of one radius, that run smoothly into the same two planes. */
export function findSlots(surfaces: Surfaces): Slot[] {
  const slots: Slot[] = [];
  const halves = surfaces.flatMap((s, i) => {
    const { shape, sweep = 0 } = s;
    if (shape.kind !== "cylinder" || !shape.inward || sweep < 170 || sweep > 190) return [];
    const sides = sidesOf(surfaces, i);
    return sides.length === 2
      ? [{ i, s, shape, key: [...sides].sort((a, b) => a - b).join() }]
      : [];
  });
  const waiting = new Map<string, (typeof halves)[number]>();
  for (const half of halves) {
    const mate = waiting.get(half.key);
    const slack = SAME + 4 * half.s.uncertainty;
    if (!mate || Math.abs(mate.shape.radius - half.shape.radius) > slack) {
      waiting.set(half.key, half);
      continue;
    }
    waiting.delete(half.key);
    slots.push(slotOf(surfaces, mate, half));
  }
  return slots;
}

/**
 * The planes that a half cylinder runs into. Where no corner of its facets stands at the end of the half
 * turn, a ledge of at most a chord's height lies between.
 */
function sidesOf(surfaces: Surfaces, place: number): number[] {
  const s = surfaces[place];
  const isPlane = (to: number) => surfaces[to]?.shape.kind === "plane";
  const sides = new Set<number>();
  for (const e of s?.edges ?? []) {
    if (!isPlane(e.to)) continue;
    if (e.kind === "tangent") sides.add(e.to);
    else if (s && isLedge(surfaces[e.to], s, e.length))
      for (const { to } of surfaces[e.to]?.edges ?? [])
        if (isPlane(to) && touches(surfaces[to], s)) sides.add(to);
  }
  return [...sides];
}

const chordOf = ({ shape, flatRadius }: RecognisedSurface): number =>
  shape.kind === "cylinder" ? shape.radius - (flatRadius ?? shape.radius) + SAME : 0;

/** As high as a chord at the most, along an edge with the cylinder. */
const isLedge = (ledge: RecognisedSurface | undefined, s: RecognisedSurface, run: number) =>
  ledge !== undefined && ledge.area <= run * chordOf(s);

/** Is the plane one that the whole cylinder would touch? */
function touches(side: RecognisedSurface | undefined, s: RecognisedSurface): boolean {
  if (side?.shape.kind !== "plane" || s.shape.kind !== "cylinder") return false;
  const { normal, offset } = side.shape;
  if (Math.abs(dot(normal, s.shape.axis)) > 1e-3) return false;
  const apart = Math.abs(dot(normal, s.shape.point) - offset);
  return Math.abs(apart - s.shape.radius) <= chordOf(s);
}

type Half = {
  i: number;
  s: RecognisedSurface;
  shape: Extract<RecognisedSurface["shape"], { kind: "cylinder" }>;
  key: string;
};

function slotOf(surfaces: Surfaces, a: Half, b: Half): Slot {
  const radius = (a.shape.radius + b.shape.radius) / 2;
  const { axis } = a.shape;
  const [low, high] = a.s.span ?? [0, 0];
  const middle = (low + high) / 2;
  const one = along(a.shape.point, axis, middle);
  // The other centre at the same height.
  const other = along(b.shape.point, axis, dot(subtract(one, b.shape.point), axis));
  const floor = a.s.edges.find(
    (e) =>
      e.kind === "concave" &&
      isSquare(surfaces[e.to], axis) &&
      b.s.edges.some((f) => f.to === e.to),
  );
  const sides = a.key.split(",").map(Number);
  const own = [a.i, b.i, ...sides, ...(floor ? [floor.to] : [])].sort((x, y) => x - y);
  return {
    kind: "slot",
    through: floor === undefined,
    width: 2 * radius,
    length: length(subtract(other, one)) + 2 * radius,
    centres: [one, other],
    axis: cutterWay(surfaces, axis, one, floor?.to),
    depth: high - low,
    surfaces: own,
  };
}

const isSquare = (s: RecognisedSurface | undefined, axis: Vec3): boolean =>
  s?.shape.kind === "plane" && Math.abs(dot(s.shape.normal, axis)) > 0.999;

/** Towards the floor of a blind slot; else the axis as it is. */
function cutterWay(surfaces: Surfaces, axis: Vec3, at: Vec3, floor: number | undefined): Vec3 {
  const s = floor === undefined ? undefined : surfaces[floor];
  if (!s || dot(subtract(s.centre, at), axis) >= 0) return axis;
  return [-axis[0] + 0, -axis[1] + 0, -axis[2] + 0];
}
