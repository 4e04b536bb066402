import type { Rubric } from "../../../engine/assessment/rubric.ts";

/** A picture of hundredths would show how the curves are cut into straight pieces. */
const LEAST = 0.05;
/** Where no size of the plan has a tolerance. */
const USUAL = 0.1;
/** Up to this part of the tolerance it is as drawn; beyond this many of it, it is far off. */
const AS_DRAWN = 0.25;
const FAR = 5;

/** The tightest tolerance of the lengths of an inspection plan, half its width, mm. */
export function tightestTolerance(rubric: Rubric): number {
  const halves = rubric.checks.flatMap((check) => {
    const isAngle =
      check.kind === "dim.angle" || (check.kind === "dim.chamfer" && check.what === "angle");
    return check.kind.startsWith("dim.") && "upper" in check && !isAngle
      ? [(check.upper - check.lower) / 2]
      : [];
  });
  return Math.max(LEAST, halves.length > 0 ? Math.min(...halves) : USUAL);
}

/** Where one step of the colours ends and the next begins, mm: as drawn, within the tolerance, out of it, far. */
export function deviationLimits(rubric: Rubric): readonly [number, number, number] {
  const tolerance = tightestTolerance(rubric);
  return [AS_DRAWN * tolerance, tolerance, FAR * tolerance];
}

/** A step of the colours. */
export interface DeviationStep {
  /** Of the colours, 1 to 7. */
  readonly tone: number;
  readonly side: "extra" | "missing" | "none";
  /** Steps from as drawn: 1 is within the tolerance. */
  readonly level: number;
  /** mm; the last one has no end. */
  readonly from: number;
  readonly to: number | undefined;
}

/** The steps that occur, the most that is too much first; as drawn is always one. */
export function stepsIn(
  distances: Float32Array,
  limits: readonly [number, number, number],
): readonly DeviationStep[] {
  const levels = new Set([0]);
  for (const off of distances) {
    const level = limits.filter((limit) => Math.abs(off) > limit).length;
    levels.add(off < 0 ? -level : level);
  }
  return [...levels]
    .sort((a, b) => b - a)
    .map((level) => ({
      tone: 4 + level,
      side: level === 0 ? "none" : level > 0 ? "extra" : "missing",
      level: Math.abs(level),
      from: limits[Math.abs(level) - 1] ?? 0,
      to: limits[Math.abs(level)],
    }));
}
