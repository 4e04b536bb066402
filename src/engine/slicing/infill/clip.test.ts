import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createClipper } from "../clipper.ts";
import { createKernel, type Kernel } from "../kernel/kernel.ts";
import { inRegion, isEmpty } from "../kernel/polys.ts";
import { boundaryOf } from "./boundary.ts";
import { clipPen } from "./clip.ts";
import { strands } from "./strands.ts";
import { fromEdge, polys } from "./test-areas.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = createKernel(await createClipper({}));
});

describe("the pen", () => {
  // Whole mm on both sides, so that lines run through corners and along edges all the time.
  const corner = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }));

  it("keeps what is inside and nothing else, whatever corners and edges the path meets", () => {
    fc.assert(
      fc.property(
        fc.array(corner, { minLength: 3, maxLength: 12 }),
        fc.array(corner, { minLength: 1, maxLength: 12 }),
        (outline, path) => {
          const region = kernel.union(polys(outline));
          if (isEmpty(region)) return;
          const out = strands();
          const pen = clipPen(boundaryOf(region), out);
          const whole = [[-3, -2], ...path, [9, 11]] as const;
          pen.move(-3000, -2000);
          let wanted = 0;
          for (const [i, [x, y]] of whole.entries()) {
            if (i === 0) continue;
            pen.line(x * 1000, y * 1000);
            const [px, py] = whole[i - 1]!;
            const length = Math.hypot(x - px, y - py);
            // Measured by looking at many points, a little aside of the corners.
            for (let k = 0; k < 200; k++) {
              const t = (k + 0.5) / 200;
              const at = [
                (px + (x - px) * t) * 1000 + 0.02,
                (py + (y - py) * t) * 1000 + 0.03,
              ] as const;
              if (inRegion(region, ...at)) wanted += length / 200;
            }
          }
          let length = 0;
          let worst = 0;
          for (let i = 0; i + 1 < out.starts.length; i++)
            for (let k = out.starts[i]! + 1; k < out.starts[i + 1]!; k++) {
              const [ax, ay, bx, by] = out.points.subarray(2 * k - 2, 2 * k + 2);
              length += Math.hypot(bx! - ax!, by! - ay!) / 1000;
              const [mx, my] = [(ax! + bx!) / 2, (ay! + by!) / 2];
              if (!inRegion(region, mx, my)) worst = Math.max(worst, fromEdge(region, mx, my));
            }
          expect(worst).toBeLessThan(0.1);
          // A path along an edge may be kept or not.
          const along = whole.slice(1).some(([x, y], i) => {
            const [px, py] = whole[i]!;
            // Corners where sides cross are rounded, so a side may lie some micrometres beside it.
            let near = 0;
            for (let t = 0.005; t < 1; t += 0.01)
              if (fromEdge(region, (px + (x - px) * t) * 1000, (py + (y - py) * t) * 1000) < 4)
                near++;
            return near > 1;
          });
          if (!along) expect(Math.abs(length - wanted)).toBeLessThan(0.06 * whole.length);
        },
      ),
      { numRuns: 300 },
    );
  });
});
