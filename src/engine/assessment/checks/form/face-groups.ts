import type { Vec3 } from "../../../geometry/mesh.ts";
import { along, cross, dot, length, subtract, unit } from "../../features/vectors.ts";
import type { Inspection, View } from "../../inspection/inspection-types.ts";
import { laid, turned } from "../../inspection/rigid-pose.ts";
import type { RecognisedSurface } from "../../recognition-types.ts";
import { soundCorners } from "./sound-corners.ts";

/** A surface of the reference and what the part has in its place, by places in the recognitions. */
export interface FaceGroup {
  readonly reference: number;
  readonly surface: RecognisedSurface;
  /** Ascending. */
  readonly part: readonly number[];
  /** All were paired by the matching; else some are of another kind: a cone in the place of a cylinder. */
  readonly alike: boolean;
}

/** Facets that look this far away from a plane (cosine) are another face; curves are cut more coarsely. */
const SAME_WAY = { plane: 0.985, cylinder: 0.75 } as const;
/** A face in the place of another covers at least this part of it. */
const COVERS = 0.3;
/** A corner may lie beyond the face's rim by so much, mm, and by this part of its side. */
const EDGE = 1;
const EDGE_PART = 0.05;

/**
 * Every surface of the reference that found a partner, with all its partners. A face that is badly out of
 * form is recognised as something else (twisted: two triangles or a free surface; tapered: a cone), and
 * would be left over: it is put with the plane or cylinder in whose place it is.
 */
export function faceGroups(inspection: Inspection): readonly FaceGroup[] {
  // A scene holds the pairs of its inspection.
  const before = groupsBefore.get(inspection.pairs);
  if (before) return before;
  const groups = groupsOf(inspection);
  groupsBefore.set(inspection.pairs, groups);
  return groups;
}

const groupsBefore = new WeakMap<Inspection["pairs"], readonly FaceGroup[]>();

function groupsOf(inspection: Inspection): readonly FaceGroup[] {
  const { pairs, extra, missing, part, reference } = inspection;
  const partners = new Map<number, number[]>();
  const left = new Set(extra);
  for (const pair of pairs) {
    const list = partners.get(pair.reference) ?? [];
    partners.set(pair.reference, list);
    // A stretch of a free surface may answer a plane: only in its place it is one.
    if (kindOf(part, pair.part) === kindOf(reference, pair.reference)) list.push(pair.part);
    else left.add(pair.part);
  }
  const groups: FaceGroup[] = [];
  for (const place of [...partners.keys(), ...missing].sort((a, b) => a - b)) {
    const surface = reference.recognition.surfaces[place];
    if (!surface || groups.some((group) => group.reference === place)) continue;
    const own = partners.get(place) ?? [];
    const members = membersOf(inspection, surface, place, own, left);
    if (members.length === 0) continue;
    const alike = members.every((s) => own.includes(s));
    for (const member of members) left.delete(member);
    groups.push({ reference: place, surface, part: members, alike });
  }
  return groups;
}

const kindOf = ({ recognition }: View, place: number) => recognition.surfaces[place]?.shape.kind;

/** The partners of `surface`, and what nothing claims and stands in its place; ascending. */
function membersOf(
  { part, reference }: Inspection,
  surface: RecognisedSurface,
  place: number,
  own: readonly number[],
  left: ReadonlySet<number>,
): readonly number[] {
  const { shape } = surface;
  if (left.size === 0 || (shape.kind !== "plane" && shape.kind !== "cylinder")) return own;
  const zone = zoneOf(reference, surface, place);
  const inPlace = [...left].filter((s) => zone?.(part, s)).sort((a, b) => a - b);
  const area = inPlace.reduce((sum, s) => sum + (part.recognition.surfaces[s]?.area ?? 0), 0);
  const covers = area >= COVERS * surface.area;
  if (own.length === 0) return covers ? inPlace : [];
  // Paired with a wider step of the same hole, because its own wall is no cylinder.
  if (shape.kind === "cylinder" && covers && !own.some((s) => zone?.(part, s))) return inPlace;
  // A face that is there takes in only what grows on without an edge.
  const taken = new Set(own);
  const touches = (s: number): boolean =>
    (part.recognition.surfaces[s]?.edges ?? []).some((e) => taken.has(e.to) && e.turn < 10);
  for (let more = true; more; ) {
    const next = inPlace.find((s) => !taken.has(s) && touches(s));
    more = next !== undefined;
    if (next !== undefined) taken.add(next);
  }
  return [...taken].sort((a, b) => a - b);
}

type Zone = (part: View, surface: number) => boolean;

/** Whether a surface of the part lies near this one of the reference and looks the same way. */
function zoneOf(reference: View, surface: RecognisedSurface, place: number): Zone | undefined {
  const { shape } = surface;
  const edge = soundCorners(reference, [place], 1);
  if (shape.kind === "plane") {
    const [u, v] = sidesOf(shape.normal);
    const [alongU, alongV] = [rangeOf(edge, u), rangeOf(edge, v)];
    const reach = 0.2 + 0.06 * Math.max(alongU.to - alongU.from, alongV.to - alongV.from);
    const isInside = (p: Vec3): boolean =>
      Math.abs(dot(shape.normal, p) - shape.offset) <= reach &&
      isIn(dot(u, p), alongU) &&
      isIn(dot(v, p), alongV);
    return (part, s) =>
      soundCorners(part, [s], 1).every(isInside) &&
      facets(part, s).every(({ normal }) => dot(normal, shape.normal) >= SAME_WAY.plane);
  }
  if (shape.kind !== "cylinder") return undefined;
  const { point, axis, radius, inward } = shape;
  const heights = rangeOf(edge, axis);
  const reach = 0.2 + 0.35 * radius;
  const across = (p: Vec3): Vec3 => {
    const d = subtract(p, point);
    return along(d, axis, -dot(d, axis));
  };
  return (part, s) =>
    soundCorners(part, [s], 1).every(
      (p) => Math.abs(length(across(p)) - radius) <= reach && isIn(dot(axis, p), heights),
    ) &&
    facets(part, s).every(
      ({ middle, normal }) =>
        dot(normal, unit(across(middle))) * (inward ? -1 : 1) >= SAME_WAY.cylinder,
    );
}

interface Range {
  readonly from: number;
  readonly to: number;
}

export function rangeOf(points: readonly Vec3[], direction: Vec3): Range {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const p of points) {
    const d = dot(direction, p);
    from = Math.min(from, d);
    to = Math.max(to, d);
  }
  return { from, to };
}

function isIn(x: number, { from, to }: Range): boolean {
  const edge = EDGE + EDGE_PART * (to - from);
  return x >= from - edge && x <= to + edge;
}

function sidesOf(normal: Vec3): readonly [Vec3, Vec3] {
  const helper: Vec3 = Math.abs(normal[0]) < 0.6 ? [1, 0, 0] : [0, 1, 0];
  const u = unit(cross(normal, helper));
  return [u, cross(normal, u)];
}

interface FacetPlace {
  readonly middle: Vec3;
  readonly normal: Vec3;
}

const facetsBefore = new WeakMap<View, Map<number, readonly FacetPlace[]>>();

/** Middles and normals of a surface's triangles, in the frame of the reference; slivers left out. */
function facets(view: View, surface: number): readonly FacetPlace[] {
  const known = facetsBefore.get(view) ?? new Map<number, readonly FacetPlace[]>();
  facetsBefore.set(view, known);
  const found = known.get(surface) ?? facetsOf(view, surface);
  known.set(surface, found);
  return found;
}

function facetsOf({ solid, recognition, pose }: View, surface: number): readonly FacetPlace[] {
  const { positions, triangles } = solid.mesh;
  const out: FacetPlace[] = [];
  for (const t of recognition.surfaces[surface]?.triangles ?? []) {
    const [a, b, c] = [0, 1, 2].map((k): Vec3 => {
      const v = 3 * (triangles[3 * t + k] ?? 0);
      return [positions[v] ?? 0, positions[v + 1] ?? 0, positions[v + 2] ?? 0];
    }) as [Vec3, Vec3, Vec3];
    const n = cross(subtract(b, a), subtract(c, a));
    const size = length(n);
    const longest = Math.max(length(subtract(b, a)), length(subtract(c, b)));
    if (size <= 0.02 * longest * longest) continue;
    const middle: Vec3 = [
      (a[0] + b[0] + c[0]) / 3,
      (a[1] + b[1] + c[1]) / 3,
      (a[2] + b[2] + c[2]) / 3,
    ];
    out.push({ middle: laid(pose, middle), normal: unit(turned(pose, n)) });
  }
  return out;
}
