/** The stations of a lesson, in their order. */
export const STATIONS = ["read", "model", "check", "slice", "hand-in"] as const;

export type Station = (typeof STATIONS)[number];
export type StationState = "done" | "open" | "locked";

/** What the records say about one person's work on one lesson, as far as progress needs it. */
export interface LessonSummary {
  /** Ids of the questions answered rightly. */
  readonly answered: readonly string[];
  /** The script has once given a solid. */
  readonly modelled: boolean;
  /** Verdict of the newest report on the newest model; absent while none was made. */
  readonly verdict?: "pass" | "borderline" | "fail" | "not-assessed";
  /** G-code was made from the newest model, and its proof holds. */
  readonly sliced: boolean;
  readonly handedIn: boolean;
  /** The tutor's newest answer to the newest hand-in. */
  readonly review?: "passed" | "returned";
}

export interface StationProgress {
  readonly station: Station;
  readonly state: StationState;
}

export interface LessonProgress {
  readonly stations: readonly StationProgress[];
  /** The one next step; absent when nothing is left to do. */
  readonly next?: Station;
  /** Catalogue id of the sentence for the next step. */
  readonly message: string;
  /** 0 to 1. */
  readonly fraction: number;
}

/**
 * Which stations are done and open, and the one next step. Reading can be skipped (its questions
 * help, they don't block). A part with a wrong check may be sliced and handed in all the same: the
 * person may be stuck, or the check may be wrong, and only then can a tutor help or overrule it.
 */
export function lessonProgress(
  questionIds: readonly string[],
  summary: LessonSummary,
): LessonProgress {
  const passed = summary.verdict === "pass" || summary.verdict === "borderline";
  const answered = questionIds.filter((id) => summary.answered.includes(id)).length;
  const returned = summary.review === "returned";
  const done: Readonly<Record<Station, boolean>> = {
    read: answered === questionIds.length,
    model: summary.modelled,
    check: passed,
    slice: summary.sliced,
    "hand-in": summary.handedIn && !returned,
  };
  const open: Readonly<Record<Station, boolean>> = {
    read: true,
    model: true,
    check: summary.modelled,
    slice: summary.verdict !== undefined,
    "hand-in": summary.sliced,
  };
  const stations = STATIONS.map((station) => ({
    station,
    state: done[station] ? "done" : open[station] ? "open" : "locked",
  })) satisfies StationProgress[];
  const fraction = stations.filter(({ state }) => state === "done").length / STATIONS.length;
  if (done["hand-in"])
    return {
      stations,
      message: summary.review === "passed" ? "course.next.passed" : "course.next.waiting",
      fraction,
    };
  if (returned && !done.check)
    return { stations, next: "model", message: "course.next.returned", fraction };
  const next = STATIONS.find((station) => !done[station] && open[station]) ?? "read";
  const failing = next === "check" && summary.verdict !== undefined;
  const message =
    next === "read" && answered > 0
      ? "course.next.read-more"
      : failing
        ? "course.next.check-failed"
        : returned && next === "hand-in"
          ? "course.next.hand-in-again"
          : `course.next.${next}`;
  return { stations, next, message, fraction };
}
