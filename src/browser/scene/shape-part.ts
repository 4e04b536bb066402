import type { Solid } from "../../engine/solid/solid-types.ts";
import { type PartShape, wholeShape } from "./part/part-shape.ts";

export type { PartShape };

/**
 * Works out how a solid is drawn and picked: points and normals, edges, the picker's tree. Needs
 * no page: large parts have it done in a worker and give the answer to the part view.
 */
export const shapePart = (solid: Solid): PartShape => wholeShape(solid);
