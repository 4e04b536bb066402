import type { Vec3 } from "../../geometry/mesh.ts";
import { along, dot, unit } from "../features/vectors.ts";
import type { Datum } from "./datum-frame.ts";
import { enclosingTube } from "./enclosing-tube.ts";
import { farthest, parallelPlanes } from "./parallel-planes.ts";
import { inscribedTube } from "./rings.ts";
import type { Line } from "./zone-types.ts";

/**
 * The datum plane of a face, as a table on which the part lies: the direction of its narrowest zone, laid
 * on the outermost point (ISO 5459:2011: minimax, outside the material). `outward` is the face's
 * normal; a secondary datum is held square to the primary one's normal, `squareTo`.
 */
export function datumPlane(
  points: readonly Vec3[],
  outward: Vec3,
  squareTo?: Vec3,
): Datum | undefined {
  const held = squareTo && unit(squareTo);
  const found = held
    ? parallelPlanes(points, unit(along(outward, held, -dot(outward, held))), {
        kind: "about",
        axis: held,
      })
    : parallelPlanes(points, outward, { kind: "free" });
  return found && { kind: "plane", point: farthest(points, found.normal), normal: found.normal };
}

/**
 * The datum axis of a shaft (least cylinder around it) or of a hole (largest cylinder in it), ISO
 * 5459:2011. `start` is the axis as recognised.
 */
export function datumAxis(
  points: readonly Vec3[],
  start: Line,
  side: "shaft" | "hole",
): Datum | undefined {
  const found =
    side === "shaft" ? enclosingTube(points, start.axis, true) : inscribedTube(points, start, true);
  return found && { kind: "axis", point: found.point, axis: found.axis };
}
