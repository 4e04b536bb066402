import { expect, it } from "vitest";
import { PATH_ROLES } from "../../engine/slicing/plan.ts";
import { createMemoryPort } from "../storage/memory-port.ts";
import { labels, lesson as fixed, page, until, words } from "./fixtures/node-page.ts";
import { createLessonSession } from "./lesson-store.ts";
import { createReviewSession } from "./review-store.ts";

/** The lesson, without anything that it fixes of the print. */
const lesson = {
  ...fixed,
  rubric: { ...fixed.rubric, print: { ...fixed.rubric.print, locked: {} } },
};

it("what was handed in turned, copied and with support boxes is sliced just so for the tutor", async () => {
  const trainee = await page(createMemoryPort(), "pc-1");
  await trainee.app.store.getState().actions.createProfile("Heron 7", "trainee");
  const { desk } = trainee.app;
  const session = createLessonSession({ lesson, services: trainee.services, desk, words });
  const state = session.getState;
  const { actions } = state();
  await until(() => state().part.status === "done" || state().part.status === "failed");
  for (const { id, answer } of lesson.questions) actions.answer(id, answer);
  actions.setSource(lesson.solution);
  await actions.check();
  actions.chooseProfile({ process: "draft-0.28" });
  actions.setSetting("support", true);
  await actions.slicePart();
  const plain = state().slice.work.value!;
  // Two of them, as records of before may have it, on end, each half held up only.
  const bed = { turn: [90, 0, 30] as const, copies: 2, gap: 8 };
  actions.setBed(bed);
  await actions.slicePart();
  const unboxed = state().slice.work.value!;
  actions.setSupportBoxes([{ kind: "block", centre: [0, 0, 0], size: [400, 400, 400] }]);
  await actions.slicePart();
  const sent = state().slice.work.value!;
  expect(new Set([plain, unboxed, sent].map(({ gcodeHash }) => gcodeHash)).size).toBe(3);
  const support = PATH_ROLES.indexOf("support");
  expect(unboxed.plan.volumes[support]).toBeGreaterThan(0);
  expect(sent.plan.volumes[support]).toBe(0);
  await actions.check();
  await actions.submit();
  expect(state().handIn.problems).toEqual([]);
  const file = state().handIn.value!;
  await actions.close();

  const tutor = await page(createMemoryPort(), "pc-2");
  await tutor.app.store.getState().actions.createProfile("Office", "tutor");
  const { services, app } = tutor;
  const review = createReviewSession({ services, desk: app.desk, lessons: [lesson], labels });
  await review.getState().actions.open(file.bytes);
  expect(review.getState()).toMatchObject({ compared: true, differences: [] });
  expect(review.getState().slice.value?.gcodeHash).toBe(sent.gcodeHash);
  expect(review.getState().opening.value?.submission.slice).toMatchObject({
    bed,
    supportBoxes: [{ kind: "block" }],
  });
}, 60_000);
