import { area, isEmpty, type Polys, UM } from "../kernel/polys.ts";
import type { SliceNotes } from "../sliced-share.ts";
import type { Walls } from "../walls/walls.ts";
import { type Run, widthOf } from "./run.ts";
import type { CutWave } from "./wave-cut.ts";
import type { WallWave } from "./wave-walls.ts";

/** A lost layer of less area is the tip of something round, µm². */
const LEAST_LOSS = UM * UM;

/** What a person should hear of the share's layers. */
export function notesOf(
  run: Run,
  { cuts, region }: CutWave,
  { walled }: WallWave,
  skirtLeftOut: boolean,
): SliceNotes {
  const indices = Array.from({ length: run.to - run.from }, (_, k) => run.from + k);
  return {
    open: indices.filter((i) => cuts[i]!.open),
    empty: indices.filter((i) => isEmpty(region(i))),
    lost: indices
      .filter((i) => isLost(walled[i]!, region(i)))
      .map((layer) => ({ layer, width: widthOf(run, layer) })),
    skirtLeftOut,
  };
}

const isLost = ({ loops, beads }: Walls, region: Polys): boolean =>
  loops.length === 0 && beads.widths.length === 0 && area(region) > LEAST_LOSS;
