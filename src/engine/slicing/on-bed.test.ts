import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveProfile } from "../machines/resolve.ts";
import { bedParts, onBed } from "./on-bed.ts";
import { box } from "./test-parts.ts";
import {
  rotated,
  rotationOf,
  times,
  type Turn,
  turnedAbout,
  turnFaceDown,
  turnMesh,
  turnOf,
} from "./turn.ts";

const profile = resolveProfile({ set: { skirt_loops: 0 } });
if (!profile.ok) throw new Error("no profile");

const angle = fc.oneof(
  fc.double({ min: -360, max: 360, noNaN: true }),
  fc.constantFrom(-180, -90, 0, 90, 180, 270, 90 + 1e-9, 89.999_999),
);
const turns = fc.tuple(angle, angle, angle);
const far = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));

describe("turns", () => {
  it("are the same after they were read back from their rotation", () => {
    fc.assert(
      fc.property(turns, (turn) => {
        const m = rotationOf(turn);
        expect(far(rotationOf(turnOf(m)), m)).toBeLessThan(1e-9);
      }),
    );
  });
  it("come back after four quarters, and exactly so", () => {
    for (const axis of ["x", "y", "z"] as const) {
      let turn: Turn = [0, 0, 0];
      for (let i = 0; i < 4; i++) turn = turnedAbout(turn, axis, 90);
      expect(turn).toEqual([0, 0, 0]);
      expect(turnedAbout([0, 0, 0], axis, 90)).toContain(90);
    }
    expect(turnMesh(box([0, 0, 0], [1, 2, 3]), [360, 0, -720]).positions).toEqual(
      box([0, 0, 0], [1, 2, 3]).positions,
    );
  });
  it("add up about the bed's own axes", () => {
    fc.assert(
      fc.property(turns, angle, (turn, more) => {
        const both = times(rotationOf([0, more, 0]), rotationOf(turn));
        expect(far(rotationOf(turnedAbout(turn, "y", more)), both)).toBeLessThan(1e-9);
      }),
    );
  });
  it("lay any normal straight down, also one that looks all but up", () => {
    const tiny = fc.constantFrom(0, 1e-15, 1e-12, 1e-9, 1e-6, 1e-3, 0.3);
    fc.assert(
      fc.property(tiny, tiny, fc.constantFrom(-1, 1), (x, y, z) => {
        const long = Math.hypot(x, y, 1);
        const normal = [x / long, y / long, z / long] as const;
        const down = rotated(rotationOf(turnFaceDown(normal)), normal);
        expect(far(down, [0, 0, -1])).toBeLessThan(1e-9);
      }),
    );
  });
});

describe("what the slicer is given", () => {
  const part = box([0, 0, 0], [10, 20, 30]);
  const boxes = { blockers: [{ min: [0, 0, 0], max: [10, 5, 30] }], enforcers: [] } as const;

  it("is the very part where nothing is chosen", () => {
    const made = onBed(bedParts(part, { turn: [0, 0, 0], copies: 1, gap: 5 }), 5, profile.value);
    expect(made.ok && made.value.mesh).toBe(part);
    expect(made.ok && Object.keys(made.value)).toEqual(["mesh"]);
  });

  it("has support boxes that turn with the part, and go with each copy", () => {
    const choice = { turn: [90, 0, 0], copies: 1, gap: 5 } as const;
    const one = onBed(bedParts(part, choice), 5, profile.value, boxes);
    // Y becomes Z; the slicer moves mesh and boxes alike.
    expect(one.ok && one.value.supportBoxes?.blockers).toEqual([
      { min: [0, -30, 0], max: [10, 0, 5] },
    ]);
    const made = onBed(bedParts(part, { ...choice, copies: 2 }), 5, profile.value, boxes);
    if (!made.ok) throw new Error("no place");
    const { objects, supportBoxes } = made.value;
    expect(objects).toHaveLength(2);
    for (const [i, { outline }] of objects!.entries()) {
      const { min, max } = supportBoxes!.blockers[i]!;
      const xs = [...outline].filter((_, k) => k % 2 === 0);
      const ys = [...outline].filter((_, k) => k % 2 === 1);
      expect(far(min, [Math.min(...xs), Math.min(...ys), 0])).toBeLessThan(1e-9);
      expect(far(max, [Math.max(...xs), Math.max(...ys), 5])).toBeLessThan(1e-9);
    }
  });
});
