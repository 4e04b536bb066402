/**
 * G-code with one thing wrong beside the same without: each is found by the check that is named, and
 * the unchanged file passes all of them. The list is that of the specification's virtual print.
 */
import { beforeAll, describe, expect, it, vi } from "vitest";
import { quietCtx } from "../../../foundation/context.ts";
import type { Motion } from "../../../gcode/gcode-types.ts";
import { readGcode } from "../../../gcode/read.ts";
import { writeGcode } from "../../../gcode/write.ts";
import type { Mesh } from "../../../geometry/mesh.ts";
import type { PrintProfile } from "../../../machines/profile-types.ts";
import { resolveProfile } from "../../../machines/resolve.ts";
import { type Clipper, createClipper } from "../../../slicing/clipper.ts";
import { PATH_ROLES } from "../../../slicing/plan.ts";
import { slice } from "../../../slicing/slice.ts";
import { box, squareWithHole, together } from "../../../slicing/test-parts.ts";
import type { Outcome } from "../outcome.ts";
import { runToolpathCheck } from "./run-toolpath-check.ts";
import { TOOLPATH_KINDS } from "./toolpath-schemas.ts";
import { inspectToolpath, type ToolpathScene } from "./toolpath-scene.ts";
import type { ToolpathCheck, ToolpathKind } from "./toolpath-schemas.ts";

vi.setConfig({ testTimeout: 30_000 });

/** A plate with a hole of 8 mm and a step at one corner only: no two sides alike. */
const mesh: Mesh = together(
  squareWithHole(14, 8, 2.4, 48),
  box([7, -7, 0], [17, 1, 2.4]),
  box([11, -7, 2.4], [17, -2, 3.2]),
);
const HEIGHT = 3.2;

const rounds = new Map([["A", { at: [0, 0, 1] as const, axis: [0, 0, 1] as const }]]);

let clipper: Clipper;
let profile: PrintProfile;
let good: Motion;
beforeAll(async () => {
  clipper = await createClipper({});
  const made = resolveProfile({});
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  profile = made.value;
  const plan = slice(mesh, profile, clipper, quietCtx());
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  const written = writeGcode(plan.value, profile, quietCtx());
  if (!written.ok) throw new Error(JSON.stringify(written.problems));
  const read = readGcode(written.value.gcode.chunks);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  good = read.value;
});

function sceneOf(motion: Motion): ToolpathScene {
  const made = inspectToolpath({ motion, profile, model: { mesh, clipper, rounds } }, quietCtx());
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
}

const base = { id: "x", weight: 1 };
const CHECKS: { readonly [K in ToolpathKind]: Extract<ToolpathCheck, { kind: K }> } = {
  "gc.safe": { ...base, kind: "gc.safe" },
  "gc.bounds": { ...base, kind: "gc.bounds" },
  "gc.homed": { ...base, kind: "gc.homed" },
  "gc.temps": { ...base, kind: "gc.temps" },
  "gc.cold": { ...base, kind: "gc.cold" },
  "gc.flow": { ...base, kind: "gc.flow", min: 95, max: 106 },
  "gc.retract": { ...base, kind: "gc.retract" },
  "gc.firstLayer": { ...base, kind: "gc.firstLayer", min: 0.4, max: 0.8, area: 200 },
  "gc.layers": { ...base, kind: "gc.layers" },
  "gc.speed": { ...base, kind: "gc.speed" },
  "gc.limits": { ...base, kind: "gc.limits" },
  "gc.crossings": { ...base, kind: "gc.crossings", max: 1 },
  "gc.inAir": { ...base, kind: "gc.inAir", max: 2 },
  "gc.end": { ...base, kind: "gc.end", lift: 1 },
  "gc.layerTime": { ...base, kind: "gc.layerTime" },
  "gc.time": { ...base, kind: "gc.time", max: 60 },
  "gc.filament": { ...base, kind: "gc.filament", max: 20 },
  "gc.virtual": { ...base, kind: "gc.virtual", walls: 0.045, missing: 2.5, out: 2 },
  "gc.registration": { ...base, kind: "gc.registration", max: 0.05 },
  "gc.printedDim": {
    ...base,
    kind: "gc.printedDim",
    of: "A",
    nominal: 8,
    upper: 0.1,
    lower: -0.1,
  },
};

/** What every check says. */
const judged = (motion: Motion): ReadonlyMap<ToolpathKind, Outcome> => {
  const scene = sceneOf(motion);
  return new Map(TOOLPATH_KINDS.map((kind) => [kind, runToolpathCheck(CHECKS[kind], scene)]));
};
type Change = (motion: Motion) => Motion;

/** The part is moved, the way that the machine primes before it is not. */
const moved =
  (
    where: (x: number, y: number, z: number, i: number) => readonly [number, number, number],
  ): Change =>
  (motion) => {
    const to = motion.to.slice();
    for (let i = 0; i < motion.count; i++)
      if (motion.layer[i]! >= 0)
        to.set(where(to[3 * i]!, to[3 * i + 1]!, to[3 * i + 2]!, i), 3 * i);
    return { ...motion, to };
  };
const shifted = (by: number): Change => moved((x, y, z) => [x + by, y, z]);
const layersShifted = (by: number): Change =>
  moved((x, y, z) => [z > HEIGHT / 2 ? x + by : x, y, z]);
const scaled = (by: number): Change =>
  moved((x, y, z) => [125 + (x - 125) * by, 105 + (y - 105) * by, z]);
const mirrored: Change = moved((x, y, z) => [250 - x, y, z]);
const flowTimes =
  (by: number): Change =>
  (motion) => ({
    ...motion,
    extrude: motion.extrude.map((e, i) =>
      motion.layer[i]! >= 0 && e > 0 && isLaid(motion, i) ? e * by : e,
    ),
  });
const isLaid = ({ to }: Motion, i: number): boolean =>
  to[3 * i] !== to[3 * i - 3] || to[3 * i + 1] !== to[3 * i - 2];
const without =
  (gone: (motion: Motion, i: number) => boolean): Change =>
  (motion) => ({
    ...motion,
    extrude: motion.extrude.map((e, i) => (e > 0 && isLaid(motion, i) && gone(motion, i) ? 0 : e)),
  });
const OUTER = PATH_ROLES.indexOf("outer-wall");

const MUTANTS: readonly [string, ToolpathKind, string, Change][] = [
  ["shift 0.3", "gc.registration", "shifted", shifted(0.3)],
  ["shift 0.1", "gc.registration", "shifted", shifted(0.1)],
  ["layer shift 0.3", "gc.virtual", "walls", layersShifted(0.3)],
  ["layer shift 0.1", "gc.virtual", "walls", layersShifted(0.1)],
  ["scale 1.005", "gc.virtual", "walls", scaled(1.005)],
  ["scale 1.01", "gc.virtual", "walls", scaled(1.01)],
  ["mirror", "gc.virtual", "outside", mirrored],
  ["no external perimeter", "gc.virtual", "missing", without(({ role }, i) => role[i] === OUTER)],
  ["one layer dropped", "gc.layers", "missing", without(({ layer }, i) => layer[i] === 9)],
  ["top cut", "gc.layers", "too-low", without(({ layer }, i) => layer[i]! >= 13)],
  ["flow × 0.8", "gc.flow", "too-little", flowTimes(0.8)],
  ["flow × 0.9", "gc.flow", "too-little", flowTimes(0.9)],
  ["flow × 1.1", "gc.flow", "too-much", flowTimes(1.1)],
  ["flow × 1.2", "gc.flow", "too-much", flowTimes(1.2)],
];

describe("mutated G-code", () => {
  it("passes every check as it is", () => {
    for (const [kind, { verdict, message, params }] of judged(good))
      expect(`${kind} ${verdict} ${message} ${JSON.stringify(params)}`).toBe(
        `${kind} pass ${message} ${JSON.stringify(params)}`,
      );
  });

  it.each(MUTANTS)("%s is found by %s: %s", (_, kind, reason, change) => {
    const outcome = judged(change(good)).get(kind)!;
    expect(outcome.verdict, JSON.stringify(outcome)).toBe("fail");
    expect(outcome.message).toBe(`check.${kind}.${reason}`);
    expect(outcome.params["measured"] ?? outcome.measured).toBeDefined();
  });
});
