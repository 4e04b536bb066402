import { expect, it } from "vitest";
import { compareEvents } from "../../engine/records/event.ts";
import { verifyChain } from "../../engine/records/verify-chain.ts";
import type { EventPort } from "../storage/event-port.ts";
import { createMemoryPort } from "../storage/memory-port.ts";
import { labels, lesson, page, tabs, until, words } from "./fixtures/node-page.ts";
import { createLessonSession } from "./lesson-store.ts";
import { createReviewSession } from "./review-store.ts";

it("takes a person from the drawing to an answered hand-in, over reloads and another computer", async () => {
  const port = createMemoryPort();
  const first = await page(port, "pc-1");
  await first.app.store.getState().actions.createProfile("Heron 7", "trainee");
  const open = ({ app, services }: typeof first) =>
    createLessonSession({ lesson, services, desk: app.desk, words });
  let session = open(first);
  let state = session.getState;
  let { actions } = state();
  await until(() => state().part.status === "done" || state().part.status === "failed");
  expect(state().sheet.problems).toEqual([]);
  expect(state().sheet.status).toBe("done");
  expect(state().progress.next).toBe("read");

  // Read: a wrong answer, then the right ones.
  const [question] = lesson.questions;
  if (!question) throw new Error("the lesson asks nothing");
  expect(actions.answer(question.id, question.answer + 1)).toBe(false);
  for (const { id, answer } of lesson.questions) expect(actions.answer(id, answer)).toBe(true);
  expect(state().answers[question.id]?.tries).toBe(2);

  // Model: type the solution and leave the page at once; the next page goes on with it.
  actions.enter("model");
  actions.setSource(lesson.solution);
  await actions.close();
  const second = await page(port, "pc-1");
  session = open(second);
  state = session.getState;
  ({ actions } = state());
  expect(state().station).toBe("model");
  expect(state().source).toBe(lesson.solution);
  await until(() => state().part.status === "done");

  // Check.
  actions.enter("check");
  await until(() => state().report.status !== "idle" && state().report.status !== "running");
  expect(state().report.problems).toEqual([]);
  expect(state().report.value?.verdict).toBe("pass");
  expect(state().progress.next).toBe("slice");

  // Slice, change a setting: stale; slice again.
  actions.enter("slice");
  actions.chooseProfile({ process: "draft-0.28" });
  await actions.slicePart();
  expect(state().slice.work.problems).toEqual([]);
  const before = state().slice.work.value?.gcodeHash;
  actions.setSetting("skirt_loops", 3);
  expect(state().slice.work.stale).toBe(true);
  await actions.slicePart();
  expect(state().slice.work.value?.gcodeHash).not.toBe(before);
  expect(state().slice.work.value?.findings.filter(({ verdict }) => verdict === "fail")).toEqual(
    [],
  );

  expect(state().report.value?.checks.some(({ kind }) => kind === "gcode")).toBe(true);

  // Hand in.
  actions.enter("hand-in");
  await actions.submit();
  expect(state().handIn.problems).toEqual([]);
  const sent = state().handIn.value;
  if (!sent) throw new Error("nothing was handed in");
  expect(state().progress.next).toBeUndefined();
  await actions.close();

  // Reloaded: the exact step, the same report and slicing, and no new events for what is the same.
  const count = second.app.store.getState().work?.count;
  const third = await page(port, "pc-1");
  session = open(third);
  state = session.getState;
  expect(state()).toMatchObject({ station: "hand-in", report: { value: { verdict: "pass" } } });
  await until(() => state().slice.work.status === "done");
  expect(third.app.store.getState().work?.count).toBe(count);

  // A tutor elsewhere makes it all again, finds no difference, and returns it with a remark.
  const tutor = await page(createMemoryPort(), "pc-2");
  await tutor.app.store.getState().actions.createProfile("Office", "tutor");
  const { services, app } = tutor;
  const review = createReviewSession({ services, desk: app.desk, lessons: [lesson], labels });
  await review.getState().actions.open(sent.bytes);
  expect(review.getState().opening.problems).toEqual([]);
  expect(review.getState()).toMatchObject({ compared: true, differences: [] });
  const decide = review.getState().actions;
  decide.setVerdict("return");
  expect(review.getState().missing).toEqual(["reason", "release"]);
  decide.setReason("Break the edges.");
  decide.addRemark("This edge", { face: 2, at: [1, 2, 3] });
  decide.override("volume", "fail", "By hand.");
  decide.setRelease(false, "After the next hand-in.");
  await decide.finish();
  const answer = review.getState().finished?.file;
  if (!answer) throw new Error("no answer was made");

  // The answer comes back and shows up in the lesson; a second time changes nothing.
  ({ actions } = state());
  expect(await actions.receiveReview(answer.bytes)).toBe(true);
  expect(await actions.receiveReview(answer.bytes)).toBe(true);
  expect(state().reviews).toHaveLength(1);
  expect(state().reviews[0]?.remarks[0]).toMatchObject({ face: 2, at: [1, 2, 3] });
  expect(state().progress.next).toBe("hand-in");

  // All work carried to another computer goes on at the same step.
  const carried = await third.app.store.getState().actions.exportWork();
  const away = await page(createMemoryPort(), "pc-3");
  const summary = await away.app.store
    .getState()
    .actions.importWork(carried?.bytes ?? new Uint8Array());
  expect(summary).toMatchObject({ refused: 0, problems: [] });
  const resumed = open(away);
  expect(resumed.getState()).toMatchObject({ station: "hand-in", source: lesson.solution });
  expect(resumed.getState().reviews).toHaveLength(1);
  await actions.close();
  await resumed.getState().actions.close();

  // A tutor on the trainee's own computer: nobody carries a file, the answer is there at sign-in.
  const shared = away.app.store.getState().actions;
  const trainee = away.app.desk.profile()?.actor ?? "";
  const own = createReviewSession({ ...away, desk: away.app.desk, lessons: [lesson], labels });
  await own.getState().actions.open(sent.bytes);
  own.getState().actions.setVerdict("pass");
  own.getState().actions.setRelease(true, "");
  await own.getState().actions.finish();
  expect(own.getState().finished).toBeNull();
  expect(away.app.store.getState().notices.map(({ problem }) => problem.code)).toContain(
    "session.own-review",
  );
  await shared.createProfile("Office", "tutor");
  const desk = createReviewSession({ ...away, desk: away.app.desk, lessons: [lesson], labels });
  await desk.getState().actions.open(sent.bytes);
  desk.getState().actions.setVerdict("pass");
  desk.getState().actions.setRelease(true, "");
  await desk.getState().actions.finish();
  // The lesson is opened the moment the trainee is in: the answer, delivered after, still shows.
  let early: ReturnType<typeof open> | undefined;
  away.app.store.subscribe(({ profile }) => {
    if (profile?.actor === trainee) early ??= open(away);
  });
  await shared.chooseProfile(trainee);
  expect(early?.getState().reviews.map((one) => one.verdict)).toEqual(["return", "pass"]);
  await early?.getState().actions.close();
  const kept = away.app.desk.work(`lesson:${lesson.id}`)?.reviews;
  expect(kept?.map((one) => one.verdict)).toEqual(["return", "pass"]);
}, 60_000);

it("keeps what could not be saved, says so, and saves it later", async () => {
  const port = createMemoryPort();
  let full = false;
  const filling: EventPort = {
    ...port,
    extend: (...args) =>
      full ? Promise.reject(new DOMException("", "QuotaExceededError")) : port.extend(...args),
  };
  const { app } = await page(filling, "pc-1");
  const { actions } = app.store.getState();
  await actions.createProfile("Heron 7", "trainee");
  full = true;
  const subject = "lesson:x";
  const saved = await app.desk.record({ type: "source.saved", subject, payload: { source: "a" } });
  expect(saved).toBe(false);
  await app.desk.record({ type: "source.saved", subject, payload: { source: "b" } });
  expect(app.store.getState().saved).toMatchObject({
    status: "failed",
    waiting: 2,
    problem: { code: "storage.full" },
  });
  full = false;
  await actions.retrySave();
  expect(app.store.getState().saved.status).toBe("saved");
  expect(app.desk.work(subject)?.source).toBe("b");
});

it("keeps what a closing lesson saves with its own person, when another was chosen meanwhile", async () => {
  const port = createMemoryPort();
  const { app, services } = await page(port, "pc-1");
  const { actions } = app.store.getState();
  await actions.createProfile("Heron 7", "trainee");
  const heron = app.desk.profile()?.actor ?? "";
  const session = createLessonSession({ lesson, services, desk: app.desk, words });
  session.getState().actions.setSource("mine");
  await actions.createProfile("Egret 2", "trainee");
  await session.getState().actions.close();
  expect(app.desk.work(`lesson:${lesson.id}`)).toBeUndefined();
  await actions.chooseProfile(heron);
  expect(app.desk.work(`lesson:${lesson.id}`)?.source).toBe("mine");
});

it("shows in one tab what the same person does in another, on one sound chain", async () => {
  const port = createMemoryPort();
  const channel = tabs();
  const left = await page(port, "pc-1", channel());
  await left.app.store.getState().actions.createProfile("Heron 7", "trainee");
  const right = await page(port, "pc-1", channel());
  const open = ({ app, services }: typeof left) =>
    createLessonSession({ lesson, services, desk: app.desk, words });
  const [a, b] = [open(left), open(right)];
  const [question] = lesson.questions;
  if (!question) throw new Error("the lesson asks nothing");
  a.getState().actions.setSource(lesson.solution);
  b.getState().actions.answer(question.id, question.answer);
  await until(() => b.getState().source === lesson.solution);
  await until(() => a.getState().answers[question.id]?.right === true);
  await a.getState().actions.close();
  await b.getState().actions.close();
  const actor = left.app.desk.profile()?.actor ?? "";
  const chain = [...(await port.eventsOf(actor))].sort(compareEvents);
  expect(verifyChain(chain).problems).toEqual([]);
  expect(left.app.store.getState().work).toEqual(right.app.store.getState().work);
});
