import { ok, type Result } from "../../engine/foundation/result.ts";
import { pathEnds } from "../../engine/gcode/path-figures.ts";
import { plannedOf } from "../../engine/gcode/planned.ts";
import type { Mesh } from "../../engine/geometry/mesh.ts";
import { FILAMENTS } from "../../engine/machines/filaments.ts";
import { PRINTERS } from "../../engine/machines/printers.ts";
import type { PrintProfile } from "../../engine/machines/profile-types.ts";
import { PROCESSES } from "../../engine/machines/processes.ts";
import { resolveProfile } from "../../engine/machines/resolve.ts";
import type { PrintChoice, SliceRecord } from "../../engine/records/event-types.ts";
import { joinShares } from "../../engine/slicing/join-shares.ts";
import { PLAIN_BED } from "../../engine/slicing/bed-choice.ts";
import type { OnBed } from "../../engine/slicing/on-bed.ts";
import type { SliceJob } from "../../engine/slicing/slice-job.ts";
import { supportBoxesOf } from "../../engine/slicing/support-boxes.ts";
import type { RunOptions } from "../offload/client.ts";
import type { JobOutput } from "../offload/jobs.ts";
import { collectLayers } from "./layer-preview.ts";
import { bedFor, bedRecord, partOnBed } from "./part-on-bed.ts";
import type { Services } from "./services.ts";
import type { LayerPreview, Sliced, SliceState, SettingValues } from "./slice-state.ts";
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
  const chosen: PrintChoice = choice ?? { ...fallback, settings: {} };
  const { printer, filament, process, settings, supportBoxes = [] } = chosen;
  const { turn, copies, gap } = chosen.bed ?? PLAIN_BED;
  return {
    choice: { printer, filament, process },
    settings,
    boxes: supportBoxes,
    bed: { turn, copies, gap },
    others: [],
    locked,
    printers,
    work: IDLE,
    recorded,
  };
}

/**
 * Mesh -> toolpaths, G-code, and the file read back and proved. `onLayers`: told the first layers
 * while the others are still being made.
 */
export async function slicePart(
  services: Services,
  mesh: Mesh,
  slice: SliceState,
  options: RunOptions,
  onLayers?: (preview: LayerPreview) => void,
): Promise<Result<Sliced>> {
  const resolved = resolveProfile({ ...slice.choice, set: { ...slice.settings, ...slice.locked } });
  if (!resolved.ok) return resolved;
  const profile = resolved.value;
  const given = { mesh, ...boxesFor(slice) };
  const laid = await partOnBed(services.run, given, bedFor(slice), slice.others, profile, options);
  if (!laid.ok) return laid;
  const part = laid.value;
  const shares = await sliceShares(services, part, profile, options, onLayers);
  if (!shares.ok) return shares;
  const plan = joinShares(shares.value.map(({ share }) => share));
  if (!plan.ok) return plan;
  const finished = await services.run(
    "finishGcode",
    {
      shares: shares.value.map(({ written }) => written),
      // Moved there: the plan keeps its own.
      planned: structuredClone(plannedOf(plan.value)),
      paths: pathEnds(plan.value),
      profile,
      ...(part.objects ? { objects: part.objects } : {}),
    },
    {
      ...options,
      lane: 0,
      transferInput: true,
      onProgress: (share, stage) => options.onProgress?.(SLICED + (1 - SLICED) * share, stage),
    },
  );
  if (!finished.ok) return finished;
  const { gcode, gcodeHash, findings, time, figures } = finished.value;
  const problems = [...resolved.problems, ...plan.problems, ...finished.problems];
  return ok(
    { mesh: part.mesh, plan: plan.value, gcode, gcodeHash, findings, time, figures, profile },
    problems,
  );
}

/** The part of the time that toolpaths and their lines take. */
const SLICED = 0.8;

/** The shares of the layers, each in a worker of its own; the first failure ends the others. */
export async function sliceShares(
  { run, sliceShares: of }: Pick<Services, "run" | "sliceShares">,
  part: OnBed,
  profile: PrintProfile,
  { signal, onProgress }: RunOptions,
  onLayers: (preview: LayerPreview) => void = () => {},
): Promise<Result<JobOutput<"slice">[]>> {
  const onPiece = collectLayers(onLayers);
  const done = new Float64Array(of);
  const ended = new AbortController();
  const abort = () => ended.abort();
  signal?.addEventListener("abort", abort);
  if (signal?.aborted) abort();
  const results = await Promise.all(
    Array.from(done, async (_, index) => {
      const input = { ...part, profile, share: { index, of } };
      const result = await run("slice", input, {
        lane: index,
        signal: ended.signal,
        onPiece,
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

export function choiceOf({ choice, settings, boxes, bed, others }: SliceState): PrintChoice {
  const placed = boxes.length > 0 ? { supportBoxes: [...boxes] } : {};
  return { ...choice, settings: { ...settings }, ...placed, ...bedRecord(bed, others) };
}

/** The support boxes in force: none where the lesson says what is supported. */
export function boxesFor({
  boxes,
  locked,
}: Pick<SliceState, "boxes" | "locked">): Pick<SliceJob, "supportBoxes"> {
  return boxes.length === 0 || "support" in locked ? {} : { supportBoxes: supportBoxesOf(boxes) };
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
