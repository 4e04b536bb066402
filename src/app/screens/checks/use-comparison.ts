import { useEffect, useMemo, useState } from "react";
import type { DeviationScale } from "../../../browser/scene/scene-types.ts";
import type { DeviationShape } from "../../../browser/scene/shape-deviation.ts";
import { trackWork } from "../../../browser/session/track-work.ts";
import { IDLE, type Work } from "../../../browser/session/work.ts";
import type {
  Placed,
  ShowDeviationInput,
  ShownDeviation,
} from "../../../engine/assessment/show-deviation.ts";
import { useRun } from "../app-context.tsx";
import { onThemeChange } from "../stage/scene-colors.ts";
import { deviationLimits } from "./deviation-steps.ts";

type Compared = Omit<ShownDeviation, "map"> & { readonly shape: DeviationShape };

/** A part beside what its drawing shows: on request, and gone with the part that it is of. */
export interface Comparison {
  readonly input: ShowDeviationInput;
  readonly map: Work<Compared>;
  readonly isMapShown: boolean;
  readonly showMap: (on: boolean) => void;
  readonly scale: DeviationScale;
  readonly ghost: Work<Placed>;
  readonly isGhostShown: boolean;
  readonly showGhost: (on: boolean) => void;
  readonly cancel: () => void;
}

interface Made {
  readonly map: Work<Compared>;
  readonly ghost: Work<Placed>;
  readonly mapOn: boolean;
  readonly ghostOn: boolean;
}

const NONE: Made = { map: IDLE, ghost: IDLE, mapOn: false, ghostOn: false };
const TONES = 7;

/** Absent while there is no part or no reference. The long work is done off the page, when it is asked for. */
export function useComparison(
  lesson: ShowDeviationInput["lesson"] | undefined,
  part: ShowDeviationInput["part"] | undefined,
  reference: ShowDeviationInput["reference"] | undefined,
): Comparison | undefined {
  const run = useRun();
  const tones = useTones();
  const [made, setMade] = useState<Made>(NONE);
  const [works] = useState(() => createWorks(setMade));
  const { change, map, ghost } = works;
  const input = useMemo(
    () =>
      lesson &&
      part &&
      reference && { lesson: { id: lesson.id, rubric: lesson.rubric }, part, reference },
    [lesson, part, reference],
  );
  // Of another part nothing is left, neither while it is being worked out nor afterwards.
  useEffect(() => {
    if (!input) return;
    return works.clear;
  }, [input, works]);
  const scale = useMemo(
    () => lesson && { limits: deviationLimits(lesson.rubric), tones },
    [lesson, tones],
  );
  if (!input || !scale) return undefined;
  return {
    input,
    scale,
    map: made.map,
    isMapShown: made.mapOn,
    showMap(on) {
      change({ mapOn: on });
      if (!on) map.cancel();
      else if (!made.map.value)
        void map.start((options) => run("deviation", { ...input, levels: scale.limits }, options));
    },
    ghost: made.ghost,
    isGhostShown: made.ghostOn,
    showGhost(on) {
      change({ ghostOn: on });
      if (!on) ghost.cancel();
      else if (!made.ghost.value)
        void ghost.start((options) => run("placeReference", input, options));
    },
    cancel() {
      map.cancel();
      change({ mapOn: false });
    },
  };
}

/** The two works and what is shown of them; `tell` hears each change. */
function createWorks(tell: (made: Made) => void) {
  let made = NONE;
  const change = (next: Partial<Made>) => {
    made = { ...made, ...next };
    tell(made);
  };
  const map = trackWork<Compared>(
    () => made.map,
    (work) => change({ map: work }),
  );
  const ghost = trackWork<Placed>(
    () => made.ghost,
    (work) => change({ ghost: work }),
  );
  const clear = () => {
    map.cancel();
    ghost.cancel();
    change(NONE);
  };
  return { change, map, ghost, clear };
}

/** The colours of the steps, in the theme. */
function useTones(): readonly string[] {
  const [tones, setTones] = useState(readTones);
  useEffect(() => onThemeChange(() => setTones(readTones())), []);
  return tones;
}

function readTones(): readonly string[] {
  const style = getComputedStyle(document.documentElement);
  return Array.from({ length: TONES }, (_, i) =>
    style.getPropertyValue(`--deviation-${i + 1}`).trim(),
  );
}
