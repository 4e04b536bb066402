import { createStore, type StoreApi } from "zustand/vanilla";
import type { Report, Verdict } from "../../engine/assessment/report-types.ts";
import type { Lesson } from "../../engine/course/lesson.ts";
import type { DrawingInfo } from "../../engine/drawing/sheet-types.ts";
import { problem } from "../../engine/foundation/problem.ts";
import { fail, ok, type Result } from "../../engine/foundation/result.ts";
import type { Review } from "../../engine/records/review.ts";
import { packReview } from "../../engine/records/review-file.ts";
import type { Submission } from "../../engine/records/submission.ts";
import { unpackSubmission } from "../../engine/records/submission-read.ts";
import type { Solid } from "../../engine/solid/solid-types.ts";
import type { RunOptions } from "../offload/client.ts";
import { assessLesson } from "./assess-lesson.ts";
import type { Desk } from "./desk.ts";
import { differencesOf } from "./differences.ts";
import { makingOf } from "./making-of.ts";
import { meshAgain } from "./mesh-part.ts";
import { modelPart, partSummary } from "./model-part.ts";
import { pause } from "./pause.ts";
import { fileName } from "./profile-records.ts";
import { reassessedRecord, reassessmentOf, standing } from "./reassess.ts";
import { referencePart, referenceSheet } from "./reference-part.ts";
import type { OpenedSubmission, ReviewState, ReviewStore } from "./review-state.ts";
import type { Services } from "./services.ts";
import { freshSlice, sliceRecord } from "./slice-choice.ts";
import { slicePart } from "./slice-part.ts";
import type { Sliced, SliceState } from "./slice-state.ts";
import { tracksOf } from "./track-work.ts";
import { IDLE } from "./work.ts";

export interface ReviewOptions {
  readonly services: Services;
  readonly desk: Desk;
  readonly lessons: readonly Lesson[];
  readonly labels: DrawingInfo["labels"];
}

const EMPTY: ReviewState = {
  opening: IDLE,
  part: IDLE,
  reference: IDLE,
  sheet: IDLE,
  report: IDLE,
  slice: IDLE,
  differences: [],
  compared: false,
  reassessed: undefined,
  stands: "then",
  verdict: null,
  reason: "",
  remarks: [],
  overrides: [],
  release: null,
  missing: ["part", "verdict"],
  finished: null,
};

/** A tutor's desk: a file that was handed in, made again here, and the answer to it. */
export function createReviewSession(options: ReviewOptions): StoreApi<ReviewStore> {
  const { services, desk, lessons, labels } = options;

  return createStore<ReviewStore>()((set, get) => {
    const write = (change: Partial<ReviewState>) => {
      const state = { ...get(), ...change };
      set({ ...change, missing: missingOf(state) });
    };
    /** A decision changed: an answer made before is no longer the answer. */
    const decide = (change: Partial<ReviewState>) => {
      release ??= desk.hold();
      write({ ...change, finished: null });
    };
    /** What was decided is in no record until the answer is made. */
    let release: (() => void) | undefined;
    const letGo = () => {
      release?.();
      release = undefined;
    };
    const track = tracksOf<ReviewState>(get, write);
    const tracked = {
      opening: track("opening"),
      part: track("part"),
      reference: track("reference"),
      sheet: track("sheet"),
      report: track("report"),
      slice: track("slice"),
    };
    const cancel = () => {
      for (const work of Object.values(tracked)) work.cancel();
    };

    const assess = async (
      lesson: Lesson,
      part: Solid,
      { manifest, source, parameters }: Submission,
      settled: SliceState,
      sliced?: Sliced,
    ) => {
      const reference = await tracked.reference.start((opts) =>
        referencePart(services, lesson, opts),
      );
      if (!reference?.ok) return;
      const input = {
        part,
        reference: reference.value,
        gcode: sliced && { findings: sliced.findings },
        making: makingOf(lesson.rubric, settled, sliced),
      };
      await tracked.report.start((opts) =>
        assessLesson(services, lesson, input, { source, values: parameters }, opts),
      );
      const { title } = manifest;
      await tracked.sheet.start((opts) =>
        referenceSheet(services, lesson, reference.value, { title, labels }, opts),
      );
    };
    const makeAgain = async ({ hash, submission, lesson }: OpenedSubmission) => {
      const current = () => get().opening.value?.hash === hash;
      const part = await tracked.part.start((opts) => partOf(services, submission, opts));
      if (!part?.ok) return;
      const { slice } = submission;
      const settled = freshSlice(lesson?.rubric.print.printers, lesson?.rubric.print.locked, slice);
      const sliced = slice
        ? await tracked.slice.start((opts) => slicePart(services, part.value.mesh, settled, opts))
        : undefined;
      if (!current()) return;
      if (lesson)
        await assess(
          lesson,
          part.value,
          submission,
          settled,
          sliced?.ok ? sliced.value : undefined,
        );
      const summary = await partSummary(part.value);
      if (!current()) return;
      const differences = differencesOf(submission, {
        engine: services.engine,
        part: summary,
        report: get().report.value,
        slice: sliced?.ok ? sliceRecord(settled, sliced.value) : undefined,
      });
      const reassessed = reassessmentOf(submission.report, get().report.value);
      write({ differences, compared: true, reassessed });
    };
    const resumed = (review: Review | undefined): Partial<ReviewState> => {
      if (!review) return {};
      const [release] = review.release;
      const { verdict, reason, remarks, overrides, reassessed } = review;
      return {
        stands: reassessed?.stands ?? "then",
        verdict,
        reason,
        remarks,
        overrides,
        release: release ? { released: release.released, reason: release.reason } : null,
      };
    };

    return {
      ...EMPTY,
      actions: {
        async open(bytes) {
          cancel();
          letGo();
          write(EMPTY);
          const opened = await tracked.opening.start(async () => {
            const read = await unpackSubmission(bytes, pause);
            if (!read.ok) return read;
            const { subject } = read.value.submission.manifest;
            const lesson = lessons.find(({ id }) => subject === `lesson:${id}`);
            const unknown = subject.startsWith("lesson:") && !lesson;
            return ok(
              { ...read.value, lesson },
              unknown
                ? [{ ...problem("session.lesson-unknown", { subject }), severity: "warning" }]
                : [],
            );
          });
          if (!opened?.ok) return;
          write(resumed(desk.reviewOf(opened.value.hash)));
          await makeAgain(opened.value);
        },
        cancel,
        setVerdict: (verdict) => decide({ verdict }),
        setReason: (reason) => decide({ reason }),
        addRemark(text, pin) {
          const remark = pin
            ? {
                id: services.newId(),
                text,
                face: pin.face,
                at: [...pin.at] as [number, number, number],
              }
            : { id: services.newId(), text };
          decide({ remarks: [...get().remarks, remark] });
        },
        editRemark(id, text) {
          const remarks = get().remarks.map((one) => (one.id === id ? { ...one, text } : one));
          decide({ remarks });
        },
        removeRemark: (id) => decide({ remarks: get().remarks.filter((one) => one.id !== id) }),
        setStands(stands) {
          const { reassessed, overrides } = get();
          const counts = standing(reassessed, stands, undefined);
          // What the tutor changed is changed from what counts now.
          const kept = overrides.map((one) => ({
            ...one,
            from: verdictOf(counts, one.check) ?? one.from,
          }));
          decide({ stands, overrides: kept });
        },
        override(check, to, reason) {
          const { reassessed, stands, report } = get();
          const from = verdictOf(standing(reassessed, stands, report.value), check);
          if (!from) return;
          const others = get().overrides.filter((one) => one.check !== check);
          decide({ overrides: [...others, { check, from, to, reason }] });
        },
        removeOverride(check) {
          decide({ overrides: get().overrides.filter((one) => one.check !== check) });
        },
        setRelease: (released, reason) => decide({ release: { released, reason } }),
        async finish() {
          const opened = get().opening.value;
          if (!opened || get().missing.length > 0) return;
          const made = reviewOf(services, desk, opened, get());
          if (!made.ok) {
            for (const reason of made.problems) desk.notify(reason);
            return;
          }
          const review = made.value;
          const { manifest } = opened.submission;
          const name = `${fileName(manifest.title, manifest.pseudonym)}.plumb-review`;
          const file = { name, mime: "application/json", bytes: packReview(review) };
          const subject = `submission:${opened.hash}`;
          await desk.record({ type: "review.made", subject, payload: { review } });
          write({ finished: { review, file } });
          letGo();
        },
        close() {
          cancel();
          letGo();
        },
      },
    };
  });
}

const verdictOf = (report: Report | undefined, check: string): Verdict | undefined =>
  report?.checks.find(({ id }) => id === check)?.verdict;

/** The part of a submission, from its script or its mesh. */
async function partOf(
  services: Services,
  submission: Submission,
  options: RunOptions,
): Promise<Result<Solid>> {
  const { source, mesh, parameters, manifest } = submission;
  if (source !== undefined) return modelPart(services, source, parameters, options, () => {});
  if (!mesh || !manifest.mesh) return fail(problem("session.no-part"));
  const read = await meshAgain(services, mesh, manifest.mesh, options);
  return read.ok ? services.run("solidFromMesh", { mesh: read.value }, options) : read;
}

/** What the tutor still has to do before the answer can be made. */
function missingOf(state: ReviewState): ReviewState["missing"] {
  const { part, verdict, reason, release, opening } = state;
  const missing: ReviewState["missing"][number][] = [];
  if (part.status !== "done" && part.status !== "failed") missing.push("part");
  if (!verdict) missing.push("verdict");
  if (verdict === "return" && reason.trim() === "") missing.push("reason");
  const printed = opening.value?.submission.slice !== undefined;
  if (printed && (!release || (!release.released && release.reason.trim() === "")))
    missing.push("release");
  return missing;
}

/** Problems: `session.no-profile`, `session.own-review` (nobody answers or releases their own work). */
function reviewOf(
  services: Services,
  desk: Desk,
  { hash, submission }: OpenedSubmission,
  state: ReviewState,
): Result<Review> {
  const tutor = desk.profile();
  const { manifest, slice } = submission;
  if (!tutor) return fail(problem("session.no-profile"));
  if (tutor.actor === manifest.actor) return fail(problem("session.own-review"));
  const { verdict, reason, remarks, overrides, release, reassessed, stands } = state;
  return ok({
    submission: hash,
    subject: manifest.subject,
    trainee: manifest.actor,
    tutor: tutor.actor,
    tutorName: tutor.pseudonym,
    verdict: verdict ?? "return",
    reason,
    remarks: [...remarks],
    overrides: [...overrides],
    ...(reassessed ? { reassessed: reassessedRecord(reassessed, stands) } : {}),
    release: slice && release ? [{ gcodeHash: slice.gcodeHash, ...release }] : [],
    at: services.now(),
  });
}
