import { NO_POLYS, type Polys } from "../kernel/polys.ts";
import { reads as layerReads } from "../steps/layers.ts";
import { compensationReads, type CutLayer, cutRegions, reads } from "../steps/regions.ts";
import type { WeldedMesh } from "../steps/weld.ts";
import type { ShellLayers } from "./shells.ts";
import { type Run, tick } from "./run.ts";
import { stepKey } from "./store.ts";

/** The solid of the share's layers and of those neighbours that its skins and support look at. */
export interface CutWave {
  readonly key: string;
  readonly cuts: readonly (CutLayer | undefined)[];
  /** Region of a layer; empty beyond the part. */
  region(layer: number): Polys;
}

/** Layers under the share that its own are made from; a bridge over infill asks for one more. */
export function reachBelow({ settings }: Run, { mostBelow }: ShellLayers): number {
  return Math.max(1, mostBelow) + (settings.bridge_over_infill ? 1 : 0);
}

/** Layers over the share; behind slopes, the walls of the topmost look at one more. */
function reachAbove({ settings }: Run, { mostAbove }: ShellLayers): number {
  const walled = settings.vertical_shell_thickness && settings.one_wall_on_top;
  return Math.max(1, mostAbove) + (walled ? 1 : 0);
}

export function cutWave(
  run: Run,
  mesh: WeldedMesh,
  placeKey: string,
  shells: ShellLayers,
): CutWave | undefined {
  const { settings, levels, from, to } = run;
  const key = stepKey(placeKey, settings, [...layerReads, ...reads, ...compensationReads]);
  const cuts = run.store.layers<CutLayer>("slice", key, levels.length);
  // Support hangs on everything above it and stands on everything below.
  const low = settings.support ? 0 : Math.max(0, from - reachBelow(run, shells));
  const reach = settings.support ? Infinity : reachAbove(run, shells);
  const high = Math.min(levels.length, to + reach);
  let whole = true;
  for (let i = low; i < high; i++) whole &&= cuts[i] !== undefined;
  const going = (i: number): boolean => tick(run, "slice", i, low, high);
  if (!whole && !cutRegions(run.kernel, mesh, levels, [low, high], cuts, settings, going))
    return undefined;
  return { key, cuts, region: (i) => cuts[i]?.region ?? NO_POLYS };
}
