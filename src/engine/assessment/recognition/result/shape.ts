import { acos, cos as cosine, sin as sine } from "../../../foundation/exact-math.ts";
import type { Vec3 } from "../../../geometry/mesh.ts";
import type { Surface } from "../../../solid/solid-types.ts";
import { withoutSign } from "../../features/vectors.ts";
import type { Model } from "../fit/model.ts";

const DEGREES = 180 / Math.PI;

/** The fitted model as a surface with canonical signs; cylinders are held by the point of their axis nearest to `near`. */
export function shapeOf(model: Model, side: 1 | -1, near: Vec3): Surface {
  const inward = side < 0;
  const centre: Vec3 = [...model.c];
  if (model.kind === "sphere") return { kind: "sphere", centre, radius: model.r, inward };
  const axis = withoutSign([...model.a]);
  if (model.kind === "torus")
    return { kind: "torus", centre, axis, majorRadius: model.R, minorRadius: model.r, inward };
  const move = (t: number): Vec3 => [
    model.c[0] + t * model.a[0],
    model.c[1] + t * model.a[1],
    model.c[2] + t * model.a[2],
  ];
  if (model.kind === "cone")
    return {
      kind: "cone",
      apex: move((-model.r * model.cos) / model.sin),
      axis: [...model.a],
      halfAngleDegrees: acos(model.cos) * DEGREES,
      inward,
    };
  let t = 0;
  for (let k = 0; k < 3; k++)
    t += ((near[k] as number) - (model.c[k] as number)) * (model.a[k] as number);
  return { kind: "cylinder", point: move(t), axis, radius: model.r, inward };
}

/** A plane through the centre of area of its triangles; the normal points out of the material. */
export const planeOf = (normal: Vec3, centre: Vec3): Surface => ({
  kind: "plane",
  normal,
  offset: normal[0] * centre[0] + normal[1] * centre[1] + normal[2] * centre[2],
});

/** Point and direction of a surface's axis: for spheres none. */
export function axisOf(shape: Surface): { readonly point: Vec3; readonly axis: Vec3 } | null {
  if (shape.kind === "cylinder") return { point: shape.point, axis: shape.axis };
  if (shape.kind === "cone") return { point: shape.apex, axis: shape.axis };
  if (shape.kind === "torus") return { point: shape.centre, axis: shape.axis };
  return null;
}

/** Signed distance of a point from a surface and the direction of the material's outside there. */
export function nearSurface(shape: Surface, p: Vec3): { distance: number; normal: Vec3 } | null {
  if (shape.kind === "free") return null;
  if (shape.kind === "plane") {
    const { normal: n } = shape;
    return { distance: n[0] * p[0] + n[1] * p[1] + n[2] * p[2] - shape.offset, normal: n };
  }
  const sign = shape.inward ? -1 : 1;
  const from =
    shape.kind === "cylinder" ? shape.point : shape.kind === "cone" ? shape.apex : shape.centre;
  const d: Vec3 = [p[0] - from[0], p[1] - from[1], p[2] - from[2]];
  const out = (distance: number, n: Vec3): { distance: number; normal: Vec3 } => ({
    distance: sign * distance,
    normal: [sign * n[0], sign * n[1], sign * n[2]],
  });
  if (shape.kind === "sphere") {
    const size = Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
    return size > 0 ? out(size - shape.radius, [d[0] / size, d[1] / size, d[2] / size]) : null;
  }
  const a = shape.axis;
  const h = d[0] * a[0] + d[1] * a[1] + d[2] * a[2];
  const w: Vec3 = [d[0] - h * a[0], d[1] - h * a[1], d[2] - h * a[2]];
  const rho = Math.sqrt(w[0] * w[0] + w[1] * w[1] + w[2] * w[2]);
  if (rho === 0) return null;
  const mix = (i: number, j: number): Vec3 => [
    (i * w[0]) / rho + j * a[0],
    (i * w[1]) / rho + j * a[1],
    (i * w[2]) / rho + j * a[2],
  ];
  if (shape.kind === "cylinder") return out(rho - shape.radius, mix(1, 0));
  if (shape.kind === "cone") {
    const { sin, cos } = halfAngle(shape.halfAngleDegrees);
    return out(rho * cos - h * sin, mix(cos, -sin));
  }
  const q = rho - shape.majorRadius;
  const tube = Math.sqrt(q * q + h * h);
  return tube > 0 ? out(tube - shape.minorRadius, mix(q / tube, h / tube)) : null;
}

export const halfAngle = (degrees: number): { sin: number; cos: number } => ({
  sin: sine(degrees / DEGREES),
  cos: cosine(degrees / DEGREES),
});
