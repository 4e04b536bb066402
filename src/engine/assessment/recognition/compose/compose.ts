import type { Boss, Feature, Hole, RecognisedSurface } from "../../recognition-types.ts";
import type { Field } from "../fit/sample.ts";
import { findBlends, findChamfers } from "./blends.ts";
import { holesAndBosses } from "./holes.ts";
import { axisGroups, type Surfaces } from "./parts.ts";
import { findPatterns } from "./patterns.ts";
import { profileOf } from "./profile.ts";
import { findSlots } from "./slots.ts";
import { findThreads } from "./threads.ts";

/** All features that the surfaces make up: threads, holes and bosses, turned, slots, blends, chamfers, patterns, free. */
export function composeFeatures(
  field: Field,
  surfaces: Surfaces,
  surfaceOf: Int32Array,
): Feature[] {
  const threads = findThreads(field, surfaces, surfaceOf);
  const threaded = new Set(threads.flatMap((t) => t.surfaces));
  const groups = axisGroups(surfaces)
    .map((g) => ({ ...g, members: g.members.filter((i) => !threaded.has(i)) }))
    .filter((g) => g.members.length > 0);
  const rounds = groups
    .flatMap((group) => holesAndBosses(surfaces, group))
    .map((f) => withThreadName(surfaces, f))
    .sort(byPlace);
  const turned = groups.flatMap((group) => profileOf(surfaces, group) ?? []);
  const slots = findSlots(surfaces);
  const used = new Set([...threaded, ...slots.flatMap((s) => s.surfaces)]);
  const blends = findBlends(surfaces, used);
  const inHole = new Set(rounds.flatMap((f) => (f.kind === "hole" ? f.surfaces : [])));
  const chamfers = findChamfers(surfaces, new Set([...used, ...inHole]));
  const features: Feature[] = [...rounds, ...turned, ...slots, ...threads, ...blends, ...chamfers];
  const area = surfaces.reduce((sum, s) => sum + s.area, 0);
  return [
    ...features,
    ...findPatterns(features),
    ...surfaces.flatMap((s, surface): Feature[] =>
      s.shape.kind === "free" && !threaded.has(surface)
        ? [{ kind: "free", surface, share: s.area / area }]
        : [],
    ),
  ];
}

/** Holes before bosses, wide before narrow, then by place. */
function byPlace(a: Hole | Boss, b: Hole | Boss): number {
  if (a.kind !== b.kind) return a.kind === "hole" ? -1 : 1;
  if (Math.abs(a.diameter - b.diameter) > 1e-3) return b.diameter - a.diameter;
  for (const k of [0, 1, 2] as const)
    if (Math.abs(a.point[k] - b.point[k]) > 1e-3) return a.point[k] - b.point[k];
  return a.from - b.from;
}

/** A metric designation in a name, such as `M6` or `M8x1`. */
const METRIC = /\bM\d+(?:[.,]\d+)?(?:\s*[x×]\s*\d+(?:[.,]\d+)?)?\b/;

/** A plain cylinder that the author calls by a thread's name is a thread that is only drawn. */
function withThreadName<T extends Hole | Boss>(surfaces: Surfaces, feature: T): T {
  for (const i of feature.surfaces) {
    const name = (surfaces[i] as RecognisedSurface).name;
    const found = name && METRIC.exec(name.feature);
    if (found) return { ...feature, cosmeticThread: found[0] };
  }
  return feature;
}
