import type { Ctx } from "../../foundation/context.ts";
import { problem } from "../../foundation/problem.ts";
import { fail, ok, type Result } from "../../foundation/result.ts";
import type { Kernel } from "../kernel/kernel.ts";
import type { SliceJob } from "../slice-job.ts";
import type { SlicedShare } from "../sliced-share.ts";
import { layers } from "../steps/layers.ts";
import { findWarnings } from "../warnings/find-warnings.ts";
import { place } from "../steps/place.ts";
import { fingerprint } from "../fingerprint.ts";
import { notesOf } from "./notes.ts";
import { partRange } from "./part-range.ts";
import { type Run, withLayerBefore } from "./run.ts";
import { shellLayers } from "./shells.ts";
import type { SupportBoxes } from "./support-wave.ts";
import type { Store } from "./store.ts";
import { cutWave } from "./wave-cut.ts";
import { planWave } from "./wave-plan.ts";
import { wallWave } from "./wave-walls.ts";

/**
 * The steps in order, for one share of the layers: first every layer's walls (a layer's skins look at
 * its neighbours), then skins, infill and order. The neighbours of the share are only cut. What the
 * store holds from the last run with the same key is not made again.
 */
export function runShare(
  job: SliceJob,
  kernel: Kernel,
  store: Store,
  ctx: Ctx,
): Result<SlicedShare> {
  const { profile, share = WHOLE, supportBoxes = NO_BOXES } = job;
  const { settings, printer } = profile;
  const { bed } = printer;
  const placeKey = `${fingerprint(job.mesh)}|${bed.width}x${bed.depth}x${bed.height}`;
  const placed = store.whole("place", placeKey, () => place(job.mesh, printer));
  if (!placed.ok) return placed;
  const { mesh, shift } = placed.value;
  const leveled = layers(mesh, settings);
  if (!leveled.ok) return leveled;
  const levels = leveled.value;
  const [from, to] = partRange(mesh, levels, share, {
    whole: settings.spiral_vase,
    under: settings.raft_layers,
  });
  const nozzle = printer.nozzleDiameter;
  const run: Run = { kernel, store, ctx, settings, bed, nozzle, levels, from, to };

  const stopped = fail(problem("foundation.cancelled"));
  const wide = withLayerBefore(run);
  const shells = shellLayers(wide);
  const cut = cutWave(wide, mesh, placeKey, shells);
  if (!cut) return stopped;
  const walled = wallWave(wide, cut, shells);
  if (!walled) return stopped;
  const planned = planWave(run, cut, walled, shells, onBed(supportBoxes, shift));
  if (!planned) return stopped;
  ctx.progress(1, "infill");
  const notes = notesOf(run, cut, !planned.complete);
  const { layers: plan, volumes, firstVolumes } = planned;
  // A raft's layers come before the part's.
  const under = settings.raft_layers;
  return ok({
    from: from === 0 ? 0 : from + under,
    count: levels.length + under,
    layers: plan,
    volumes,
    firstVolumes,
    notes,
    warnings: findWarnings(run, cut, walled, plan[0], job.objects),
  });
}

const WHOLE = { index: 0, of: 1 };
const NO_BOXES: SupportBoxes = { blockers: [], enforcers: [] };

/** Boxes round the mesh as it came, moved with it to the bed. */
function onBed(
  { blockers, enforcers }: SupportBoxes,
  shift: readonly [number, number, number],
): SupportBoxes {
  const move = (at: readonly [number, number, number]): [number, number, number] => [
    at[0] + shift[0],
    at[1] + shift[1],
    at[2] + shift[2],
  ];
  const moved = (boxes: SupportBoxes["blockers"]) =>
    boxes.map(({ min, max }) => ({ min: move(min), max: move(max) }));
  return { blockers: moved(blockers), enforcers: moved(enforcers) };
}
