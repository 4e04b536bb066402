import { ok, type Result } from "../../engine/foundation/result.ts";
import { pathEnds } from "../../engine/gcode/path-figures.ts";
import { plannedOf } from "../../engine/gcode/planned.ts";
import type { Mesh } from "../../engine/geometry/mesh.ts";
import { FILAMENTS } from "../../engine/machines/filaments.ts";
import { PRINTERS } from "../../engine/machines/printers.ts";
import type { PrintProfile } from "../../engine/machines/profile-types.ts";
import { PROCESSES } from "../../engine/machines/processes.ts";
import { resolveProfile } from "../../engine/machines/resolve.ts";
import { hashInSteps } from "../../engine/records/blob.ts";
import type { PrintChoice, SliceRecord } from "../../engine/records/event-types.ts";
import { joinShares } from "../../engine/slicing/join-shares.ts";
import type { RunOptions } from "../offload/client.ts";
import type { JobOutput } from "../offload/jobs.ts";
import { pause } from "./pause.ts";
import type { Services } from "./services.ts";
import type { Sliced, SliceState, SettingValues } from "./slice-state.ts";
import { IDLE } from "./work.ts";

/** The slice station as it opens; a lesson says which printers may be chosen and what is fixed. */
export function freshSlice(
  printers: readonly string[] = PRINTERS.map(({ id }) => id),
  locked: SettingValues = {},
  choice?: PrintChoice,
  recorded?: SliceRecord,
): SliceState {
  const fallback = {
    printer: printers[0] ?? "",
    filament: FILAMENTS[0]?.id ?? "",
    process: PROCESSES[0]?.id ?? "",
  };
  const { printer, filament, process, settings } = choice ?? { ...fallback, settings: {} };
  return {
    choice: { printer, filament, process },
    settings,
    locked,
    printers,
    work: IDLE,
    recorded,
  };
}

/** Mesh -> toolpaths, G-code, and the file read back and proved. */
export async function slicePart(
  services: Services,
  mesh: Mesh,
  slice: SliceState,
  options: RunOptions,
): Promise<Result<Sliced>> {
  const resolved = resolveProfile({ ...slice.choice, set: { ...slice.settings, ...slice.locked } });
  if (!resolved.ok) return resolved;
  const profile = resolved.value;
  const shares = await sliceShares(services, mesh, profile, options);
  if (!shares.ok) return shares;
  const plan = joinShares(shares.value.map(({ share }) => share));
  if (!plan.ok) return plan;
  const finished = await services.run(
    "finishGcode",
    {
      shares: shares.value.map(({ written }) => written),
      planned: plannedOf(plan.value),
      paths: pathEnds(plan.value),
      profile,
    },
    {
      ...options,
      lane: 0,
      onProgress: (share, stage) => options.onProgress?.(SLICED + (1 - SLICED) * share, stage),
    },
  );
  if (!finished.ok) return finished;
  const { gcode, findings, time, figures } = finished.value;
  const gcodeHash = await hashInSteps(gcode.chunks, pause);
  const problems = [...resolved.problems, ...plan.problems, ...finished.problems];
  return ok({ plan: plan.value, gcode, gcodeHash, findings, time, figures, profile }, problems);
}

/** The part of the time that toolpaths and their lines take. */
const SLICED = 0.8;

/** The shares of the layers, each in a worker of its own; the first failure ends the others. */
export async function sliceShares(
  { run, sliceShares: of }: Pick<Services, "run" | "sliceShares">,
  mesh: Mesh,
  profile: PrintProfile,
  { signal, onProgress }: RunOptions,
): Promise<Result<JobOutput<"slice">[]>> {
  const done = new Float64Array(of);
  const ended = new AbortController();
  const abort = () => ended.abort();
  signal?.addEventListener("abort", abort);
  if (signal?.aborted) abort();
  const results = await Promise.all(
    Array.from(done, async (_, index) => {
      const input = { mesh, profile, share: { index, of } };
      const result = await run("slice", input, {
        lane: index,
        signal: ended.signal,
        onProgress(fraction, stage) {
          done[index] = fraction;
          onProgress?.((SLICED * done.reduce((sum, share) => sum + share, 0)) / of, stage);
        },
      });
      if (!result.ok) abort();
      return result;
    }),
  );
  signal?.removeEventListener("abort", abort);
  const failures = results.filter((result) => !result.ok);
  // The one that failed says why; the others were only stopped.
  const told = failures.find(({ problems }) => problems[0]?.code !== "foundation.cancelled");
  const failed = told ?? failures[0];
  if (failed) return failed;
  return ok(results.flatMap((result) => (result.ok ? [result.value] : [])));
}

/** Whether the proof of the file found nothing against printing it. */
export function printable(sliced: Pick<Sliced, "findings">): boolean {
  return sliced.findings.every(({ verdict }) => verdict !== "fail");
}

export function choiceOf(slice: SliceState): PrintChoice {
  return { ...slice.choice, settings: { ...slice.settings } };
}

export function sliceRecord(
  slice: SliceState,
  { gcode, gcodeHash, findings }: Sliced,
): SliceRecord {
  const { layerTimes_s: _, travel_mm: __, retractions: ___, ...figures } = gcode.summary;
  return {
    ...choiceOf(slice),
    ...figures,
    gcodeHash,
    errors: findings.filter(({ verdict }) => verdict === "fail").length,
  };
}
