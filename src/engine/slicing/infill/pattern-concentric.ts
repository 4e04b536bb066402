import { isEmpty, type Polys } from "../kernel/polys.ts";
import { CLOSED, finish, put, type Strands } from "./strands.ts";
import type { Pattern } from "./pattern-types.ts";

/**
 * Closed lines like the outline, one inside the other; the first is half a pitch from the wall. Places too
 * narrow for that have one a bead from their own edge: they would be a void from wall to wall.
 */
export const concentric: Pattern = {
  cycle: 1,
  trace({ kernel, area, pitch, beadSpacing }, out) {
    // Opened, so that the two sides of a loop are at least a bead apart.
    const margin = beadSpacing / 2;
    let loops = kernel.offsets(area, -pitch / 2 - margin, margin);
    const far = isEmpty(loops)
      ? area
      : kernel.difference(area, kernel.offset(loops, pitch / 2 + beadSpacing));
    const narrow = isEmpty(far) ? far : kernel.offsets(far, -beadSpacing - margin, margin);
    draw(narrow, out);
    while (!isEmpty(loops)) {
      draw(loops, out);
      loops = kernel.offsets(loops, -pitch - margin, margin);
    }
  },
};

function draw({ points, starts }: Polys, out: Strands): void {
  for (let i = 0; i + 1 < starts.length; i++) {
    const to = starts[i + 1]!;
    for (let k = starts[i]!; k < to; k++) put(out, points[2 * k]!, points[2 * k + 1]!);
    put(out, points[2 * starts[i]!]!, points[2 * starts[i]! + 1]!);
    finish(out, CLOSED, 0, CLOSED, 0);
  }
}
