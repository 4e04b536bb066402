import type { Ctx } from "../foundation/context.ts";
import type { Result } from "../foundation/result.ts";
import type { Mesh } from "../geometry/mesh.ts";
import type { Clipper } from "../slicing/clipper.ts";
import { compare } from "./depositing/compare.ts";
import type { Deposit, DepositOptions } from "./deposit-types.ts";
import type { Motion } from "./gcode-types.ts";

/**
 * The virtual print: every bead of a G-code (of any slicer) laid down with its cross-section and
 * compared, layer by layer, with the mesh (mm, any place, its orientation that of the print).
 *
 * Method. A bead's width comes from its plastic, length and layer height by the rounded rectangle of
 * `beadArea`; less plastic than a round thread is an ellipse, a bridge's bead is a round thread. Seen
 * from above a bead is a strip with round ends, as wide as it is at mid height, where its rounded side
 * reaches farthest; the mesh is cut at the middle of each layer, so that the rounding of the sides
 * counts as nothing missing. Areas: by exact lengths along scan lines. Deviation: by distance to the
 * beads' edges at points along the contours, with no raster. A corner loses what a round bead cannot
 * reach: that is missing area, but not deviation.
 *
 * Limits. Beads do not flow: where two overlap, the plastic has no place and shows as over-extrusion
 * only. Seams, stringing, sagging and shrinking are not modelled. A place that sparse infill
 * should fill but no line of it touches counts as missing, so a print without infill, and every other
 * layer where infill is laid for two at once. One object; a copy beside it counts as stray. On a
 * spiral each turn is one layer at its highest, that begins where the one below ends: what lies in the
 * section of either does not stray. Its inside is meant to be hollow.
 *
 * Errors: `gcode.nothing-laid`, those of `crossSections`, `foundation.cancelled`.
 */
export function virtualPrint(
  { motion, mesh }: { readonly motion: Motion; readonly mesh: Mesh },
  clipper: Clipper,
  ctx: Ctx,
  options: DepositOptions = {},
): Result<Deposit> {
  return compare(motion, mesh, clipper, options, ctx);
}
