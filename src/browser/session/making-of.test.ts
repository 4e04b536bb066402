import { expect, it } from "vitest";
import { type Rubric, rubricSchema } from "../../engine/assessment/rubric.ts";
import { createMemoryPort } from "../storage/memory-port.ts";
import { lesson, page, until, words } from "./fixtures/node-page.ts";
import { createLessonSession } from "./lesson-store.ts";

const OF_THE_PRINT = [
  { id: "hanging", kind: "print.overhang", weight: 0 },
  { id: "layers", kind: "gc.layers", weight: 0 },
  { id: "walls", kind: "gc.virtual", weight: 0 },
];
const rubric: Rubric = rubricSchema.parse({
  ...lesson.rubric,
  checks: [{ id: "closed", kind: "solid.valid" }, ...OF_THE_PRINT],
});

it("a lesson that asks about the print is told of the one that was set up, and of its file", async () => {
  const { app, services } = await page(createMemoryPort(), "a");
  const asking = { ...lesson, rubric };
  const session = createLessonSession({ lesson: asking, services, desk: app.desk, words });
  const state = () => session.getState();
  const verdicts = () =>
    state()
      .report.value?.checks.filter(({ id }) => OF_THE_PRINT.some((one) => one.id === id))
      .map(({ id, verdict }) => `${id} ${verdict}`)
      .sort();
  await until(() => state().part.status === "done");
  state().actions.setSource(lesson.solution);
  await state().actions.run();
  await state().actions.check();
  expect(verdicts()).toEqual(["hanging pass", "layers not-assessed", "walls not-assessed"]);
  await state().actions.slicePart();
  expect(verdicts()).toEqual(["hanging pass", "layers pass", "walls pass"]);
  expect(state().report.stale).toBe(false);

  // Other settings: another print, of which nothing is known yet.
  state().actions.setBed({ turn: [90, 0, 0] });
  expect(state().report.stale).toBe(true);
  await state().actions.check();
  expect(verdicts()).toEqual(["hanging fail", "layers not-assessed", "walls not-assessed"]);
  // Several of a part: what lies beside the part can't be told from what belongs to it.
  state().actions.setBed({ turn: [0, 0, 0], copies: 2 });
  await state().actions.slicePart();
  expect(verdicts()).toEqual(["hanging pass", "layers pass", "walls not-assessed"]);
}, 60_000);

it("a lesson that does not ask keeps its report", async () => {
  const { app, services } = await page(createMemoryPort(), "b");
  const session = createLessonSession({ lesson, services, desk: app.desk, words });
  const state = () => session.getState();
  await until(() => state().part.status === "done");
  state().actions.setSource(lesson.solution);
  await state().actions.run();
  await state().actions.check();
  state().actions.setBed({ turn: [90, 0, 0] });
  expect(state().report.stale).toBe(false);
}, 60_000);
