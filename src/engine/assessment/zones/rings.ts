import type { Vec3 } from "../../geometry/mesh.ts";
import { along, dot, squareTo, subtract, unit } from "../features/vectors.ts";
import { descend } from "./descend.ts";
import type { Affine } from "./minimax.ts";
import { type Line, middleOf, type Zone } from "./zone-types.ts";

/**
 * Two circles about one centre, or two cylinders about one axis (`turns`), as near to each other as
 * can be with all points between: the zone of roundness and of cylindricity (ISO 1101:2017, ISO
 * 12181-1:2011, ISO 12180-1:2011). `start` is the axis as recognised. A local minimum, the only one where
 * the points go round the axis and lie near a circle. Undefined where they leave the axis open.
 */
export function rings(
  points: readonly Vec3[],
  start: Line,
  turns: boolean,
): (Zone & Line) | undefined {
  return fitAxis(points, start, turns, "ring");
}

/**
 * The largest cylinder (circle) that has no point inside, as `value` its diameter: the datum of a hole
 * (ISO 5459:2011). A local maximum near `start`.
 */
export function inscribedTube(
  points: readonly Vec3[],
  start: Line,
  turns: boolean,
): (Zone & Line) | undefined {
  return fitAxis(points, start, turns, "inside");
}

function fitAxis(
  points: readonly Vec3[],
  start: Line,
  turns: boolean,
  kind: "ring" | "inside",
): (Zone & Line) | undefined {
  if (points.length === 0) return undefined;
  const { centre, size } = middleOf(points);
  const axis = unit(start.axis);
  // The axis's point beside the middle, so that a lean moves both ends alike.
  const point = along(start.point, axis, dot(subtract(centre, start.point), axis));
  const found = descend<Line>({
    start: { point, axis },
    dimension: (turns ? 4 : 2) + (kind === "ring" ? 1 : 0),
    moves: turns ? 4 : 2,
    linearise: (line) => about(points, line, turns, size, kind),
    moved: (line, change) => moved(line, change, turns, size),
    worst: (line) => {
      const { least, most } = radii(points, line);
      return kind === "ring" ? (most - least) / 2 : -least;
    },
  });
  if (!found) return undefined;
  const { least, most, at } = radii(points, found.state);
  const isRing = kind === "ring";
  return {
    value: isRing ? most - least : 2 * least,
    bound: Math.max(0, 2 * (found.worst - found.lower)),
    at,
    ...found.state,
  };
}

/** Distances from the axis, linear in its shift and lean: for a ring both ways about a radius. */
function about(
  points: readonly Vec3[],
  line: Line,
  turns: boolean,
  size: number,
  kind: "ring" | "inside",
): Affine[] {
  const [u, v] = squareTo(line.axis);
  const { least, most } = radii(points, line);
  const middle = kind === "ring" ? (least + most) / 2 : 0;
  const all: Affine[] = [];
  for (const p of points) {
    const d = subtract(p, line.point);
    const [x, y, z] = [dot(d, u), dot(d, v), dot(d, line.axis) / size];
    const r = Math.sqrt(x * x + y * y);
    if (r === 0) continue;
    const [a, b] = [x / r, y / r];
    const away = turns ? [a, b, a * z, b * z] : [a, b];
    const height = r - middle;
    if (kind === "inside") {
      all.push({ slope: away, height: -height });
      continue;
    }
    all.push({ slope: [...away.map((s) => -s), -1], height });
    all.push({ slope: [...away, 1], height: -height });
  }
  return all;
}

function moved(line: Line, change: readonly number[], turns: boolean, size: number): Line {
  const [u, v] = squareTo(line.axis);
  const [x = 0, y = 0, lx = 0, ly = 0] = change;
  const point = along(along(line.point, u, x), v, y);
  if (!turns) return { point, axis: line.axis };
  return { point, axis: unit(along(along(line.axis, u, lx / size), v, ly / size)) };
}

/** Least and greatest distance of the points from the axis, and the point farthest off. */
export function radii(points: readonly Vec3[], line: Line) {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let at: Vec3 = line.point;
  for (const p of points) {
    const d = subtract(p, line.point);
    const across = along(d, line.axis, -dot(d, line.axis));
    const r = Math.sqrt(dot(across, across));
    least = Math.min(least, r);
    if (r > most) [most, at] = [r, p];
  }
  return { least, most, at };
}
