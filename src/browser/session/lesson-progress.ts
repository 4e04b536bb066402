import type { Lesson } from "../../engine/course/lesson.ts";
import { type LessonProgress, lessonProgress } from "../../engine/course/progress.ts";
import type { Report } from "../../engine/assessment/report-types.ts";
import type { Submitted, WorkState } from "../../engine/records/profile-state.ts";
import type { Review } from "../../engine/records/review.ts";
import type { LessonState } from "./lesson-state.ts";
import { printable } from "./slice-part.ts";

/** Where a lesson stands by the records alone: for the list of lessons. */
export function recordedProgress(lesson: Lesson, work: WorkState | undefined): LessonProgress {
  return lessonProgress(
    lesson.questions.map(({ id }) => id),
    {
      answered: rightAnswers(work?.answers ?? {}),
      modelled: work?.part !== undefined && changed(lesson, work.source),
      verdict: work?.report?.verdict,
      sliced: work?.slice?.errors === 0,
      handedIn: (work?.submissions.length ?? 0) > 0,
      review: answerTo(work?.submissions ?? [], work?.reviews ?? []),
    },
  );
}

/** Where the open lesson stands: what is stale doesn't count. */
export function currentProgress(state: Omit<LessonState, "progress">): LessonProgress {
  const { report, slice, part } = state;
  const verdict: Report["verdict"] | undefined = report.stale ? undefined : report.value?.verdict;
  const sliced = slice.work.value
    ? !slice.work.stale && printable(slice.work.value)
    : slice.recorded?.errors === 0;
  return lessonProgress(
    state.lesson.questions.map(({ id }) => id),
    {
      answered: rightAnswers(state.answers),
      modelled:
        (part.value !== undefined || verdict !== undefined) && changed(state.lesson, state.source),
      verdict,
      sliced,
      handedIn: state.submissions.length > 0,
      review: answerTo(state.submissions, state.reviews),
    },
  );
}

/** The starter makes a part too; modelling begins with the first change. */
function changed(lesson: Lesson, source: string | undefined): boolean {
  return source !== undefined && source !== lesson.starter;
}

function rightAnswers(answers: LessonState["answers"]): readonly string[] {
  return Object.entries(answers).flatMap(([id, { right }]) => (right ? [id] : []));
}

/** The newest answer to what was handed in last. */
function answerTo(
  submissions: readonly Submitted[],
  reviews: readonly Review[],
): "passed" | "returned" | undefined {
  const last = submissions.at(-1);
  const review = reviews.findLast(({ submission }) => submission === last?.hash);
  if (!review) return undefined;
  return review.verdict === "pass" ? "passed" : "returned";
}
