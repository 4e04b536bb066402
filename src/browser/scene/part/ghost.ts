import { BufferAttribute, BufferGeometry, Group, Matrix4, Mesh, MeshBasicMaterial } from "three";
import type { Bounds, Vec3 } from "../../../engine/geometry/mesh.ts";
import type { Solid } from "../../../engine/solid/solid-types.ts";
import type { Placed, SceneColors } from "../scene-types.ts";
import { toColor } from "../stage/scene-colors.ts";
import { createFatLines } from "../lines/fat-lines.ts";
import { partEdges, segmentsOfKind } from "./part-edges.ts";

export interface Ghost {
  readonly object: Group;
  recolor(colors: SceneColors): void;
  dispose(): void;
}

/** The reference solid: a breath of colour and thin edges, never in the way of the part. */
export function createGhost(solid: Solid, placed?: Placed): Ghost {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(solid.mesh.positions), 3));
  geometry.setIndex(new BufferAttribute(new Uint32Array(solid.mesh.triangles), 1));
  const material = new MeshBasicMaterial({ transparent: true, opacity: 0.12, depthWrite: false });
  const mesh = new Mesh(geometry, material);
  mesh.renderOrder = 10;
  const segments = segmentsOfKind(partEdges(solid), "sharp");
  const lines = createFatLines({ color: "#000", width: 2, opacity: 0.9, order: 11, inFront: true });
  // What lies inside the part, or behind it, is what one looks for: seen too, but faintly.
  const hidden = createFatLines({
    color: "#000",
    width: 1.5,
    opacity: 0.45,
    order: 12,
    where: "behind",
  });
  lines.set(segments);
  hidden.set(segments);
  const object = new Group();
  object.add(mesh, lines.object, hidden.object);
  if (placed) {
    const [x, y, z] = placed.rows;
    const [a, b, c] = placed.shift;
    object.applyMatrix4(new Matrix4().set(...x, a, ...y, b, ...z, c, 0, 0, 0, 1));
  }
  return {
    object,
    recolor(colors) {
      material.color = toColor(colors.ghost);
      lines.recolor(colors.ghost);
      hidden.recolor(colors.ghost);
    },
    dispose() {
      geometry.dispose();
      material.dispose();
      lines.dispose();
      hidden.dispose();
    },
  };
}

/** The box that a placed box takes. */
export function reachOf({ min, max }: Bounds, placed?: Placed): Bounds {
  if (!placed) return { min, max };
  const ends = placed.rows.map((row, i) =>
    row.reduce(
      ([low, high], c, k) => {
        const [from, to] = [c * (min[k] as number), c * (max[k] as number)];
        return [low + Math.min(from, to), high + Math.max(from, to)] as const;
      },
      [placed.shift[i] as number, placed.shift[i] as number] as const,
    ),
  );
  const end = (k: 0 | 1): Vec3 => ends.map((pair) => pair[k]) as unknown as Vec3;
  return { min: end(0), max: end(1) };
}
