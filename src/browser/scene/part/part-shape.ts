import { BufferAttribute, BufferGeometry } from "three";
import { MeshBVH, type SerializedBVH } from "three-mesh-bvh";
import type { Solid } from "../../../engine/solid/solid-types.ts";
import { type PartEdges, partEdges } from "./part-edges.ts";
import { type PartTriangles, partTriangles } from "./part-triangles.ts";

/** All that is worked out of a solid before it can be drawn and picked; plain and transferable. */
export interface PartShape {
  readonly triangles: PartTriangles;
  readonly edges: PartEdges;
  /** The picker's tree; absent: built at the first question. */
  readonly tree?: SerializedBVH;
}

/** What is drawn of a solid. Without the tree, which is long work and often not needed. */
export function partShape(solid: Solid): PartShape {
  return { triangles: partTriangles(solid), edges: partEdges(solid) };
}

/** The same with the picker's tree, for parts that must not be worked on the page's thread. */
export function wholeShape(solid: Solid): PartShape {
  const shape = partShape(solid);
  const { roots, indirectBuffer } = MeshBVH.serialize(treeOf(shape), { cloneBuffers: false });
  const tree = { version: 1, roots, index: null, indirectBuffer } as unknown as SerializedBVH;
  return { ...shape, tree };
}

/** The picker's tree of a shape: taken over where a worker has made it. */
export function treeOf({ triangles, tree }: PartShape): MeshBVH {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(triangles.positions, 3));
  geometry.setIndex(new BufferAttribute(triangles.index, 1));
  // Indirect: the order of the triangles stays that of the solid, so a number finds its face.
  return tree
    ? MeshBVH.deserialize(tree, geometry, { setIndex: false })
    : new MeshBVH(geometry, { indirect: true });
}
