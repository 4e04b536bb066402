import { useEffect, useState } from "react";
import type { Sliced } from "../../../browser/session/slice-state.ts";
import { isQuickToPrint, printVirtually } from "../../../browser/session/virtual-print.ts";
import type { Problem } from "../../../engine/foundation/problem.ts";
import type { Deposit } from "../../../engine/gcode/deposit-types.ts";
import { afterPause } from "../after-pause.ts";
import { useRun } from "../app-context.tsx";

export interface PrintCheck {
  /** `waiting`: it begins when somebody asks for it. */
  readonly status: "none" | "waiting" | "running" | "done" | "failed";
  /** 0 to 1 while it runs. */
  readonly progress: number;
  readonly deposit: Deposit | undefined;
  readonly problems: readonly Problem[];
  readonly start: () => void;
  readonly cancel: () => void;
}

/** After the layers are in the picture: nothing of it may come later for this. */
const PAUSE_MS = 400;

/** What was laid down stays as long as what it was laid down from, whoever shows it. */
const known = new WeakMap<Sliced, Deposit>();

interface State {
  readonly of: Sliced | undefined;
  readonly wanted: boolean;
  readonly progress: number;
  readonly problems: readonly Problem[];
}

/**
 * The virtual print of the part as it is sliced, in the background: by itself for files of a usual
 * size.
 */
export function usePrintCheck(sliced: Sliced | undefined): PrintCheck {
  const run = useRun();
  const fresh = (): State => ({
    of: sliced,
    wanted: sliced !== undefined && isQuickToPrint(sliced),
    progress: 0,
    problems: [],
  });
  const [state, setState] = useState(fresh);
  const now = state.of === sliced ? state : fresh();
  if (now !== state) setState(now);
  const deposit = sliced && known.get(sliced);
  const isWanted = now.wanted && !deposit && now.problems.length === 0;

  useEffect(() => {
    if (!sliced || !isWanted) return;
    return afterPause(PAUSE_MS, async (signal) => {
      const change = (next: Partial<State>) => {
        if (signal.aborted) return;
        setState((before) => (before.of === sliced ? { ...before, ...next } : before));
      };
      const onProgress = (progress: number) => change({ progress });
      const made = await printVirtually(run, sliced, { signal, onProgress });
      if (signal.aborted) return;
      if (made.ok) known.set(sliced, made.value);
      change(made.ok ? { progress: 1 } : { wanted: false, problems: made.problems });
    });
  }, [run, sliced, isWanted]);

  const statusOf = (): PrintCheck["status"] => {
    if (deposit) return "done";
    if (!sliced) return "none";
    if (now.problems.length > 0) return "failed";
    return now.wanted ? "running" : "waiting";
  };
  return {
    status: statusOf(),
    progress: now.progress,
    deposit,
    problems: now.problems,
    start: () => setState({ ...now, wanted: true, problems: [] }),
    cancel: () => setState({ ...now, wanted: false, progress: 0 }),
  };
}
