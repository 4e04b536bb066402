import type { Vec3 } from "../geometry/mesh.ts";
import type { SliceBox, SliceJob } from "./slice-job.ts";

/** A box that a person has placed, mm, in the mesh's own place: `force` asks for support in it. */
export interface PlacedBox {
  readonly kind: "force" | "block";
  readonly centre: Vec3;
  /** Along X, Y and Z, each above 0. */
  readonly size: Vec3;
}

/** Boxes as people place them, as the slicer takes them. */
export function supportBoxesOf(boxes: readonly PlacedBox[]): NonNullable<SliceJob["supportBoxes"]> {
  const of = (wanted: PlacedBox["kind"]): readonly SliceBox[] =>
    boxes.filter(({ kind }) => kind === wanted).map(cornersOf);
  return { blockers: of("block"), enforcers: of("force") };
}

const cornersOf = ({ centre: [x, y, z], size: [w, d, h] }: PlacedBox): SliceBox => ({
  min: [x - w / 2, y - d / 2, z - h / 2],
  max: [x + w / 2, y + d / 2, z + h / 2],
});
