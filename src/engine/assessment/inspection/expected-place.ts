import type { Vec3 } from "../../geometry/mesh.ts";
import type { Reach } from "./reach.ts";

/** From which end of the part a coordinate is counted; left out: whichever fits best. */
export type Edges = Partial<Record<0 | 1 | 2, "min" | "max">>;

/** Where a point of the reference may be on a part of other sizes, in the reference's frame. */
export type ExpectedPlaces = (at: Vec3, edges?: Edges) => readonly Vec3[];

/** Sizes that differ by less, mm, are the same. */
const SAME = 1e-3;
/** Factors of mixed-up units, and how near the sizes must come to them. */
const UNITS = [25.4, 1 / 25.4, 10, 0.1, 100, 0.01, 1000, 0.001];
const UNIT_SLACK = 0.02;

/**
 * Counts each coordinate from the lower end, from the middle and from the upper end of the part, so that a
 * wrong length doesn't move everything. Where all sizes are wrong by the factor of a unit, places are.
 */
export function expectedPlaces(part: Reach, reference: Reach): ExpectedPlaces {
  const factor = unitFactor(part, reference);
  if (factor !== undefined)
    return (at) => {
      const one = (k: 0 | 1 | 2): number => part.min[k] + (at[k] - reference.min[k]) * factor;
      return [[one(0), one(1), one(2)]];
    };
  const shifts = (k: 0 | 1 | 2, edge: "min" | "max" | undefined): readonly number[] => {
    const [low, high] = [part.min[k] - reference.min[k], part.max[k] - reference.max[k]];
    if (edge) return [edge === "min" ? low : high];
    return Math.abs(high - low) < SAME ? [low] : [low, high, (low + high) / 2];
  };
  return (at, edges = {}) => {
    const places: Vec3[] = [];
    for (const x of shifts(0, edges[0]))
      for (const y of shifts(1, edges[1]))
        for (const z of shifts(2, edges[2])) places.push([at[0] + x, at[1] + y, at[2] + z]);
    return places;
  };
}

/** The factor of a unit by which all three sizes are off, whichever way the part is turned. */
export function unitFactor(part: Reach, reference: Reach): number | undefined {
  const [a, b] = [sizesOf(part), sizesOf(reference)];
  return UNITS.find((factor) =>
    a.every((size, k) => Math.abs(size / ((b[k] ?? 1) * factor) - 1) < UNIT_SLACK),
  );
}

const sizesOf = ({ min, max }: Reach): readonly number[] =>
  [max[0] - min[0], max[1] - min[1], max[2] - min[2]].sort((x, y) => x - y);
