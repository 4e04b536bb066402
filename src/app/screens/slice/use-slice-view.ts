import type { BenchActions, BenchState } from "../../../browser/session/bench-state.ts";
import type { Sliced } from "../../../browser/session/slice-state.ts";
import { type PrintCheck, usePrintCheck } from "./use-print-check.ts";

/** A lesson or a project as far as its part is sliced. */
export interface SliceBench extends Pick<BenchState, "part" | "slice"> {
  readonly actions: BenchActions;
}

/** The same with what was made with just these settings, and how that came out. */
export interface SliceView extends SliceBench {
  readonly sliced: Sliced | undefined;
  readonly check: PrintCheck;
}

/** Slices nothing by itself; the virtual print begins when there is a file. */
export function useSliceView({ part, slice, actions }: SliceBench): SliceView {
  const { status, stale, value } = slice.work;
  const sliced = status === "done" && !stale ? value : undefined;
  return { part, slice, actions, sliced, check: usePrintCheck(sliced) };
}
