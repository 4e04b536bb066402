import type { Ctx } from "../../foundation/context.ts";
import { ok, type Result } from "../../foundation/result.ts";
import type { Planned } from "../../gcode/gcode-types.ts";
import { readGcode } from "../../gcode/read.ts";
import type { Vec3 } from "../../geometry/mesh.ts";
import type { Clipper } from "../../slicing/clipper.ts";
import { rotated, rotationOf, type Turn, turnMesh } from "../../slicing/turn.ts";
import type { Solid } from "../../solid/solid-types.ts";
import { runToolpathCheck } from "../checks/gcode/run-toolpath-check.ts";
import { inspectToolpath, type PrintedRound } from "../checks/gcode/toolpath-scene.ts";
import { type Outcome, plain } from "../checks/outcome.ts";
import type { PrintCheck } from "../checks/print/print-schemas.ts";
import { runPrintCheck } from "../checks/print/run-print-check.ts";
import type { Inspection } from "../inspection/inspection-types.ts";
import { unlaid, unturned } from "../inspection/rigid-pose.ts";
import { isMakingCheck, type Making, type MakingCheck } from "./making-input.ts";
import { type NamedPlane, printScene } from "./print-scene.ts";

/**
 * The outcomes of those checks that are on printability and on the print file. Without `making`, the
 * polygon kernel or a file, what needs it is not assessed. Error: `foundation.cancelled`.
 */
export function makingOutcomes<C extends { readonly kind: string }>(
  all: readonly C[],
  part: Solid,
  inspection: Inspection | undefined,
  making: Making | undefined,
  clipper: Clipper | undefined,
  ctx: Ctx,
): Result<ReadonlyMap<C, Outcome>> {
  const checks = all.filter(isMakingCheck);
  if (!making || !clipper || checks.length === 0)
    return ok(new Map(checks.map((check) => [check, notMeasured()])));
  const { profile, turn, file } = making;
  const print = printScene(
    { solid: part, profile, turn, planes: planesOf(inspection) },
    clipper,
    ctx,
  );
  const wantsFile = file !== undefined && checks.some((check) => !isPrint(check));
  const model = { mesh: turnMesh(part.mesh, turn), clipper, rounds: roundsOf(inspection, turn) };
  const beside = file?.alone === false ? {} : { model };
  const read = wantsFile ? readGcode(file.chunks, ctx) : undefined;
  const scene = read?.ok
    ? inspectToolpath({ motion: read.value, profile, ...beside, ...planOf(file) }, ctx)
    : read;
  if (scene && !scene.ok && scene.problems.some(({ code }) => code === "foundation.cancelled"))
    return scene;
  const outcomeOf = (check: MakingCheck): Outcome => {
    if (isPrint(check)) return runPrintCheck(check, print);
    return scene?.ok ? runToolpathCheck(check, scene.value) : notMeasured();
  };
  return ok(new Map(checks.map((check) => [check, outcomeOf(check)])));
}

const planOf = (file: Making["file"]): { readonly planned?: Planned } =>
  file?.planned ? { planned: file.planned } : {};

const notMeasured = (): Outcome => plain("not-assessed", "check.print.not-measured");

const isPrint = (check: MakingCheck): check is PrintCheck => check.kind.startsWith("print.");

/** The part's plane faces that the rubric names, in the part's own frame. */
function planesOf(inspection: Inspection | undefined): ReadonlyMap<string, NamedPlane> {
  const planes = new Map<string, NamedPlane>();
  for (const [label, { part }] of inspection?.features ?? []) {
    if (!inspection || part?.shape !== "plane") continue;
    const { pose } = inspection.part;
    planes.set(label, { point: unlaid(pose, part.point), normal: unturned(pose, part.normal) });
  }
  return planes;
}

/** The part's holes and bosses that the rubric names, as they are turned on the bed. */
function roundsOf(
  inspection: Inspection | undefined,
  turn: Turn,
): ReadonlyMap<string, PrintedRound> {
  const rounds = new Map<string, PrintedRound>();
  const rotation = rotationOf(turn);
  for (const [label, { part }] of inspection?.features ?? []) {
    if (!inspection || part?.shape !== "round") continue;
    const { pose } = inspection.part;
    const [a, b] = part.ends.map((end) => unlaid(pose, end)) as [Vec3, Vec3];
    const middle: Vec3 = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2];
    const axis = rotated(rotation, unturned(pose, part.axis));
    rounds.set(label, { at: rotated(rotation, middle), axis });
  }
  return rounds;
}
