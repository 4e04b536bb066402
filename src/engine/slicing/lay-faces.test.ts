import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import type { Mesh, Vec3 } from "../geometry/mesh.ts";
import { type LayFace, type LayFaces, layFaces } from "./lay-faces.ts";
import { box, prism, together, turnedInsideOut } from "./test-parts.ts";
import { rotated, rotationOf, turnMesh } from "./turn.ts";

function faces(mesh: Mesh, angle = 45): LayFaces {
  const found = layFaces(mesh, angle, quietCtx());
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  return found.value;
}
const best = (mesh: Mesh): LayFace => {
  const found = faces(mesh);
  return found.faces[found.best]!;
};
const laid = (mesh: Mesh): Mesh => turnMesh(mesh, best(mesh).turn);
/** A profile in x and z, so deep in y. */
const bar = (profile: readonly (readonly [number, number])[], depth: number): Mesh =>
  turnMesh(prism(profile, 0, depth), [90, 0, 0]);
const disc = (radius: number, n: number): (readonly [number, number])[] =>
  Array.from({ length: n }, (_, k) => [
    radius * Math.cos((2 * Math.PI * k) / n),
    radius * Math.sin((2 * Math.PI * k) / n),
  ]);
function cone(radius: number, height: number, n = 64): Mesh {
  const ring = disc(radius, n).flatMap(([x, y]) => [x, y, 0]);
  const triangles = Array.from({ length: n }, (_, k) => [
    k,
    (k + 1) % n,
    n,
    (k + 1) % n,
    k,
    n + 1,
  ]).flat();
  return {
    positions: Float64Array.from([...ring, 0, 0, height, 0, 0, 0]),
    triangles: Uint32Array.from(triangles),
  };
}
const L_PROFILE = [
  [0, 0],
  [60, 0],
  [60, 5],
  [5, 5],
  [5, 30],
  [0, 30],
] as const;
// Begin at a corner from which all others are seen: the ends are fans.
const T_PROFILE = [
  [25, 30],
  [40, 30],
  [40, 35],
  [0, 35],
  [0, 30],
  [15, 30],
  [15, 0],
  [25, 0],
] as const;
/** Its sides lean out a little, so that one corner sees all others. */
const U_PROFILE = [
  [20, 3],
  [-22, 30],
  [-25, 30],
  [0, 0],
  [40, 0],
  [65, 30],
  [62, 30],
] as const;
const height = ({ positions }: Mesh): number => {
  const z = positions.filter((_, i) => i % 3 === 2);
  return Math.max(...z) - Math.min(...z);
};
const angle = fc.double({ min: -180, max: 180, noNaN: true });
const angles = fc.tuple(angle, angle, angle);

describe("the flat faces of a part", () => {
  it("are those of a box, the largest first, with their sizes", () => {
    const found = faces(box([0, 0, 0], [30, 20, 10])).faces;
    expect(found.map(({ area }) => Math.round(area))).toEqual([600, 600, 300, 300, 200, 200]);
    expect(found[0]!.size[0]).toBeCloseTo(30, 6);
    expect(found[0]!.size[1]).toBeCloseTo(20, 6);
    expect(found[0]!.normal).toEqual([0, 0, -1]);
    for (const face of found) {
      expect(face.contact).toBeCloseTo(face.area, 6);
      expect(face.overhang).toBe(0);
    }
  });

  it("look straight down and lie lowest once they are laid, however the part came", () => {
    fc.assert(
      fc.property(angles, (turn) => {
        const part = turnMesh(bar(L_PROFILE, 40), turn);
        for (const face of faces(part).faces) {
          const down: Vec3 = rotated(rotationOf(face.turn), face.normal);
          expect(Math.hypot(down[0], down[1], down[2] + 1)).toBeLessThan(1e-9);
          const { positions } = turnMesh(part, face.turn);
          const low = Math.min(...positions.filter((_, i) => i % 3 === 2));
          const corners = turnMesh(
            { positions: face.outline, triangles: part.triangles },
            face.turn,
          );
          for (let i = 2; i < corners.positions.length; i += 3)
            expect(Math.abs(corners.positions[i]! - low)).toBeLessThan(0.011);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("leave out the facets of a round side as long as there is something flat", () => {
    const found = faces(prism(disc(20, 128), 0, 8)).faces;
    expect(found.length).toBeLessThanOrEqual(6);
    expect(found.slice(0, 2).map(({ normal }) => normal[2])).toEqual([-1, 1]);
  });

  it("say what a face would rest on, not what its hull has", () => {
    const table = together(box([0, 0, 10], [40, 40, 14]), box([0, 0, 0], [4, 4, 10]));
    const more = together(table, box([36, 0, 0], [40, 4, 10]), box([18, 36, 0], [22, 40, 10]));
    const legs = faces(more).faces.find(({ normal }) => normal[2] < -0.999)!;
    expect(legs.contact).toBeCloseTo(48, 6);
    expect(legs.area).toBeGreaterThan(500);
  });

  it("are no planes that only touch edges", () => {
    const found = faces(bar(L_PROFILE, 40)).faces;
    expect(found).toHaveLength(6);
    for (const { contact } of found) expect(contact).toBeGreaterThan(100);
    // Four needles rest on their points whichever way they lie: there is a way all the same.
    const needle = (x: number, y: number, z: number): Mesh => ({
      positions: Float64Array.from([x, y, z, z / 9, x / 9, y / 9, y / 9, z / 9, x / 9, 0, 0, 0]),
      triangles: Uint32Array.from([0, 1, 2, 0, 2, 3, 0, 3, 1, 1, 3, 2]),
    });
    const ends = [needle(9, 8, 7), needle(-9, -8, 7), needle(9, -7, -8), needle(-8, 9, -9)];
    expect(faces(together(...ends)).faces).toHaveLength(1);
  });

  it("know when a part tips over by itself", () => {
    const leaning = faces(
      bar(
        [
          [0, 0],
          [10, 0],
          [60, 60],
          [50, 60],
        ],
        20,
      ),
    ).faces;
    expect(leaning.find(({ normal }) => normal[2] < -0.999)!.tilt).toBe(0);
    const upright = faces(box([0, 0, 0], [10, 10, 50])).faces.at(-1)!;
    expect(upright.tilt).toBeCloseTo((Math.atan2(5, 25) * 180) / Math.PI, 6);
  });

  it("are the same for a part turned inside out", () => {
    const part = bar(L_PROFILE, 40);
    const plain = faces(part).faces.map(({ overhang, contact }) => [overhang, contact]);
    const turned = faces(turnedInsideOut(part)).faces.map(({ overhang, contact }) => [
      overhang,
      contact,
    ]);
    expect(turned).toEqual(plain);
  });

  it("are none of a flat mesh, and bad numbers are told", () => {
    const flat: Mesh = {
      positions: Float64Array.from([0, 0, 0, 10, 0, 0, 0, 10, 0]),
      triangles: Uint32Array.from([0, 1, 2]),
    };
    const codes = (mesh: Mesh) => layFaces(mesh, 45, quietCtx()).problems.map(({ code }) => code);
    expect(codes(flat)).toEqual(["slicing.no-flat-face"]);
    expect(codes({ ...flat, positions: flat.positions.with(4, NaN) })).toEqual([
      "slicing.bad-mesh",
    ]);
    expect(codes({ ...flat, triangles: new Uint32Array() })).toEqual(["slicing.nothing-to-print"]);
  });
});

describe("the suggested way to lie", () => {
  const anyhow = (part: Mesh, holds: (laid: Mesh, face: LayFace) => void): void => {
    fc.assert(
      fc.property(angles, (turn) => {
        const turned = turnMesh(part, turn);
        holds(laid(turned), best(turned));
      }),
      { numRuns: 20 },
    );
  };
  it("of an L-bracket is on its longer leg", () => {
    anyhow(bar(L_PROFILE, 40), (part, face) => {
      expect(height(part)).toBeCloseTo(30, 3);
      expect(face.contact).toBeCloseTo(2400, 1);
      expect(face.overhang).toBeLessThan(1);
    });
    expect(faces(bar(L_PROFILE, 40)).reason.code).toBe("largest-no-support");
  });
  it("of a slim T is flat on its side", () => {
    anyhow(bar(T_PROFILE, 10), (part) => expect(height(part)).toBeCloseTo(10, 3));
  });
  it("of a deep T is on its head", () => {
    anyhow(bar(T_PROFILE, 40), (part, face) => {
      expect(height(part)).toBeCloseTo(35, 3);
      expect(face.contact).toBeCloseTo(1600, 1);
    });
  });
  it("of a cone is on its base", () => {
    anyhow(cone(15, 40), (part, face) => {
      expect(height(part)).toBeCloseTo(40, 3);
      expect(face.contact).toBeGreaterThan(700);
    });
  });
  it("of a trough is on its bottom, as upside down all of its inside hangs", () => {
    anyhow(bar(U_PROFILE, 40), (part, face) => {
      expect(height(part)).toBeCloseTo(30, 3);
      expect(face.contact).toBeCloseTo(1600, 1);
    });
  });
});
