import { describe, expect, it } from "vitest";
import type { Vec3 } from "../geometry/mesh.ts";
import { datumSystem, geometricZone } from "./geometric-zone.ts";

const circle = (radius: number, z: number): Vec3[] =>
  Array.from({ length: 16 }, (_, i) => {
    const angle = (2 * Math.PI * i) / 16 + 0.1;
    return [radius * Math.cos(angle), radius * Math.sin(angle), z];
  });

describe("datum systems", () => {
  const face = (normal: Vec3, at: Vec3): Vec3[] =>
    [-1, 1].flatMap((a) =>
      [-1, 1].map((b): Vec3 => {
        const side = [0, 1, 2].filter((k) => normal[k] === 0);
        const p = [...at];
        p[side[0] ?? 0] = (p[side[0] ?? 0] ?? 0) + 10 * a;
        p[side[1] ?? 0] = (p[side[1] ?? 0] ?? 0) + 10 * b;
        return p as unknown as Vec3;
      }),
    );
  const plane = (outward: Vec3, at: Vec3) =>
    ({ kind: "plane", outward, points: face(outward, at) }) as const;

  it("three planes meet in the origin and lock all six", () => {
    const frame = datumSystem([
      plane([0, 0, -1], [15, 15, 2]),
      plane([-1, 0, 0], [5, 15, 15]),
      plane([0, -1, 0], [15, 7, 15]),
    ]);
    expect(frame).toMatchObject({ ok: true, value: { locked: 6 } });
    if (!frame.ok) return;
    for (const [k, value] of [5, 7, 2].entries())
      expect(frame.value.origin[k]).toBeCloseTo(value, 9);
    const [x, y, z] = frame.value.axes;
    expect([x[0], z[2]]).toEqual([-1, -1]);
    expect(y[0] * x[0] + y[1] * x[1] + y[2] * x[2]).toBeCloseTo(0, 12);
  });

  it("a plane, a hole and a second hole: origin in the first, x to the second", () => {
    const hole = (x: number, y: number) =>
      ({
        kind: "axis",
        side: "hole",
        start: { point: [x, y, 0], axis: [0, 0, 1] },
        points: [0, 5].flatMap((z) => circle(3, z).map(([a, b]): Vec3 => [a + x, b + y, z])),
      }) as const;
    const frame = datumSystem([plane([0, 0, -1], [0, 0, 0]), hole(10, 10), hole(40, 50)]);
    if (!frame.ok) throw new Error(JSON.stringify(frame.problems));
    expect(frame.value.locked).toBe(6);
    for (const [k, value] of [10, 10, 0].entries())
      expect(frame.value.origin[k]).toBeCloseTo(value, 6);
    for (const [k, value] of [0.6, 0.8, 0].entries())
      expect(frame.value.axes[0][k]).toBeCloseTo(value, 6);
  });

  it("a shaft alone locks four, with its end five; the plane lies on the outermost point", () => {
    const shaft = {
      kind: "axis",
      side: "shaft",
      start: { point: [0.1, 0, 0], axis: [0, 0.01, 1] },
      points: [0, 30].flatMap((z) => circle(6, z)),
    } as const;
    const alone = datumSystem([shaft]);
    expect(alone).toMatchObject({ value: { locked: 4 } });
    const end = {
      kind: "plane",
      outward: [0, 0, -1],
      points: face([0, 0, -1], [0, 0, 0]),
    } as const;
    const bumped = { ...end, points: [...end.points, [1, 1, -0.2] as const] };
    const both = datumSystem([shaft, bumped]);
    if (!both.ok) throw new Error("no frame");
    expect(both.value.locked).toBe(5);
    expect(both.value.origin[2]).toBeLessThan(-0.19);
  });

  it("holds the second plane square to the first, however it leans", () => {
    const leaning: Vec3[] = face([-1, 0, 0], [0, 0, 10]).map(([x, y, z]) => [x + z * 0.02, y, z]);
    const frame = datumSystem([
      plane([0, 0, -1], [0, 0, 0]),
      { kind: "plane", outward: [-1, 0, 0], points: leaning },
    ]);
    if (!frame.ok) throw new Error("no frame");
    expect(frame.value.axes[0][2]).toBeCloseTo(0, 12);
    // On the point that stands out most against −x: at the foot of the wall.
    expect(frame.value.origin[0]).toBeCloseTo(0, 9);
  });

  it("places are measured in it, wherever the part lies", () => {
    // Turned by 90° about z and shifted: x goes to y.
    const move = ([x, y, z]: Vec3): Vec3 => [100 - y, x - 7, z + 3];
    const turn = ([x, y, z]: Vec3): Vec3 => [-y, x, z];
    const datum = (outward: Vec3, at: Vec3) => {
      const made = plane(outward, at);
      return { ...made, outward: turn(outward), points: made.points.map(move) };
    };
    const frame = datumSystem([
      datum([0, 0, -1], [15, 15, 0]),
      datum([-1, 0, 0], [0, 15, 15]),
      datum([0, -1, 0], [15, 0, 15]),
    ]);
    if (!frame.ok) throw new Error("no frame");
    // The frame's axes look outward: a true place at x 12, y 8 of the part is −12 along the second datum.
    const [x, y, z] = frame.value.axes;
    const part: Vec3[] = [
      [12.03, 8.04, 0],
      [12, 8, 6],
    ];
    const at = (p: Vec3): Vec3 => {
      const along = turn(p);
      const on = (axis: Vec3) => axis[0] * along[0] + axis[1] * along[1] + axis[2] * along[2];
      return [on(x), on(y), on(z)];
    };
    const of = { kind: "axis", point: at([12, 8, 0]), axis: [0, 0, 1] } as const;
    const zone = geometricZone({ kind: "position", points: part.map(move), of }, frame.value);
    if (!zone.ok) throw new Error("no zone");
    expect(zone.value.value).toBeCloseTo(0.1, 9);
    for (const [k, value] of move([12.03, 8.04, 0]).entries())
      expect(zone.value.at[k]).toBeCloseTo(value, 9);
  });

  it("names the datum that adds nothing", () => {
    const system = [plane([0, 0, -1], [0, 0, 0]), plane([0, 0, 1], [0, 0, 9])];
    expect(datumSystem(system)).toMatchObject({
      problems: [{ code: "assessment.datum", params: { letter: "B" } }],
    });
    expect(datumSystem([])).toMatchObject({ ok: false });
  });
});
