import { useEffect, useState } from "react";
import type {
  ProfileChoice,
  SettingValue,
  SettingValues,
} from "../../../browser/session/slice-state.ts";
import type { OtherOnBed } from "../../../browser/session/others-on-bed.ts";
import { tryPrintWith } from "../../../browser/session/slice-trial.ts";
import type { Problem } from "../../../engine/foundation/problem.ts";
import type { TriedPrint } from "../../../engine/gcode/try-print.ts";
import type { Mesh } from "../../../engine/geometry/mesh.ts";
import type { BedChoice } from "../../../engine/slicing/bed-choice.ts";
import type { SliceJob } from "../../../engine/slicing/slice-job.ts";
import { afterPause } from "../after-pause.ts";
import { useRun } from "../app-context.tsx";

export interface Trial {
  readonly value: SettingValue;
  readonly print?: TriedPrint;
  /** Why it can't be tried. */
  readonly problems?: readonly Problem[];
}

export interface Trials {
  /** The print with the settings in force. */
  readonly now: TriedPrint | undefined;
  /** One for each value, in order; without print or problems it is still being calculated. */
  readonly trials: readonly Trial[];
  readonly problems: readonly Problem[];
}

export interface Placed extends Pick<SliceJob, "supportBoxes"> {
  readonly bed: BedChoice;
  readonly others: readonly OtherOnBed[];
}

export interface TrialOptions {
  readonly mesh: Mesh | undefined;
  /** The support boxes in force, and how the part is set on the bed. */
  readonly placed: Placed;
  readonly choice: ProfileChoice;
  /** All that is set over the process, what a lesson fixes included. */
  readonly set: SettingValues;
  /** The person's own slicing with just these settings, when it is there. */
  readonly known: TriedPrint | undefined;
  /** Nothing is tried while the person's own slicing runs. */
  readonly isBusy: boolean;
  readonly name: string;
  readonly values: readonly SettingValue[];
}

/** What was found, and of what: part and all that is set. */
export interface Tried extends Trials {
  readonly of: Mesh;
  readonly key: string;
}

/** What was found, if it was of just this: of a part before a change nothing is told. */
export const triedOf = (
  tried: Tried | undefined,
  { mesh, values }: Pick<TrialOptions, "mesh" | "values">,
  key: string,
): Trials =>
  tried?.key === key && tried.of === mesh
    ? tried
    : { now: undefined, trials: values.map((value) => ({ value })), problems: [] };

/** A person who only looks at one setting after another starts nothing. */
const PAUSE_MS = 400;

/** Prints the part in the background with other values of one setting, one after the other. */
export function useTrials(options: TrialOptions): Trials {
  const run = useRun();
  const { mesh, placed, choice, set, known, isBusy, name, values } = options;
  const { others, ...rest } = placed;
  const key = JSON.stringify([rest, others.map(({ part }) => part), choice, set, name, values]);
  const [state, setState] = useState<Tried>();
  useEffect(() => {
    if (!mesh || isBusy) return;
    return afterPause(PAUSE_MS, async (signal) => {
      const attempt = (change: SettingValues) =>
        tryPrintWith(
          run,
          { mesh, ...placed },
          { ...choice, set: { ...set, ...change } },
          { signal },
        );
      let now = known;
      let trials: readonly Trial[] = values.map((value) => ({ value }));
      if (!now) {
        const made = await attempt({});
        if (signal.aborted) return;
        if (!made.ok)
          return setState({ key, of: mesh, now: undefined, trials: [], problems: made.problems });
        now = made.value;
      }
      setState({ key, of: mesh, now, trials, problems: [] });
      for (const [i, value] of values.entries()) {
        const made = await attempt({ [name]: value });
        if (signal.aborted) return;
        const trial = made.ok ? { value, print: made.value } : { value, problems: made.problems };
        trials = trials.with(i, trial);
        setState({ key, of: mesh, now, trials, problems: [] });
      }
    });
    // The key tells all that the values are made from.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [run, mesh, isBusy, known, key]);
  return triedOf(state, options, key);
}
