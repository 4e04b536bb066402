import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Vec3 } from "../geometry/mesh.ts";
import {
  circleBruteForce,
  ringBruteForce,
  stripBruteForce,
  widthBruteForce,
} from "./fixtures/zone-oracles.ts";
import { geometricZone, type ZoneRequest } from "./geometric-zone.ts";

const SEED = 20_261_122;
const Z = { point: [0, 0, 0], axis: [0, 0, 1] } as const;

function zone(request: ZoneRequest) {
  const result = geometricZone(request);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

/** A turn about a random direction and a shift: what a zone's width must not see. */
const pose = fc
  .tuple(
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.double({ min: 0.1, max: 1, noNaN: true }),
    fc.tuple(...[0, 1, 2].map(() => fc.double({ min: -200, max: 200, noNaN: true }))),
  )
  .map(([x, y, z, w, shift]) => {
    const n = Math.sqrt(x * x + y * y + z * z + w * w);
    const [a, b, c, d] = [x / n, y / n, z / n, w / n];
    const rows: Vec3[] = [
      [1 - 2 * (b * b + c * c), 2 * (a * b - c * d), 2 * (a * c + b * d)],
      [2 * (a * b + c * d), 1 - 2 * (a * a + c * c), 2 * (b * c - a * d)],
      [2 * (a * c - b * d), 2 * (b * c + a * d), 1 - 2 * (a * a + b * b)],
    ];
    const turn = (p: Vec3): Vec3 =>
      rows.map((r) => r[0] * p[0] + r[1] * p[1] + r[2] * p[2]) as unknown as Vec3;
    const move = (p: Vec3): Vec3 => turn(p).map((v, k) => v + (shift[k] ?? 0)) as unknown as Vec3;
    return { turn, move };
  });

/** Points near a square of 20 mm in the plane of x and y; `rough` is the greatest distance from it. */
const nearPlane = (count: number, rough: number) =>
  fc.array(
    fc.tuple(
      fc.double({ min: -20, max: 20, noNaN: true }),
      fc.double({ min: -20, max: 20, noNaN: true }),
      fc.double({ min: -rough, max: rough, noNaN: true }),
    ),
    { minLength: count, maxLength: count },
  );
const CORNERS: Vec3[] = [
  [-20, -20, 0],
  [20, -20, 0],
  [-20, 20, 0],
  [20, 20, 0],
];

/** Points about a circle, one every 360°/count, each off by its own amount. */
const nearCircle = (count: number, radius: number, rough: number) =>
  fc
    .array(fc.double({ min: -rough, max: rough, noNaN: true }), {
      minLength: count,
      maxLength: count,
    })
    .map((off) => onCircle(off.map((r) => radius + r)));

const onCircle = (radii: readonly number[], z = 0): Vec3[] =>
  radii.map((r, i) => {
    const angle = (2 * Math.PI * i) / radii.length + 0.1;
    return [r * Math.cos(angle), r * Math.sin(angle), z];
  });

describe("flatness", () => {
  it("of a plane in any direction is nothing", () => {
    fc.assert(
      fc.property(nearPlane(20, 0), pose, (points, { move }) => {
        expect(
          zone({ kind: "flatness", points: [...CORNERS, ...points].map(move) }).value,
        ).toBeLessThan(1e-12 * 400);
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  it("of a square with one corner bent up by 1 has the closed form", () => {
    // Corners at 0, 0, 0, h: the best planes are square to both diagonals, h/2 apart but for the lean.
    const h = 1;
    const points: Vec3[] = [
      [0, 0, 0],
      [10, 0, 0],
      [0, 10, 0],
      [10, 10, h],
    ];
    // Along z the planes z = h/20·(x + y) − …: gap h/2, leaning by h/20 in x and in y.
    const expected = h / 2 / Math.sqrt(1 + 2 * (h / 20) ** 2);
    expect(zone({ kind: "flatness", points }).value).toBeCloseTo(expected, 12);
  });

  it("is the width that brute force finds, with its bound", () => {
    fc.assert(
      fc.property(nearPlane(5, 0.5), pose, (points, { move }) => {
        const all = [...CORNERS, ...points];
        const { value, bound } = zone({ kind: "flatness", points: all.map(move) });
        const exact = widthBruteForce(all);
        expect(value).toBeGreaterThan(exact - 1e-9);
        expect(value).toBeLessThan(exact + bound + 1e-9);
        expect(bound).toBeLessThan(value * 0.02 + 1e-9);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it("takes ten thousand points of a dense face", () => {
    const points: Vec3[] = [];
    for (let i = 0; i < 100; i++)
      for (let k = 0; k < 100; k++)
        points.push([i, k, ((i * 7 + k * 13) % 11) / 1000 + (i * k) / 1e6]);
    const { value, bound } = zone({ kind: "flatness", points });
    expect(bound).toBeLessThan(1e-7);
    expect(value).toBeGreaterThan(0.01);
    expect(value).toBeLessThan(0.02);
  });
});

describe("straightness", () => {
  it("of a line in a section is the strip that brute force finds", () => {
    fc.assert(
      fc.property(nearPlane(7, 0.2), pose, (raw, { move, turn }) => {
        const points: Vec3[] = [[-30, 0, 0], ...raw.map(([x, , z]): Vec3 => [x, z, 0]), [30, 0, 0]];
        const section = turn([0, 0, 1]);
        const { value, bound } = zone({ kind: "straightness", points: points.map(move), section });
        expect(value).toBeGreaterThan(stripBruteForce(points) - 1e-9);
        expect(value).toBeLessThan(stripBruteForce(points) + bound + 1e-9);
        expect(bound).toBeLessThan(value * 1e-3 + 1e-9);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it("of an axis: a bow in one plane needs a tube as thick as its strip", () => {
    const bow: Vec3[] = [0, 1, 2, 3, 4].map((i) => [0.01 * (i - 2) ** 2, 0, 10 * i]);
    expect(zone({ kind: "straightness", points: bow }).value).toBeCloseTo(0.04, 9);
  });

  it("of an axis: a coil of radius r has the tube of diameter 2r, in any pose", () => {
    const coil: Vec3[] = Array.from({ length: 81 }, (_, i) => {
      const angle = (2 * Math.PI * i) / 8;
      return [0.05 * Math.cos(angle), 0.05 * Math.sin(angle), i];
    });
    fc.assert(
      fc.property(pose, ({ move }) => {
        const { value, bound } = zone({ kind: "straightness", points: coil.map(move) });
        expect(value).toBeLessThan(0.1 + 1e-9);
        expect(value).toBeGreaterThan(0.0999);
        expect(bound).toBeLessThan(1e-6);
      }),
      { seed: SEED, numRuns: 20 },
    );
  });
});

describe("roundness and cylindricity", () => {
  it("roundness is the ring that brute force finds", () => {
    fc.assert(
      fc.property(nearCircle(9, 10, 0.2), pose, (points, { move, turn }) => {
        const axis = { point: move([0.1, -0.2, 5]), axis: turn([0, 0, 1]) };
        const { value, bound } = zone({ kind: "roundness", sections: [points.map(move)], axis });
        expect(Math.abs(value - ringBruteForce(points, 2))).toBeLessThan(1e-8);
        expect(bound).toBeLessThan(1e-8);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it("of a three-lobed section is twice the lobe, of the worst section counts", () => {
    const lobed = (height: number, z: number) =>
      onCircle(
        Array.from({ length: 36 }, (_, i) => 10 + height * Math.cos((3 * 2 * Math.PI * i) / 36)),
        z,
      );
    const sections = [lobed(0.01, 0), lobed(0.03, 5), lobed(0.02, 10)];
    expect(zone({ kind: "roundness", sections, axis: Z }).value).toBeCloseTo(0.06, 9);
  });

  it("cylindricity of a true cylinder is nothing, from a start that leans and is off", () => {
    fc.assert(
      fc.property(pose, ({ move, turn }) => {
        const points = [0, 10, 25].flatMap((z) =>
          onCircle(
            Array.from({ length: 12 }, () => 8),
            z,
          ),
        );
        const axis = { point: move([0.2, 0.1, 3]), axis: turn([0.01, -0.02, 1]) };
        expect(zone({ kind: "cylindricity", points: points.map(move), axis }).value).toBeLessThan(
          1e-9,
        );
      }),
      { seed: SEED, numRuns: 30 },
    );
  });

  it("cylindricity of a barrel is its swell, and no small move of the axis can gain", () => {
    const barrel = [0, 10, 20].flatMap((z, i) =>
      onCircle(
        Array.from({ length: 24 }, () => 8 + (i === 1 ? 0.05 : 0)),
        z,
      ),
    );
    expect(zone({ kind: "cylindricity", points: barrel, axis: Z }).value).toBeCloseTo(0.05, 9);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -0.1, max: 0.1, noNaN: true }), { minLength: 24, maxLength: 24 }),
        fc.array(fc.double({ min: -1e-3, max: 1e-3, noNaN: true }), { minLength: 4, maxLength: 4 }),
        (off, [dx = 0, dy = 0, lx = 0, ly = 0]) => {
          const points = [0, 12, 24].flatMap((z, s) =>
            onCircle(
              off.slice(s * 8, s * 8 + 8).map((o) => 9 + o),
              z,
            ),
          );
          const { value, bound } = zone({ kind: "cylindricity", points, axis: Z });
          expect(bound).toBeLessThan(1e-7);
          const leaned = points.map(([x, y, z]) => Math.hypot(x - dx - lx * z, y - dy - ly * z));
          const other = Math.max(...leaned) - Math.min(...leaned);
          expect(value).toBeLessThan(other + 1e-4);
        },
      ),
      { seed: SEED, numRuns: 60 },
    );
  });
});

describe("orientation", () => {
  const face: Vec3[] = [
    [0, 0, 0],
    [40, 0, 0],
    [0, 30, 0.3],
    [40, 30, 0.3],
  ];
  it("parallelism of a face is its rise along the datum's normal", () => {
    const request = { kind: "parallelism", of: "face", points: face, nominal: [0, 0, 1] } as const;
    expect(zone(request)).toMatchObject({ value: 0.3, bound: 0 });
  });

  it("perpendicularity to one plane lets the zone turn about that plane's normal, not lean", () => {
    // An upright wall drafted by 0.4 over 20 mm and turned in plan by some degrees.
    const wall: Vec3[] = [0, 10, 20].flatMap((z) =>
      [0, 50].map(
        (s): Vec3 => [s * 0.96 + (0.4 * z * 0.28) / 20, s * 0.28 - (0.4 * z * 0.96) / 20, z],
      ),
    );
    const turning = {
      kind: "perpendicularity",
      of: "face",
      points: wall,
      nominal: [0, -1, 0],
      about: [0, 0, 1],
    } as const;
    expect(zone(turning).value).toBeCloseTo(0.4, 9);
    const { about: _, ...fixed } = turning;
    expect(zone(fixed).value).toBeGreaterThan(10);
  });

  it("angularity keeps the angle: a face at 45° turned about the datum's normal is right", () => {
    const s = Math.sqrt(0.5);
    const slope: Vec3[] = [
      [0, 0, 0],
      [20, 0, 0],
      [0, 15, 15],
      [20, 15, 15],
    ];
    const about = [0, 0, 1] as const;
    const nominal: Vec3 = [0.1 * s, -Math.sqrt(0.99) * s, s];
    expect(
      zone({ kind: "angularity", of: "face", points: slope, nominal, about }).value,
    ).toBeLessThan(1e-9);
    // At 44° the zone is wider by the lean over the slope's length.
    const a = (44 * Math.PI) / 180;
    const flat = slope.map(([x, y]): Vec3 => [x, y, y * Math.tan(a)]);
    const length = 15 / Math.cos(a);
    expect(
      zone({ kind: "angularity", of: "face", points: flat, nominal: [0, -s, s], about }).value,
    ).toBeCloseTo(length * Math.sin(Math.PI / 180), 9);
  });

  it("of an axis with ⌀ is the least circle that brute force finds", () => {
    fc.assert(
      fc.property(nearPlane(8, 10), pose, (points, { move, turn }) => {
        const nominal = turn([0, 0, 1]);
        const request = { kind: "perpendicularity", of: "axis", nominal } as const;
        const { value, bound } = zone({ ...request, points: points.map(move) });
        expect(Math.abs(value - circleBruteForce(points))).toBeLessThan(1e-7);
        expect(bound).toBeLessThan(1e-7);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it("catches a hole tilted by 1.5° over 10 mm: ⌀0.262", () => {
    const tilt = Math.tan((1.5 * Math.PI) / 180);
    const ends: Vec3[] = [
      [5, 5, 0],
      [5 + 10 * tilt, 5, 10],
    ];
    const request = { kind: "perpendicularity", of: "axis", points: ends } as const;
    expect(zone({ ...request, nominal: [0, 0, 1] }).value).toBeCloseTo(0.2619, 4);
  });
});

describe("location, run-out and profile", () => {
  it("are twice the largest distance from the true place", () => {
    const ends: Vec3[] = [
      [10.03, 20.04, 0],
      [10, 20.01, 12],
    ];
    const axis = { kind: "axis", point: [10, 20, 0], axis: [0, 0, 1] } as const;
    expect(zone({ kind: "position", points: ends, of: axis })).toMatchObject({ at: ends[0] });
    expect(zone({ kind: "position", points: ends, of: axis }).value).toBeCloseTo(0.1, 12);
    expect(zone({ kind: "coaxiality", points: ends, datum: axis }).value).toBeCloseTo(0.1, 12);
    const middle = { point: [0, 20, 0], normal: [0, 1, 0] } as const;
    expect(zone({ kind: "symmetry", points: ends, datum: middle }).value).toBeCloseTo(0.08, 12);
    expect(
      zone({ kind: "concentricity", points: [[10.03, 20.04, 7]], datum: [10, 20, 7] }).value,
    ).toBeCloseTo(0.1, 12);
    expect(
      zone({ kind: "position", points: [[0, 0.2, 1]], of: { kind: "plane", ...middle } }).value,
    ).toBeCloseTo(39.6, 12);
  });

  it("run-out of a circle off centre is twice the offset; of a cone only the total one sees the taper", () => {
    const off = onCircle(Array.from({ length: 36 }, () => 10)).map(
      ([x, y, z]): Vec3 => [x + 0.05, y, z],
    );
    const radial = { datum: Z, direction: "radial" } as const;
    const value = zone({ kind: "circular run-out", sections: [off], ...radial }).value;
    expect(value).toBeGreaterThan(0.1 * Math.cos(Math.PI / 36) - 1e-9);
    expect(value).toBeLessThan(0.1 + 1e-9);
    const taper = [0, 10].map((z) =>
      onCircle(
        Array.from({ length: 16 }, () => 10 + z / 100),
        z,
      ),
    );
    expect(zone({ kind: "circular run-out", sections: taper, ...radial }).value).toBeLessThan(
      1e-12,
    );
    expect(zone({ kind: "total run-out", sections: taper, ...radial }).value).toBeCloseTo(0.1, 9);
    const disc = [onCircle([5, 5, 5, 5]).map(([x, y]): Vec3 => [x, y, x / 50])];
    expect(
      zone({ kind: "total run-out", sections: disc, datum: Z, direction: "axial" }).value,
    ).toBeCloseTo((2 * 5 * Math.cos(0.1)) / 50, 9);
  });

  it("profile knows planes, cylinders, spheres, tori and cones", () => {
    const off = (nominal: Extract<ZoneRequest, { kind: "profile" }>["nominal"], p: Vec3) =>
      zone({ kind: "profile", points: [p], nominal }).value;
    expect(off({ kind: "plane", point: [0, 0, 1], normal: [0, 0, 1] }, [7, 7, 1.1])).toBeCloseTo(
      0.2,
      12,
    );
    expect(off({ kind: "cylinder", line: Z, radius: 5 }, [3, 4.1, 9])).toBeCloseTo(
      2 * (Math.hypot(3, 4.1) - 5),
      12,
    );
    expect(off({ kind: "sphere", centre: [0, 0, 0], radius: 3 }, [0, 0, 2.9])).toBeCloseTo(0.2, 12);
    expect(
      off({ kind: "torus", line: Z, majorRadius: 10, minorRadius: 2 }, [10, 0, 2.1]),
    ).toBeCloseTo(0.2, 12);
    const cone = { kind: "cone", line: Z, sine: 0.6, cosine: 0.8 } as const;
    expect(off(cone, [6, 0, 8])).toBeCloseTo(0, 12);
    expect(off(cone, [6 + 0.08, 0, 8 - 0.06])).toBeCloseTo(0.2, 12);
    expect(off(cone, [0, 0, -1])).toBeCloseTo(2, 12);
  });
});
