import { cos } from "../../foundation/exact-math.ts";
import type { Vec3 } from "../../geometry/mesh.ts";
import { along, cross, distanceToLine, dot, unit } from "../features/vectors.ts";
import type { RecognisedSurface, Recognition } from "../recognition-types.ts";
import { cornersOn, facesOn } from "./corners-on.ts";
import { SAME_DIRECTION } from "./find-feature.ts";
import type { MatchedFeature, View } from "./inspection-types.ts";
import type { Sight } from "./measure-feature.ts";
import { laid, turned } from "./rigid-pose.ts";

/**
 * A ring of so few equal flats that it is no longer taken for a round: a circle that was given too few
 * segments, or a hexagon that is meant. In the solid's own frame, mm.
 */
export interface CoarseRound {
  readonly surfaces: readonly number[];
  readonly faces: readonly number[];
  readonly axis: Vec3;
  readonly centre: Vec3;
  /** Diameters through the corners and across the flats. */
  readonly corners: number;
  readonly flats: number;
  readonly inward: boolean;
  readonly from: number;
  readonly to: number;
}

const FEWEST = 5;
const MOST = 12;
/** Equal turns, degrees; equal distances from the centre, as a part of them. */
const EVEN = 0.5;
const ROUND = 0.01;

const known = new WeakMap<Recognition, readonly CoarseRound[]>();

/** All coarse rounds, in the order of their first surface. */
export function coarseRounds(sight: Sight): readonly CoarseRound[] {
  const before = known.get(sight.recognition);
  if (before) return before;
  const taken = new Set<number>();
  const found: CoarseRound[] = [];
  sight.recognition.surfaces.forEach(({ shape, edges }, start) => {
    if (shape.kind !== "plane" || taken.has(start)) return;
    for (const edge of edges) {
      const ring = taken.has(start) ? undefined : ringFrom(sight.recognition, start, edge);
      const round = ring && roundOf(sight, ring);
      if (!round) continue;
      for (const s of ring) taken.add(s);
      found.push(round);
    }
  });
  known.set(sight.recognition, found);
  return found;
}

/** Planes that turn on by equal angles about one axis until they close. */
function ringFrom(
  { surfaces }: Recognition,
  start: number,
  first: RecognisedSurface["edges"][number],
): number[] | undefined {
  const normal = (s: number): Vec3 | undefined => {
    const shape = surfaces[s]?.shape;
    return shape?.kind === "plane" ? shape.normal : undefined;
  };
  const count = Math.round(360 / Math.max(first.turn, 1));
  const [a, b] = [normal(start), normal(first.to)];
  if (!a || !b || count < FEWEST || count > MOST) return undefined;
  if (Math.abs(first.turn - 360 / count) > EVEN) return undefined;
  const axis = unit(cross(a, b));
  const ring = [start, first.to];
  while (ring.length < count) {
    const here = ring.at(-1) as number;
    const next = surfaces[here]?.edges.find(({ to, turn, kind }) => {
      const [n, m] = [normal(here), normal(to)];
      return (
        n &&
        m &&
        !ring.includes(to) &&
        kind === first.kind &&
        Math.abs(turn - first.turn) < EVEN &&
        dot(unit(cross(n, m)), axis) > SAME_DIRECTION
      );
    });
    if (!next) return undefined;
    ring.push(next.to);
  }
  return surfaces[ring.at(-1) as number]?.edges.some(({ to }) => to === start) ? ring : undefined;
}

function roundOf(sight: Sight, ring: readonly number[]): CoarseRound | undefined {
  const planes = ring.flatMap((s) => {
    const shape = sight.recognition.surfaces[s]?.shape;
    return shape?.kind === "plane" ? [shape] : [];
  });
  const [first, second] = planes;
  if (!first || !second) return undefined;
  // The normals of an even ring add up to nothing: the mean offset is the flats' distance from the centre.
  const mean = planes.reduce((sum, { offset }) => sum + offset, 0) / planes.length;
  const apothem = Math.abs(mean);
  let centre: Vec3 = [0, 0, 0];
  for (const { normal, offset } of planes)
    centre = along(centre, normal, (2 * offset) / planes.length);
  const isEven = planes.every(
    ({ normal, offset }) => Math.abs(dot(normal, centre) + mean - offset) <= ROUND * apothem,
  );
  if (!isEven || !(apothem > 0)) return undefined;
  const axis = unit(cross(first.normal, second.normal));
  const heights = cornersOn(sight, ring).map((p) => dot(p, axis));
  return {
    surfaces: ring,
    faces: facesOn(sight, ring),
    axis,
    centre,
    corners: (2 * apothem) / cos(Math.PI / ring.length),
    flats: 2 * apothem,
    inward: mean < 0,
    from: Math.min(...heights),
    to: Math.max(...heights),
  };
}

/** The coarse round that stands where a round feature of the rubric should be. */
export function coarseRound(
  { part }: { readonly part: View },
  { reference }: MatchedFeature,
): CoarseRound | undefined {
  if (reference.shape !== "round") return undefined;
  const near = coarseRounds(part).filter((round) => {
    const axis = turned(part.pose, round.axis);
    if (Math.abs(dot(axis, reference.axis)) < SAME_DIRECTION) return false;
    const middle = laid(part.pose, along(round.centre, round.axis, (round.from + round.to) / 2));
    const reach = (round.to - round.from) / 2;
    const apart = dot(reference.middle, axis) - dot(middle, axis);
    return (
      round.inward === reference.inward &&
      distanceToLine(reference.middle, middle, axis) <= reference.radius &&
      Math.abs(apart) <= reach + 1
    );
  });
  const off = (round: CoarseRound): number => Math.abs(round.corners / 2 - reference.radius);
  return near.sort((a, b) => off(a) - off(b))[0];
}
