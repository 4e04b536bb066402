import { cos, sin } from "../../foundation/exact-math.ts";

/** Sine and cosine of degrees, exact at the multiples of 90, so that quadrant points are exact. */
export function sinDegrees(angle: number): number {
  const a = ((angle % 360) + 360) % 360;
  if (a === 0 || a === 180) return 0;
  if (a === 90) return 1;
  if (a === 270) return -1;
  // Folding into the first quadrant keeps mirrored points exact mirror images.
  if (a > 180) return -sinDegrees(a - 180);
  if (a > 90) return sinDegrees(180 - a);
  return a > 45 ? cos(((90 - a) * Math.PI) / 180) : sin((a * Math.PI) / 180);
}

export const cosDegrees = (angle: number): number => sinDegrees(angle + 90);
