import { canonicalJson } from "./canonical-json.ts";
import type { Event } from "./event.ts";
import {
  type PrintChoice,
  printChoiceSchema,
  type SliceRecord,
  type TypedPayload,
} from "./event-types.ts";
import { HINT_LEVELS, levelsAsked } from "./hint-level.ts";
import type { WorkState } from "./profile-state.ts";
import { sameReview } from "./review.ts";

/** One lesson or project after one more event. */
export function foldWork(work: WorkState, event: TypedPayload, from: Event): WorkState {
  const next = { ...work, changedAt: from.at };
  // Who goes on with a project that another tab removed wants it: nothing is worked on unseen.
  const wanted = { ...next, removed: false };
  switch (event.type) {
    case "station.entered":
      return { ...next, station: event.payload.station };
    case "step.done":
      return work.done.includes(event.payload.station)
        ? next
        : { ...next, done: [...work.done, event.payload.station] };
    case "question.answered": {
      const { question, value, right } = event.payload;
      const tries = (work.answers[question]?.tries ?? 0) + 1;
      return { ...next, answers: { ...work.answers, [question]: { value, right, tries } } };
    }
    case "hint.shown":
      return { ...next, hints: Math.max(work.hints, event.payload.index + 1) };
    case "hint.asked": {
      const { check, message, level } = event.payload;
      const before = levelsAsked(work.asked, { id: check, message });
      const levels = Math.max(before, HINT_LEVELS.indexOf(level) + 1);
      return { ...next, asked: { ...work.asked, [check]: { message, levels } } };
    }
    case "source.saved":
      return { ...wanted, source: event.payload.source };
    case "parameters.saved":
      return { ...wanted, parameters: event.payload.values };
    case "part.evaluated":
      // Another part: what was measured and sliced was of the part before, and stays in the history.
      return { ...next, part: event.payload.part, report: undefined, slice: undefined };
    case "report.made":
      return { ...next, report: event.payload.report };
    case "print.chosen":
      return {
        ...wanted,
        choice: event.payload.choice,
        slice: slicedWith(work.slice, event.payload.choice),
      };
    case "slice.made":
      return { ...next, slice: event.payload.slice };
    case "handed-in": {
      const { submission, gcodeHash } = event.payload;
      const others = work.submissions.filter(({ hash }) => hash !== submission);
      return {
        ...next,
        submissions: [...others, { hash: submission, gcodeHash, at: from.at }],
      };
    }
    case "review.received": {
      const { review } = event.payload;
      const known = work.reviews.some((other) => sameReview(other, review));
      return known ? next : { ...next, reviews: [...work.reviews, review] };
    }
    case "project.saved":
      return { ...wanted, title: event.payload.title, mesh: event.payload.mesh ?? undefined };
    case "project.removed":
      return { ...next, removed: true };
    case "project.opened":
      return wanted;
    default:
      return next;
  }
}

/** The slicing, if it was made with this choice. */
function slicedWith(slice: SliceRecord | undefined, choice: PrintChoice): SliceRecord | undefined {
  if (!slice) return undefined;
  const same = canonicalJson(printChoiceSchema.parse(slice)) === canonicalJson(choice);
  return same ? slice : undefined;
}
