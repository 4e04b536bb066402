import { expect, it } from "vitest";
import type { JobName } from "../offload/jobs.ts";
import { createMemoryPort } from "../storage/memory-port.ts";
import { lesson, page, until, words } from "./fixtures/node-page.ts";
import { createLessonSession } from "./lesson-store.ts";
import type { Services } from "./services.ts";
import { IDLE } from "./work.ts";

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

it("is measured again after a reload: a part whose hole was moved to the mirrored place", async () => {
  const port = createMemoryPort();
  const hole = (x: number) => `
    const { primitives, booleans, transforms } = require("@jscad/modeling");
    const main = () => booleans.subtract(
      primitives.cuboid({ size: [60, 40, 6] }),
      transforms.translate([${x}, 0, 0], primitives.cylinder({ radius: 4, height: 20, segments: 64 })),
    );
    module.exports = { main };`;
  const here = await page(port, "pc-1");
  await here.app.store.getState().actions.createProfile("Heron 7", "trainee");
  const open = ({ app, services }: typeof here) =>
    createLessonSession({ lesson, services, desk: app.desk, words });
  const session = open(here);
  const { actions } = session.getState();
  await until(() => session.getState().part.status === "done");
  actions.setSource(hole(15));
  await actions.check();
  const before = session.getState().report.value?.hash;
  expect(here.app.desk.work(subject)?.report?.hash).toBe(before);
  actions.setSource(hole(-15));
  await actions.run();
  expect(session.getState().part.problems).toEqual([]);
  expect(session.getState().report.stale).toBe(true);
  await actions.close();
  const again = open(await page(port, "pc-1"));
  await until(() => again.getState().part.status === "done");
  expect(again.getState().report).toEqual(IDLE);
  await again.getState().actions.close();
}, 20_000);

it("never shows a new part beside the verdict of the one before, not for a moment", async () => {
  const here = await page(createMemoryPort(), "pc-1");
  await here.app.store.getState().actions.createProfile("Heron 7", "trainee");
  const { app, services } = here;
  const session = createLessonSession({ lesson, services, desk: app.desk, words });
  const { actions } = session.getState();
  await until(() => session.getState().part.status === "done");
  actions.setSource(lesson.solution);
  await actions.check();
  const { part, report } = session.getState();
  expect(report.stale).toBe(false);
  // So large that it is summed up in several steps, between which the page is drawn.
  actions.setSource(`
    const { sphere } = require("@jscad/modeling").primitives;
    module.exports = { main: () => sphere({ radius: 20, segments: 440 }) };`);
  const running = actions.run();
  let seen = 0;
  let over = false;
  void running.then(() => {
    over = true;
  });
  while (!over) {
    await new Promise((resolve) => setImmediate(resolve));
    const now = session.getState();
    if (now.part.value === part.value || now.report.value !== report.value) continue;
    seen++;
    expect(now.report.stale).toBe(true);
  }
  expect(seen).toBeGreaterThan(1);
  await actions.close();
}, 30_000);
