import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MotionLimits } from "./limits.ts";
import { createPlanner } from "./planner.ts";

const four = (value: number, e = value) => ({ x: value, y: value, z: value, e });
const MACHINE: MotionLimits = {
  maxFeed: four(500),
  maxAcceleration: four(5000),
  acceleration: { print: 1000, travel: 1000, retract: 1000 },
  jerk: four(10),
};

/** dx, dy, dz, de, feed */
type Step = readonly [number, number, number, number, number];
const plan = (steps: readonly Step[], limits: MotionLimits = MACHINE): Float64Array => {
  const planner = createPlanner(limits, steps.length);
  for (const step of steps) planner.move(...step);
  return planner.finish().times;
};
const total = (steps: readonly Step[], limits?: MotionLimits): number =>
  plan(steps, limits).reduce((a, b) => a + b, 0);

/** Worked by hand: speeding up from `a`, running at `v` and braking to `b` over `d` at 1000 mm/s². */
const trapezoid = (a: number, v: number, b: number, d: number): number =>
  (2 * v - a - b) / 1000 + (d - (2 * v * v - a * a - b * b) / 2000) / v;

describe("times worked by hand", () => {
  it("one move: from jerk to speed and back", () => {
    // 4.95 mm and 0.09 s for each ramp, 90.1 mm at 100 mm/s between them.
    expect(total([[100, 0, 0, 0, 100]])).toBeCloseTo(0.18 + 0.901, 9);
  });

  it("one move too short for its speed", () => {
    // v² = 10² + 1000 · 1 in the middle.
    expect(total([[1, 0, 0, 0, 100]])).toBeCloseTo((2 * (Math.sqrt(1100) - 10)) / 1000, 9);
  });

  it("two moves in a line: the faster waits for its turn, the slower is not stopped", () => {
    const times = plan([
      [50, 0, 0, 0, 50],
      [50, 0, 0, 0, 100],
    ]);
    expect(times[0]).toBeCloseTo(0.04 + 48.8 / 50, 9);
    expect(times[1]).toBeCloseTo(0.05 + 0.09 + 0.413, 9);
  });

  it("a right angle at the jerk", () => {
    const times = plan([
      [50, 0, 0, 0, 100],
      [0, 50, 0, 0, 100],
    ]);
    expect(times[0]).toBeCloseTo(0.18 + 0.401, 9);
    expect(times[1]).toBeCloseTo(0.18 + 0.401, 9);
  });

  it("a turn of 45° a little faster, and back along the same line at the jerk", () => {
    const side = 50 * Math.SQRT1_2;
    const corner = 10 * Math.SQRT2;
    const turn = plan([
      [50, 0, 0, 0, 100],
      [side, side, 0, 0, 100],
    ]);
    expect(turn[0]).toBeCloseTo(trapezoid(10, 100, corner, 50), 9);
    // From rest the slanting move may jump by 10 mm/s on both axes.
    expect(turn[1]).toBeCloseTo(trapezoid(corner, 100, corner, 50), 9);
    const back = plan([
      [50, 0, 0, 0, 100],
      [-50, 0, 0, 0, 100],
    ]);
    expect(back[0]).toBeCloseTo(trapezoid(10, 100, 10, 50), 9);
    const forth = plan([
      [-50, 0, 0, 0, 100],
      [50, 0, 0, 0, 100],
    ]);
    expect(forth[0]).toBeCloseTo(trapezoid(10, 100, 10, 50), 9);
  });

  it("short moves only as fast as the buffer lets them brake", () => {
    const steps = Array.from({ length: 100 }, (): Step => [0.1, 0, 0, 0, 100]);
    const times = plan(steps, { ...MACHINE, jerk: four(0), lookAhead: 4 });
    // Three more moves are known: v² = 2 · 1000 · 0.3 at each end, and 700 in the middle.
    const one = (2 * (Math.sqrt(700) - Math.sqrt(600))) / 1000;
    for (let i = 20; i < 80; i++) expect(times[i]).toBeCloseTo(one, 9);
    const far = total(steps, { ...MACHINE, jerk: four(0), lookAhead: 100 });
    expect(far).toBeCloseTo((2 * Math.sqrt(10 * 1000)) / 1000, 9);
  });

  it("stops at once at a corner that the buffer showed too late", () => {
    const times = plan(
      [
        [0, 0, 0.001, 0, 2],
        [0, 0, 0.001, 0, 2],
        [0, 0, 0, -0.001, 1],
      ],
      { ...MACHINE, lookAhead: 2 },
    );
    // The second brakes as far as it can, from 2 to 1.41 mm/s; the third goes at 1 mm/s.
    expect(times[0]).toBeCloseTo(0.0005, 9);
    expect(times[1]).toBeCloseTo((2 - Math.sqrt(4 - 2)) / 1000, 12);
    expect(times[2]).toBeCloseTo(0.001, 9);
  });

  it("filament holds back what lays too much of it", () => {
    const limits = { ...MACHINE, maxFeed: four(500, 5), jerk: { ...MACHINE.jerk, e: 100 } };
    // 1 mm of filament over 10 mm at 5 mm/s: 50 mm/s.
    expect(total([[10, 0, 0, 1, 100]], limits)).toBeCloseTo(trapezoid(10, 50, 10, 10), 9);
    // The jerk of the filament, 0.5 mm/s, is met at 5 mm/s.
    const shy = { ...MACHINE, jerk: { ...MACHINE.jerk, e: 0.5 } };
    expect(total([[10, 0, 0, 1, 50]], shy)).toBeCloseTo(trapezoid(5, 50, 5, 10), 9);
  });

  it("prints, travels and pulls back at different accelerations, no axis beyond its own", () => {
    const acceleration = { print: 1000, travel: 2000, retract: 500 };
    const limits = { ...MACHINE, acceleration, jerk: four(0), maxFeed: four(1e6) };
    const alone = (step: Step): number => total([step], limits);
    expect(alone([10, 0, 0, 1, 1e5])).toBeCloseTo(2 * Math.sqrt(10 / 1000), 9);
    expect(alone([10, 0, 0, 0, 1e5])).toBeCloseTo(2 * Math.sqrt(10 / 2000), 9);
    expect(alone([0, 0, 0, -10, 1e5])).toBeCloseTo(2 * Math.sqrt(10 / 500), 9);
    const slow = { ...limits, maxAcceleration: { ...four(5000), z: 100 } };
    expect(total([[0, 0, 10, 0, 1e5]], slow)).toBeCloseTo(2 * Math.sqrt(10 / 100), 9);
  });

  it("junction deviation takes a right angle on the touching circle", () => {
    const limits = { ...MACHINE, junctionDeviation: 0.01 };
    // r = 0.01 · sin 45° / (1 − sin 45°) = 0.02414 mm, v² = a · r.
    const corner = Math.sqrt(1000 * 0.0241421356);
    const times = plan(
      [
        [50, 0, 0, 0, 100],
        [0, 50, 0, 0, 100],
      ],
      limits,
    );
    expect(times[0]).toBeCloseTo(trapezoid(0.05, 100, corner, 50), 7);
    expect(times[1]).toBeCloseTo(trapezoid(corner, 100, 0.05, 50), 7);
  });

  it("junction deviation takes short pieces of arcs by their angle", () => {
    const [x, y] = [0.5 * Math.cos(Math.PI / 6), 0.5 * Math.sin(Math.PI / 6)];
    const times = plan(
      [
        [0.5, 0, 0, 0, 100],
        [x, y, 0, 0, 100],
      ],
      { ...MACHINE, junctionDeviation: 0.1 },
    );
    // The arc has a radius of 0.5 mm for 30°.
    const corner2 = (1000 * 0.5) / (Math.PI / 6);
    const peak = Math.sqrt((1000 + 0.0025 + corner2) / 2);
    expect(times[0]).toBeCloseTo((2 * peak - 0.05 - Math.sqrt(corner2)) / 1000, 9);
  });

  it("square corner velocity keeps the circle within short moves", () => {
    const side = 0.02 * Math.SQRT1_2;
    const times = plan(
      [
        [50, 0, 0, 0, 100],
        [side, side, 0, 0, 100],
      ],
      { ...MACHINE, squareCornerVelocity: 5 },
    );
    // Half of 0.02 mm is the tangent; its circle has 0.01 mm · tan 67.5° for a radius.
    const corner = Math.sqrt(1000 * 0.01 * Math.tan((67.5 * Math.PI) / 180));
    expect(times[0]).toBeCloseTo(trapezoid(0, 100, corner, 50), 9);
  });

  it("square corner velocity is the speed of a right angle", () => {
    const limits = { ...MACHINE, squareCornerVelocity: 5 };
    const times = plan(
      [
        [50, 0, 0, 0, 100],
        [0, 50, 0, 0, 100],
      ],
      limits,
    );
    expect(times[0]).toBeCloseTo(trapezoid(0, 100, 5, 50), 9);
    expect(times[1]).toBeCloseTo(trapezoid(5, 100, 0, 50), 9);
  });
});

/** Thousandths, as files are written. */
const thousandths = (most: number): fc.Arbitrary<number> =>
  fc.integer({ min: -1000 * most, max: 1000 * most }).map((n) => n / 1000);
const sometimes = (most: number): fc.Arbitrary<number> =>
  fc.oneof(fc.constant(0), thousandths(most));
const feed = fc.integer({ min: 1, max: 300 });
const step: fc.Arbitrary<Step> = fc.tuple(
  sometimes(40),
  sometimes(40),
  sometimes(2),
  sometimes(3),
  feed,
);
const steps = fc.array(step, { minLength: 1, maxLength: 30 });
const lengthOf = ([dx, dy, dz, de]: Step): number => Math.hypot(dx, dy, dz) || Math.abs(de);
const CORNERS: readonly MotionLimits[] = [
  MACHINE,
  { ...MACHINE, junctionDeviation: 0.02 },
  { ...MACHINE, squareCornerVelocity: 5 },
];
const machine = fc.constantFrom(...CORNERS);

describe("laws of every plan", () => {
  it("takes no less than the way at the speed asked for", () => {
    fc.assert(
      fc.property(steps, machine, fc.integer({ min: 2, max: 20 }), (path, limits, lookAhead) => {
        const times = plan(path, { ...limits, lookAhead });
        for (const [i, one] of path.entries())
          expect(times[i]).toBeGreaterThanOrEqual((lengthOf(one) / one[4]) * (1 - 1e-9));
      }),
    );
  });

  it("takes longer for a longer way", () => {
    const factor = fc.double({ min: 1.01, max: 3, noNaN: true });
    fc.assert(
      fc.property(steps, machine, factor, (path, limits, k) => {
        const scaled = path.map((s): Step => [s[0] * k, s[1] * k, s[2] * k, s[3] * k, s[4]]);
        expect(total(scaled, limits)).toBeGreaterThanOrEqual(total(path, limits) * (1 - 1e-9));
      }),
    );
  });

  it("takes no longer with a longer buffer, where a machine may not stop at once", () => {
    const slowStart = fc.constantFrom({ ...MACHINE, jerk: four(0) }, ...CORNERS.slice(1));
    fc.assert(
      fc.property(steps, slowStart, fc.integer({ min: 2, max: 9 }), (path, limits, lookAhead) => {
        const short = total(path, { ...limits, lookAhead });
        expect(short).toBeGreaterThanOrEqual(total(path, limits) * (1 - 1e-9));
      }),
    );
  });

  it("does not care whether a straight move is one or two", () => {
    fc.assert(
      fc.property(
        steps,
        // By jerk: the other rules measure the single moves at a corner.
        fc.nat(),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (path, pick, share) => {
          const at = pick % path.length;
          const [dx, dy, dz, de, speed] = path[at]!;
          const part = (k: number): Step => [dx * k, dy * k, dz * k, de * k, speed];
          const split = [...path.slice(0, at), part(share), part(1 - share), ...path.slice(at + 1)];
          expect(Math.abs(total(split) - total(path))).toBeLessThan(1e-6);
        },
      ),
    );
  });

  it("takes as long the other way round", () => {
    fc.assert(
      fc.property(steps, (path) => {
        const back = path
          .map(([dx, dy, dz, de, speed]): Step => [-dx, -dy, -dz, -de, speed])
          .reverse();
        expect(Math.abs(total(back) - total(path))).toBeLessThan(1e-6);
      }),
    );
  });

  it("gives every move its own time, whatever lies before a stop", () => {
    fc.assert(
      fc.property(steps, steps, machine, (first, second, limits) => {
        const planner = createPlanner(limits, first.length + second.length);
        for (const one of first) planner.move(...one);
        planner.order(20, 1.5);
        for (const one of second) planner.move(...one);
        const { times, dwell_s } = planner.finish();
        expect(dwell_s).toBe(1.5);
        expect([...times]).toEqual([...plan(first, limits), ...plan(second, limits)]);
      }),
    );
  });
});
