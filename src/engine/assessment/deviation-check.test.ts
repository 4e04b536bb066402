import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { createCatalogue } from "../../catalogues/catalogue.ts";
import { inspector } from "./checks/form/fixtures/look.ts";
import { runCheck } from "./checks/list.ts";
import type { Outcome } from "./checks/outcome.ts";
import { createKernel, type Kernel } from "../solid/kernel.ts";
import { PartBuilder, knob, plate } from "./recognition/fixtures/parts.ts";
import { build } from "./recognition/fixtures/see.ts";
import { SHAPE_SCHEMAS } from "./rubric/shape-schema.ts";
import type { CsgGraph } from "../solid/graph.ts";

const WORDS = ["en", "pt"].map((language) => {
  const catalogues = path.join(import.meta.dirname, "../../catalogues");
  const file = path.join(catalogues, language, "assessment-deviation.json");
  return createCatalogue(language, JSON.parse(readFileSync(file, "utf8")));
});

let kernel: Kernel;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
});

/** The check run; what it says has all its numbers, in both languages. */
function checked(part: CsgGraph, reference: CsgGraph, max: number): Outcome {
  const check = SHAPE_SCHEMAS[0].parse({ id: "whole", kind: "shape.deviation", max });
  const inspection = inspector(build(reference, kernel))(build(part, kernel));
  const outcome = runCheck(check, { ...inspection, kernel });
  for (const words of WORDS) {
    expect(words.has(outcome.message)).toBe(true);
    expect(words.format(outcome.message, outcome.params)).not.toMatch(/[{}]|undefined|NaN/);
  }
  return outcome;
}

/** Plate 60 × 40 × 8 with a hole, and perhaps a box more or less. */
function holed(
  radius: number,
  segments: number,
  more?: { readonly size: [number, number, number]; readonly at: [number, number, number] },
  less?: typeof more,
): CsgGraph {
  const b = new PartBuilder();
  let body = b.cut(
    b.box([60, 40, 8], [30, 20, 4]),
    b.round(radius, radius, 10, [20, 20, -1], segments),
  );
  if (more) body = b.unite(body, b.box(more.size, more.at));
  if (less) body = b.cut(body, b.box(less.size, less.at));
  return b.graph(body);
}

describe("shape.deviation", () => {
  it.each([
    [16, 60, 0.1],
    [32, 24, 0.05],
    [64, 48, 0.03],
  ])("passes a plate cut into %i against %i segments, at most %d", (n, m, max) => {
    const outcome = checked(plate(n), plate(m), max);
    expect(outcome).toMatchObject({ verdict: "pass", message: "check.deviation.pass" });
    expect(outcome.measured).toBeLessThanOrEqual(max);
  });

  it("passes a knob of other segments", () => {
    expect(checked(knob(32), knob(40), 0.3).verdict).toBe("pass");
  });

  it.each([
    [5.15, "missing"],
    [4.85, "extra"],
  ])("fails a hole of radius %d in the place of 5", (radius, what) => {
    const outcome = checked(holed(radius, 24), holed(5, 40), 0.1);
    expect(outcome).toMatchObject({ verdict: "fail", message: `check.deviation.${what}` });
    expect(outcome.measured).toBeGreaterThan(0.1);
    expect(outcome.measured).toBeLessThanOrEqual(0.15);
    expect(outcome.params).toMatchObject({ max: 0.1 });
    const [x = 0, y = 0] = outcome.anchor ?? [];
    expect(Math.hypot(x - 20, y - 20)).toBeCloseTo(5, 0);
    expect(outcome.places).toHaveLength(1);
  });

  it("takes what is at the limit, and nothing beyond its guard band", () => {
    const off = (by: number): Outcome["verdict"] =>
      checked(holed(5 + by, 200), holed(5, 200), 0.1).verdict;
    expect(off(0.094)).toBe("pass");
    expect(off(0.1)).toBe("borderline");
    expect(off(0.106)).toBe("fail");
  });

  it("sees what no drawing names: a notch, a pip, a void", () => {
    const reference = holed(5, 48);
    const pip = checked(holed(5, 32, { size: [1, 1, 1], at: [50, 10, 8] }), reference, 0.3);
    expect(pip).toMatchObject({ verdict: "fail", message: "check.deviation.extra" });
    expect(pip.measured).toBeCloseTo(0.5, 2);
    const notch = checked(
      holed(5, 32, undefined, { size: [1, 9, 1], at: [60, 20, 8] }),
      reference,
      0.3,
    );
    expect(notch).toMatchObject({ verdict: "fail", message: "check.deviation.missing" });
    const hollow = checked(
      holed(5, 32, undefined, { size: [2, 2, 2], at: [45, 20, 4] }),
      reference,
      0.3,
    );
    expect(hollow).toMatchObject({ verdict: "fail", message: "check.deviation.missing" });
    expect(Math.abs((hollow.anchor?.[0] ?? 0) - 45)).toBeLessThanOrEqual(1);
  });

  it("doesn't judge where the facets are too coarse to tell", () => {
    const rod = (segments: number): CsgGraph => {
      const b = new PartBuilder();
      return b.graph(b.round(10, 10, 5, [0, 0, 0], segments));
    };
    const outcome = checked(rod(16), rod(24), 1e-4);
    expect(outcome).toMatchObject({
      verdict: "not-assessed",
      message: "check.deviation.too-coarse",
    });
  });
});
