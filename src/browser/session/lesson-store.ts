import { createStore, type StoreApi } from "zustand/vanilla";
import { asksForPrint } from "../../engine/assessment/printability-asked.ts";
import { answerQuestion } from "../../engine/course/answer-question.ts";
import type { Lesson } from "../../engine/course/lesson.ts";
import { canonicalJson } from "../../engine/records/canonical-json.ts";
import { HINT_LEVELS } from "../../engine/records/hint-level.ts";
import type { WorkState } from "../../engine/records/profile-state.ts";
import { sameReview } from "../../engine/records/review.ts";
import { unpackReview } from "../../engine/records/review-file.ts";
import { assessLesson } from "./assess-lesson.ts";
import { createBench } from "./bench.ts";
import type { Desk } from "./desk.ts";
import { handIn } from "./hand-in.ts";
import { currentProgress } from "./lesson-progress.ts";
import type { LessonState, LessonStore, SheetWords } from "./lesson-state.ts";
import { makingOf } from "./making-of.ts";
import { fileName } from "./profile-records.ts";
import { referencePart, referenceSheet } from "./reference-part.ts";
import type { Services } from "./services.ts";
import { freshSlice } from "./slice-choice.ts";
import { tracksOf } from "./track-work.ts";
import { triesOf } from "./tries.ts";
import { IDLE } from "./work.ts";

export interface LessonOptions {
  readonly lesson: Lesson;
  readonly services: Services;
  readonly desk: Desk;
  readonly words: SheetWords;
}

/**
 * One lesson of the person at the desk, at the step where the records say that it stands. Opening
 * draws the sheet and runs the part; what was measured and sliced before is shown at once and,
 * where the person stands there, made again.
 */
export function createLessonSession(options: LessonOptions): StoreApi<LessonStore> {
  const { lesson, services, desk } = options;
  const subject = `lesson:${lesson.id}`;
  let { words } = options;

  const store = createStore<LessonStore>()((set, get) => {
    /** Every change goes through here, so that progress never lags behind. */
    const write = (change: Partial<LessonState>) => {
      const { actions: _, progress: __, ...state } = { ...get(), ...change };
      set({ ...change, progress: currentProgress(state) });
    };
    const first = recorded(lesson, desk.work(subject));
    const initial: LessonState = { ...first, progress: currentProgress(first) };
    // The bench reads the subject when it is made, before zustand holds the state.
    const read = () => get() ?? initial;

    const track = tracksOf<LessonState>(read, write);
    const referenceWork = track("reference");
    const sheetWork = track("sheet");
    const reportWork = track("report");
    const handInWork = track("handIn");
    /** The script and values that the report is about; unknown of one from the records. */
    let judged: string | undefined;
    const bench = createBench({
      services,
      desk,
      read,
      write,
      partChanged: () => {
        reportWork.markStale();
        write({ slice: { ...get().slice, recorded: undefined } });
      },
      // What a script makes at other values may be another, though the part is the same.
      scriptRan: (madeBy) => {
        if (lesson.rubric.variants && canonicalJson(madeBy) !== judged) reportWork.markStale();
      },
      // A report on the print is another one with other settings.
      printChosen: () => {
        if (asksForPrint(lesson.rubric)) reportWork.markStale();
      },
      // The proof of the print file is part of the report.
      sliced: async () => {
        const { value, stale } = get().report;
        if (value && (!stale || asksForPrint(lesson.rubric))) await check();
      },
    });

    let closed = false;
    const reference = async () => {
      const had = get().reference.value;
      if (had) return had;
      const made = await referenceWork.start((opts) => referencePart(services, lesson, opts));
      return made?.ok ? made.value : undefined;
    };
    const draw = async () => {
      const solid = await reference();
      if (solid)
        await sheetWork.start((opts) => referenceSheet(services, lesson, solid, words, opts));
    };
    const check = async () => {
      if (!get().part.value || get().part.stale) await bench.actions.run();
      const solid = await reference();
      const part = get().part.value;
      if (!part || !solid || get().part.stale) return;
      const { source, parameters, slice } = get();
      const { work } = slice;
      const sliced = work.stale ? undefined : work.value;
      const gcode = sliced && { findings: sliced.findings };
      const making = makingOf(lesson.rubric, slice, sliced);
      const input = { part, reference: solid, gcode, making };
      const madeBy = { source, values: parameters };
      judged = canonicalJson(madeBy);
      const made = await reportWork.start((opts) =>
        assessLesson(services, lesson, input, madeBy, opts),
      );
      // The report of a part that has changed meanwhile is no verdict on the work.
      if (!made?.ok || get().report.stale) return;
      if (made.value.hash === desk.work(subject)?.report?.hash) return;
      const report = made.value;
      const saved = await desk.record({ type: "report.made", subject, payload: { report } });
      const unsaved = saved ? undefined : { report, at: services.now() };
      write({ tries: triesOf(desk.history(subject), unsaved) });
    };
    const adopt = async () => {
      // An answer never waits: it touches nothing that the person is writing.
      write({ reviews: desk.work(subject)?.reviews ?? [] });
      // What was typed here may be on its way to the records, which then have an older text.
      await desk.settle();
      if (closed || bench.dirty()) return;
      const { source, parameters, answers, hints, asked, submissions, reviews } = recorded(
        lesson,
        desk.work(subject),
      );
      write({ answers, hints, asked, submissions, reviews, tries: triesOf(desk.history(subject)) });
      bench.adopt(source, parameters, desk.work(subject)?.choice);
    };
    const stopListening = desk.onOutside((about) => {
      if (about === subject) void adopt();
    });
    const stopLeaving = services.onLeave(bench.flush);

    const resume = async () => {
      // A session of this lesson that was closed just now may still be saving its last steps.
      await desk.settle();
      // Closed before it began: nothing is drawn or recorded for nobody.
      if (closed) return;
      const { report: measured, slice: sliced } = recorded(lesson, desk.work(subject));
      write({ tries: triesOf(desk.history(subject)) });
      if (!get().report.value) write({ report: measured });
      if (!get().slice.work.value) write({ slice: { ...get().slice, recorded: sliced.recorded } });
      if (!desk.work(subject)) await desk.record({ type: "lesson.opened", subject, payload: {} });
      await draw();
      if (closed) return;
      await bench.actions.run();
      if (closed) return;
      const { station, report, slice } = get();
      if (report.value && report.stale) await check();
      const wanted = station === "slice" || station === "hand-in";
      if (wanted && slice.recorded && !slice.work.value) await bench.actions.slicePart();
    };
    queueMicrotask(() => void resume());

    return {
      ...initial,
      actions: {
        ...bench.actions,
        setSheetWords(next) {
          words = next;
          void draw();
        },
        enter(station) {
          bench.flush();
          if (station === get().station) return;
          write({ station });
          void desk.record({ type: "station.entered", subject, payload: { station } });
          const { part, report, slice } = get();
          // The code may be newer than the part: its verdict must not be the old part's.
          const old = !report.value || report.stale || part.stale;
          if (station === "check" && old) void check();
          if (station === "slice" && slice.recorded && !slice.work.value)
            void bench.actions.slicePart();
        },
        answer(question, value) {
          const asked = lesson.questions.find(({ id }) => id === question);
          if (!asked) return false;
          const read = answerQuestion(asked, String(value), lesson.drawing.dimensions);
          const right = read.ok && read.value.right;
          const tries = (get().answers[question]?.tries ?? 0) + 1;
          write({ answers: { ...get().answers, [question]: { value, right, tries } } });
          const payload = { question, value, right };
          void desk.record({ type: "question.answered", subject, payload });
          return right;
        },
        showHint() {
          const index = get().hints;
          write({ hints: index + 1 });
          void desk.record({ type: "hint.shown", subject, payload: { index } });
        },
        askHint(check, message, level) {
          const levels = HINT_LEVELS.indexOf(level) + 1;
          write({ asked: { ...get().asked, [check]: { message, levels } } });
          void desk
            .record({ type: "hint.asked", subject, payload: { check, message, level } })
            .then(() => write({ tries: triesOf(desk.history(subject)) }));
        },
        resetSource: () => bench.actions.setSource(lesson.starter),
        check,
        cancel() {
          bench.cancel();
          reportWork.cancel();
          handInWork.cancel();
        },
        gcodeFile: () => bench.gcodeFile(lesson.code),
        async submit() {
          bench.flush();
          if (!get().report.value || get().report.stale || get().part.stale) await check();
          const { slice } = get();
          if (!slice.work.value || slice.work.stale) await bench.actions.slicePart();
          const release = desk.hold();
          await handInWork
            .start(() =>
              handIn(services, desk, get(), words.title, (submitted) =>
                write({ submissions: [...get().submissions, submitted] }),
              ),
            )
            .finally(release);
        },
        async submittedFile(hash) {
          const bytes = await desk.blob(hash);
          const name = `${fileName(lesson.code, hash.slice(0, 8))}.plumb`;
          return bytes ? { name, mime: "application/zip", bytes } : null;
        },
        async receiveReview(bytes) {
          const read = unpackReview(bytes, get().submissions);
          if (!read.ok) {
            for (const reason of read.problems) desk.notify(reason);
            return false;
          }
          const review = read.value;
          if (get().reviews.some((other) => sameReview(other, review))) return true;
          write({ reviews: [...get().reviews, review] });
          await desk.record({ type: "review.received", subject, payload: { review } });
          return true;
        },
        async close() {
          closed = true;
          stopListening();
          stopLeaving();
          bench.flush();
          bench.cancel();
          for (const work of [referenceWork, sheetWork, reportWork, handInWork]) work.cancel();
          await desk.settle();
        },
      },
    };
  });
  return store;
}

/** A lesson as the records have it. A recorded report is shown, and made again to be sure. */
function recorded(lesson: Lesson, work: WorkState | undefined): Omit<LessonState, "progress"> {
  const { printers, locked } = lesson.rubric.print;
  return {
    subject: `lesson:${lesson.id}`,
    lesson,
    station: work?.station ?? "read",
    answers: work?.answers ?? {},
    hints: work?.hints ?? 0,
    asked: work?.asked ?? {},
    source: work?.source ?? lesson.starter,
    parameters: work?.parameters ?? {},
    definitions: [],
    log: [],
    part: IDLE,
    reference: IDLE,
    sheet: IDLE,
    report: work?.report
      ? { status: "done", progress: 1, value: work.report, stale: false, problems: [] }
      : IDLE,
    tries: [],
    slice: freshSlice(printers, locked, work?.choice ?? work?.slice, work?.slice),
    handIn: IDLE,
    submissions: work?.submissions ?? [],
    reviews: work?.reviews ?? [],
  };
}
