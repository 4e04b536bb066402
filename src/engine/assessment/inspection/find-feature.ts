import type { Vec3 } from "../../geometry/mesh.ts";
import { along, distanceToLine, dot, length, subtract, unit } from "../features/vectors.ts";
import type { FeatureSpec } from "../rubric/feature-spec.ts";
import type { MeasuredFeature } from "./inspection-types.ts";
import { measureFeature, type Sight, type Target } from "./measure-feature.ts";
import { distanceToSurface } from "./reach.ts";

/** Directions within about 8° count as the same: a tilted hole is found, then measured as wrong. */
export const SAME_DIRECTION = 0.99;
/** A rubric's point may lie this far off its feature, mm. */
const NEAR = 0.1;

/** The feature of the reference that a rubric's spec means; undefined where there is none. */
export function findFeature(sight: Sight, spec: FeatureSpec): Target | undefined {
  if (spec.type === "pattern") return undefined;
  const candidates = targetsOf(sight, spec.type).flatMap((target) => {
    const measured = measureFeature(sight, target);
    const off = measured && distanceFrom(sight, target, measured, spec);
    return off !== undefined && off <= NEAR ? [{ target, off: Math.round(off * 1e6) }] : [];
  });
  candidates.sort((a, b) => a.off - b.off || a.target.place - b.target.place);
  return candidates[0]?.target;
}

type Type = Exclude<FeatureSpec["type"], "pattern">;

/** Everything of a type, in the order of the recognition. */
export function targetsOf({ recognition }: Sight, type: Type): readonly Target[] {
  const { surfaces, features } = recognition;
  if (type === "plane" || type === "cylinder" || type === "cone")
    return surfaces.flatMap(({ shape }, place) => (shape.kind === type ? [surface(place)] : []));
  if (type === "sphere" || type === "torus")
    return surfaces.flatMap(({ shape }, place) => (shape.kind === type ? [surface(place)] : []));
  return features.flatMap(({ kind }, place): Target[] =>
    kind === type ? [{ kind: "feature", place }] : [],
  );
}

const surface = (place: number): Target => ({ kind: "surface", place });

function distanceFrom(
  sight: Sight,
  target: Target,
  measured: MeasuredFeature,
  spec: Exclude<FeatureSpec, { type: "pattern" }>,
): number | undefined {
  if (spec.type === "plane") {
    if (measured.shape !== "plane") return undefined;
    if (dot(measured.normal, unit(spec.normal)) < SAME_DIRECTION) return undefined;
  }
  if ("axis" in spec) {
    if (!("axis" in measured)) return undefined;
    if (Math.abs(dot(measured.axis, unit(spec.axis))) < SAME_DIRECTION) return undefined;
    return distanceFromAxis(measured, spec.at);
  }
  const [place] = target.kind === "surface" ? [target.place] : measured.surfaces;
  return place === undefined ? undefined : distanceToSurface(sight, place, spec.at);
}

/** From the axis between its ends; of a slot from the line between its centres, seen along the axis. */
export function distanceFromAxis(measured: MeasuredFeature, at: Vec3): number | undefined {
  if (measured.shape === "slot") {
    const [a, b] = measured.centres;
    const run = subtract(b, a);
    const flat = (p: Vec3): Vec3 => along(p, measured.axis, -dot(subtract(p, a), measured.axis));
    const p = flat(at);
    const t = dot(subtract(p, a), run) / Math.max(dot(run, run), 1e-12);
    return length(subtract(p, along(a, run, Math.min(1, Math.max(0, t)))));
  }
  if (measured.shape !== "round" && measured.shape !== "thread") return undefined;
  const { ends, axis } = measured;
  const [low, high] = ends.map((end) => dot(subtract(end, at), axis)) as [number, number];
  const beyond = Math.max(0, Math.min(low, high), -Math.max(low, high));
  return distanceToLine(at, ends[0], axis) + beyond;
}
