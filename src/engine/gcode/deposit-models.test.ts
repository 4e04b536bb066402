import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import type { Mesh } from "../geometry/mesh.ts";
import { resolveProfile } from "../machines/resolve.ts";
import { type Clipper, createClipper } from "../slicing/clipper.ts";
import { slice } from "../slicing/slice.ts";
import type { Deposit } from "./deposit-types.ts";
import { virtualPrint } from "./deposit.ts";
import { readGcode } from "./read.ts";
import { writeGcode } from "./write.ts";

vi.setConfig({ testTimeout: 60_000 });
const FOLDER = path.resolve(import.meta.dirname, "../../../../shared/models");
const PEER = "prusa-slicer";
const peerThere = spawnSync(PEER, ["--help"]).status === 0;
const modelsThere = existsSync(path.join(FOLDER, "calicube25.stl"));
const work = mkdtempSync(path.join(os.tmpdir(), "deposit-"));
afterAll(() => rmSync(work, { recursive: true }));

let clipper: Clipper;
beforeAll(async () => {
  clipper = await createClipper({});
});

function load(name: string): Mesh {
  const bytes = readFileSync(path.join(FOLDER, `${name}.stl`));
  const count = bytes.readUInt32LE(80);
  const positions = Float64Array.from({ length: count * 9 }, (_, i) =>
    bytes.readFloatLE(84 + Math.floor(i / 9) * 50 + 12 + (i % 9) * 4),
  );
  return { positions, triangles: Uint32Array.from({ length: count * 3 }, (_, i) => i) };
}

function lay(gcode: Parameters<typeof readGcode>[0], mesh: Mesh): Deposit {
  const motion = readGcode(gcode);
  if (!motion.ok) throw new Error(JSON.stringify(motion.problems));
  const done = virtualPrint({ motion: motion.value, mesh }, clipper, quietCtx());
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  return done.value;
}

/** What any sound print of these parts keeps to. */
function isSound({ deviation, totals, offset }: Deposit): void {
  expect(offset[2]).toBeCloseTo(0, 6);
  expect(Math.abs(totals.heightDifference)).toBeLessThan(0.11);
  expect(deviation.samples).toBeGreaterThan(10_000);
  expect(Math.abs(deviation.bias)).toBeLessThan(0.002);
  expect(deviation.mean).toBeLessThan(0.003);
  expect(deviation.p99).toBeLessThan(0.03);
  expect(totals.missingShare).toBeLessThan(0.01);
  expect(totals.extraShare).toBeLessThan(0.001);
  expect(totals.over / totals.volume).toBeLessThan(0.03);
  expect(totals.volume / totals.sectionVolume).toBeGreaterThan(0.3);
  expect(totals.volume / totals.sectionVolume).toBeLessThan(1);
}

describe.runIf(modelsThere).each(["cube20", "calicube25"])("%s", (name) => {
  it("as sliced here", () => {
    const mesh = load(name);
    const profile = resolveProfile({ set: { infill_density: 0.15 } });
    if (!profile.ok) throw new Error();
    const plan = slice(mesh, profile.value, clipper, quietCtx());
    if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
    const gcode = writeGcode(plan.value, profile.value, quietCtx());
    if (!gcode.ok) throw new Error(JSON.stringify(gcode.problems));
    isSound(lay(gcode.value.gcode.chunks, mesh));
  });

  it.runIf(peerThere).each(["classic", "arachne"])("as PrusaSlicer slices it, %s", (walls) => {
    const out = path.join(work, `${name}.${walls}.gcode`);
    const set = ["--perimeter-generator", walls, "--layer-height", "0.2"];
    const more = ["--first-layer-height", "0.2", "--fill-density", "15%", "--skirts", "2"];
    const stl = path.join(FOLDER, `${name}.stl`);
    const ran = spawnSync(PEER, ["--export-gcode", ...set, ...more, "--output", out, stl]);
    expect(ran.status).toBe(0);
    const print = lay(readFileSync(out, "utf8"), load(name));
    isSound(print);
    // The part lies in the middle of a bed of 200 mm, its own middle at its zero point.
    expect(print.placed).toBe("matched");
    expect(print.totals.aidVolume).toBeGreaterThan(0);
  });
});
