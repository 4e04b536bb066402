import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { seededRandom } from "../foundation/random.ts";
import { createKernel, type Kernel } from "../solid/kernel.ts";
import { turned } from "./recognition/fixtures/disturb.ts";
import { skewRings } from "./recognition/fixtures/other-meshes.ts";
import { loopOf, PartBuilder } from "./recognition/fixtures/parts.ts";
import { build as buildWith, count, see, throughStl } from "./recognition/fixtures/see.ts";
import type { Recognition } from "./recognition-types.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
});

/** Chords about the axis and about the tube. */
interface Chords {
  readonly about: number;
  readonly tube: number;
}

const torus = (b: PartBuilder, R: number, r: number, { about, tube }: Chords): number =>
  b.add({
    kind: "torus",
    innerRadius: r,
    outerRadius: R,
    innerSegments: tube,
    outerSegments: about,
    startAngle: 0,
    outerRotation: 360,
  });

function ring(R: number, r: number, chords: Chords) {
  const b = new PartBuilder();
  return buildWith(b.graph(torus(b, R, r, chords)), kernel).mesh;
}

const shapeOf = (found: Recognition, kind: string) =>
  found.surfaces.find(({ shape }) => shape.kind === kind)?.shape;

/** 16 to 200 chords both ways, as many as a quick test bears. */
const chords = fc
  .record({ about: fc.integer({ min: 16, max: 200 }), tube: fc.integer({ min: 16, max: 200 }) })
  .filter(({ about, tube }) => about * tube < 5000);

describe("tori", () => {
  it("are one surface, whatever they are cut into and however they lie", () => {
    fc.assert(
      fc.property(
        chords,
        fc.double({ min: 1.25, max: 40, noNaN: true }),
        fc.integer({ min: 1, max: 1e9 }),
        (cut, wide, seed) => {
          const [R, r] = [3 * wide, 3];
          const mesh = ring(R, r, cut);
          const found = see(seed % 2 === 0 ? mesh : throughStl(turned(mesh, seededRandom(seed))));
          expect(found.surfaces.map(({ shape }) => shape)).toMatchObject([
            { kind: "torus", inward: false },
          ]);
          const shape = shapeOf(found, "torus");
          if (shape?.kind !== "torus") return;
          expect(shape.majorRadius).toBeCloseTo(R, 3);
          expect(shape.minorRadius).toBeCloseTo(r, 3);
        },
      ),
      { numRuns: 40, seed: 11 },
    );
  });

  it("are one surface where the facets of their crests lie in one flat ring", () => {
    for (const cut of [
      { about: 90, tube: 90 },
      { about: 16, tube: 90 },
      { about: 50, tube: 18 },
    ])
      expect(count(see(ring(23, 5, cut)))).toEqual({ torus: 1 });
    const b = new PartBuilder();
    const plate = b.cut(
      b.round(30, 30, 9, [0, 0, 0], 90),
      b.move(torus(b, 20, 2.5, { about: 90, tube: 90 }), [0, 0, 9]),
    );
    const groove = see(throughStl(buildWith(b.graph(plate), kernel).mesh));
    expect(count(groove)).toEqual({ plane: 3, cylinder: 1, torus: 1 });
    expect(shapeOf(groove, "torus")).toMatchObject({ inward: true });
  });

  it("keep a flat that is milled off their crest, from a little more than a chord on", () => {
    fc.assert(
      fc.property(fc.constantFrom(34, 64, 90), fc.integer({ min: 2, max: 9 }), (tube, steps) => {
        // The crest's middle chord is half a step to either side: this one is `steps` and a half.
        const height = 5 * Math.cos(((0.5 + steps) * 2 * Math.PI) / tube);
        const b = new PartBuilder();
        const flat = b.cut(
          torus(b, 23, 5, { about: 48, tube }),
          b.box([80, 80, 10], [0, 0, height + 5]),
        );
        const found = see(throughStl(buildWith(b.graph(flat), kernel).mesh));
        expect(count(found)).toEqual({ plane: 1, torus: 1 });
        const plane = shapeOf(found, "plane");
        expect(plane?.kind === "plane" && plane.offset).toBeCloseTo(height, 3);
      }),
      { numRuns: 12, seed: 5 },
    );
  });

  it("end in the flat that they run out into", () => {
    const b = new PartBuilder();
    const button = loopOf(
      [0, 0],
      [
        { to: [20, 0] },
        { to: [20, 4] },
        { to: [15, 9], center: [15, 4] },
        { to: [0, 9] },
        { to: [0, 0] },
      ],
      64,
    );
    const found = see(buildWith(b.graph(b.turned(button, 90)), kernel).mesh);
    expect(count(found)).toEqual({ plane: 2, cylinder: 1, torus: 1 });
  });
});

describe("balls with flats on their poles", () => {
  /** Rings at so many latitudes, the first and last half a step from the poles, or `cap` steps. */
  const ball = (rings: number, perTurn: number, cap = 0.5) => {
    const step = Math.PI / (rings - 1 + 2 * cap);
    return skewRings(
      Array.from({ length: rings }, (_, k) => {
        const a = (cap + k) * step;
        return { r: 9 * Math.sin(a), z: -9 * Math.cos(a) };
      }),
      perTurn,
    );
  };

  it("are whole balls where the flats are chords like the others", () => {
    for (const [rings, perTurn] of [
      [8, 16],
      [15, 30],
      [32, 64],
    ] as const)
      expect(count(see(throughStl(ball(rings, perTurn))))).toEqual({ sphere: 1 });
  });

  it("keep flats that are wider", () => {
    for (const cap of [1, 2, 4])
      expect(count(see(throughStl(ball(24, 48, cap))))).toEqual({ plane: 2, sphere: 1 });
  });
});
