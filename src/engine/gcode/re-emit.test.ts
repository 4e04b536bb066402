import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import type { PrintProfile } from "../machines/profile-types.ts";
import { type ProfileRequest, resolveProfile } from "../machines/resolve.ts";
import { type Clipper, createClipper } from "../slicing/clipper.ts";
import { slice } from "../slicing/slice.ts";
import { squareWithHole } from "../slicing/test-parts.ts";
import { virtualPrint } from "./deposit.ts";
import type { Motion } from "./gcode-types.ts";
import { reEmit } from "./re-emit.ts";
import { readGcode } from "./read.ts";
import { writeGcode } from "./write.ts";

vi.setConfig({ testTimeout: 60_000 });

const profileOf = (request: ProfileRequest = {}): PrintProfile => {
  const made = resolveProfile(request);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
};
const profile = profileOf();
const mesh = squareWithHole(20, 8, 3, 32);
const work = mkdtempSync(path.join(os.tmpdir(), "re-emit-"));
let clipper: Clipper;
beforeAll(async () => {
  clipper = await createClipper({});
});
afterAll(() => rmSync(work, { recursive: true }));

const textOf = (chunks: readonly Uint8Array[]): string =>
  chunks.map((chunk) => new TextDecoder().decode(chunk)).join("");
const motionOf = (text: string): Motion => {
  const read = readGcode(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
};
const again = (text: string, for_ = profile) => {
  const made = reEmit(text, for_, quietCtx());
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made;
};

/** What is laid: filament on beads, room that they take, length of beads, and how often it is pulled back. */
function laid({ count, to, extrude, layer }: Motion) {
  let [filament, length, pulls] = [0, 0, 0];
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let i = 1; i < count; i++) {
    if (layer[i]! < 0) continue;
    const d = [0, 1, 2].map((k) => to[3 * i + k]! - to[3 * i - 3 + k]!);
    if (extrude[i]! < 0) pulls++;
    if (!(extrude[i]! > 0) || (d[0] === 0 && d[1] === 0)) continue;
    filament += extrude[i]!;
    length += Math.hypot(...d);
    for (let k = 0; k < 3; k++) {
      low[k] = Math.min(low[k]!, to[3 * i + k]!, to[3 * i - 3 + k]!);
      high[k] = Math.max(high[k]!, to[3 * i + k]!, to[3 * i - 3 + k]!);
    }
  }
  return { filament, length, pulls, low, high };
}

function ours(set: ProfileRequest["set"] = {}): string {
  const own = profileOf({ set: { ...set } });
  const plan = slice(mesh, own, clipper, quietCtx());
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  const done = writeGcode(plan.value, own, quietCtx());
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  return textOf(done.value.gcode.chunks);
}

const stl = path.join(work, "part.stl");
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

const CURA_SETTINGS = path.resolve(import.meta.dirname, "../../../bench/peers/cura-settings.json");
const isThere = (program: string): boolean => !spawnSync(program, ["--help"]).error;
const PEERS: Readonly<Record<string, ((out: string) => readonly string[]) | undefined>> = {
  "prusa-slicer": isThere("prusa-slicer")
    ? (out) => ["prusa-slicer", "--export-gcode", "--skirts", "1", "--output", out, stl]
    : undefined,
  CuraEngine:
    isThere("CuraEngine") && existsSync(CURA_SETTINGS)
      ? (out) => {
          const told = Object.entries(
            JSON.parse(readFileSync(CURA_SETTINGS, "utf8")) as Record<string, unknown>,
          ).flatMap(([name, value]) => [
            "-s",
            `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`,
          ]);
          return ["CuraEngine", "slice", ...told, "-e0", ...told, "-o", out, "-l", stl];
        }
      : undefined,
};

function isSamePrint(text: string, made: ReturnType<typeof again>): void {
  const [before, after] = [laid(motionOf(text)), laid(made.value.motion)];
  expect(before.filament).toBeGreaterThan(100);
  expect(after.filament / before.filament).toBeCloseTo(1, 5);
  expect(after.length / before.length).toBeCloseTo(1, 4);
  for (let k = 0; k < 3; k++) {
    expect(Math.abs(after.low[k]! - before.low[k]!)).toBeLessThan(0.0006);
    expect(Math.abs(after.high[k]! - before.high[k]!)).toBeLessThan(0.0006);
  }
  const [one, two] = [motionOf(text), made.value.motion].map((motion) => {
    const print = virtualPrint({ motion, mesh }, clipper, quietCtx());
    if (!print.ok) throw new Error(JSON.stringify(print.problems));
    return print.value;
  });
  expect(Math.abs(two!.totals.volume / one!.totals.volume - 1)).toBeLessThan(1e-4);
  expect(Math.abs(two!.deviation.p99 - one!.deviation.p99)).toBeLessThan(0.003);
  expect(Math.abs(two!.totals.missing - one!.totals.missing)).toBeLessThan(0.5);
}

describe("G-code from outside, written anew", () => {
  it.each<[string, ProfileRequest["set"]]>([
    ["plain", {}],
    [
      "absolute filament, wipes and hops",
      { relative_extrusion: false, wipe_length: 2, z_hop: 0.4 },
    ],
    ["arcs and a brim", { arc_fitting: true, brim_width: 2 }],
    ["without comments", { gcode_comments: false }],
  ])("lays what our own file lays: %s", (_, set) => {
    const text = ours(set);
    const made = again(text);
    isSamePrint(text, made);
    for (const { id, verdict } of made.value.findings)
      expect(`${id} ${verdict}`).toBe(`${id} ${id === "volume" ? "not-assessed" : "pass"}`);
  });

  it.each(Object.keys(PEERS))("lays what %s lays", (peer) => {
    const command = PEERS[peer];
    if (!command) return expect(isThere(peer)).toBe(false);
    saveStl();
    const out = path.join(work, `${peer}.gcode`);
    const [program, ...args] = command(out);
    const ran = spawnSync(program!, args, { encoding: "utf8" });
    expect(ran.status, ran.stderr?.slice(-400)).toBe(0);
    const text = readFileSync(out, "utf8");
    const made = again(text);
    isSamePrint(text, made);
    const failed = made.value.findings.filter(({ verdict }) => verdict === "fail");
    expect(
      failed.map(({ id }) => id).filter((id) => id !== "layer-height" && id !== "flow"),
    ).toEqual([]);
  });

  it("keeps the station's start and end, and no word of the file's own", () => {
    const own = textOf(again(ours()).value.gcode.chunks);
    const marked = ours().replace("M107", "M117 SECRET ; SECRET\nM107 ; SECRET\n;SECRET\nM140 S55");
    const text = textOf(again(marked).value.gcode.chunks);
    expect(text).not.toContain("SECRET");
    expect(text).toBe(own);
    expect(text).toContain("G29 ; level the bed");
    expect(text.trimEnd()).toMatch(/M84 ; motors off\n(;.*\n?)+$/);
  });

  it("gives the same again when it is given its own", () => {
    const once = textOf(again(ours()).value.gcode.chunks);
    expect(textOf(again(once).value.gcode.chunks)).toBe(once);
  });

  it("keeps feeds within what the axes do", () => {
    const text = ours().replace(/F\d+(?=\n;TYPE|\nG1)/g, "F90000");
    const { feed } = again(text).value.motion;
    expect(Math.max(...feed)).toBeLessThanOrEqual(Math.hypot(300, 300) + 1);
  });
});

/** A harmless print of one line; `more` comes before the first bead. */
const tiny = (more: string, at = "G1 X120 E1 F1200"): string =>
  ["M83", "G28", "M109 S210", more, "G0 X100 Y100 Z0.2 F6000", at, "G1 X100 E1"].join("\n");

describe("hostile files", () => {
  it("takes the harmless one", () => {
    expect(reEmit(tiny(""), profile, quietCtx()).ok).toBe(true);
  });

  it.each<[string, string]>([
    ["M302 S0", "refused-cold"],
    ["M302", "refused-cold"],
    ["m302 s0", "refused-cold"],
    ["N12 M302 S0*93", "refused-cold"],
    ["  M 302", "refused-unreadable"],
    ["M0302 P1", "refused-cold"],
    ["M302.0", "refused-cold"],
    ["M211 S0", "refused-settings"],
    ["M500", "refused-settings"],
    ["M502", "refused-settings"],
    ["M92 E900", "refused-settings"],
    ["M206 Z-5", "refused-settings"],
    ["M428", "refused-settings"],
    ["M665 L200", "refused-settings"],
    ["M851 Z-3", "refused-settings"],
    ["M906 X2000", "refused-settings"],
    ["M569 S0", "refused-settings"],
    ["M575 B9600", "refused-settings"],
    ["G54", "refused-settings"],
    ["G30", "refused-settings"],
    ["M301 P99", "refused-heater"],
    ["M303 E0 S280 C99", "refused-heater"],
    ["M304 P1", "refused-heater"],
    ["M306 C1", "refused-heater"],
    ["M42 P4 S255", "refused-machine"],
    ["M280 P0 S180", "refused-machine"],
    ["M121", "refused-machine"],
    ["M997", "refused-machine"],
    ["M999", "refused-machine"],
    ["M112", "refused-machine"],
    ["M410", "refused-machine"],
    ["M81", "refused-machine"],
    ["M552 S1", "refused-machine"],
    ["M511 P1234", "refused-machine"],
    ["M810 G0 X9", "refused-machine"],
    ["M28 evil.gco", "refused-storage"],
    ["M30 part.gco", "refused-storage"],
    ["M32 !other.gco#", "refused-storage"],
    ["M928 log", "refused-storage"],
    ["M118 A1 action:cancel", "refused-host"],
    ["M876 S1", "refused-host"],
    ["SAVE_CONFIG", "refused-host"],
    ["SET_PIN PIN=fan VALUE=1", "refused-host"],
    ["RUN_SHELL_COMMAND CMD=x", "refused-host"],
    ["set_heater_temperature HEATER=extruder TARGET=400", "refused-host"],
    ["@pause", "refused-host"],
    ["  @OCTOLAPSE TAKE-SNAPSHOT", "refused-host"],
    ["M600", "refused-pause"],
    ["M0", "refused-pause"],
    ["T1", "refused-tool"],
    ["T", "refused-tool"],
    ["G10 P1 S300", "refused-tool"],
    ["G5 X1 Y1 I1 J1 P1 Q1", "refused-word"],
    ["G18", "refused-word"],
    ["M98 P/sys/evil.g", "refused-word"],
    ["M4242", "refused-word"],
    ["X10 Y10", "refused-unreadable"],
    ["$H", "refused-unreadable"],
    ["{if true}", "refused-unreadable"],
    ["G1 X1..2", "refused-unreadable"],
    ["G1 X--2", "refused-unreadable"],
    [`G1 X1 ${" ".repeat(400)} Y2`, "refused-unreadable"],
    ["M104 S400", "refused-temperature"],
    ["M109 R400", "refused-temperature"],
    ["M190 S200", "refused-temperature"],
    ["G1 X1\u00b2", "refused-characters"],
    ["M117 \u200bhello", "refused-characters"],
    ["G1 X1\u0000", "refused-characters"],
    ["; nice\u0007", "refused-characters"],
    ["G1 X1\u001b[2J", "refused-characters"],
  ])("refuses %j", (line, reason) => {
    const made = reEmit(tiny(line), profile, quietCtx());
    expect(made.ok).toBe(false);
    expect(made.problems[0]?.code).toBe(`gcode.${reason}`);
    expect(made.problems[0]?.place).toEqual({ kind: "gcode", line: 4 });
    expect(made.problems[0]?.params["line"]).toBe(4);
  });

  it.each<[string, string, number]>([
    ["G1 X900 E1 F1200", "refused-move", 6],
    ["G1 X120 Z-1 E1 F1200", "refused-move", 6],
    ["G1 X120 Z900 E1 F1200", "refused-move", 6],
    ["G92 X-500\nG1 X-300 E1 F1200", "refused-move", 7],
    ["G20\nG1 X120 E1 F1200", "refused-move", 7],
    ["G3 X101 Y100 I0.5 J-300 E1", "refused-move", 6],
    ["G1 X120 E1\nG1 E400 F300", "refused-filament", 7],
    ["G1 X120 E1\nG1 E-100 F3000", "refused-filament", 7],
    ["M221 S5000\nG1 X120 E1\nG1 E2", "refused-filament", 8],
  ])("refuses the move of %j", (move, reason, line) => {
    const made = reEmit(tiny("", move), profile, quietCtx());
    expect(made.ok).toBe(false);
    expect(made.problems[0]).toMatchObject({
      code: `gcode.${reason}`,
      place: { kind: "gcode", line },
    });
  });

  it("refuses what is too large, empty, or no print", () => {
    const codeOf = (text: string | Uint8Array, most?: number): string | undefined => {
      const made = reEmit(text, profile, quietCtx(), most);
      return made.ok ? undefined : made.problems[0]?.code;
    };
    expect(codeOf(tiny(""), 20)).toBe("gcode.upload-too-large");
    expect(codeOf("")).toBe("gcode.not-gcode");
    expect(codeOf("hello")).toBe("gcode.not-gcode");
    expect(codeOf("G28\nG0 X1")).toBe("gcode.nothing-laid");
    expect(codeOf(Uint8Array.of(0x1f, 0x8b, 8, 0, 0))).toBe("gcode.not-gcode");
  });

  it("proves layers of any even height", () => {
    // One step is no other height than its own; two different ones are uneven.
    const proof = (text: string) =>
      again(text).value.findings.find(({ id }) => id === "layer-height")?.verdict;
    const layers = (...heights: readonly number[]) =>
      tiny("", heights.map((z) => `G0 Z${z}\nG1 X120 E1\nG1 X100 E1`).join("\n"));
    expect(proof(layers(0.28, 0.56, 0.84))).toBe("pass");
    expect(proof(layers(0.28, 0.56, 0.84, 1.4))).toBe("fail");
  });

  it("leaves out limits beyond the machine's own, and says so once", () => {
    const made = again(tiny("M201 X90000\nM203 X9000"));
    expect(made.problems.map(({ code }) => code)).toEqual(["gcode.limit-left-out"]);
    expect(made.problems[0]?.severity).toBe("warning");
    expect(textOf(made.value.gcode.chunks)).not.toContain("M201");
    expect(again(tiny('M204 P500\nM73 P10 R5\nM862.3 P "MK4"')).problems).toEqual([]);
  });

  it("writes nothing but the station's own words, whatever comes in", () => {
    const own = again(tiny(""));
    const [head, foot] = textOf(own.value.gcode.chunks).split(/;LAYER_CHANGE[^]*?(?=G1 E-0.7 )/);
    const word = fc.constantFrom(
      ..."G0 G1 G2 G3 G28 G91 G90 G92 G20 G21 M82 M83 M106 M107 M220 M221 M117 M73 M200 X Y Z E F S I J R D P".split(
        " ",
      ),
    );
    const number = fc.integer({ min: -2000, max: 30_000 }).map((n) => String(n / 100));
    const line = fc
      .array(fc.tuple(word, number), { minLength: 1, maxLength: 5 })
      .map((words) => words.map(([w, n]) => (/\d/.test(w) ? w : w + n)).join(" "));
    let taken = 0;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const made = reEmit(tiny("", `G1 X120 E1\n${lines.join("\n")}`), profile, quietCtx());
        if (!made.ok) return;
        taken++;
        const text = textOf(made.value.gcode.chunks);
        expect(text.startsWith(head!)).toBe(true);
        const body = text.slice(head!.length, text.lastIndexOf("M83"));
        expect(foot).toContain("M84 ; motors off");
        for (const one of body.split("\n"))
          expect(one).toMatch(
            /^(|G[01]( [XYZE]-?[\d.]+)*( F\d+)?|M83|M107|M106 S\d+|;LAYER_CHANGE|;Z:[\d.]+|;TYPE:Custom)$/,
          );
      }),
      { numRuns: 600, seed: 4 },
    );
    expect(taken).toBeGreaterThan(20);
  });

  it("names no more than twenty lines", () => {
    const made = reEmit(tiny("M500\n".repeat(200)), profile, quietCtx());
    expect(made.problems.length).toBe(20);
  });
});
