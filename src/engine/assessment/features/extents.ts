import type { Solid, Surface } from "../../solid/solid-types.ts";

/** How far a solid reaches along x, y and z, mm, with the uncertainty of each end. */
export interface Extent {
  readonly min: number;
  readonly max: number;
  readonly uncertainty: number;
}

export type Extents = readonly [Extent, Extent, Extent];

/** A meshed curve stays under the true one by up to about this much, mm. */
const CHORD = 0.05;
const EXACT = 1e-6;

/** Extents from the exact surfaces that carry the outermost points, else from the mesh. */
export function extentsOf(solid: Solid): Extents {
  const one = (axis: 0 | 1 | 2): Extent => {
    const low = outermost(solid, axis, -1);
    const high = outermost(solid, axis, 1);
    return {
      min: -low.value,
      max: high.value,
      uncertainty: low.uncertainty + high.uncertainty,
    };
  };
  return [one(0), one(1), one(2)];
}

/** The reach along `axis` in direction `sign`: the support of the solid. */
function outermost(
  solid: Solid,
  axis: 0 | 1 | 2,
  sign: 1 | -1,
): { readonly value: number; readonly uncertainty: number } {
  const meshed = sign === 1 ? solid.bounds.max[axis] : -solid.bounds.min[axis];
  let best = { value: meshed, uncertainty: EXACT, gap: Infinity };
  let curved = false;
  for (const face of solid.faces) {
    const reach = sign === 1 ? face.bounds.max[axis] : -face.bounds.min[axis];
    if (reach < meshed - 1e-3) continue;
    const exact = support(face.surface, axis, sign);
    if (exact === undefined) {
      if (face.surface.kind !== "plane") curved = true;
      continue;
    }
    const gap = Math.abs(exact - meshed);
    const allowed = face.surface.kind === "plane" ? 1e-3 + face.residual : CHORD + face.residual;
    if (gap > allowed || gap >= best.gap) continue;
    best = { value: exact, uncertainty: face.fitted ? Math.max(face.residual, EXACT) : EXACT, gap };
  }
  if (best.gap === Infinity && curved) return { value: meshed, uncertainty: CHORD };
  return best;
}

/** The farthest that a surface can reach, where that is known without trimming. */
function support(surface: Surface, axis: 0 | 1 | 2, sign: 1 | -1): number | undefined {
  switch (surface.kind) {
    case "plane":
      return surface.normal[axis] * sign > 1 - 1e-9 ? surface.offset : undefined;
    case "cylinder":
      if (surface.inward || Math.abs(surface.axis[axis]) > 1e-9) return undefined;
      return surface.point[axis] * sign + surface.radius;
    case "sphere":
      return surface.inward ? undefined : surface.centre[axis] * sign + surface.radius;
    case "torus":
      if (surface.inward || Math.abs(surface.axis[axis]) > 1e-9) return undefined;
      return surface.centre[axis] * sign + surface.majorRadius + surface.minorRadius;
    default:
      return undefined;
  }
}
