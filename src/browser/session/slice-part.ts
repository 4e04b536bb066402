import { ok, type Result } from "../../engine/foundation/result.ts";
import { pathEnds } from "../../engine/gcode/path-figures.ts";
import { plannedOf } from "../../engine/gcode/planned.ts";
import type { Mesh } from "../../engine/geometry/mesh.ts";
import type { PrintProfile } from "../../engine/machines/profile-types.ts";
import { resolveProfile } from "../../engine/machines/resolve.ts";
import { joinShares } from "../../engine/slicing/join-shares.ts";
import type { OnBed } from "../../engine/slicing/on-bed.ts";
import type { RunOptions } from "../offload/client.ts";
import type { JobOutput } from "../offload/jobs.ts";
import { collectLayers } from "./layer-preview.ts";
import { partOnBed } from "./part-on-bed.ts";
import type { Services } from "./services.ts";
import { bedFor, boxesFor } from "./slice-choice.ts";
import type { LayerPreview, Sliced, SliceState } from "./slice-state.ts";

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
