import { expect, it } from "vitest";
import type { JobName } from "../offload/jobs.ts";
import { createMemoryPort } from "../storage/memory-port.ts";
import { lesson, page, until, words } from "./fixtures/node-page.ts";
import { createLessonSession } from "./lesson-store.ts";
import type { Services } from "./services.ts";

/** A page whose worker for one job answers when it is told to. */
async function slowAt(job: JobName) {
  const { app, services } = await page(createMemoryPort(), "pc-1");
  await app.store.getState().actions.createProfile("Heron 7", "trainee");
  let asked = false;
  let answer = () => {};
  const gate = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const slow: Services = {
    ...services,
    async run(name, input, options) {
      if (name === job) {
        asked = true;
        await gate;
      }
      return services.run(name, input, options);
    },
  };
  const session = createLessonSession({ lesson, services: slow, desk: app.desk, words });
  await until(() => session.getState().part.status === "done");
  session.getState().actions.setSource(lesson.solution);
  await session.getState().actions.run();
  const change = async () => {
    session.getState().actions.setSource(lesson.starter);
    await session.getState().actions.run();
  };
  return { session, desk: app.desk, asked: () => asked, answer, change };
}
const subject = `lesson:${lesson.id}`;

it("is no verdict on the work: a report of a part that was changed while it was measured", async () => {
  const { session, desk, asked, answer, change } = await slowAt("assess");
  const checking = session.getState().actions.check();
  await until(asked);
  await change();
  answer();
  await checking;
  expect(session.getState().report).toMatchObject({ value: { verdict: "pass" }, stale: true });
  expect(session.getState().progress.done).not.toContain("check");
  expect(desk.work(subject)?.report).toBeUndefined();
  await session.getState().actions.check();
  expect(desk.work(subject)?.report?.verdict).toBe("fail");
  await session.getState().actions.close();
});

it("is no print file of the work: one of a part that was changed while it was sliced", async () => {
  const { session, desk, asked, answer, change } = await slowAt("slice");
  const slicing = session.getState().actions.slicePart();
  await until(asked);
  await change();
  answer();
  await slicing;
  expect(session.getState().slice.work).toMatchObject({ status: "done", stale: true });
  expect(desk.work(subject)?.slice).toBeUndefined();
  await session.getState().actions.close();
}, 20_000);
