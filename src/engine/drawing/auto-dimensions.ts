import type { Vec3 } from "../geometry/mesh.ts";
import type { Solid } from "../solid/solid-types.ts";
import { axesOf, isTurnedUpright } from "./hlr/axes.ts";
import { isParallel } from "./hlr/circle-of.ts";
import { trustedSurface } from "./hlr/topology.ts";
import type { DrawingDimension } from "./sheet-types.ts";

/** Which view sees an axis end-on. */
const VIEWS: readonly { readonly view: DrawingDimension["view"]; readonly axis: Vec3 }[] = [
  { view: "top", axis: [0, 0, 1] },
  { view: "front", axis: [0, 1, 0] },
  { view: "left", axis: [1, 0, 0] },
];

const rounded = (x: number): number => Math.round(x * 1000) / 1000;

/**
 * Dimensions for a part that no lesson has dimensioned: length, width and height, and the diameter
 * of every hole and shaft from the face table; equal ones are counted together (`4× ⌀5`).
 */
export function autoDimensions(solid: Solid): readonly DrawingDimension[] {
  const { min, max } = solid.bounds;
  const upright = isTurnedUpright(solid);
  const out: DrawingDimension[] = [
    linear(
      "height",
      upright ? "front" : "left",
      "vertical",
      [max[0], min[1], min[2]],
      [max[0], min[1], max[2]],
      "right",
    ),
  ];
  if (!upright) {
    out.push(
      linear(
        "length",
        "front",
        "horizontal",
        [min[0], min[1], min[2]],
        [max[0], min[1], min[2]],
        "above",
      ),
      linear(
        "width",
        "top",
        "vertical",
        [min[0], min[1], max[2]],
        [min[0], max[1], max[2]],
        "left",
      ),
    );
  }
  return [...out, ...diameters(solid)];
}

function linear(
  id: string,
  view: DrawingDimension["view"],
  kind: "horizontal" | "vertical",
  from: Vec3,
  to: Vec3,
  side: NonNullable<DrawingDimension["side"]>,
): DrawingDimension {
  const nominal = rounded(Math.hypot(to[0] - from[0], to[1] - from[1], to[2] - from[2]));
  return { id, view, kind, from, to, nominal, side };
}

function diameters(solid: Solid): DrawingDimension[] {
  const groups = new Map<string, { d: DrawingDimension; count: number }>();
  for (const axis of axesOf(solid)) {
    const seen = VIEWS.find((v) => isParallel(v.axis, axis.axis));
    if (!seen) continue;
    for (const f of axis.faces) {
      const surface = trustedSurface(solid, f);
      if (surface.kind !== "cylinder") continue;
      const key = `${seen.view} ${surface.inward} ${surface.radius.toFixed(3)}`;
      const known = groups.get(key);
      if (known) {
        known.count++;
        continue;
      }
      const centre = footAt(solid, f, surface.point, surface.axis);
      const side: Vec3 = seen.view === "left" ? [0, 1, 0] : [1, 0, 0];
      const to: Vec3 = [0, 1, 2].map(
        (k) => centre[k] + side[k] * surface.radius,
      ) as unknown as Vec3;
      const nominal = rounded(2 * surface.radius);
      const id = `diameter-${groups.size + 1}`;
      groups.set(key, {
        d: { id, view: seen.view, kind: "diameter", from: centre, to, nominal },
        count: 1,
      });
    }
  }
  return [...groups.values()].map(({ d, count }) => (count > 1 ? { ...d, count } : d));
}

/** The point of the axis in the middle of a face. */
function footAt(solid: Solid, face: number, point: Vec3, axis: Vec3): Vec3 {
  const { min, max } = solid.faces[face].bounds;
  const middle = [0, 1, 2].map((k) => (min[k] + max[k]) / 2 - point[k]);
  const along = middle[0] * axis[0] + middle[1] * axis[1] + middle[2] * axis[2];
  return [point[0] + along * axis[0], point[1] + along * axis[1], point[2] + along * axis[2]];
}
