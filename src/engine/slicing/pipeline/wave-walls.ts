import { NO_POLYS } from "../kernel/polys.ts";
import { firstWalls, layerWalls, reads, vaseWall, wallWidths } from "../steps/walls.ts";
import type { Walls } from "../walls/walls.ts";
import { isVase, mayShare, type Run, tick, widthOf } from "./run.ts";
import type { ShellLayers } from "./shells.ts";
import { stepKey } from "./store.ts";
import { type CutWave, reachBelow } from "./wave-cut.ts";

export interface WallWave {
  readonly key: string;
  /** By layer; those of the share are there, and of the neighbours that its skins look at. */
  readonly walled: readonly (Walls | undefined)[];
}

/** With `vertical_shell_thickness` the skins look at what the walls of the neighbours leave. */
export function wallWave(
  run: Run,
  { key: cutKey, region }: CutWave,
  shells: ShellLayers,
): WallWave | undefined {
  const { kernel, settings, levels } = run;
  const behind = settings.vertical_shell_thickness;
  const low = behind ? reachBelow(run, shells) : settings.bridge_over_infill ? 1 : 0;
  const from = Math.max(0, run.from - low);
  const to = Math.min(levels.length, run.to + (behind ? shells.mostAbove : 0));
  const key = `${stepKey(cutKey, settings, reads)}|${isVase(run, Infinity) ? settings.bottom_layers : ""}`;
  const walled = run.store.layers<Walls>("walls", key, levels.length);
  const above = (i: number) =>
    settings.one_wall_on_top && i + 1 < levels.length ? region(i + 1) : NO_POLYS;
  for (let i = from; i < to; i++) {
    if (!tick(run, "walls", i, from, to)) return undefined;
    const like =
      mayShare(run, i) &&
      region(i) === region(i - 1) &&
      above(i) === above(i - 1) &&
      isVase(run, i) === isVase(run, i - 1);
    walled[i] ??= like
      ? walled[i - 1]!
      : isVase(run, i)
        ? vaseWall(kernel, region(i), widthOf(run, i))
        : layerWalls(
            kernel,
            region(i),
            above(i),
            wallWidths(settings, i),
            levels[i]!.height,
            settings,
          );
    if (i === 0) {
      const { height } = levels[0]!;
      walled[0] = firstWalls(kernel, region(0), walled[0]!, height, settings);
    }
  }
  return { key, walled };
}
