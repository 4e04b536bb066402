import type { PrintSettings } from "../../machines/profile-types.ts";
import type { Kernel } from "../kernel/kernel.ts";
import {
  isEmpty,
  NO_POLYS,
  pathArea,
  pathCount,
  type Polys,
  polysBuilder,
  UM,
} from "../kernel/polys.ts";
import { beadSpacing } from "../bead.ts";

export const reads = [
  "skirt_loops",
  "skirt_distance",
  "brim_width",
  "first_layer_line_width",
  "first_layer_height",
] as const satisfies readonly (keyof PrintSettings)[];

/** Loops around the first layer, in printing order: from the outside in. */
interface Adhesion {
  readonly skirt: readonly Polys[];
  readonly brim: readonly Polys[];
}

/** Skirt and brim go round the outlines only, never into holes. Loops beyond the bed are left out. */
export function adhesion(
  kernel: Kernel,
  footprint: Polys,
  settings: PrintSettings,
  bed: { readonly width: number; readonly depth: number },
): Adhesion & { readonly complete: boolean } {
  const width = settings.first_layer_line_width * UM;
  const spacing = beadSpacing(settings.first_layer_line_width, settings.first_layer_height) * UM;
  const outline = outlines(footprint);
  let complete = true;
  const ring = (distance: number): Polys => {
    const loops = outlines(kernel.offset(outline, distance));
    if (inside(loops, bed, width / 2)) return loops;
    complete = false;
    return NO_POLYS;
  };
  const brim: Polys[] = [];
  const brimLoops = Math.round((settings.brim_width * UM) / spacing);
  for (let k = brimLoops - 1; k >= 0; k--) brim.push(ring(width / 2 + k * spacing));
  const skirt: Polys[] = [];
  const clear = brimLoops * spacing + settings.skirt_distance * UM;
  for (let k = settings.skirt_loops - 1; k >= 0; k--)
    skirt.push(ring(clear + width / 2 + k * spacing));
  const kept = (loops: readonly Polys[]): Polys[] => loops.filter((loop) => !isEmpty(loop));
  return { skirt: kept(skirt), brim: kept(brim), complete };
}

function outlines(polys: Polys): Polys {
  const builder = polysBuilder(polys.points.length / 2 + 1);
  for (let i = 0; i < pathCount(polys); i++) {
    if (pathArea(polys, i) <= 0) continue;
    for (let k = polys.starts[i]!; k < polys.starts[i + 1]!; k++)
      builder.point(polys.points[2 * k]!, polys.points[2 * k + 1]!);
    builder.end();
  }
  return builder.done();
}

function inside(
  { points }: Polys,
  bed: { readonly width: number; readonly depth: number },
  margin: number,
): boolean {
  for (let i = 0; i < points.length; i += 2) {
    if (points[i]! < margin || points[i]! > bed.width * UM - margin) return false;
    if (points[i + 1]! < margin || points[i + 1]! > bed.depth * UM - margin) return false;
  }
  return true;
}
