import type { Vec3 } from "../../geometry/mesh.ts";
import { cross, distanceToLine, dot, length, subtract } from "../features/vectors.ts";
import type { ExpectedPlaces } from "./expected-place.ts";
import { distanceFromAxis, SAME_DIRECTION } from "./find-feature.ts";
import type { MeasuredFeature, SurfacePair, View } from "./inspection-types.ts";
import { pointOf } from "./corners-on.ts";
import { freeUnder, PIECE_NEAR } from "./free-under.ts";
import { matchCurved } from "./match-curved.ts";
import { eachOnce, type FeaturePair } from "./match-features.ts";
import { measureFeature, type Sight } from "./measure-feature.ts";
import { distanceToSurface } from "./reach.ts";
import { laid, turned, unlaid } from "./rigid-pose.ts";
import { runsIntoFree } from "./stretches.ts";

const STEP = 1e-4;
const RADIUS_WEIGHT = 0.25;
/** Pieces of one face agree as well as this, mm (or as the sine of an angle). */
const ONE_FACE = 0.01;
const ONE_DIRECTION = 1e-4;

/**
 * Gives each surface of the reference the part's that is meant: of the same kind and side, within about 8°
 * of its direction, nearest to its expected place, each once, nearest pairs first. The walls of matched
 * holes and bosses are pairs already. A face that is cut in pieces on one side only keeps all of them, and curved ones go by where they lie.
 */
export function matchSurfaces(
  part: View,
  reference: View,
  expected: ExpectedPlaces,
  features: readonly FeaturePair[],
  limit: number,
): readonly SurfacePair[] {
  const walls = features.flatMap((pair) => wallsOf(part, reference, pair));
  const [usedPart, usedReference] = [
    new Set(walls.map((p) => p.part)),
    new Set(walls.map((p) => p.reference)),
  ];
  const pairs: (SurfacePair & { readonly cost: number })[] = [];
  reference.recognition.surfaces.forEach((meant, r) => {
    if (usedReference.has(r)) return;
    const places = expected(innerPoint(reference, r)).map((p) => unlaid(part.pose, p));
    const drawn = measureFeature(reference, { kind: "surface", place: r });
    part.recognition.surfaces.forEach(({ shape }, s) => {
      if (usedPart.has(s) || shape.kind !== meant.shape.kind) return;
      const off = distanceOf(part, s, drawn, innerPoint(reference, r), places, limit);
      if (off === undefined || off > limit) return;
      pairs.push({ part: s, reference: r, cost: Math.round(off / STEP) });
    });
  });
  pairs.sort((a, b) => a.cost - b.cost || a.reference - b.reference || a.part - b.part);
  const found: SurfacePair[] = [
    ...walls,
    ...eachOnce(pairs).map((pair) => ({ part: pair.part, reference: pair.reference })),
  ];
  found.push(...pieces(part, reference, found));
  found.push(...matchCurved(part, reference, found));
  return found.sort((a, b) => a.part - b.part || a.reference - b.reference);
}

/** The walls of a matched hole or boss; where one of them is in pieces, each piece. */
function wallsOf(part: View, reference: View, pair: FeaturePair): readonly SurfacePair[] {
  const made = measureFeature(part, { kind: "feature", place: pair.part });
  const drawn = measureFeature(reference, { kind: "feature", place: pair.reference });
  if (made?.shape !== "round" || drawn?.shape !== "round") return [];
  const most = Math.max(made.surfaces.length, drawn.surfaces.length);
  return Array.from({ length: most }, (_, i) => ({
    part: made.surfaces[Math.min(i, made.surfaces.length - 1)] ?? 0,
    reference: drawn.surfaces[Math.min(i, drawn.surfaces.length - 1)] ?? 0,
  }));
}

/**
 * How far a part's surface is from the expected place, or anything above `limit` if it is farther;
 * undefined: it is another sort of surface.
 */
function distanceOf(
  part: View,
  s: number,
  drawn: MeasuredFeature | undefined,
  inside: Vec3,
  places: readonly Vec3[],
  limit: number,
): number | undefined {
  const made = measureFeature(part, { kind: "surface", place: s });
  if (!made || !drawn) return made === drawn ? toSurface(part, s, places, limit) : undefined;
  if (!isSameSort(made, drawn, part)) return undefined;
  if (made.shape === "round" && drawn.shape === "round" && made.full && drawn.full) {
    const middle = subtract(drawn.middle, inside);
    const turnedBack = subtract(unlaid(part.pose, middle), unlaid(part.pose, [0, 0, 0]));
    let least = Infinity;
    for (const p of places)
      least = Math.min(least, distanceFromAxis(made, sum(p, turnedBack)) ?? Infinity);
    return least + RADIUS_WEIGHT * Math.abs(made.radius - drawn.radius);
  }
  return toSurface(part, s, places, limit);
}

const sum = (a: Vec3, b: Vec3): Vec3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];

function toSurface(part: View, s: number, places: readonly Vec3[], limit: number): number {
  let least = Infinity;
  for (const p of places)
    least = Math.min(least, distanceToSurface(part, s, p, Math.min(least, limit)));
  return least;
}

function isSameSort(made: MeasuredFeature, drawn: MeasuredFeature, { pose }: View): boolean {
  if (made.shape !== drawn.shape) return false;
  if ("inward" in made && "inward" in drawn && made.inward !== drawn.inward) return false;
  if (made.shape === "plane" && drawn.shape === "plane")
    return dot(turned(pose, made.normal), drawn.normal) >= SAME_DIRECTION;
  if (!("axis" in made) || !("axis" in drawn)) return true;
  const same = dot(turned(pose, made.axis), drawn.axis);
  return (made.shape === "cone" ? same : Math.abs(same)) >= SAME_DIRECTION;
}

/** Surfaces left over that are another piece of a face that has its partner. */
function pieces(part: View, reference: View, found: readonly SurfacePair[]): SurfacePair[] {
  const more: SurfacePair[] = [];
  const left = (view: View, side: "part" | "reference"): number[] => {
    const used = new Set(found.map((pair) => pair[side]));
    return view.recognition.surfaces.flatMap((_, i) => (used.has(i) ? [] : [i]));
  };
  for (const s of left(part, "part")) {
    const home = found.find((pair) => {
      if (!isOneFace(part, s, pair.part)) return false;
      const p = unlaid(reference.pose, laid(part.pose, innerPoint(part, s)));
      return distanceToSurface(reference, pair.reference, p, PIECE_NEAR) <= PIECE_NEAR;
    });
    if (home) more.push({ part: s, reference: home.reference });
    else {
      const free = freeUnder(part, s, reference);
      if (free !== undefined) more.push({ part: s, reference: free });
    }
  }
  for (const r of left(reference, "reference")) {
    const home = found.find((pair) => {
      if (!isOneFace(reference, r, pair.reference)) return false;
      const p = unlaid(part.pose, laid(reference.pose, innerPoint(reference, r)));
      return distanceToSurface(part, pair.part, p, PIECE_NEAR) <= PIECE_NEAR;
    });
    if (home) more.push({ part: home.part, reference: r });
    else if (runsIntoFree(reference.recognition, r)) {
      const free = freeUnder(reference, r, part);
      if (free !== undefined) more.push({ part: free, reference: r });
    }
  }
  return more;
}

/** Are two surfaces of one solid pieces of the same plane or cylinder? */
function isOneFace(sight: Sight, a: number, b: number): boolean {
  const one = measureFeature(sight, { kind: "surface", place: a });
  const other = measureFeature(sight, { kind: "surface", place: b });
  if (one?.shape === "plane" && other?.shape === "plane") {
    const isLevel = length(cross(one.normal, other.normal)) < ONE_DIRECTION;
    const step = dot(subtract(one.point, other.point), other.normal);
    return isLevel && dot(one.normal, other.normal) > 0 && Math.abs(step) < ONE_FACE;
  }
  if (one?.shape === "round" && other?.shape === "round")
    return (
      one.inward === other.inward &&
      Math.abs(one.radius - other.radius) < ONE_FACE &&
      length(cross(one.axis, other.axis)) < 100 * ONE_DIRECTION &&
      distanceToLine(one.middle, other.point, other.axis) < ONE_FACE
    );
  return false;
}

const inner = new WeakMap<Sight["recognition"], Map<number, Vec3>>();

/** A point on a surface, away from its edges: the middle of its largest triangle, in its own frame. */
export function innerPoint(sight: Sight, place: number): Vec3 {
  let known = inner.get(sight.recognition);
  if (!known) inner.set(sight.recognition, (known = new Map()));
  const before = known.get(place);
  if (before) return before;
  let best: { readonly at: Vec3; readonly area: number } | undefined;
  const { triangles } = sight.solid.mesh;
  for (const t of sight.recognition.surfaces[place]?.triangles ?? []) {
    const [a, b, c] = [0, 1, 2].map((k) => pointOf(sight, triangles[t * 3 + k] ?? 0)) as [
      Vec3,
      Vec3,
      Vec3,
    ];
    const area = Math.round(length(cross(subtract(b, a), subtract(c, a))) * 1e4);
    const at: Vec3 = [(a[0] + b[0] + c[0]) / 3, (a[1] + b[1] + c[1]) / 3, (a[2] + b[2] + c[2]) / 3];
    // Between equals by place, so that the order of the triangles doesn't decide.
    if (!best || area > best.area || (area === best.area && isBefore(at, best.at)))
      best = { at, area };
  }
  const at = best?.at ?? [0, 0, 0];
  known.set(place, at);
  return at;
}

const isBefore = (a: Vec3, b: Vec3): boolean =>
  a[0] !== b[0] ? a[0] < b[0] : a[1] !== b[1] ? a[1] < b[1] : a[2] < b[2];
