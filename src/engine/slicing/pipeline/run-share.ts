import type { Ctx } from "../../foundation/context.ts";
import { problem } from "../../foundation/problem.ts";
import { fail, ok, type Result } from "../../foundation/result.ts";
import type { Mesh } from "../../geometry/mesh.ts";
import type { PrintProfile } from "../../machines/profile-types.ts";
import type { Kernel } from "../kernel/kernel.ts";
import type { SlicedShare } from "../sliced-share.ts";
import { layers } from "../steps/layers.ts";
import { place } from "../steps/place.ts";
import { fingerprint } from "./fingerprint.ts";
import { notesOf } from "./notes.ts";
import { partRange, type Share } from "./part-range.ts";
import type { Run } from "./run.ts";
import { shellLayers } from "./shells.ts";
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
  mesh: Mesh,
  profile: PrintProfile,
  share: Share,
  kernel: Kernel,
  store: Store,
  ctx: Ctx,
): Result<SlicedShare> {
  const { settings, printer } = profile;
  const { bed } = printer;
  const placeKey = `${fingerprint(mesh)}|${bed.width}x${bed.depth}x${bed.height}`;
  const placed = store.whole("place", placeKey, () => place(mesh, printer));
  if (!placed.ok) return placed;
  const leveled = layers(placed.value, settings);
  if (!leveled.ok) return leveled;
  const levels = leveled.value;
  const [from, to] = partRange(placed.value, levels, share, settings.spiral_vase);
  const run: Run = { kernel, store, ctx, settings, bed, levels, from, to };

  const stopped = fail(problem("foundation.cancelled"));
  const shells = shellLayers(run);
  const cut = cutWave(run, placed.value, placeKey, shells);
  if (!cut) return stopped;
  const walled = wallWave(run, cut, shells);
  if (!walled) return stopped;
  const planned = planWave(run, cut, walled, shells);
  if (!planned) return stopped;
  ctx.progress(1, "infill");
  const notes = notesOf(run, cut, walled, planned.skirtLeftOut);
  const { layers: plan, volumes, firstVolumes } = planned;
  return ok({ from, count: levels.length, layers: plan, volumes, firstVolumes, notes });
}
