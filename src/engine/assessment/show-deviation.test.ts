import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import type { Vec3 } from "../geometry/mesh.ts";
import { evaluateGraph } from "../solid/evaluate.ts";
import { createKernel, type Kernel } from "../solid/kernel.ts";
import type { Solid } from "../solid/solid-types.ts";
import { type Bracket, bracketGraph, type BracketOptions } from "./fixtures/bracket.ts";
import { type Rubric, rubricSchema } from "./rubric.ts";
import {
  type Placed,
  placeReference,
  type ShownDeviation,
  showDeviation,
} from "./show-deviation.ts";

let kernel: Kernel;
let reference: Solid;
let rubric: Rubric;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
  reference = bracket();
  const { rubric: written } = JSON.parse(readFileSync("lessons/l-bracket/lesson.json", "utf8"));
  rubric = rubricSchema.parse(written);
});

function bracket(sizes: Partial<Bracket> = {}, options: BracketOptions = {}): Solid {
  const result = evaluateGraph(bracketGraph(sizes, options), kernel, quietCtx());
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const inputOf = (part: Solid) => ({ lesson: { id: "l-bracket", rubric }, part, reference });

function shown(part: Solid): ShownDeviation {
  const result = showDeviation(inputOf(part), kernel, quietCtx());
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function placed(part: Solid): Placed {
  const result = placeReference(inputOf(part), kernel, quietCtx());
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const standing = ({ rows, shift }: Placed, p: Vec3): Vec3 =>
  [0, 1, 2].map((i) => {
    const [a, b, c] = rows[i] as Vec3;
    return a * p[0] + b * p[1] + c * p[2] + (shift[i] as number);
  }) as unknown as Vec3;

/** A quarter turn about z, then a shift. */
const TURNED = [0, 1, 0, 0, -1, 0, 0, 0, 0, 0, 1, 0, 7, -3, 11, 1];
/** The mirror image, x for -x. */
const MIRRORED = [-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

const faceAt = (part: Solid, face: number) => part.faces[face]?.surface;

describe("where a part differs", () => {
  it("is nowhere on the reference itself", () => {
    const { map, extra, missing } = shown(reference);
    expect([extra, missing]).toEqual([undefined, undefined]);
    expect(Math.max(...map.distances.map(Math.abs))).toBeLessThan(0.011);
  });

  it("is material too much round a hole that is too small, by half of the diameter's error", () => {
    const part = bracket({ diameterA: 5 });
    const { extra, missing } = shown(part);
    expect(extra?.by).toBeCloseTo(0.5, 1);
    expect(faceAt(part, extra?.face ?? -1)).toMatchObject({ kind: "cylinder", radius: 2.5 });
    expect(missing).toBeUndefined();
  });

  it("is told where nothing of the part is left to be coloured", () => {
    const part = bracket({ height: 35, bZ: 5 });
    const { extra, missing, map } = shown(part);
    expect(missing?.by).toBeCloseTo(10, 2);
    expect(extra).toBeUndefined();
    expect(part.faces[missing?.face ?? -1]).toBeDefined();
    expect(Math.min(...map.distances)).toBeLessThan(-2.9);
  });

  it("lies as the verdict was reached: in the part's own frame", () => {
    const part = bracket({ diameterB: 7 }, { matrix: TURNED });
    const { missing, map } = shown(part);
    expect(missing?.by).toBeCloseTo(0.5, 1);
    expect(faceAt(part, missing?.face ?? -1)).toMatchObject({ kind: "cylinder", radius: 3.5 });
    for (let k = 0; k < 3; k++) {
      const along = map.positions.filter((_, i) => i % 3 === k);
      expect(Math.min(...along)).toBeCloseTo(part.bounds.min[k] as number, 9);
    }
  });

  it("is not hidden by comparing a mirror image in a mirror", () => {
    const { extra, missing } = shown(bracket({}, { matrix: MIRRORED }));
    expect(Math.max(extra?.by ?? 0, missing?.by ?? 0)).toBeGreaterThan(0.9);
  });

  it("is not what a few straight pieces leave of a right curve", () => {
    const { extra, missing } = shown(bracket({}, { segments: 24 }));
    expect([extra, missing]).toEqual([undefined, undefined]);
  });

  it("says what can't be compared", () => {
    const mesh = { positions: new Float64Array(0), triangles: new Uint32Array(0) };
    const none = { ...reference, mesh, volume: 0 };
    const codes = [inputOf(none), { ...inputOf(reference), reference: none }].map(
      (input) => showDeviation(input, kernel, quietCtx()).problems[0]?.code,
    );
    expect(codes).toEqual(["assessment.deviation-mesh", "assessment.reference"]);
  });
});

describe("the reference over the part", () => {
  it("stands where the part was laid", () => {
    const part = bracket({ diameterB: 7 }, { matrix: TURNED });
    const place = placed(part);
    for (const corner of [reference.bounds.min, reference.bounds.max]) {
      const [x, y, z] = corner;
      const expected = [-y + 7, x - 3, z + 11];
      for (const [k, c] of standing(place, corner).entries())
        expect(c).toBeCloseTo(expected[k] as number, 6);
    }
  });

  it("is never shown as its mirror image", () => {
    const { rows } = placed(bracket({}, { matrix: MIRRORED }));
    const [[a, b, c], [d, e, f], [g, h, i]] = rows;
    expect(a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)).toBeCloseTo(1, 9);
  });
});
