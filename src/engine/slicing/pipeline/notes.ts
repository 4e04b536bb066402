import { isEmpty } from "../kernel/polys.ts";
import type { SliceNotes } from "../sliced-share.ts";
import type { Run } from "./run.ts";
import type { CutWave } from "./wave-cut.ts";

/** What a person should hear of the share's layers, beside its warnings; layers of the plan. */
export function notesOf(
  { from, to, settings }: Run,
  { cuts, region }: CutWave,
  skirtLeftOut: boolean,
): SliceNotes {
  const indices = Array.from({ length: to - from }, (_, k) => from + k);
  // A raft's layers come before the part's.
  const inPlan = (i: number): number => i + settings.raft_layers;
  return {
    open: indices.filter((i) => cuts[i]!.open).map(inPlan),
    empty: indices.filter((i) => isEmpty(region(i))).map(inPlan),
    skirtLeftOut,
  };
}
