import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { quietCtx } from "../../foundation/context.ts";
import { plannedOf } from "../../gcode/planned.ts";
import { writeGcode } from "../../gcode/write.ts";
import type { PrintProfile } from "../../machines/profile-types.ts";
import { type Clipper, createClipper } from "../../slicing/clipper.ts";
import { slice } from "../../slicing/slice.ts";
import { NO_TURN } from "../../slicing/turn.ts";
import { evaluateGraph } from "../../solid/evaluate.ts";
import { createKernel, type Kernel } from "../../solid/kernel.ts";
import type { Solid } from "../../solid/solid-types.ts";
import { assess } from "../assess.ts";
import { type Bracket, bracketGraph } from "../fixtures/bracket.ts";
import { rubricProfile } from "../printability.ts";
import type { Report } from "../report-types.ts";
import { type Rubric, rubricSchema } from "../rubric.ts";
import type { Making } from "./making-input.ts";

vi.setConfig({ testTimeout: 30_000 });

let kernel: Kernel;
let clipper: Clipper;
let reference: Solid;
let rubric: Rubric;
let profile: PrintProfile;
/** The reference's own print. */
let own: NonNullable<Making["file"]>;

const CHECKS = [
  { id: "p-wall", kind: "print.wall", min: 2 },
  { id: "p-gap", kind: "print.gap", min: 2 },
  { id: "p-feature", kind: "print.feature" },
  { id: "p-bed", kind: "print.bed" },
  { id: "p-stable", kind: "print.stable" },
  { id: "p-hanging", kind: "print.overhang", maxAngle: 50, area: 60 },
  { id: "p-bridge", kind: "print.bridge", max: 30 },
  { id: "p-safe", kind: "gc.safe" },
  { id: "p-bounds", kind: "gc.bounds" },
  { id: "p-layers", kind: "gc.layers" },
  { id: "p-flow", kind: "gc.flow" },
  { id: "p-virtual", kind: "gc.virtual" },
  { id: "p-place", kind: "gc.registration" },
  { id: "p-retract", kind: "gc.retract" },
] as const;

beforeAll(async () => {
  clipper = await createClipper({});
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
  reference = build();
  const { rubric: lesson } = JSON.parse(readFileSync("lessons/l-bracket/lesson.json", "utf8")) as {
    rubric: { checks: { kind: string }[] };
  };
  // What the part's script makes at other values is tried elsewhere.
  const ofPart = lesson.checks.filter(({ kind }) => kind !== "design.variant");
  rubric = rubricSchema.parse({ ...lesson, checks: [...ofPart, ...CHECKS] });
  // Thick layers: the report hangs on none of them, and they are quick.
  const locked = { ...rubric.print.locked, layer_height: 0.3 };
  const made = rubricProfile({ ...rubric.print, locked });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  profile = made.value;
  own = printed(reference);
});

function build(sizes: Partial<Bracket> = {}): Solid {
  const result = evaluateGraph(bracketGraph(sizes, {}), kernel, quietCtx());
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

async function report(part: Solid, making?: Making, withClipper = true): Promise<Report> {
  const input = { lesson: { id: "l", rubric }, part, reference, ...(making ? { making } : {}) };
  const result = await assess(input, kernel, quietCtx(), withClipper ? clipper : undefined);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function printed(part: Solid): NonNullable<Making["file"]> {
  const plan = slice(part.mesh, profile, clipper, quietCtx());
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  const done = writeGcode(plan.value, profile, quietCtx());
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  return { chunks: done.value.gcode.chunks, planned: plannedOf(plan.value) };
}

const verdicts = ({ checks }: Report): Record<string, string> =>
  Object.fromEntries(checks.map(({ id, verdict }) => [id, verdict]));

describe("a part and its print in one report", () => {
  it("passes where both are right", async () => {
    const made = await report(reference, { profile, turn: NO_TURN, file: own });
    expect(made.checks.filter(({ verdict }) => verdict !== "pass")).toEqual([]);
    expect(made.verdict).toBe("pass");
  });

  it("does not assess, and never passes, what it is not given", async () => {
    for (const made of [
      await report(reference),
      await report(reference, { profile, turn: NO_TURN, file: own }, false),
    ]) {
      for (const { id } of CHECKS) expect(`${id} ${verdicts(made)[id]}`).toBe(`${id} not-assessed`);
      expect(made.verdict).toBe("not-assessed");
    }
    const noFile = verdicts(await report(reference, { profile, turn: NO_TURN }));
    expect(noFile).toMatchObject({ "p-wall": "pass", "p-bed": "pass", "p-safe": "not-assessed" });
    const chunks = [Uint8Array.of(1, 2, 3)];
    const noGcode = verdicts(await report(reference, { profile, turn: NO_TURN, file: { chunks } }));
    expect(noGcode).toMatchObject({ "p-wall": "pass", "p-safe": "not-assessed" });
  });

  it("finds the print of another part out", async () => {
    const other = build({ wall: 7 });
    const made = verdicts(
      await report(reference, { profile, turn: NO_TURN, file: printed(other) }),
    );
    expect(made).toMatchObject({ "p-virtual": "fail", "p-safe": "pass", "p-wall": "pass" });
  });
});
