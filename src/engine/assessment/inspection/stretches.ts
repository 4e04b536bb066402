import { dot } from "../features/vectors.ts";
import type { Recognition } from "../recognition-types.ts";

/** Between facets of one smooth surface, degrees; a cylinder's axis runs along another's by this cosine. */
const SMOOTH = 15;
const ALONG = 0.999;

/** A stretch has no place of its own: only the certificate tells how far off it may be, and this, mm, is too far. */
export const STRETCH_NEAR = 1;

/** A stretch of a free surface that was taken for something else: it runs smoothly into the rest. */
export const runsIntoFree = ({ surfaces }: Recognition, place: number): boolean =>
  surfaces[place]?.edges.some(
    ({ to, turn }) => turn < SMOOTH && surfaces[to]?.shape.kind === "free",
  ) ?? false;

/** Goes all the way round, but for its seam, degrees: sure to be meant. */
const ROUND = 355;

/** A piece of a cone or a cylinder that is only how one mesh shows part of a free surface: nobody's feature. */
export function isFreeByAnotherName(recognition: Recognition, place: number): boolean {
  const { shape, sweep = 0 } = recognition.surfaces[place] ?? {};
  const isPiece = (shape?.kind === "cone" || shape?.kind === "cylinder") && sweep < ROUND;
  return isPiece && runsIntoFree(recognition, place);
}

/**
 * A cylinder that runs smoothly into others along it: the outline of a cam or a spline, in which one mesh
 * shows arcs from here to there and another from there to here.
 */
export function isArcOfOutline({ surfaces }: Recognition, place: number): boolean {
  const surface = surfaces[place];
  const shape = surface?.shape;
  if (shape?.kind !== "cylinder") return false;
  return (surface?.edges ?? []).some(({ to, turn }) => {
    const next = surfaces[to]?.shape;
    return (
      next?.kind === "cylinder" &&
      turn < SMOOTH &&
      next.inward === shape.inward &&
      Math.abs(dot(next.axis, shape.axis)) > ALONG
    );
  });
}
