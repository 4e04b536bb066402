import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createCatalogue } from "../../catalogues/catalogue.ts";
import { seededRandom } from "../foundation/random.ts";
import type { CsgGraph } from "../solid/graph.ts";
import { createKernel, type Kernel } from "../solid/kernel.ts";
import type { Solid } from "../solid/solid-types.ts";
import { absent, unexplained } from "./checks/feat/no-extra.ts";
import { inspector, meshed, poseBack } from "./checks/form/fixtures/look.ts";
import { block, type Off, rad, turns24 } from "./checks/form/fixtures/off-form.ts";
import { form } from "./checks/form/form.ts";
import { generalLimits } from "./checks/form/general-limits.ts";
import { BLOCK } from "./checks/gdt/fixtures/gdt-parts.ts";
import type { Outcome } from "./checks/outcome.ts";
import { bracketGraph } from "./fixtures/bracket.ts";
import { reordered, split } from "./recognition/fixtures/disturb.ts";
import {
  bored,
  dressed,
  knob,
  loopOf,
  PartBuilder,
  plate,
  slotted,
} from "./recognition/fixtures/parts.ts";
import { build, throughStl } from "./recognition/fixtures/see.ts";

const SEED = 20_261_122;
const CATALOGUES = path.join(import.meta.dirname, "../../catalogues");
let kernel: Kernel;
let reference: Solid;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
  reference = build(block(), kernel);
});

const made = (graph: CsgGraph): Solid => build(graph, kernel);
const formOf = (off: Off, wanted: Parameters<typeof inspector>[1] = { features: BLOCK }): Outcome =>
  form(inspector(reference, wanted)(made(block(off))));

describe("right parts pass", () => {
  it("however finely they are cut", () => {
    for (const segments of [12, 16, 23, 64, 128]) {
      const outcome = formOf({ segments });
      expect([segments, outcome.verdict]).toEqual([segments, "pass"]);
      expect(outcome.measured).toBeLessThan(1e-4);
      expect(outcome.params["count"]).toBe(9);
    }
  });

  it("in all 24 poses, moved, and through a file of 32-bit numbers", () => {
    const look = inspector(reference);
    for (const matrix of turns24([12.3, -45.6, 7.8])) {
      const part = made(block({ matrix, segments: 24 }));
      expect(form(look(part, poseBack(matrix))).verdict).toBe("pass");
      if (matrix[0] !== 0) continue;
      const file = meshed(part, throughStl(part.mesh));
      expect(form(look(file, poseBack(matrix))).verdict).toBe("pass");
    }
  });

  const parts: [string, (segments?: number) => CsgGraph][] = [
    ["a plate", plate],
    ["bores", bored],
    ["slots", slotted],
    ["fillets and a chamfer", dressed],
    ["a turned knob", (n) => knob(n, n ?? 64)],
    ["a bracket", (n) => bracketGraph({}, n === undefined ? {} : { segments: n })],
  ];
  it.each(parts)("%s of other segment counts", (_, part) => {
    const look = inspector(made(part()));
    for (const segments of [16, 23, 48]) {
      const other = made(part(segments));
      expect([segments, form(look(other)).verdict]).toEqual([segments, "pass"]);
      const file = meshed(other, throughStl(other.mesh));
      expect([segments, form(look(file)).verdict]).toEqual([segments, "pass"]);
    }
  });

  it("whose triangles come in another order and are split", () => {
    const look = inspector(reference);
    for (const seed of [1, 2, 3]) {
      const random = seededRandom(seed);
      const mesh = reordered(split(reference.mesh, random), random);
      expect(form(look(meshed(reference, mesh))).verdict).toBe("pass");
    }
  });

  it("of other sizes: sizes are not the form's", () => {
    for (const off of [{ radius: 4.7 }, { length: 63 }, { holeAt: [22, 17] }] as const)
      expect(formOf(off).verdict).toBe("pass");
  });
});

describe("a part out of form or direction fails, with what, where and by how much", () => {
  const cases: [string, Off, string, Record<string, unknown>][] = [
    [
      "a face drafted by 1°",
      { draft: 1 },
      "leans",
      { form: "plane", label: "end", side: "right", measured: 0.524, length: 30, degrees: 1 },
    ],
    [
      "a hole tilted by 1.5°",
      { tilt: 1.5 },
      "leans",
      { form: "hole", label: "hole", degrees: 1.5 },
    ],
    ["a boss tilted by 1.5°", { bossTilt: 1.5 }, "leans", { degrees: 1.5 }],
    ["a twisted face", { twist: 0.6 }, "uneven", { form: "plane", label: "top" }],
    ["a twisted face, badly", { twist: 2 }, "uneven", { form: "plane", label: "top" }],
    [
      "a hole that is a cone",
      { taper: 0.6 },
      "tapers",
      { form: "hole", label: "hole", measured: 0.6, length: 30 },
    ],
    ["an oval hole", { oval: 0.3 }, "not-round", { form: "hole", label: "hole", max: 0.2 }],
    ["a very oval hole", { oval: 1 }, "not-round", { form: "hole", label: "hole" }],
    ["a hole wider half way", { barrel: 0.4 }, "bulges", { form: "hole", label: "hole" }],
  ];
  it.each(cases)("%s", (_, off, what, params) => {
    for (const segments of [24, 37]) {
      const outcome = formOf({ ...off, segments });
      expect([segments, outcome.verdict, outcome.message]).toEqual([
        segments,
        "fail",
        `check.form.${what}`,
      ]);
      expect(outcome.params).toMatchObject(params);
      expect(outcome.places?.[0]?.kind).toBe("face");
      expect(outcome.anchor).toHaveLength(3);
    }
  });

  it.each(cases)("%s: the same in every pose and in a file", (_, off, what) => {
    const look = inspector(reference);
    const right = formOf(off);
    for (const matrix of turns24([1, 2, 3]).filter((_m, i) => i % 8 === 0)) {
      const part = made(block({ ...off, matrix }));
      for (const solid of [part, meshed(part, throughStl(part.mesh))]) {
        const outcome = form(look(solid, poseBack(matrix)));
        expect(outcome.message).toBe(`check.form.${what}`);
        expect(outcome.measured).toBeCloseTo(right.measured ?? Number.NaN, 2);
      }
    }
  });

  it("a tapered hole under a counterbore: the wider step is not taken for its wall", () => {
    const bore = (top: number): CsgGraph => {
      const b = new PartBuilder();
      const hole = b.round(3, top, 22, [15, 15, -1], 24);
      return b.graph(
        b.cut(b.box([30, 30, 20], [15, 15, 10]), hole, b.round(6, 6, 6, [15, 15, 15], 24)),
      );
    };
    const outcome = form(inspector(made(bore(3)))(made(bore(3.8))));
    expect(outcome).toMatchObject({ verdict: "fail", message: "check.form.tapers" });
    // 0.8 over 22 mm, of which 15 mm are left.
    expect(outcome.measured).toBeCloseTo((0.8 * 15) / 22, 3);
  });

  it("a body that is twisted: all its walls", () => {
    const bar = (degrees: number): CsgGraph => {
      const b = new PartBuilder();
      const outline = b.add({
        kind: "outline",
        loops: [
          loopOf(
            [-20, -15],
            [{ to: [20, -15] }, { to: [20, 15] }, { to: [-20, 15] }, { to: [-20, -15] }],
          ),
        ],
      });
      const twist = {
        kind: "extrudeLinear",
        height: 20,
        twistAngle: degrees,
        twistSteps: 8,
      } as const;
      return b.graph(b.add(twist, [outline]));
    };
    const look = inspector(made(bar(0)));
    expect(form(look(made(bar(0)))).verdict).toBe("pass");
    for (const degrees of [1, 2, 4]) {
      const outcome = form(look(made(bar(degrees))));
      expect(outcome.message).toBe("check.form.uneven");
      expect(outcome.params["others"]).toBe(3);
    }
  });

  it.each([
    ["a tapered hole", { taper: 0.6 }],
    ["a very oval hole", { oval: 1 }],
  ])("%s is told once: nothing is left over, nothing missing", (_, off) => {
    const inspection = inspector(reference, { features: BLOCK })(made(block(off)));
    expect([inspection.extra.length, inspection.missing.length]).toEqual([1, 1]);
    expect(form(inspection).verdict).toBe("fail");
    expect(unexplained(inspection).verdict).toBe("pass");
    expect(absent(inspection).verdict).toBe("pass");
  });

  it("counts the other faces that are off", () => {
    expect(formOf({ draft: 1, tilt: 1.5 }).params["others"]).toBe(1);
    expect(formOf({ tilt: 1.5 }).params["others"]).toBe(0);
  });

  it("points at the part's own place when it is turned", () => {
    const [matrix] = turns24([100, 200, 300]).slice(-1);
    if (!matrix) throw new Error("no turn");
    const part = made(block({ draft: 1, matrix }));
    const anchor = form(inspector(reference)(part, poseBack(matrix))).anchor ?? [0, 0, 0];
    const { min, max } = part.bounds;
    for (const k of [0, 1, 2] as const) {
      expect(anchor[k]).toBeGreaterThan(min[k] - 1e-3);
      expect(anchor[k]).toBeLessThan(max[k] + 1e-3);
    }
  });
});

describe("the value moves exactly with the defect", () => {
  const degrees = fc.double({ min: 0.05, max: 4, noNaN: true });
  it("draft and tilt: fails just beyond the limit, passes just within", () => {
    fc.assert(
      fc.property(degrees, (draft) => {
        const outcome = formOf({ draft });
        const value = 30 * Math.tan(rad(draft));
        expect(outcome.measured).toBeCloseTo(value, 4);
        const limit = outcome.allowed?.max ?? 0;
        expect(limit).toBeGreaterThan(0.25);
        if (value > 1.016 * limit) expect(outcome.verdict).toBe("fail");
        if (value < 0.984 * limit) expect(outcome.verdict).toBe("pass");
      }),
      { seed: SEED, numRuns: 8 },
    );
    fc.assert(
      fc.property(degrees, (tilt) => {
        const length = 30 / Math.cos(rad(tilt)) + 10 * Math.tan(rad(tilt));
        expect(formOf({ tilt, segments: 32 }).measured).toBeCloseTo(
          length * Math.sin(rad(tilt)),
          3,
        );
      }),
      { seed: SEED, numRuns: 8 },
    );
  });

  it("taper and oval", () => {
    const defect = fc.double({ min: 0.05, max: 0.9, noNaN: true });
    fc.assert(
      fc.property(defect, (taper) => {
        const outcome = formOf({ taper, segments: 32 });
        expect(outcome.measured).toBeCloseTo(taper, 3);
      }),
      { seed: SEED, numRuns: 8 },
    );
    fc.assert(
      fc.property(defect, (oval) => {
        const outcome = formOf({ oval, segments: 48 });
        expect(outcome.measured).toBeCloseTo(oval, 2);
      }),
      { seed: SEED, numRuns: 8 },
    );
  });
});

describe("the limits", () => {
  it("are the drawing's note, else class K with the angles of class m", () => {
    const none = generalLimits();
    expect([none.flat(8), none.flat(30), none.flat(60)]).toEqual([0.05, 0.1, 0.2]);
    // ±30′ up to 50 mm, ±20′ up to 120 mm, never more than 0.4 mm up to 100 mm.
    expect(none.lean(30)).toBeCloseTo(30 * Math.sin(rad(0.5)), 9);
    expect(none.lean(90)).toBe(0.4);
    expect(none.lean(60)).toBeCloseTo(60 * Math.sin(rad(1 / 3)), 9);
    // A narrow face: not less than flatness.
    expect(none.lean(0.5)).toBe(0.05);
    expect(none.round(4)).toBe(0.2);
    expect(none.round(100)).toBe(0.2);
    expect(generalLimits("ISO 2768-fH").round(4)).toBe(0.1);
    expect(generalLimits("ISO 2768-mH").flat(60)).toBe(0.1);
    expect(generalLimits("ISO 2768-cL").lean(30)).toBeCloseTo(30 * Math.sin(rad(1)), 9);
    expect(generalLimits("ISO 22081 ±0,2 ⌓0,1").flat(500)).toBe(0.1);
    expect(generalLimits("what the author fancied").flat(60)).toBe(0.2);
  });

  it("a short face may lean by more degrees, a long one by fewer", () => {
    const { lean } = generalLimits();
    const allowed = (length: number): number => Math.asin(lean(length) / length);
    expect(allowed(1)).toBeGreaterThan(rad(2));
    expect(allowed(4)).toBeLessThan(rad(0.99));
    for (const length of [5, 8, 10, 20, 50, 100, 300])
      expect(allowed(length)).toBeLessThan(rad(0.9));
  });

  it("a part without a matched face is not assessed", () => {
    const inspection = inspector(reference)(reference);
    expect(form({ ...inspection, pairs: [], extra: [], missing: [] })).toMatchObject({
      verdict: "not-assessed",
    });
  });
});

describe("the sentences", () => {
  it.each(["en", "pt"])("say all of it in %s", (language) => {
    const file = path.join(CATALOGUES, language, "assessment-geometry.json");
    const messages = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
    const catalogue = createCatalogue(language, messages);
    const said = (off: Off): string => {
      const { message, params } = formOf({ ...off, segments: 32 });
      return catalogue.format(message, params);
    };
    const number = (x: string): string => (language === "pt" ? x.replace(".", ",") : x);
    expect(said({ draft: 1 })).toContain(`${number("0.524")} mm`);
    expect(said({ draft: 1 })).toContain("“end”");
    expect(said({ tilt: 1.5 })).toContain(`(${number("1.5")}°)`);
    for (const off of [
      {},
      { draft: 0.5 },
      { twist: 0.6 },
      { taper: 0.6 },
      { oval: 0.4 },
      { barrel: 0.4 },
    ])
      expect(said(off)).not.toMatch(/[{}]|undefined|NaN|none/);
  });
});
