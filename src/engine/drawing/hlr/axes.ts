import type { Vec3 } from "../../geometry/mesh.ts";
import type { Solid } from "../../solid/solid-types.ts";
import { axisOf, isParallel, offAxis, revolvesAbout } from "./circle-of.ts";
import { trustedSurface, vertexAt } from "./topology.ts";
import { add, dot, scale, sub } from "./vec.ts";

/** An axis that a drawing shows: the stretch of it that its faces take, and the largest radius. */
export interface SolidAxis {
  readonly from: Vec3;
  readonly to: Vec3;
  readonly axis: Vec3;
  readonly radius: number;
  /** The coaxial faces; the first is the one that speaks for it. */
  readonly faces: readonly number[];
}

/**
 * Axes of the cylinders and cones of a solid that go at least half round (holes, shafts, slot
 * ends); fillets have none. Coaxial faces share one axis.
 */
export function axesOf(solid: Solid): SolidAxis[] {
  const groups: { point: Vec3; axis: Vec3; faces: number[] }[] = [];
  solid.faces.forEach((_, f) => {
    const surface = trustedSurface(solid, f);
    const line = axisOf(surface);
    if (!line) return;
    const home = groups.find((g) => isParallel(g.axis, line.axis) && offAxis(line.point, g) < 5e-3);
    if (home) home.faces.push(f);
    else groups.push({ ...line, faces: [f] });
  });
  const { mesh, faceOf } = solid;
  return groups.flatMap(({ point, axis, faces }) => {
    const member = new Set(faces);
    let [low, high, radius] = [Infinity, -Infinity, 0];
    const around = new Set<number>();
    const [e1, e2] = squareTo(axis);
    for (let t = 0; t < faceOf.length; t++) {
      if (!member.has(faceOf[t])) continue;
      for (let k = 0; k < 3; k++) {
        const p = vertexAt(mesh, mesh.triangles[3 * t + k]);
        const along = dot(sub(p, point), axis);
        low = Math.min(low, along);
        high = Math.max(high, along);
        radius = Math.max(radius, offAxis(p, { point, axis }));
      }
      const [i, j, k] = [0, 1, 2].map((c) => vertexAt(mesh, mesh.triangles[3 * t + c]));
      const mid = sub(scale(add(add(i, j), k), 1 / 3), point);
      around.add(Math.floor((Math.atan2(dot(mid, e2), dot(mid, e1)) / Math.PI) * 8));
    }
    // 16 sectors; a half turn touches at least 7 of them even with coarse facets.
    if (around.size < 7 && !coarse(solid, faces)) return [];
    if (!(high > low)) return [];
    const at = (t: number): Vec3 => add(point, scale(axis, t));
    return [{ from: at(low), to: at(high), axis, radius, faces }];
  });
}

/** A full turn of few facets touches few sectors: then the areas decide. */
function coarse(solid: Solid, faces: readonly number[]): boolean {
  return faces.some((f) => {
    const s = solid.faces[f].surface;
    if (s.kind !== "cylinder") return false;
    const { min, max } = solid.faces[f].bounds;
    const reach = Math.abs(dot(sub(max, min), s.axis));
    return solid.faces[f].area > 0.8 * Math.PI * s.radius * reach;
  });
}

/** Two unit vectors square to a direction and to each other. */
export function squareTo(axis: Vec3): readonly [Vec3, Vec3] {
  const helper: Vec3 = Math.abs(axis[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0];
  const d = dot(helper, axis);
  const raw = sub(helper, scale(axis, d));
  const size = Math.hypot(...raw);
  const e1 = scale(raw, 1 / size);
  const e2: Vec3 = [
    axis[1] * e1[2] - axis[2] * e1[1],
    axis[2] * e1[0] - axis[0] * e1[2],
    axis[0] * e1[1] - axis[1] * e1[0],
  ];
  return [e1, e2];
}

/** True where every face of the solid is one of revolution about one vertical line. */
export function isTurnedUpright(solid: Solid): boolean {
  const first = solid.faces.map((_, f) => axisOf(trustedSurface(solid, f))).find((line) => line);
  if (!first || !isParallel(first.axis, [0, 0, 1])) return false;
  return solid.faces.every((_, f) => revolvesAbout(trustedSurface(solid, f), first));
}
