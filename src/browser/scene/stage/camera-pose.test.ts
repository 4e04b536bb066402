import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { VIEW_NAMES } from "../scene-types.ts";
import {
  anglesToward,
  basisOf,
  between,
  type CameraPose,
  fitted,
  orbited,
  VIEW_ANGLES,
  wrap,
  zoomed,
} from "./camera-pose.ts";
import { cross, dot } from "../maths/vectors.ts";

const pose: CameraPose = { target: [1, 2, 3], azimuth: -45, elevation: 35, height: 100 };
const angle = fc.double({ min: -360, max: 360, noNaN: true });
const lift = fc.double({ min: -90, max: 90, noNaN: true });

describe("camera pose", () => {
  it("has a right-handed basis from every side, straight up and down too", () => {
    fc.assert(
      fc.property(angle, fc.oneof(lift, fc.constantFrom(-90, 90)), (azimuth, elevation) => {
        const { right, up, back } = basisOf(azimuth, elevation);
        const made = cross(right, up);
        for (const i of [0, 1, 2] as const) expect(made[i]).toBeCloseTo(back[i], 9);
        expect(dot(right, right)).toBeCloseTo(1, 9);
        expect(dot(up, up)).toBeCloseTo(1, 9);
      }),
    );
  });

  it("looks along the axes in the standard views", () => {
    const back = (name: (typeof VIEW_NAMES)[number]) =>
      basisOf(...VIEW_ANGLES[name]).back.map((n) => Math.round(n * 1000) / 1000 + 0);
    expect(back("front")).toEqual([0, -1, 0]);
    expect(back("top")).toEqual([0, 0, 1]);
    expect(back("left")).toEqual([-1, 0, 0]);
    expect(back("right")).toEqual([1, 0, 0]);
    expect(back("back")).toEqual([0, 1, 0]);
    expect(back("bottom")).toEqual([0, 0, -1]);
    expect(back("iso")).toEqual([-0.577, -0.577, 0.577]);
  });

  it("finds the angles of a direction again", () => {
    fc.assert(
      fc.property(angle, fc.double({ min: -89, max: 89, noNaN: true }), (azimuth, elevation) => {
        const [a, e] = anglesToward(basisOf(azimuth, elevation).back, 0);
        expect(wrap(a - azimuth)).toBeCloseTo(0, 6);
        expect(e).toBeCloseTo(elevation, 6);
      }),
    );
  });

  it("never turns over the top", () => {
    expect(orbited(pose, 0, 400).elevation).toBe(90);
    expect(orbited(pose, 350, -400)).toMatchObject({ azimuth: -55, elevation: -90 });
  });

  it("keeps the point under the cursor when it zooms", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        fc.double({ min: -40, max: 40, noNaN: true }),
        fc.double({ min: -40, max: 40, noNaN: true }),
        (factor, x, y) => {
          const next = zoomed(pose, factor, x, y);
          const { right, up } = basisOf(pose.azimuth, pose.elevation);
          const share = next.height / pose.height;
          const before = dot(right, pose.target) + x;
          const after = dot(right, next.target) + x * share;
          expect(after).toBeCloseTo(before, 9);
          expect(dot(up, next.target) + y * share).toBeCloseTo(dot(up, pose.target) + y, 9);
        },
      ),
    );
  });

  it("fits every corner of a box into the picture", () => {
    fc.assert(
      fc.property(angle, lift, fc.double({ min: 0.2, max: 4, noNaN: true }), (az, el, aspect) => {
        const box = { min: [-5, 0, 2], max: [45, 8, 30] } as const;
        const next = fitted({ ...pose, azimuth: az, elevation: el }, box, aspect);
        const { right, up } = basisOf(az, el);
        for (const x of [-5, 45])
          for (const y of [0, 8])
            for (const z of [2, 30]) {
              const across = dot(right, [x, y, z]) - dot(right, next.target);
              const high = dot(up, [x, y, z]) - dot(up, next.target);
              expect(Math.abs(across)).toBeLessThanOrEqual((next.height * aspect) / 2);
              expect(Math.abs(high)).toBeLessThanOrEqual(next.height / 2);
            }
      }),
    );
  });

  it("turns the short way round", () => {
    const half = between({ ...pose, azimuth: 170 }, { ...pose, azimuth: -170 }, 0.5);
    expect(wrap(half.azimuth)).toBeCloseTo(180, 9);
  });
});
