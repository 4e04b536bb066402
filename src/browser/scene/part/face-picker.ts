import { DoubleSide, Raycaster, Vector2, type Vector3 } from "three";
import type { MeshBVH } from "three-mesh-bvh";
import type { Solid } from "../../../engine/solid/solid-types.ts";
import type { Pick } from "../scene-types.ts";
import type { CameraControls } from "../stage/camera-controls.ts";
import { type PartShape, treeOf } from "./part-shape.ts";

export interface FacePicker {
  /** What is seen at a place of the picture, CSS px; `hides` says what a section cut away. */
  at(
    x: number,
    y: number,
    size: { readonly width: number; readonly height: number },
    controls: CameraControls,
    hides: (point: Vector3) => boolean,
  ): Pick | null;
  /** True when something of the part stands between a point and the far distance. */
  isCovered(point: Vector3, toward: Vector3): boolean;
}

/** Finds faces under the pointer. Its tree is built at the first question, not with the part. */
export function createFacePicker(solid: Solid, shape: PartShape): FacePicker {
  let tree: MeshBVH | undefined;
  const built = () => {
    tree ??= treeOf(shape);
    return tree;
  };
  const caster = new Raycaster();
  return {
    at(x, y, size, controls, hides) {
      const place = new Vector2((2 * x) / size.width - 1, 1 - (2 * y) / size.height);
      caster.setFromCamera(place, controls.camera);
      const hits = built().raycast(caster.ray, DoubleSide);
      hits.sort((a, b) => a.distance - b.distance);
      const hit = hits.find((each) => !hides(each.point));
      // Seen from behind, a face is the inside of the material: the cap of the section is there.
      if (!hit?.face || hit.face.normal.dot(caster.ray.direction) > 0) return null;
      const face = solid.faceOf[hit.faceIndex ?? 0];
      if (face === undefined) return null;
      return { face, point: [hit.point.x, hit.point.y, hit.point.z] };
    },
    isCovered(point, toward) {
      caster.ray.origin.copy(point).addScaledVector(toward, 1e-3);
      caster.ray.direction.copy(toward).normalize();
      return built().raycastFirst(caster.ray, DoubleSide) !== null;
    },
  };
}
