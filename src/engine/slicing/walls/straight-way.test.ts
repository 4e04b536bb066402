import fc from "fast-check";
import { expect, it } from "vitest";
import { gridOf, outlineOf } from "./outline.ts";
import { isBlocked } from "./straight-way.ts";

const CORNERS = 9;
const place = fc.tuple(
  fc.integer({ min: -9000, max: 9000 }),
  fc.integer({ min: -9000, max: 9000 }),
);

/** Closeness (µm) of a contour to a way, by points every few µm of each side; ends do not count. */
function nearest(ring: readonly (readonly number[])[], a: readonly number[], b: readonly number[]) {
  const far = Math.hypot(b[0]! - a[0]!, b[1]! - a[1]!);
  const [ux, uy] = [(b[0]! - a[0]!) / far, (b[1]! - a[1]!) / far];
  let least = Infinity;
  ring.forEach(([px, py], i) => {
    const [qx, qy] = ring[(i + 1) % ring.length]!;
    const parts = Math.ceil(Math.hypot(qx! - px!, qy! - py!) / 5);
    for (let k = 0; k <= parts; k++) {
      const x = px! + ((qx! - px!) * k) / parts - a[0]!;
      const y = py! + ((qy! - py!) * k) / parts - a[1]!;
      const along = ux * x + uy * y;
      if (along > 0 && along < far) least = Math.min(least, Math.abs(ux * y - uy * x));
    }
  });
  return least;
}

it("tells whether a contour comes near a straight way", () => {
  let blocked = 0;
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 2000, max: 8000 }), { minLength: CORNERS, maxLength: CORNERS }),
      place,
      place,
      fc.integer({ min: 1, max: 3000 }),
      fc.integer({ min: 300, max: 2500 }),
      (radii, a, b, room, cell) => {
        fc.pre(Math.hypot(a[0] - b[0], a[1] - b[1]) > 10);
        const ring = radii.map((radius, i) => {
          const turn = (2 * Math.PI * i) / CORNERS;
          return [Math.round(radius * Math.cos(turn)), Math.round(radius * Math.sin(turn))];
        });
        const region = {
          points: Int32Array.from(ring.flat()),
          starts: Uint32Array.of(0, CORNERS),
        };
        const outline = outlineOf(region);
        const near = nearest(ring, a, b);
        fc.pre(Math.abs(near - room) > 6);
        const told = isBlocked(outline, gridOf(outline, cell), ...a, ...b, room);
        expect(told).toBe(near < room);
        if (told) blocked++;
      },
    ),
    { numRuns: 300 },
  );
  expect(blocked).toBeGreaterThan(60);
});
