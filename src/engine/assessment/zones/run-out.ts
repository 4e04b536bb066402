import type { Vec3 } from "../../geometry/mesh.ts";
import { dot, subtract } from "../features/vectors.ts";
import { radii } from "./rings.ts";
import type { Line, Zone } from "./zone-types.ts";

/**
 * Run-out about a datum axis (ISO 1101:2017, 17.14 and 17.15): `radial` is the play of the distance from
 * the axis, `axial` of the place along it. Circular run-out takes every section (of points at one
 * height, or at one radius) by itself and counts the worst; total run-out takes all points together.
 * A formula, so the bound is 0.
 */
export function runOut(
  sections: readonly (readonly Vec3[])[],
  datum: Line,
  direction: "radial" | "axial",
): Zone | undefined {
  let found: Zone | undefined;
  for (const points of sections) {
    if (points.length === 0) continue;
    const play = direction === "radial" ? radialPlay(points, datum) : axialPlay(points, datum);
    if (!found || play.value > found.value) found = play;
  }
  return found;
}

function radialPlay(points: readonly Vec3[], datum: Line): Zone {
  const { least, most, at } = radii(points, datum);
  return { value: most - least, bound: 0, at };
}

function axialPlay(points: readonly Vec3[], datum: Line): Zone {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let at = datum.point;
  for (const p of points) {
    const height = dot(datum.axis, subtract(p, datum.point));
    low = Math.min(low, height);
    if (height > high) [high, at] = [height, p];
  }
  return { value: high - low, bound: 0, at };
}
