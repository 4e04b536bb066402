import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CornerTable } from "./corner-table.ts";
import { largestFirst } from "./largest-first.ts";
import { countEdges, neighbourTable } from "./sides.ts";
import { weld } from "./weld.ts";

const SEED = 20_261_122;
const value = fc.oneof(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.constantFrom(0, 1, 5e-324));
/** Triangles of seven vertices: most edges are met several times, in both directions. */
const soup = fc.array(
  fc.tuple(fc.nat(6), fc.nat(6), fc.nat(6)).filter(([a, b, c]) => a !== b && b !== c && c !== a),
  { maxLength: 20 },
);

describe("the tables under the fitting of faces", () => {
  it("order values as a stable sort does", () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 300 }), (values) => {
        const wanted = [...values.keys()].sort((a, b) => values[b]! - values[a]!);
        expect([...largestFirst(Float64Array.from(values))]).toEqual(wanted);
      }),
      { seed: SEED },
    );
  });

  it("tell points apart by every bit, but not the sign of zero", () => {
    const table = new CornerTable(4);
    expect(table.add(0, -0, 1)).toBe(0);
    expect(table.add(-0, 0, 1)).toBe(0);
    expect(table.add(0, 0, 1 + Number.EPSILON)).toBe(1);
    expect(table.find(0, 0, 1)).toBe(0);
    expect(table.find(1, 0, 0)).toBe(-1);
    expect(table.count).toBe(2);
  });

  it("count edges and pair sides as a list of all sides would", () => {
    fc.assert(
      fc.property(soup, (faces) => {
        const triangles = Uint32Array.from(faces.flat());
        const sides = [...triangles].map((from, h) => {
          const to = triangles[h % 3 === 2 ? h - 2 : h + 1]!;
          return { h, from, to, edge: `${Math.min(from, to)} ${Math.max(from, to)}` };
        });
        const edges = Object.values(Object.groupBy(sides, ({ edge }) => edge)).map((all) => {
          const forth = all!.filter(({ from, to }) => from < to).length;
          return { forth, back: all!.length - forth };
        });
        expect(countEdges({ positions: new Float64Array(21), triangles })).toEqual({
          open: edges.filter(({ forth, back }) => forth + back === 1).length,
          crowded: edges.filter(({ forth, back }) => forth + back > 1 && forth !== back).length,
        });
        const table = neighbourTable(triangles, 7);
        for (const { h, edge, from } of sides) {
          const beyond = table[h]!;
          const twins = sides.filter((s) => s.edge === edge && s.from !== from);
          if (twins.length === 0) expect(beyond).toBe(-1);
          if (beyond < 0) continue;
          expect(twins.map((s) => Math.floor(s.h / 3))).toContain(beyond);
          const back = [0, 1, 2].map((k) => table[3 * beyond + k]);
          expect(back).toContain(Math.floor(h / 3));
        }
        const alone = edges.every(({ forth, back }) => forth === 1 && back === 1);
        if (alone) expect(table).not.toContain(-1);
      }),
      { seed: SEED },
    );
  });

  it("weld equal points, near ones within reach only, and drop what collapses", () => {
    const at = [0, 0, 0, 1, 0, 0, 0, 1, 0, -0, 0, 0, 1 + 1e-6, 0, 0];
    const mesh = {
      positions: Float64Array.from(at),
      triangles: Uint32Array.of(0, 1, 2, 3, 4, 2, 0, 1, 3, 1, 4, 2),
    };
    const equal = weld(mesh, 0);
    expect([...equal.triangles]).toEqual([0, 1, 2, 0, 3, 2, 1, 3, 2]);
    expect(equal.positions).toHaveLength(12);
    const near = weld(mesh, 1e-5);
    expect([...near.triangles]).toEqual([0, 1, 2, 0, 1, 2]);
    expect(near.positions).toHaveLength(9);
  });

  it("weld near points on both sides of a cell's border to the first of them", () => {
    const near = weld(
      {
        positions: Float64Array.of(-1e-7, 0, 0, 1e-7, 0, 0, 5, 0, 0),
        triangles: new Uint32Array(),
      },
      1e-3,
    );
    expect([...near.positions]).toEqual([-1e-7, 0, 0, 5, 0, 0]);
  });
});
