import type { Vec3 } from "../../geometry/mesh.ts";
import { LeafBuilder, type LeafMesh } from "./leaf-mesh.ts";

/** The six roles of a box's faces, in the order -x +x -y +y -z +z. */
const BOX_ROLES = ["left", "right", "front", "back", "bottom", "top"] as const;

/** A box around the origin with six plane faces. */
export function cuboidMesh(size: Vec3): LeafMesh {
  const b = new LeafBuilder();
  const half: Vec3 = [size[0] / 2, size[1] / 2, size[2] / 2];
  for (let i = 0; i < 8; i++)
    b.vertex(i & 1 ? half[0] : -half[0], i & 2 ? half[1] : -half[1], i & 4 ? half[2] : -half[2]);
  const quads = [
    [0, 4, 6, 2],
    [1, 3, 7, 5],
    [0, 1, 5, 4],
    [2, 6, 7, 3],
    [0, 2, 3, 1],
    [4, 5, 7, 6],
  ] as const;
  for (const [i, [p, q, r, s]] of quads.entries()) {
    const axis = i >> 1;
    const normal: [number, number, number] = [0, 0, 0];
    normal[axis] = i & 1 ? 1 : -1;
    const offset = half[axis] as number;
    const role = BOX_ROLES[i] as string;
    b.quad(b.face({ role, surface: { kind: "plane", normal, offset } }), p, q, r, s);
  }
  return b.finish();
}
