import type { AxisStep, RecognisedSurface, TurnedProfile } from "../../recognition-types.ts";
import { walls } from "./holes.ts";
import { type AxisGroup, isInward, placeOn, type Surfaces } from "./parts.ts";

/** Degrees of a turn that a face of a turned profile covers at least. */
const TURNED = 300;

/** Outer faces of revolution about one axis, two or more: a turned profile, in order along it. */
export function profileOf(surfaces: Surfaces, group: AxisGroup): TurnedProfile | null {
  const outer = group.members.filter((i) => {
    const s = surfaces[i] as RecognisedSurface;
    return !isInward(s.shape) && (s.sweep ?? 360) >= TURNED;
  });
  const steps = walls(
    surfaces,
    outer.map((i) => placeOn(surfaces, i, group)),
  ).map(
    ({ kind, from, to, diameters, surfaces: own }): AxisStep => ({
      kind,
      from,
      to,
      diameters,
      surfaces: own,
    }),
  );
  if (steps.length < 2) return null;
  const { point, axis } = group;
  return { kind: "turned", point, axis, surfaces: outer.sort((a, b) => a - b), steps };
}
