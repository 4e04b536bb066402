import type { Curve } from "../sheet-types.ts";

export function curveLength(curve: Curve): number {
  if (curve.kind === "line")
    return Math.hypot(curve.to[0] - curve.from[0], curve.to[1] - curve.from[1]);
  if (curve.kind === "arc") return (curve.radius * curve.sweepDegrees * Math.PI) / 180;
  const { points } = curve;
  return points
    .slice(1)
    .reduce((sum, p, i) => sum + Math.hypot(p[0] - points[i][0], p[1] - points[i][1]), 0);
}
