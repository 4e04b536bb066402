import { NO_POLYS, type Polys, UM } from "../kernel/polys.ts";
import { bridgeReads, skinReads } from "../steps/infill.ts";
import { type LayerPieces, piecesOf } from "../steps/lay-island.ts";
import { type Fills, overSparse, reads, skins } from "../steps/skins.ts";
import { mayShare, type Run, widthOf } from "./run.ts";
import { bareOf, type ShellLayers } from "./shells.ts";
import { stepKey } from "./store.ts";
import type { CutWave } from "./wave-cut.ts";
import type { WallWave } from "./wave-walls.ts";

/** What a layer is made of before its lines are drawn. Layers that are alike share one object. */
export interface LayerAreas {
  readonly pieces: LayerPieces;
  readonly fills: Fills;
}

export interface Areas {
  readonly key: string;
  of(layer: number): LayerAreas;
}

/** Skins and infill areas of the layers, each made when it is asked for. */
export function areasOf(
  run: Run,
  { region }: CutWave,
  { key: wallKey, walled }: WallWave,
  shells: ShellLayers,
): Areas {
  const { kernel, settings, levels, store } = run;
  const allSolid = settings.infill_density >= 1;
  const { vertical_shell_thickness: behind, bridge_over_infill: spanning } = settings;
  const key = `${stepKey(wallKey, settings, [
    ...reads,
    "bridge_over_infill",
    "solid_infill_below_area",
  ])}|${allSolid}`;
  const plain = store.layers<Fills>("skins", key, levels.length);
  const made = store.layers<LayerAreas>("areas", key, levels.length);
  // With vertical shells, a slope's own walls do not count as cover: the shell goes on behind them.
  const cover = behind ? (i: number): Polys => walled[i]?.inside ?? NO_POLYS : region;
  const bare = bareOf(run, shells, cover);
  /** Like walls, and the same layers around: the same areas as on the layer before. */
  const alike = (i: number): boolean => {
    if (!mayShare(run, i) || walled[i] !== walled[i - 1]) return false;
    if (shells.above(i) !== shells.above(i - 1) || shells.below(i) !== shells.below(i - 1))
      return false;
    const high = i + Math.max(1, shells.above(i));
    if (high >= levels.length) return false;
    for (let k = i - 1 - Math.max(1, shells.below(i)); k < high; k++)
      if (k < 0 || region(k) !== region(k + 1)) return false;
    return true;
  };

  const fillsOf = (i: number): Fills => {
    const found = plain[i];
    if (found) return found;
    const width = widthOf(run, i) * UM;
    return (plain[i] = alike(i)
      ? fillsOf(i - 1)
      : skins(
          kernel,
          walled[i]!.inside,
          {
            above: i + 1 < levels.length ? region(i + 1) : undefined,
            below: i > 0 ? region(i - 1) : undefined,
            bareAbove: bare.above(i, walled[i]!.inside),
            bareBelow: bare.below(i, walled[i]!.inside),
          },
          {
            width,
            overlap: width * settings.skin_overlap,
            allSolid,
            first: i === 0,
            solidBelow: settings.solid_infill_below_area,
          },
        ));
  };

  const of = (i: number): LayerAreas => {
    const found = made[i];
    if (found) return found;
    const fills = fillsOf(i);
    const before = i > 0 && made[i - 1];
    if (before && fills === plain[i - 1] && !spanning && walled[i] === walled[i - 1])
      return (made[i] = before);
    const spanned =
      spanning && i > 0
        ? overSparse(
            kernel,
            fills,
            { region: region(i - 1), sparse: fillsOf(i - 1).sparse },
            widthOf(run, i) * UM,
          )
        : fills;
    return (made[i] = { fills: spanned, pieces: piecesOf(walled[i]!, region(i)) });
  };
  return { key, of };
}

/** Settings that the lines of skins and bridges read besides the infill's own. */
export const LINE_READS = [...skinReads, ...bridgeReads];
