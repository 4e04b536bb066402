import { beadSpacing } from "../bead.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { isEmpty, type Polys, UM } from "../kernel/polys.ts";
import { boundaryOf } from "./boundary.ts";
import { type Lines, NO_LINES } from "./lines.ts";
import { monotonic } from "./monotonic.ts";
import { insetOf } from "./patterns.ts";
import { rowsOf } from "./rows.ts";

export interface IroningHow {
  /** Distance of the lines, mm. */
  readonly spacing: number;
  /** Volume as a fraction of a solid layer's. */
  readonly flow: number;
  /** Direction of the lines, radians: across the skin below looks best. */
  readonly angle: number;
  /** Thickness of the layer, mm. */
  readonly height: number;
  /** How far the nozzle's middle stays inside the area, µm. */
  readonly inset: number;
}

export interface Ironing {
  readonly lines: Lines;
  /**
   * Width, mm, of a bead as high as the layer with the volume of an ironing line (see `beadArea`).
   * It is a measure of volume: less than the height, no real bead has it.
   */
  readonly width: number;
}

/** The hot nozzle goes over a finished top skin once more and closes its furrows. */
export function ironing(kernel: Kernel, area: Polys, how: IroningHow): Ironing {
  // The width whose beads would touch at spacing × flow.
  const width = how.spacing * how.flow - beadSpacing(0, how.height);
  const region = isEmpty(area) ? area : insetOf(kernel, area, how.inset);
  if (isEmpty(region) || !(how.spacing > 0)) return { lines: NO_LINES, width };
  const spacing = how.spacing * UM;
  const rows = rowsOf(region, how.angle, spacing, spacing / 2);
  return { lines: monotonic(boundaryOf(region), rows, 4 * spacing), width };
}
