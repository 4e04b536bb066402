import { BufferAttribute, BufferGeometry, Group, Mesh, MeshBasicMaterial } from "three";
import type { Solid } from "../../../engine/solid/solid-types.ts";
import type { SceneColors } from "../scene-types.ts";
import { toColor } from "../stage/scene-colors.ts";
import { createFatLines } from "../lines/fat-lines.ts";
import { partEdges, segmentsOfKind } from "./part-edges.ts";

export interface Ghost {
  readonly object: Group;
  recolor(colors: SceneColors): void;
  dispose(): void;
}

/** The reference solid: a breath of colour and thin edges, never in the way of the part. */
export function createGhost(solid: Solid): Ghost {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(solid.mesh.positions), 3));
  geometry.setIndex(new BufferAttribute(new Uint32Array(solid.mesh.triangles), 1));
  const material = new MeshBasicMaterial({ transparent: true, opacity: 0.12, depthWrite: false });
  const mesh = new Mesh(geometry, material);
  mesh.renderOrder = 10;
  const lines = createFatLines({ color: "#000", width: 1.5, opacity: 0.7, order: 11 });
  lines.set(segmentsOfKind(partEdges(solid), "sharp"));
  const object = new Group();
  object.add(mesh, lines.object);
  return {
    object,
    recolor(colors) {
      material.color = toColor(colors.ghost);
      lines.recolor(colors.ghost);
    },
    dispose() {
      geometry.dispose();
      material.dispose();
      lines.dispose();
    },
  };
}
