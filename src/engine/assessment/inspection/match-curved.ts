import type { Vec3 } from "../../geometry/mesh.ts";
import { cornersOn } from "./corners-on.ts";
import type { SurfacePair, View } from "./inspection-types.ts";
import { nearSurface } from "../recognition/result/shape.ts";
import { distanceToSurface } from "./reach.ts";
import { laid, unlaid } from "./rigid-pose.ts";
import { isArcOfOutline, STRETCH_NEAR } from "./stretches.ts";

/** Curved surfaces this near, mm, are the same place of the part: what is off by less, tolerances allow. */
const NEAR = 0.25;
/** Of two that are told by name, and by different ones: a chamfer in the place of a round is not that near. */
const NEAR_BY_NAME = 0.1;
/** Beside a face that has its partner, what is off it by more than this, mm, is a step in it. */
const STEP = 0.05;
/** Nearer by less than this, mm, is as near. */
const ON = 1e-6;
/** So many corners of a surface are asked, evenly over all. */
const MOST_CORNERS = 48;

/**
 * Surfaces without a partner that lie on curved ones of the other side. A blend or a hull may be taken for a cone
 * at one size, for pieces of cones or a free surface at another, and the outermost facets of a ring for a
 * plane: what they are called says nothing.
 */
export function matchCurved(
  part: View,
  reference: View,
  found: readonly SurfacePair[],
): SurfacePair[] {
  const [used, asked] = [
    new Set(found.map((pair) => pair.part)),
    new Set(found.map((pair) => pair.reference)),
  ];
  const onReference = left(part, used).flatMap((s) => {
    const r = homeOf(part, s, reference);
    if (r === undefined) return [];
    const beside = found.filter((pair) => pair.reference === r).map((pair) => pair.part);
    return isStepIn(part, s, beside, kindOf(reference, r)) ? [] : [{ part: s, reference: r }];
  });
  const onPart = left(reference, asked)
    .filter((r) => !onReference.some((pair) => pair.reference === r))
    .flatMap((r) => {
      const s = homeOf(reference, r, part);
      if (s === undefined) return [];
      const beside = found.filter((pair) => pair.part === s).map((pair) => pair.reference);
      return isStepIn(reference, r, beside, kindOf(part, s)) ? [] : [{ part: s, reference: r }];
    });
  return [...onReference, ...onPart];
}

const kindOf = ({ recognition }: View, place: number): string =>
  recognition.surfaces[place]?.shape.kind ?? "free";

/**
 * Does a surface stand off the faces beside it that answer the same one of the other side, by name? It is an
 * engraving in a ball then, a groove in a countersink, and no piece of it that a mesh shows as something
 * else. `beside`: those faces; `kind`: of the surface that they answer.
 */
function isStepIn(view: View, place: number, beside: readonly number[], kind: string): boolean {
  const faces = kind === "free" ? [] : beside.filter((s) => kindOf(view, s) === kind);
  if (faces.length === 0 || isArcOfOutline(view.recognition, place)) return false;
  const shapes = faces.map((s) => view.recognition.surfaces[s]?.shape);
  const off = (p: Vec3): number =>
    Math.min(
      ...shapes.map((shape) => Math.abs((shape && nearSurface(shape, p)?.distance) ?? Infinity)),
    );
  // Its own facets stand off it too.
  const chord = Math.max(0, ...faces.flatMap((s) => some(middlesOn(view, s)).map(off)));
  const points = [...some(cornersOn(view, [place])), ...some(middlesOn(view, place))];
  return points.some((p) => off(p) > chord + STEP);
}

const left = ({ recognition }: View, used: ReadonlySet<number>): number[] =>
  recognition.surfaces.flatMap((_, i) => (used.has(i) ? [] : [i]));

/** What a mesh may be taken for something else in the place of; other cylinders and planes are told surely. */
const curved = ({ recognition }: View): number[] =>
  recognition.surfaces.flatMap(({ shape }, i) => {
    const isSure = shape.kind === "cylinder" && !isArcOfOutline(recognition, i);
    return shape.kind === "plane" || isSure ? [] : [i];
  });

/** The surface of the other side on which most of the corners lie, if each lies on one. */
function homeOf(own: View, place: number, other: View): number | undefined {
  const homes = curved(other);
  const near = isArcOfOutline(own.recognition, place) ? STRETCH_NEAR : NEAR;
  const kind = kindOf(own, place);
  const reaches = homes.map((home) => {
    const otherKind = kindOf(other, home);
    const byName = kind !== "free" && otherKind !== "free" && kind !== otherKind;
    return byName ? Math.min(near, NEAR_BY_NAME) : near;
  });
  const votes = new Map<number, number>();
  for (const corner of [...some(cornersOn(own, [place])), ...some(middlesOn(own, place))]) {
    const p = unlaid(other.pose, laid(own.pose, corner));
    let [best, least] = [-1, near];
    for (const [i, home] of homes.entries()) {
      // A corner on the border of two is on the first of them, whatever was rounded.
      const most = Math.min(least, reaches[i] ?? near);
      const off = distanceToSurface(other, home, p, most);
      if (off < most - ON) [best, least] = [home, off];
    }
    if (best < 0) return undefined;
    votes.set(best, (votes.get(best) ?? 0) + 1);
  }
  const [first] = [...votes].sort(([a, m], [b, n]) => n - m || a - b);
  return first?.[0];
}

/** Middles of the triangles' sides: a flat that breaks a round edge has all its corners on the round. */
function middlesOn({ solid, recognition }: View, place: number): readonly Vec3[] {
  const { positions, triangles } = solid.mesh;
  const at = (v: number, k: 0 | 1 | 2): number => positions[3 * v + k] ?? 0;
  const middles: Vec3[] = [];
  for (const t of recognition.surfaces[place]?.triangles ?? [])
    for (let k = 0; k < 3; k++) {
      const [a, b] = [triangles[3 * t + k] ?? 0, triangles[3 * t + ((k + 1) % 3)] ?? 0];
      middles.push([
        (at(a, 0) + at(b, 0)) / 2,
        (at(a, 1) + at(b, 1)) / 2,
        (at(a, 2) + at(b, 2)) / 2,
      ]);
    }
  return middles;
}

function some(corners: readonly Vec3[]): readonly Vec3[] {
  const step = Math.max(1, Math.floor(corners.length / MOST_CORNERS));
  return corners.filter((_, i) => i % step === 0);
}
