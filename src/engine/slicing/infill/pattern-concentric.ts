import { isEmpty, pathCount } from "../kernel/polys.ts";
import { CLOSED, finish, put } from "./strands.ts";
import type { Pattern } from "./pattern-types.ts";

/** Closed lines like the outline, one inside the other; the first is half a pitch from the wall. */
export const concentric: Pattern = {
  cycle: 1,
  trace({ kernel, area, pitch, beadSpacing }, out) {
    // Opened, so that the two sides of a loop are at least a bead apart.
    const margin = beadSpacing / 2;
    let loops = kernel.offsets(area, -pitch / 2 - margin, margin);
    while (!isEmpty(loops)) {
      const { points, starts } = loops;
      for (let i = 0; i < pathCount(loops); i++) {
        const to = starts[i + 1]!;
        for (let k = starts[i]!; k < to; k++) put(out, points[2 * k]!, points[2 * k + 1]!);
        put(out, points[2 * starts[i]!]!, points[2 * starts[i]! + 1]!);
        finish(out, CLOSED, 0, CLOSED, 0);
      }
      loops = kernel.offsets(loops, -pitch - margin, margin);
    }
  },
};
