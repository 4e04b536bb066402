import type { Vec3 } from "../../../geometry/mesh.ts";
import type { Surface } from "../../../solid/solid-types.ts";
import { distanceToLine, dot, subtract, withoutSign } from "../../features/vectors.ts";
import type { RecognisedSurface, SurfaceEdge } from "../../recognition-types.ts";
import { axisOf, halfAngle } from "../result/shape.ts";

/** The surfaces of a part, by number. */
export type Surfaces = readonly RecognisedSurface[];

/** Lengths up to here are the same, mm: well under any tolerance, well over rounding. */
export const SAME = 0.005;

export const edgeBetween = (surfaces: Surfaces, a: number, b: number): SurfaceEdge | undefined =>
  surfaces[a]?.edges.find((e) => e.to === b);

export const isInward = (shape: Surface): boolean => "inward" in shape && shape.inward;

/** Faces about one axis. Spheres belong to every axis through their centre. */
export interface AxisGroup {
  readonly point: Vec3;
  /** Unit, largest component positive. */
  readonly axis: Vec3;
  readonly members: number[];
}

/** Places a surface on a group's axis: from and to, and the radii there. */
export interface Placed {
  readonly surface: number;
  readonly from: number;
  readonly to: number;
  readonly radii: readonly [number, number];
}

/** Groups cylinders, cones and tori by their axis, the longest first; spheres join where they lie on one. */
export function axisGroups(surfaces: Surfaces): AxisGroup[] {
  const groups: AxisGroup[] = [];
  // By the point of the axis nearest to the origin, in cells a millimetre wide.
  const cells = new Map<number, AxisGroup[]>();
  const spheres: number[] = [];
  const order = surfaces
    .map((_, i) => i)
    .filter((i) => {
      const shape = (surfaces[i] as RecognisedSurface).shape;
      if (shape.kind === "sphere") spheres.push(i);
      return axisOf(shape) !== null;
    })
    .sort((a, b) => length(surfaces[b]) - length(surfaces[a]) || a - b);
  for (const i of order) {
    const s = surfaces[i] as RecognisedSurface;
    const line = axisOf(s.shape);
    if (!line) continue;
    const axis = withoutSign(line.axis);
    const foot = along(line.point, axis, -dot(line.point, axis));
    const cell = Math.floor(foot[0]);
    let home: AxisGroup | undefined;
    for (const c of [cell, cell - 1, cell + 1])
      home ??= cells.get(c)?.find((g) => Math.abs(dot(g.axis, axis)) > 0.999 && isOn(s, line, g));
    if (home) {
      home.members.push(i);
      continue;
    }
    const group: AxisGroup = { point: foot, axis, members: [i] };
    groups.push(group);
    const list = cells.get(cell);
    if (list) list.push(group);
    else cells.set(cell, [group]);
  }
  for (const i of spheres) {
    const s = surfaces[i] as RecognisedSurface;
    if (s.shape.kind !== "sphere") continue;
    // It belongs to the axis of a neighbour, or of one beyond a flat between them.
    const near = new Set(
      s.edges.flatMap((e) => [e.to, ...(surfaces[e.to]?.edges ?? []).map((f) => f.to)]),
    );
    const { centre } = s.shape;
    groups
      .find(
        (g) =>
          distanceToLine(centre, g.point, g.axis) < 4 * SAME && g.members.some((m) => near.has(m)),
      )
      ?.members.push(i);
  }
  return groups;
}

const length = (s: RecognisedSurface | undefined): number => (s?.span ? s.span[1] - s.span[0] : 0);

const along = (p: Vec3, d: Vec3, t: number): Vec3 => [
  p[0] + t * d[0],
  p[1] + t * d[1],
  p[2] + t * d[2],
];

/** Do both ends of a surface's own axis lie on the group's? */
function isOn(s: RecognisedSurface, line: { point: Vec3; axis: Vec3 }, group: AxisGroup): boolean {
  const slack = 2 * SAME + 10 * s.uncertainty;
  return (s.span ?? [0, 0]).every(
    (t) => distanceToLine(along(line.point, line.axis, t), group.point, group.axis) <= slack,
  );
}

/** Where a surface stands along a group's axis, and how wide it is at both ends. */
export function placeOn(surfaces: Surfaces, surface: number, group: AxisGroup): Placed {
  const s = surfaces[surface] as RecognisedSurface;
  const { shape } = s;
  if (shape.kind === "sphere") {
    const h = dot(subtract(shape.centre, group.point), group.axis);
    return {
      surface,
      from: h - shape.radius,
      to: h + shape.radius,
      radii: [shape.radius, shape.radius],
    };
  }
  const line = axisOf(shape);
  const [low, high] = s.span ?? [0, 0];
  if (!line) return { surface, from: 0, to: 0, radii: [0, 0] };
  const same = dot(line.axis, group.axis) >= 0;
  const base = dot(subtract(line.point, group.point), group.axis);
  const [from, to] = same ? [base + low, base + high] : [base - high, base - low];
  if (shape.kind === "cylinder") return { surface, from, to, radii: [shape.radius, shape.radius] };
  if (shape.kind === "cone") {
    const { sin, cos } = halfAngle(shape.halfAngleDegrees);
    const [near, far] = [(low * sin) / cos, (high * sin) / cos];
    return { surface, from, to, radii: same ? [near, far] : [far, near] };
  }
  const torus = shape.kind === "torus" ? shape : null;
  const at = (h: number): number => {
    if (!torus) return 0;
    const d = h - base;
    const rest = Math.sqrt(Math.max(0, torus.minorRadius * torus.minorRadius - d * d));
    // Which half of the tube it is shows in the place of its area.
    const outer = distanceToLine(s.centre, group.point, group.axis) >= 0 && !torus.inward;
    return torus.majorRadius + (outer ? rest : -rest);
  };
  return { surface, from, to, radii: [at(from), at(to)] };
}
