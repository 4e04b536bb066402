import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { quietCtx } from "../../../foundation/context.ts";
import type { Motion } from "../../../gcode/gcode-types.ts";
import { readGcode } from "../../../gcode/read.ts";
import type { Mesh, Vec3 } from "../../../geometry/mesh.ts";
import { resolveProfile } from "../../../machines/resolve.ts";
import { type Clipper, createClipper } from "../../../slicing/clipper.ts";
import { box, squareWithHole, together } from "../../../slicing/test-parts.ts";
import type { Outcome } from "../outcome.ts";
import { runToolpathCheck } from "./run-toolpath-check.ts";
import { inspectToolpath } from "./toolpath-scene.ts";
import type { ToolpathCheck } from "./toolpath-schemas.ts";

vi.setConfig({ testTimeout: 60_000 });

let clipper: Clipper;
const work = mkdtempSync(path.join(os.tmpdir(), "toolpath-"));
beforeAll(async () => {
  clipper = await createClipper({});
});
afterAll(() => rmSync(work, { recursive: true }));

const profile = (() => {
  const made = resolveProfile({});
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
})();

function motionOf(text: string): Motion {
  const read = readGcode(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

type Wanted = Readonly<Record<string, unknown>> & { readonly kind: ToolpathCheck["kind"] };

const AXIS: Vec3 = [0, 0, 1];

function check(text: string, wanted: Wanted, mesh?: Mesh): Outcome {
  const rounds = new Map([["A", { at: [0, 0, 1] as Vec3, axis: AXIS }]]);
  const model = mesh && { mesh, clipper, rounds };
  const motion = motionOf(text);
  const made = inspectToolpath({ motion, profile, ...(model ? { model } : {}) }, quietCtx());
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return runToolpathCheck({ id: "x", weight: 1, ...wanted } as ToolpathCheck, made.value);
}

/** Two squares of one line each, 0.2 mm high; `change` alters it line by line. */
function print(change: (line: string) => string | readonly string[] = (line) => line): string {
  const square = ["G1 X130 Y100 E1 F2400", "G1 X130 Y130 E1", "G1 X100 Y130 E1", "G1 X100 Y100 E1"];
  const heat = "G90 M83 M140_S60 M104_S210 M190_S60 M109_S210 G28".split(" ");
  const lines = heat
    .map((line) => line.replace("_", " "))
    .concat(";LAYER_CHANGE", "G0 X100 Y100 Z0.2 F9000")
    .concat(square.map((line) => line.replace("2400", "1200")))
    .concat(";LAYER_CHANGE", "G1 E-0.7 F2100", "G0 Z0.4 F600", "G1 E0.7", square)
    .concat("G0 Z2 F600", "M104 S0", "M140 S0", "M107");
  return lines.flatMap(change).join("\n");
}
const with_ =
  (from: string, to: string) =>
  (line: string): string =>
    line.replace(from, to);

describe("checks that read the file alone", () => {
  it.each<[ToolpathCheck["kind"], string, string]>([
    ["gc.safe", "M104 S0", "M104 S200"],
    ["gc.safe", "M140 S60", "M302 S0"],
    ["gc.bounds", "X130 Y130", "X130 Y400"],
    ["gc.homed", "G28", "G28 X"],
    ["gc.temps", "M104 S210", "M104 S320"],
    ["gc.cold", "M109 S210", "M109 S150"],
  ])("%s hands on the proof, found by %s → %s", (kind, from, to) => {
    expect(check(print(), { kind }).verdict).toBe("pass");
    const found = check(print(with_(from, to)), { kind });
    expect(found.verdict).toBe("fail");
    expect(found.message).toMatch(/^gcode\.verify\./);
    expect(found.places?.[0]).toMatchObject({ kind: "gcode" });
  });

  it.each<[string, Wanted, (line: string) => string | readonly string[], string]>([
    [
      "a layer that is too thick",
      { kind: "gc.layers" },
      with_("Z0.4", "Z0.6"),
      "gc.layers.too-thick",
    ],
    [
      "a first layer that is too high",
      { kind: "gc.firstLayer", min: 0.4, max: 0.8 },
      with_("Z0.2", "Z0.4"),
      "gc.firstLayer.too-high",
    ],
    [
      "a first layer that is too low",
      { kind: "gc.firstLayer", min: 0.4, max: 0.8 },
      with_("Z0.2", "Z0.1"),
      "gc.firstLayer.too-low",
    ],
    [
      "a first layer that is too fast",
      { kind: "gc.firstLayer", min: 0.4, max: 0.8 },
      with_("F1200", "F6000"),
      "gc.firstLayer.too-fast",
    ],
    ["too much speed", { kind: "gc.speed", max: 60 }, with_("F2400", "F4800"), "gc.speed.too-fast"],
    [
      "more speed than the axes do",
      { kind: "gc.speed" },
      with_("F2400", "F60000"),
      "gc.speed.too-fast",
    ],
    [
      "filament pulled back too far",
      { kind: "gc.retract" },
      (l) => l.replace("E-0.7", "E-4").replace("E0.7", "E4"),
      "gc.retract.too-long",
    ],
    [
      "filament that is not pushed again",
      { kind: "gc.retract" },
      with_("G1 E0.7", "G1 E0.2"),
      "gc.retract.not-pushed",
    ],
    [
      "a layer that has no time to cool",
      { kind: "gc.layerTime", min: 3 },
      with_("F2400", "F9000"),
      "gc.layerTime.too-short",
    ],
  ])("finds %s", (_, wanted, change, message) => {
    const right = check(print(), wanted);
    expect(right.verdict, JSON.stringify(right)).toBe("pass");
    const found = check(print(change), wanted);
    expect(found.message).toBe(`check.${message}`);
    expect(found.verdict).toBe("fail");
    expect(found.places?.length).toBe(1);
  });

  it.each<[string, (line: string) => string | readonly string[], Record<string, unknown>]>([
    [
      "a bead",
      with_("F2400", "F60000"),
      { message: "check.gc.limits.move", params: { axis: "X" } },
    ],
    [
      "the filament",
      with_("F2100", "F60000"),
      { message: "check.gc.limits.move", params: { axis: "E", measured: 1000 } },
    ],
    [
      "a lift",
      with_("Z0.4 F600", "Z0.4 F60000"),
      { message: "check.gc.limits.move", params: { axis: "Z" } },
    ],
    [
      "an acceleration",
      (line) => (line === "G28" ? [line, "M201 X90000 Y90000"] : line),
      { message: "check.gc.limits.set", params: { what: "acceleration", axis: "X" } },
    ],
    [
      "a jerk",
      (line) => (line === "G28" ? [line, "M205 X80 Y8"] : line),
      { message: "check.gc.limits.set", params: { what: "jerk", axis: "X", measured: 80 } },
    ],
    [
      "an acceleration for all axes",
      (line) => (line === "G28" ? [line, "M204 P50000"] : line),
      { message: "check.gc.limits.set", params: { what: "acceleration", axis: "all" } },
    ],
  ])("finds %s beyond what the machine does", (_, change, wanted) => {
    const { maxFeed, maxAcceleration, jerk } = profile.printer.limits;
    const own = [
      `M201 X${maxAcceleration.x} Y${maxAcceleration.y} Z${maxAcceleration.z} E${maxAcceleration.e}`,
      `M203 X${maxFeed.x} Y${maxFeed.y} Z${maxFeed.z} E${maxFeed.e}`,
      `M204 P${maxAcceleration.x} T${maxAcceleration.x}`,
      `M205 X${jerk.x} Y${jerk.y} Z${jerk.z} E${jerk.e}`,
    ];
    const within = print((line) => (line === "G28" ? [line, ...own] : line));
    expect(check(within, { kind: "gc.limits" })).toMatchObject({ verdict: "pass" });
    const found = check(print(change), { kind: "gc.limits" });
    expect(found).toMatchObject({ verdict: "fail", ...wanted });
    expect(found.places?.[0]).toMatchObject({ kind: "gcode" });
  });

  it("finds a print that ends with something on, or on the part", () => {
    const end = (change?: (line: string) => string | readonly string[]) =>
      check(print(change), { kind: "gc.end", lift: 1 });
    expect(end()).toMatchObject({ verdict: "pass", message: "check.gc.end.pass" });
    expect(end(with_("M104 S0", "M104 S90"))).toMatchObject({
      verdict: "fail",
      message: "gcode.verify.heaters-off.nozzle",
    });
    expect(end(with_("M107", "M106 S128"))).toMatchObject({
      verdict: "fail",
      message: "check.gc.end.fan",
      params: { percent: 50 },
    });
    expect(end(with_("G0 Z2 ", "G0 Z0.9 "))).toMatchObject({
      verdict: "fail",
      message: "check.gc.end.on-part",
      params: { above: 0.5 },
    });
    // Beside the print it may stay low.
    expect(end(with_("G0 Z2 ", "G0 X60 ")).verdict).toBe("pass");
  });

  it("measures time and filament", () => {
    const time = check(print(), { kind: "gc.time", max: 0.1 });
    expect(time).toMatchObject({ verdict: "fail", params: { minutes: 1 } });
    // 120 mm at 20 mm/s and 120 mm at 40 mm/s, corners and travel on top.
    expect(time.measured! * 60).toBeGreaterThan(9);
    expect(time.measured! * 60).toBeLessThan(12);
    const used = check(print(), { kind: "gc.filament", max: 0.02 });
    const { diameter, density } = profile.filament;
    const grams = (8 * Math.PI * (diameter / 2) ** 2 * density) / 1000;
    expect(used.measured).toBeCloseTo(grams, 9);
    expect(used.verdict).toBe("fail");
    expect(check(print(), { kind: "gc.filament", max: 0.03 }).verdict).toBe("pass");
  });

  it("does not judge what it cannot see without the part", () => {
    for (const kind of ["gc.virtual", "gc.registration", "gc.printedDim", "gc.flow"] as const)
      expect(check(print(), { kind }).verdict).toBe("not-assessed");
    for (const kind of ["gc.crossings", "gc.inAir"] as const)
      expect(check(print(), { kind }).verdict).toBe("not-assessed");
  });
});

describe("beside the part", () => {
  /** Two blocks, 20 mm apart: one line along each, and the way between. */
  const blocks = together(box([0, 0, 0], [10, 10, 0.2]), box([30, 0, 0], [40, 10, 0.2]));
  const across = (between: readonly string[], back: readonly string[]): string =>
    ["M83", "G28", "M109 S210", ";LAYER_CHANGE", "G0 X100 Y105 Z0.2 F9000", "G1 X110 E1 F1200"]
      .concat(between, "G0 X130", back, "G1 X140 E1")
      .join("\n");

  it("finds ways over air on which nothing is pulled back", () => {
    const found = check(across([], []), { kind: "gc.retract" }, blocks);
    expect(found).toMatchObject({ verdict: "fail", message: "check.gc.retract.strings" });
    expect(found.measured).toBeGreaterThan(19);
    expect(found.measured).toBeLessThan(20.5);
    expect(found.places).toEqual([{ kind: "gcode", line: 7 }]);
    const pulled = across(["G1 E-0.7 F2100"], ["G1 E0.7"]);
    expect(check(pulled, { kind: "gc.retract" }, blocks).verdict).toBe("pass");
  });

  it("counts how often travel runs over the outline, unless the nozzle is lifted", () => {
    // Lines end inside the part.
    const wide = together(box([-0.4, 0, 0], [10.4, 10, 0.2]), box([29.6, 0, 0], [40.4, 10, 0.2]));
    const found = check(across([], []), { kind: "gc.crossings", max: 1 }, wide);
    // Out of the one block and into the other: 19.2 mm apart.
    expect(found).toMatchObject({
      verdict: "fail",
      message: "check.gc.crossings.too-many",
      measured: 2,
      params: { count: 2, line: 7, layer: 1 },
      places: [{ kind: "layer", index: 0 }],
    });
    expect(Math.abs(Number(found.params["length"]) - 19.2)).toBeLessThan(0.3);
    expect(check(across([], []), { kind: "gc.crossings", max: 2 }, wide).verdict).toBe("pass");
    const lifted = across(["G0 Z0.6"], ["G0 Z0.2"]);
    const none = check(lifted, { kind: "gc.crossings", max: 0 }, wide);
    expect(none).toMatchObject({ verdict: "pass", measured: 0 });
  });

  it("weighs what is laid over nothing, and not what a support holds", () => {
    // A foot of 10 mm, and on it a layer that is 20 mm long.
    const foot = together(box([0, 0, 0], [10, 10, 0.2]), box([0, 0, 0.2], [20, 10, 0.4]));
    const layers = (below: readonly string[]): string =>
      ["M83", "G28", "M109 S210", ";LAYER_CHANGE", ";TYPE:External perimeter"]
        .concat("G0 X100 Y105 Z0.2 F9000", "G1 X110 E1 F1200", below)
        .concat(";LAYER_CHANGE", ";TYPE:External perimeter", "G0 X100 Y105 Z0.4", "G1 X120 E2")
        .join("\n");
    const found = check(layers([]), { kind: "gc.inAir", max: 2 }, foot);
    expect(found).toMatchObject({
      verdict: "fail",
      message: "check.gc.inAir.too-much",
      params: { layer: 2 },
      places: [{ kind: "layer", index: 1 }],
    });
    // One of three millimetres of filament.
    expect(found.measured).toBeCloseTo(100 / 3, 1);
    expect(found.params["volume"]).toBeCloseTo(Math.PI * (1.75 / 2) ** 2, 2);
    const carried = layers([";TYPE:Support material", "G1 X120 E1"]);
    expect(check(carried, { kind: "gc.inAir", max: 2 }, foot)).toMatchObject({
      verdict: "pass",
      measured: 0,
    });
  });
});

const stl = path.join(work, "part.stl");
const mesh = squareWithHole(20, 8, 4, 64);
function saveStl(): void {
  const { positions, triangles } = mesh;
  const bytes = Buffer.alloc(84 + (triangles.length / 3) * 50);
  bytes.writeUInt32LE(triangles.length / 3, 80);
  for (const [i, v] of triangles.entries())
    for (let k = 0; k < 3; k++)
      bytes.writeFloatLE(
        positions[3 * v + k]!,
        84 + Math.floor(i / 3) * 50 + 12 + (i % 3) * 12 + 4 * k,
      );
  writeFileSync(stl, bytes);
}
const CURA = path.resolve(import.meta.dirname, "../../../../../bench/peers/cura-settings.json");
const isThere = (program: string): boolean => !spawnSync(program, ["--help"]).error;
const sliced = new Map<string, string>();
const PEERS: Readonly<Record<string, (out: string) => readonly string[]>> = {
  "prusa-slicer": (out) => [
    "--export-gcode",
    "--layer-height",
    "0.2",
    "--first-layer-height",
    "0.2",
    "--output",
    out,
    stl,
  ],
  CuraEngine: (out) => {
    const told = Object.entries(
      JSON.parse(readFileSync(CURA, "utf8")) as Record<string, unknown>,
    ).flatMap(([name, value]) => [
      "-s",
      `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`,
    ]);
    return ["slice", ...told, "-e0", ...told, "-o", out, "-l", stl];
  },
};

describe.runIf(existsSync(CURA)).each(Object.keys(PEERS).filter(isThere))(
  "sliced by %s",
  (peer) => {
    beforeAll(() => {
      saveStl();
      const out = path.join(work, `${peer}.gcode`);
      spawnSync(peer, [...PEERS[peer]!(out)]);
      sliced.set(peer, readFileSync(out, "utf8"));
    });

    it.each<[Wanted]>([
      [{ kind: "gc.flow", min: 95, max: 106 }],
      [{ kind: "gc.layers" }],
      [{ kind: "gc.virtual", walls: 0.045, missing: 2.5, out: 2 }],
      [{ kind: "gc.printedDim", of: "A", nominal: 8, upper: 0.15, lower: -0.15 }],
      [{ kind: "gc.homed" }],
      [{ kind: "gc.cold" }],
      [{ kind: "gc.crossings", max: 4 }],
      [{ kind: "gc.inAir", max: 2 }],
    ])("is right by %j", (wanted) => {
      const found = check(sliced.get(peer)!, wanted, mesh);
      expect(["pass", "borderline"], JSON.stringify(found)).toContain(found.verdict);
    });

    it("has another part's hole found out", () => {
      const found = check(
        sliced.get(peer)!,
        { kind: "gc.printedDim", of: "A", nominal: 8.4, upper: 0.1, lower: -0.1 },
        squareWithHole(20, 8.4, 4, 64),
      );
      expect(found).toMatchObject({ verdict: "fail", message: "check.gc.printedDim.too-small" });
      expect(Math.abs(found.measured! - 8)).toBeLessThan(0.1);
    });
  },
);
