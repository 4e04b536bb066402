import type { Vec3 } from "../../geometry/mesh.ts";
import type { Extents } from "../features/extents.ts";
import type { RoundFeature } from "../features/round-features.ts";
import { distanceToLine, dot, unit } from "../features/vectors.ts";
import type { Check, Rubric } from "../rubric.ts";

/** Directions within about 8° count as the same: a tilted hole is found, then measured as wrong. */
export const SAME_DIRECTION = 0.99;

type Labelled = Extract<Check, { label: string }>;

/**
 * Gives each label of the rubric the part's hole that is meant: same direction, nearest axis, each
 * hole once, nearest pairs first. A hole farther off than half the part's size is nobody's.
 */
export function matchHoles(
  rubric: Rubric,
  holes: readonly RoundFeature[],
  part: Extents,
  reference: Extents,
): ReadonlyMap<string, RoundFeature> {
  const labels = new Map<string, Labelled>();
  for (const check of rubric.checks)
    if ("label" in check && !labels.has(check.label)) labels.set(check.label, check);
  const limit = reference.reduce((most, { min, max }) => Math.max(most, max - min), 0) / 2;
  const pairs: { label: string; hole: number; distance: number }[] = [];
  for (const [label, check] of labels) {
    const at = expectedAt(rubric, check, part, reference);
    const axis = unit(check.axis);
    holes.forEach((hole, number) => {
      if (Math.abs(dot(hole.axis, axis)) < SAME_DIRECTION) return;
      const distance = distanceToLine(at, hole.point, hole.axis);
      // Rounded, so that float noise doesn't decide between equals.
      if (distance <= limit)
        pairs.push({ label, hole: number, distance: Math.round(distance * 1e6) / 1e6 });
    });
  }
  pairs.sort(
    (a, b) => a.distance - b.distance || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0),
  );
  const found = new Map<string, RoundFeature>();
  const used = new Set<number>();
  for (const { label, hole } of pairs) {
    const feature = holes[hole];
    if (!feature || found.has(label) || used.has(hole)) continue;
    found.set(label, feature);
    used.add(hole);
  }
  return found;
}

/**
 * Where the reference's hole would be on this part: each coordinate from the edge that the drawing
 * dimensions it from, else from the middle, so that a wrong length doesn't move every hole.
 */
function expectedAt(rubric: Rubric, check: Labelled, part: Extents, reference: Extents): Vec3 {
  const one = (i: 0 | 1 | 2): number => {
    const name = (["x", "y", "z"] as const)[i];
    const position = rubric.checks.find(
      (c) => c.kind === "hole-position" && c.label === check.label && c.along === name,
    );
    const { min, max } = part[i];
    const to = reference[i];
    if (position?.kind !== "hole-position")
      return (min + max) / 2 + check.at[i] - (to.min + to.max) / 2;
    return position.from === "min" ? min + check.at[i] - to.min : max + check.at[i] - to.max;
  };
  return [one(0), one(1), one(2)];
}
