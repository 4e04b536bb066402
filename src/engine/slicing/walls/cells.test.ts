import fc from "fast-check";
import { expect, it } from "vitest";
import { CELL, markCells, visitBead } from "./cells.ts";

const GRID = { x0: -3000, y0: -2000, columns: 60, rows: 40 };
const place = fc.tuple(
  fc.integer({ min: -4000, max: 4000 }),
  fc.integer({ min: -3000, max: 3000 }),
);

/** Distance of the middle of a cell from a bead; infinite beyond a flat end. */
function distance(
  at: number,
  [ax, ay]: readonly number[],
  [bx, by]: readonly number[],
  flat: readonly boolean[],
): number {
  const px = GRID.x0 + ((at % GRID.columns) + 0.5) * CELL - ax!;
  const py = GRID.y0 + (Math.floor(at / GRID.columns) + 0.5) * CELL - ay!;
  const [dx, dy] = [bx! - ax!, by! - ay!];
  const l = dx * dx + dy * dy;
  const t = l > 0 ? (px * dx + py * dy) / l : 0;
  if ((t < 0 && flat[0]) || (t > 1 && flat[1]) || (l === 0 && flat[0] && flat[1])) return Infinity;
  const near = Math.max(0, Math.min(1, t));
  return Math.hypot(px - near * dx, py - near * dy);
}

it("visits the cells whose middles lie under a bead, each once", () => {
  fc.assert(
    fc.property(
      place,
      place,
      fc.integer({ min: 50, max: 1500 }),
      fc.boolean(),
      fc.boolean(),
      (a, b, cover, flatA, flatB) => {
        fc.pre(a[0] !== b[0] || a[1] !== b[1]);
        const seen = new Set<number>();
        const bead = { ax: a[0], ay: a[1], bx: b[0], by: b[1], cover };
        visitBead(bead, 0, flatA, flatB, GRID, (from, to) => {
          for (let at = from; at < to; at++) {
            expect(seen.has(at)).toBe(false);
            seen.add(at);
          }
        });
        for (let at = 0; at < GRID.columns * GRID.rows; at++) {
          const far = distance(at, a, b, [flatA, flatB]);
          if (far < cover / 2 - 1e-6) expect(seen.has(at)).toBe(true);
          if (far > cover / 2 + 1e-6 && far < Infinity) expect(seen.has(at)).toBe(false);
        }
      },
    ),
  );
});

/** By the rule of a ray to the right that is cut an odd number of times. */
function isIn(at: number, points: readonly (readonly number[])[]): boolean {
  const px = GRID.x0 + ((at % GRID.columns) + 0.5) * CELL;
  const py = GRID.y0 + (Math.floor(at / GRID.columns) + 0.5) * CELL;
  let odd = false;
  for (const [i, [ax, ay]] of points.entries()) {
    const [bx, by] = points[(i + 1) % points.length]!;
    if (ay! > py === by! > py) continue;
    if (ax! + ((bx! - ax!) * (py - ay!)) / (by! - ay!) > px) odd = !odd;
  }
  return odd;
}

it("marks the cells whose middles lie in a region, whatever lay beyond the grid before", () => {
  // Corners off the middles of cells, on which both answers are right.
  const corner = place.map(([x, y]) => [2 * x + 1, 2 * y + 1]);
  fc.assert(
    fc.property(fc.array(corner, { minLength: 3, maxLength: 9 }), (points) => {
      const count = GRID.columns * GRID.rows;
      const cells = new Uint8Array(count + 7).fill(1, count);
      const polys = {
        points: Int32Array.from(points.flat()),
        starts: Uint32Array.of(0, points.length),
      };
      markCells(polys, GRID, cells);
      for (let at = 0; at < count; at++) expect(cells[at]).toBe(isIn(at, points) ? 1 : 0);
    }),
  );
});
