import fc from "fast-check";
import { expect, it } from "vitest";
import { createClipper } from "../clipper.ts";
import { fenceOf } from "./fence.ts";
import { createKernel } from "./kernel.ts";
import { isEmpty, polysBuilder } from "./polys.ts";

const kernel = createKernel(await createClipper({}));

const boxes = fc
  .array(
    fc.tuple(
      fc.nat(40),
      fc.nat(40),
      fc.integer({ min: 2, max: 30 }),
      fc.integer({ min: 2, max: 30 }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((list) => {
    const builder = polysBuilder();
    for (const [x, y, w, h] of list) {
      for (const [px, py] of [
        [x, y],
        [x + w, y],
        [x + w, y + h],
        [x, y + h],
      ] as const)
        builder.point(px * 997 + py * 13, py * 1009 - px * 17);
      builder.end();
    }
    return kernel.union(builder.done());
  });

it("a fence keeps in just what nothing is left of, and what does not touch it", () => {
  let kept = 0;
  fc.assert(
    fc.property(
      boxes,
      boxes,
      fc.boolean(),
      fc.integer({ min: 3, max: 9_000 }),
      (outer, others, own, shrink) => {
        const other = own ? outer : others;
        const inner = kernel.offsetByClipper(kernel.union(other), -shrink);
        const fence = fenceOf(outer);
        const apart = isEmpty(kernel.difference(inner, kernel.offsetByClipper(outer, -2)));
        const inside = isEmpty(kernel.difference(inner, outer));
        if (apart) expect(fence.keepsIn(inner)).toBe(true);
        if (!inside) expect(fence.keepsIn(inner)).toBe(false);
        if (apart && !isEmpty(inner)) kept++;
      },
    ),
    { numRuns: 1500 },
  );
  expect(kept).toBeGreaterThan(200);
});
