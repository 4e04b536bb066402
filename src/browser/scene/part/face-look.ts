import { Vector3 } from "three";
import type { Vec3 } from "../../../engine/geometry/mesh.ts";
import type { Solid } from "../../../engine/solid/solid-types.ts";
import { anglesToward, basisOf, type CameraPose } from "../stage/camera-pose.ts";
import type { FacePicker } from "./face-picker.ts";
import { surfaceNormal } from "./surface-normal.ts";
import { triangleNormals } from "./topology.ts";

/** The picture shows this many times the face's size, so that its surroundings are seen. */
const ROOM = 4;
/** A round face is looked at along its axis, turned by this much so that its wall is seen. */
const TILT = 0.5;

/** Where the camera should stand to look at a face; from the open side where one end is closed. */
export function poseFacing(
  solid: Solid,
  face: number,
  anchor: Vec3,
  from: CameraPose,
  picker: FacePicker,
): CameraPose {
  const found = solid.faces[face];
  if (!found) return from;
  const now = new Vector3(...basisOf(from.azimuth, from.elevation).back);
  const { surface, bounds } = found;
  const at = new Vector3(...anchor);
  let back: Vector3;
  if ("axis" in surface && "inward" in surface) {
    const axis = new Vector3(...surface.axis).normalize();
    if (axis.dot(now) < 0) axis.negate();
    const aside = now.clone().addScaledVector(axis, -axis.dot(now));
    if (aside.length() < 0.1) aside.set(-0.5, -0.7, 0.5).addScaledVector(axis, -0.2);
    aside.normalize().multiplyScalar(TILT);
    const middle = new Vector3(...bounds.min).add(new Vector3(...bounds.max)).multiplyScalar(0.5);
    const seat = surface.inward ? middle : at;
    if (surface.inward && picker.isCovered(seat, axis)) axis.negate();
    back = axis.add(aside);
  } else {
    const normal = surfaceNormal(surface, anchor);
    const outward = new Vector3(...facetOf(solid, face));
    back = normal ? new Vector3(...normal) : outward;
    if (back.dot(outward) < 0) back.negate();
  }
  const size = Math.hypot(
    bounds.max[0] - bounds.min[0],
    bounds.max[1] - bounds.min[1],
    bounds.max[2] - bounds.min[2],
  );
  const whole = Math.hypot(
    solid.bounds.max[0] - solid.bounds.min[0],
    solid.bounds.max[1] - solid.bounds.min[1],
    solid.bounds.max[2] - solid.bounds.min[2],
  );
  const [azimuth, elevation] = anglesToward([back.x, back.y, back.z], from.azimuth);
  const height = Math.min(Math.max(size * ROOM, whole * 0.7, 1), whole * 1.2);
  return { target: anchor, azimuth, elevation, height };
}

/** The normal of the first triangle of a face. */
function facetOf(solid: Solid, face: number): Vec3 {
  const t = solid.faceOf.indexOf(face);
  if (t < 0) return [0, 0, 1];
  const n = triangleNormals({
    positions: solid.mesh.positions,
    triangles: solid.mesh.triangles.slice(3 * t, 3 * t + 3),
  });
  return [n[0] ?? 0, n[1] ?? 0, n[2] ?? 1];
}
