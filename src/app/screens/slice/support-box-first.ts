import type { Bounds } from "../../../engine/geometry/mesh.ts";
import type { SupportBox } from "../../../engine/records/event-types.ts";

/** A new box: half as wide as the part, in its middle, from its foot to its top; to a tenth of a mm. */
export function firstBox(kind: SupportBox["kind"], { min, max }: Bounds): SupportBox {
  const tenth = (value: number): number => Math.round(value * 10) / 10;
  const centre = (axis: 0 | 1 | 2): number => tenth((min[axis] + max[axis]) / 2);
  const size = (axis: 0 | 1 | 2, share: number): number =>
    Math.max(1, tenth((max[axis] - min[axis]) * share));
  return {
    kind,
    centre: [centre(0), centre(1), centre(2)],
    size: [size(0, 0.5), size(1, 0.5), size(2, 1)],
  };
}
