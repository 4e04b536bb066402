import { expect, it } from "vitest";
import type { CheckResult, Report } from "../../engine/assessment/report-types.ts";
import { unpackReview } from "../../engine/records/review-file.ts";
import { packSubmission } from "../../engine/records/submission.ts";
import { unpackSubmission } from "../../engine/records/submission-read.ts";
import { createMemoryPort } from "../storage/memory-port.ts";
import { labels, lesson, page, until, words } from "./fixtures/node-page.ts";
import { createLessonSession } from "./lesson-store.ts";
import { reassessmentOf } from "./reassess.ts";
import { createReviewSession } from "./review-store.ts";

const pins = { kernel: "k 1", tables: "t 1", rubric: "a".repeat(64), reference: "b".repeat(64) };

function check(id: string, change: Partial<CheckResult> = {}): CheckResult {
  const base = {
    kind: "dim.diameter",
    verdict: "pass",
    message: "",
    params: {},
    unit: "mm",
  } as const;
  return { id, ...base, uncertainty: 0, places: [], measured: 5, ...change };
}
function report(checks: readonly CheckResult[], change: Partial<Report> = {}): Report {
  const counts = { pass: 1, total: checks.length };
  const base = {
    lesson: "x",
    engine: "assess/3",
    verdict: "pass",
    hash: "c".repeat(64),
    pins,
  } as const;
  return { ...base, counts, checks, ...change };
}

it("is none where both were measured with the same, whatever came out", () => {
  const then = report([check("a")]);
  expect(reassessmentOf(then, report([check("a", { verdict: "fail" })]))).toBeUndefined();
  expect(reassessmentOf(undefined, then)).toBeUndefined();
});

it("names what changed, and sets what came out differently side by side", () => {
  const then = report([check("a"), check("b"), check("c"), check("gone")]);
  const now = report(
    [check("a"), check("b", { measured: 5.2 }), check("c", { verdict: "fail" }), check("new")],
    { engine: "assess/4", pins: { ...pins, tables: "t 2", rubric: "d".repeat(64) } },
  );
  const found = reassessmentOf(then, now);
  expect(found?.changed).toEqual(["engine", "rubric", "tables"]);
  expect(found?.same).toBe(1);
  expect(found?.checks.map((one) => [one.check, one.then?.verdict, one.now?.verdict])).toEqual([
    ["b", "pass", "pass"],
    ["c", "pass", "fail"],
    ["new", undefined, "pass"],
    ["gone", "pass", undefined],
  ]);
});

it("says only the version of reports from before there were pins", () => {
  const { pins: _, ...old } = report([check("a")], { engine: "assess/2" });
  expect(reassessmentOf(old, report([check("a")]))?.changed).toEqual(["engine"]);
});

it("a submission measured by another plan is measured again, and keeps its verdict until the tutor decides", async () => {
  const trainee = await page(createMemoryPort(), "pc-1");
  await trainee.app.store.getState().actions.createProfile("Heron 7", "trainee");
  const { desk } = trainee.app;
  const session = createLessonSession({ lesson, services: trainee.services, desk, words });
  const state = session.getState;
  await until(() => state().part.status === "done" || state().part.status === "failed");
  for (const { id, answer } of lesson.questions) state().actions.answer(id, answer);
  state().actions.setSource(lesson.solution);
  await state().actions.check();
  await state().actions.slicePart();
  await state().actions.submit();
  const file = state().handIn.value;
  if (!file) throw new Error("nothing was handed in");
  await state().actions.close();

  // As another plan would have measured it: stricter with hole A.
  const read = await unpackSubmission(file.bytes);
  if (!read.ok || !read.value.submission.report) throw new Error("no report in the file");
  const { submission } = read.value;
  const { report: made } = read.value.submission;
  const [first] = made?.checks ?? [];
  if (!made?.pins || !first) throw new Error("no pins");
  const stricter: Report = {
    ...made,
    verdict: "fail",
    pins: { ...made.pins, rubric: "e".repeat(64) },
    checks: made.checks.map((one) => (one === first ? { ...one, verdict: "fail" } : one)),
  };
  const old = await packSubmission({ ...submission, report: stricter });

  const tutor = await page(createMemoryPort(), "pc-2");
  await tutor.app.store.getState().actions.createProfile("Office", "tutor");
  const { services, app } = tutor;
  const review = createReviewSession({ services, desk: app.desk, lessons: [lesson], labels });
  const { actions } = review.getState();
  await actions.open(old.bytes);
  const { reassessed, stands, report: here } = review.getState();
  expect(here.value?.verdict).toBe("pass");
  expect(reassessed).toMatchObject({ changed: ["rubric"], then: { verdict: "fail" } });
  expect(reassessed?.checks.map((one) => [one.check, one.then?.verdict, one.now?.verdict])).toEqual(
    [[first.id, "fail", first.verdict]],
  );
  expect(stands).toBe("then");

  // What counts is what the tutor changes a check from, and what the answer says.
  actions.override(first.id, "borderline", "seen by hand");
  expect(review.getState().overrides).toMatchObject([{ check: first.id, from: "fail" }]);
  actions.setStands("now");
  expect(review.getState().overrides).toMatchObject([{ check: first.id, from: first.verdict }]);
  actions.setVerdict("pass");
  actions.setRelease(true, "");
  await actions.finish();
  const answer = review.getState().finished?.file.bytes;
  if (!answer) throw new Error("no answer");
  const { gcodeHash } = submission.slice ?? {};
  const received = unpackReview(answer, [{ hash: old.hash, ...(gcodeHash ? { gcodeHash } : {}) }]);
  expect(received).toMatchObject({
    ok: true,
    value: {
      reassessed: {
        stands: "now",
        changed: ["rubric"],
        then: { verdict: "fail", hash: stricter.hash },
        now: { verdict: "pass" },
      },
    },
  });
}, 60_000);
