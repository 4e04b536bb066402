import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Vec3 } from "../../engine/geometry/mesh.ts";
import type { Surface } from "../../engine/solid/solid-types.ts";
import { FACE, faceWith, HOLED_BOX, holedBox } from "./fixtures/holed-box.ts";
import { measureFace, measureFaces } from "./measure-faces.ts";

const { faces } = holedBox();
const pick = (face: number, point: Vec3 = [0, 0, 0]) => ({ face, point });
const of = (a: Surface, p: Vec3, b: Surface, q: Vec3) =>
  measureFaces([faceWith(a), faceWith(b)], pick(0, p), pick(1, q));
const cylinder = (point: Vec3, axis: Vec3, radius = 1): Surface => ({
  kind: "cylinder",
  point,
  axis,
  radius,
  inward: true,
});

describe("measuring with the face table", () => {
  it("gives the distance of parallel planes, whatever points were hit", () => {
    const found = measureFaces(faces, pick(FACE.left, [-20, 3, 4]), pick(FACE.right, [20, -9, 1]));
    expect(found).toMatchObject({ kind: "plane-plane-distance", unit: "mm", exact: true });
    expect(found?.value).toBeCloseTo(HOLED_BOX.width, 12);
  });

  it("gives the angle of the material between planes", () => {
    const found = measureFaces(faces, pick(FACE.top), pick(FACE.front));
    expect(found).toMatchObject({ kind: "plane-plane-angle", unit: "deg" });
    expect(found?.value).toBeCloseTo(90, 12);
  });

  it("gives a hole's diameter from the surface and not from its facets", () => {
    const onFacet: Vec3 = [5.9, 0.4, 3];
    const found = measureFace(faces, pick(FACE.hole, onFacet));
    expect(found).toMatchObject({ kind: "diameter", value: 2 * HOLED_BOX.radius, exact: true });
    expect(measureFace(faces, pick(FACE.top))).toBeUndefined();
  });

  it("gives the distance of a hole's axis from a side", () => {
    const found = measureFaces(faces, pick(FACE.right), pick(FACE.hole, [6, 0, 5]));
    expect(found?.kind).toBe("plane-axis-distance");
    expect(found?.value).toBeCloseTo(20, 12);
    const back = measureFaces(faces, pick(FACE.hole, [6, 0, 5]), pick(FACE.right));
    expect(back?.value).toBeCloseTo(20, 12);
    expect(back?.from).toEqual(found?.to);
  });

  it("gives the distance of parallel and of crossing axes, and the angle of meeting ones", () => {
    const z = cylinder([0, 0, 0], [0, 0, 1]);
    expect(of(z, [1, 0, 3], cylinder([3, 4, 9], [0, 0, -1]), [0, 0, 0])?.value).toBeCloseTo(5, 12);
    const crossing = of(z, [1, 0, 0], cylinder([0, 7, 2], [1, 0, 0]), [0, 0, 0]);
    expect(crossing?.kind).toBe("axis-axis-distance");
    expect(crossing?.value).toBeCloseTo(7, 12);
    const meeting = of(z, [1, 0, 0], cylinder([0, 0, 2], [1, 0, 1]), [0, 0, 0]);
    expect(meeting?.kind).toBe("axis-axis-angle");
    expect(meeting?.value).toBeCloseTo(45, 12);
  });

  it("measures from the middle of a sphere", () => {
    const ball: Surface = { kind: "sphere", centre: [0, 0, 5], radius: 2, inward: false };
    const floor: Surface = { kind: "plane", normal: [0, 0, 1], offset: 1 };
    expect(of(floor, [0, 0, 1], ball, [0, 0, 7])).toMatchObject({
      kind: "centre-plane-distance",
      value: 4,
    });
    const axis = of(ball, [0, 0, 7], cylinder([3, 0, 0], [0, 0, 1]), [0, 0, 0]);
    expect(axis).toMatchObject({ kind: "centre-axis-distance", value: 3 });
  });

  it("falls back to the picked points, and says so", () => {
    const free: Surface = { kind: "free" };
    expect(of(free, [0, 0, 0], free, [3, 4, 0])).toMatchObject({
      kind: "point-point-distance",
      value: 5,
      exact: false,
    });
    const fitted = [
      faceWith({ kind: "plane", normal: [0, 0, 1], offset: 2 }, "fitted", 0.03),
      faceWith({ kind: "plane", normal: [0, 0, -1], offset: 0 }),
    ];
    const found = measureFaces(fitted, pick(0), pick(1));
    expect(found).toMatchObject({ value: 2, exact: false, residual: 0.03 });
    expect(measureFaces(faces, pick(99), pick(0))).toBeUndefined();
  });

  it("does not depend on the frame of the part", () => {
    const turn = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true });
    fc.assert(
      fc.property(turn, turn, fc.double({ min: 0.1, max: 50, noNaN: true }), (a, b, d) => {
        const axis: Vec3 = [Math.cos(a) * Math.cos(b), Math.sin(a) * Math.cos(b), Math.sin(b)];
        const side: Vec3 = [-Math.sin(a), Math.cos(a), 0];
        const first = cylinder([1, 2, 3], axis);
        const second = cylinder([1 + side[0] * d, 2 + side[1] * d, 3], axis);
        expect(of(first, [0, 0, 0], second, [9, 9, 9])?.value).toBeCloseTo(d, 9);
      }),
    );
  });
});
