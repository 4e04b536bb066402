import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import { evaluateGraph } from "../solid/evaluate.ts";
import type { CsgGraph, CsgOp } from "../solid/graph.ts";
import { createKernel, type Kernel } from "../solid/kernel.ts";
import type { Solid } from "../solid/solid-types.ts";
import { assess, ASSESSMENT_VERSION } from "./assess.ts";
import { type Bracket, bracketGraph, type BracketOptions, cuboid } from "./fixtures/bracket.ts";
import type { CheckResult, Report } from "./report-types.ts";
import { reportHash } from "./report-hash.ts";
import { type Rubric, rubricSchema } from "./rubric.ts";

/** What every inspection looks at by itself: nothing extra, nothing missing, the form of all faces. */
const BACKSTOPS = 3;

let kernel: Kernel;
let reference: Solid;
let rubric: Rubric;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
  reference = build(bracketGraph());
  const lesson = JSON.parse(readFileSync("lessons/l-bracket/lesson.json", "utf8"));
  const whole = rubricSchema.parse(lesson.rubric);
  // Parts here are no scripts': what they would be at other values is tried elsewhere.
  rubric = { ...whole, checks: whole.checks.filter(({ kind }) => !/^(design|print)/.test(kind)) };
});

function build(graph: CsgGraph): Solid {
  const result = evaluateGraph(graph, kernel, quietCtx());
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

async function inspect(part: Solid, changed: Partial<Rubric> = {}): Promise<Report> {
  const lesson = { id: "bracket", rubric: { ...rubric, ...changed } };
  const result = await assess({ lesson, part, reference }, kernel, quietCtx());
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const bracket = (sizes: Partial<Bracket> = {}, options: BracketOptions = {}) =>
  inspect(build(bracketGraph(sizes, options)));

function find(report: Report, id: string): CheckResult {
  const check = report.checks.find((c) => c.id === id);
  if (!check) throw new Error(`no check ${id}`);
  return check;
}

/** `id message` of the first check: what the person is told first. */
const first = (report: Report): string => `${report.checks[0]?.id} ${report.checks[0]?.message}`;

describe("right parts", () => {
  it("passes the reference itself, every check", async () => {
    const report = await inspect(reference);
    expect(report.checks.filter((c) => c.verdict !== "pass")).toEqual([]);
    expect(report.verdict).toBe("pass");
    const total = rubric.checks.length + BACKSTOPS;
    expect(report.counts).toEqual({ pass: total, total });
    expect(report.score).toEqual({
      got: rubric.checks.length,
      most: rubric.checks.length,
      open: 0,
    });
    expect(report.told).toEqual([]);
    expect(find(report, "hole-a-diameter").measured).toBe(6);
    expect(find(report, "hole-b-z").measured).toBeCloseTo(15, 6);
  });

  it("passes however it is turned, moved and tessellated", async () => {
    const turns = [
      [0, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 5, -7, 100, 1],
      [-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1, 0, 0.1, 0.2, 0.3, 1],
      [0, 0, -1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1],
    ];
    for (const [i, matrix] of turns.entries())
      expect((await bracket({}, { matrix, segments: 24 + 8 * i })).verdict).toBe("pass");
  });

  it("flags what is right but close to the limit", async () => {
    const report = await bracket({ wall: 5.902 });
    expect(report.verdict).toBe("borderline");
    expect(first(report)).toBe("wall check.thickness.close");
    expect(report.counts.pass).toBe(report.counts.total);
  });
});

describe("wrong parts are told the cause first", () => {
  const cases: [string, Partial<Bracket>, BracketOptions, string][] = [
    ["small hole", { diameterA: 5.6 }, {}, "hole-a-diameter check.hole-diameter.too-small"],
    ["diameter as radius", { diameterB: 12 }, {}, "hole-b-diameter check.hole-diameter.double"],
    ["half", { diameterA: 3 }, {}, "hole-a-diameter check.hole-diameter.half"],
    ["coarse circle", {}, { segments: 8 }, "hole-a-diameter check.hole-diameter.too-coarse"],
    ["other edge", { aX: 35 }, {}, "hole-a-x check.hole-position.other-side"],
    ["rim", { aX: 18 }, {}, "hole-a-x check.hole-position.rim-not-centre"],
    ["too far", { bZ: 16 }, {}, "hole-b-z check.hole-position.too-far"],
    ["too near", { aY: 18.8 }, {}, "hole-a-y check.hole-position.too-near"],
    ["blind", {}, { reach: 2 }, "hole-a-through check.hole-through.blind"],
    ["no hole B", {}, { holes: "A" }, "hole-b-diameter check.hole-diameter.not-found"],
    ["thin wall", { wall: 5 }, {}, "wall check.thickness.too-thin"],
    ["thick base", { base: 8 }, {}, "base check.thickness.too-thick"],
    ["tall", { height: 46 }, {}, "height check.envelope.too-big"],
    ["mirror image", { bY: 26 }, {}, "mirrored check.pose.mirrored"],
    [
      "second piece",
      {},
      { add: cuboid([5, 5, 5], [30, 20, 30]) },
      "one-body check.body-count.too-many",
    ],
    ["extra lump", {}, { add: cuboid([5, 5, 8], [45, 35, 8]) }, "shape check.deviation.extra"],
    [
      "narrow slit",
      {},
      { cut: cuboid([0.5, 20, 20], [20, 20, 0]) },
      "shape check.deviation.missing",
    ],
    ["notch", {}, { cut: cuboid([10, 10, 20], [50, 40, 0]) }, "shape check.deviation.missing"],
  ];
  for (const [name, sizes, options, expected] of cases)
    it(name, async () => {
      const report = await bracket(sizes, options);
      expect(first(report)).toBe(expected);
      expect(report.verdict).toBe("fail");
    });

  it("drafted ends: the size is wrong where it is smallest", async () => {
    // Taken off the free end of the base, half a millimetre at the top and nothing at the bottom.
    const wedge: CsgOp = {
      kind: "polyhedron",
      points: [
        [50, -1, 0],
        [60, -1, 0],
        [60, -1, 12],
        [49, -1, 12],
        [50, 41, 0],
        [60, 41, 0],
        [60, 41, 12],
        [49, 41, 12],
      ],
      faces: [
        [3, 2, 1, 0],
        [4, 5, 6, 7],
        [0, 1, 5, 4],
        [1, 2, 6, 5],
        [2, 3, 7, 6],
        [3, 0, 4, 7],
      ].map((face) => face.toReversed()),
    };
    expect(find(await bracket({}, { cut: wedge }), "length").message).toBe(
      "check.envelope.too-small",
    );
  });

  it("inches", async () => {
    const k = 1 / 25.4;
    const matrix = [k, 0, 0, 0, 0, k, 0, 0, 0, 0, k, 0, 0, 0, 0, 1];
    expect(first(await bracket({}, { matrix }))).toBe("length check.envelope.inch-small");
  });

  it("a missing hole leaves its place and passage unmeasured, never passed", async () => {
    const report = await bracket({}, { holes: "A" });
    for (const id of ["hole-b-through", "hole-b-z", "hole-b-y"])
      expect(find(report, id).verdict).toBe("not-assessed");
  });

  it("points at the faces, the dimension and a place on the part", async () => {
    const part = build(bracketGraph({ diameterA: 5.6 }));
    const check = find(await inspect(part), "hole-a-diameter");
    expect(check.measured).toBeCloseTo(5.6, 6);
    expect(check.params).toMatchObject({ label: "A", measured: 5.6, off: 0.4, min: 5.9 });
    expect(check.places.map((p) => p.kind)).toEqual(["face", "dimension"]);
    const place = check.places[0];
    const face = place?.kind === "face" ? part.faces[place.face] : undefined;
    expect(face?.surface).toMatchObject({ kind: "cylinder", inward: true });
    expect(check.anchor).toEqual([35, 20, 3]);
  });

  it("anchors stay in the part's own frame when it is turned", async () => {
    const matrix = [-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1, 0, 3, 4, 5, 1];
    const check = find(await bracket({ diameterA: 5.6 }, { matrix }), "hole-a-diameter");
    expect(check.anchor).toEqual([-32, -16, 8]);
  });
});

describe("pose", () => {
  it("declared: a part that lies elsewhere is told so", async () => {
    const matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 5, 1];
    const moved = build(bracketGraph({}, { matrix }));
    expect(first(await inspect(moved, { pose: "declared" }))).toBe(
      "elsewhere check.pose.elsewhere",
    );
    expect((await inspect(reference, { pose: "declared" })).verdict).toBe("pass");
  });
});

describe("an empty part, findings, hash", () => {
  it("fails plainly without a solid", async () => {
    const empty = {
      ...reference,
      mesh: { positions: new Float64Array(), triangles: new Uint32Array() },
      faceOf: new Uint32Array(),
      faces: [],
      volume: 0,
    };
    const report = await inspect(empty);
    expect(first(report)).toBe("closed check.closed-solid.empty");
    expect(new Set(report.checks.map((c) => c.verdict))).toEqual(new Set(["fail", "not-assessed"]));
    const lesson = { id: "bracket", rubric };
    const result = await assess({ lesson, part: reference, reference: empty }, kernel, quietCtx());
    expect(result.problems[0]?.code).toBe("assessment.reference");
  });

  it("tells an open surface", async () => {
    const { mesh, faceOf } = reference;
    const open = {
      ...reference,
      mesh: { ...mesh, triangles: mesh.triangles.slice(3) },
      faceOf: faceOf.slice(1),
    };
    expect(first(await inspect(open))).toBe("closed check.closed-solid.open");
  });

  it("takes the G-code findings in", async () => {
    const findings = [
      {
        id: "gcode-bounds",
        verdict: "fail" as const,
        message: "check.gcode.bounds",
        params: {},
        place: { kind: "gcode" as const, line: 7 },
      },
    ];
    const lesson = { id: "bracket", rubric };
    const input = { lesson, part: reference, reference, gcode: { findings } };
    const result = await assess(input, kernel, quietCtx());
    if (!result.ok) throw new Error("not ok");
    expect(first(result.value)).toBe("gcode-bounds check.gcode.bounds");
    expect(result.value.verdict).toBe("fail");
    expect(result.value.checks).toHaveLength(rubric.checks.length + BACKSTOPS + 1);
  });

  it("says what it was reached with, so that another machine can reach the same", async () => {
    const report = await inspect(reference);
    const { version } = JSON.parse(readFileSync("node_modules/manifold-3d/package.json", "utf8"));
    expect(report.engine).toBe(ASSESSMENT_VERSION);
    expect(report.pins).toMatchObject({ kernel: `manifold-3d ${version}`, tables: "tables/1" });
    const other = await inspect(reference, { general: "ISO 2768-c" });
    expect(other.pins?.rubric).not.toBe(report.pins?.rubric);
    expect(other.pins?.reference).toBe(report.pins?.reference);
  });

  it("refuses a rubric that names what its reference has not got", async () => {
    const features = { ...rubric.features, A: { ...rubric.features.A, at: [20, 20, 3] } };
    const lesson = { id: "bracket", rubric: { ...rubric, features } as Rubric };
    const result = await assess({ lesson, part: reference, reference }, kernel, quietCtx());
    expect(result.problems[0]).toMatchObject({
      code: "assessment.reference-feature",
      params: { label: "A" },
    });
  });

  it("weighs, gates and credits as the rubric says", async () => {
    const checks = rubric.checks.map((check) =>
      check.id === "wall" ? { ...check, weight: 4, partial: { zeroAt: 5 } } : check,
    );
    // Three allowed deviations off: half of the credit that ends at five.
    const report = await inspect(build(bracketGraph({ wall: 5.7 })), { checks });
    expect(find(report, "wall")).toMatchObject({ verdict: "fail", weight: 4, credit: 0.5 });
    expect(report.told).toEqual(["wall"]);
    const most = rubric.checks.length + 3;
    // The shape as a whole waits for the wall.
    expect(find(report, "shape")).toMatchObject({ verdict: "not-assessed", blockedBy: "wall" });
    expect(report.score).toEqual({ got: most - 1 - 2, most, open: 1 });
  });

  it("the hash is over the report, not over the order of its keys", async () => {
    const report = await inspect(reference);
    const turned = Object.fromEntries(Object.entries(report).reverse()) as unknown as Report;
    expect(report.hash).toBe(reportHash(turned));
    expect(report.hash).toMatch(/^[0-9a-f]{64}$/);
    const other = await bracket({ diameterA: 6.00002 });
    expect(other.hash).not.toBe(report.hash);
  });
});

describe("properties", () => {
  it("the order of triangles and vertices doesn't change the report", async () => {
    const part = build(bracketGraph({ diameterA: 5.6, bZ: 15.1 }));
    const before = await inspect(part);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), async (seed) => {
        const after = await inspect(shuffled(part, seed));
        expect(after.hash).toBe(before.hash);
      }),
      { numRuns: 5, seed: 7 },
    );
  });

  it("a size moves its own measure, by as much, and nothing else fails within tolerance", async () => {
    const inside = (nominal: number, tolerance: number) =>
      fc
        .double({ min: -0.94, max: 0.94, noNaN: true })
        .map((k) => nominal + Math.round(k * tolerance * 1e4) / 1e4);
    const sizes = fc.record({
      length: inside(50, 0.3),
      depth: inside(40, 0.3),
      height: inside(45, 0.2),
      wall: inside(6, 0.1),
      base: inside(6, 0.1),
      diameterA: inside(6, 0.1),
      diameterB: inside(6, 0.1),
      aX: inside(15, 0.2),
      aY: inside(20, 0.2),
      bZ: inside(15, 0.2),
      bY: inside(14, 0.2),
    });
    const measures: Record<keyof Bracket, string> = {
      length: "length",
      depth: "depth",
      height: "height",
      wall: "wall",
      base: "base",
      diameterA: "hole-a-diameter",
      diameterB: "hole-b-diameter",
      aX: "hole-a-x",
      aY: "hole-a-y",
      bZ: "hole-b-z",
      bY: "hole-b-y",
    };
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 32, max: 90 }), async (size, segments) => {
        const report = await bracket(size, { segments });
        expect(report.checks.filter((c) => c.verdict === "fail")).toEqual([]);
        for (const key of Object.keys(measures) as (keyof Bracket)[])
          expect(Math.abs((find(report, measures[key]).measured ?? 0) - size[key])).toBeLessThan(
            1e-4,
          );
      }),
      { numRuns: 12, seed: 11 },
    );
  });

  it("a size out of tolerance fails its own check first", async () => {
    const outside = fc
      .double({ min: 1.05, max: 1.9, noNaN: true })
      .chain((k) => fc.boolean().map((up) => (up ? k : -k)));
    const targets = fc.constantFrom<[keyof Bracket, number, string]>(
      ["length", 0.3, "length"],
      ["depth", 0.3, "depth"],
      ["height", 0.2, "height"],
      ["wall", 0.1, "wall"],
      ["base", 0.1, "base"],
      ["diameterA", 0.1, "hole-a-diameter"],
      ["diameterB", 0.1, "hole-b-diameter"],
      ["aX", 0.2, "hole-a-x"],
      ["aY", 0.2, "hole-a-y"],
      ["bZ", 0.2, "hole-b-z"],
      ["bY", 0.2, "hole-b-y"],
    );
    const nominal: Partial<Bracket> = {};
    await fc.assert(
      fc.asyncProperty(targets, outside, async ([key, tolerance, id], k) => {
        const full = { length: 50, depth: 40, height: 45, wall: 6, base: 6, diameterA: 6 };
        const rest = { diameterB: 6, aX: 15, aY: 20, bZ: 15, bY: 14 };
        const sizes = { ...nominal, ...full, ...rest };
        const report = await bracket({ ...sizes, [key]: sizes[key] + k * tolerance });
        expect(report.checks[0]?.id).toBe(id);
        expect(report.checks[0]?.verdict).toBe("fail");
        expect(report.checks.filter((c) => c.verdict === "fail")).toHaveLength(1);
        expect(report.counts.pass).toBeGreaterThanOrEqual(report.counts.total - 2);
      }),
      { numRuns: 15, seed: 13 },
    );
  });
});

/** The same solid with its triangles in another order, each starting at another corner. */
function shuffled(solid: Solid, seed: number): Solid {
  const { random } = quietCtx(seed);
  const count = solid.faceOf.length;
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  const triangles = new Uint32Array(count * 3);
  const faceOf = new Uint32Array(count);
  order.forEach((from, to) => {
    const turn = Math.floor(random() * 3);
    for (let k = 0; k < 3; k++)
      triangles[to * 3 + k] = solid.mesh.triangles[from * 3 + ((k + turn) % 3)] ?? 0;
    faceOf[to] = solid.faceOf[from] ?? 0;
  });
  return { ...solid, mesh: { ...solid.mesh, triangles }, faceOf };
}
