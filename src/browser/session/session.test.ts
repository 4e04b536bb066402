import { readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, it } from "vitest";
import { assess } from "../../engine/assessment/assess.ts";
import { loadLesson } from "../../engine/course/load-lesson.ts";
import { drawSheet } from "../../engine/drawing/lay-out-sheet.ts";
import type { Ctx } from "../../engine/foundation/context.ts";
import { seededRandom } from "../../engine/foundation/random.ts";
import { ok, type Result } from "../../engine/foundation/result.ts";
import { readGcode } from "../../engine/gcode/read.ts";
import { printTime } from "../../engine/gcode/time.ts";
import { verifyGcode } from "../../engine/gcode/verify.ts";
import { writeGcode } from "../../engine/gcode/write.ts";
import { importMesh } from "../../engine/interchange/import-mesh.ts";
import { writeStl } from "../../engine/interchange/write-stl.ts";
import { compareEvents } from "../../engine/records/event.ts";
import { verifyChain } from "../../engine/records/verify-chain.ts";
import { runScript } from "../../engine/modelling/run-script.ts";
import { scriptExpression } from "../../engine/modelling/script-env.ts";
import { createClipper } from "../../engine/slicing/clipper.ts";
import { slice } from "../../engine/slicing/slice.ts";
import { evaluateGraph } from "../../engine/solid/evaluate.ts";
import { createKernel } from "../../engine/solid/kernel.ts";
import { solidFromMesh } from "../../engine/solid/solid-from-mesh.ts";
import type { RunOptions } from "../offload/client.ts";
import type { JobInput, JobName, JobOutput } from "../offload/jobs.ts";
import type { EventPort } from "../storage/event-port.ts";
import { createEventStore } from "../storage/event-store.ts";
import { createMemoryPort } from "../storage/memory-port.ts";
import type { TabChannel } from "../storage/tab-channel.ts";
import { type App, createApp } from "./app-store.ts";
import { createLessonSession } from "./lesson-store.ts";
import { createReviewSession } from "./review-store.ts";
import type { Services } from "./services.ts";
import { createWorkshop } from "./workshop-store.ts";

/** The page's services in Node: the real engine in this thread, records in a port that stays. */
const kernel = createKernel();
const clipperWasm = createRequire(import.meta.url).resolve("clipper2-wasm/dist/es/clipper2z.wasm");
const clipper = createClipper({ wasmBinary: readFileSync(clipperWasm) });

type Doors = { [N in JobName]: (input: JobInput<N>, ctx: Ctx) => Promise<Result<JobOutput<N>>> };
const DOORS: Doors = {
  evaluate: async ({ graph }, ctx) => evaluateGraph(graph, await kernel, ctx),
  solidFromMesh: async ({ mesh }) => solidFromMesh(mesh, await kernel),
  sheet: async ({ solid, info }, ctx) => drawSheet(solid, info, ctx),
  assess: async (input, ctx) => assess(input, await kernel, ctx),
  async slice({ mesh, profile }, ctx) {
    const plan = slice(mesh, profile, await clipper, ctx);
    if (!plan.ok) return plan;
    const gcode = writeGcode(plan.value, profile, ctx);
    return gcode.ok ? ok({ plan: plan.value, gcode: gcode.value }) : gcode;
  },
  async inspectGcode({ chunks, profile, plan }, ctx) {
    const motion = readGcode(chunks, ctx);
    if (!motion.ok) return motion;
    const time = printTime(motion.value, profile.printer.limits);
    return ok({ motion: motion.value, time, findings: verifyGcode(motion.value, profile, plan) });
  },
  importMesh: async ({ bytes, name }, ctx) => importMesh(bytes, name, ctx),
  exportMesh: async ({ mesh }) => ok(writeStl(mesh)),
};

const script = (source: string, values = {}) =>
  runScript(source, values, {
    evaluate: (body, scope) => {
      const text = scriptExpression(body, Object.keys(scope));
      return new Function(`return ${text}`)()(scope);
    },
  });

/** The pages of one browser that hear each other's events. */
function tabs(): () => TabChannel {
  const listeners: Parameters<TabChannel["onEvents"]>[0][] = [];
  return () => {
    let own: (typeof listeners)[number] | undefined;
    return {
      send: (events) => {
        for (const listener of listeners) if (listener !== own) listener(events);
      },
      onEvents: (listener) => {
        own = listener;
        listeners.push(listener);
      },
    };
  };
}

function nodeServices(port: EventPort, device: string, channel?: TabChannel): Services {
  let ids = 0;
  let time = Date.parse("2026-03-02T08:00:00.000Z");
  const now = () => new Date((time += 1000)).toISOString();
  const newId = () => `${device}-${Math.random().toString(36).slice(2, 8)}-${ids++}`;
  const preferences = new Map<string, string>();
  return {
    runScript: (source, values) => script(source, values),
    runReference: (source) => script(source),
    run<N extends JobName>(name: N, input: JobInput<N>, options: RunOptions = {}) {
      const ctx: Ctx = {
        progress: (fraction, stage) => options.onProgress?.(fraction, stage),
        cancelled: () => options.signal?.aborted ?? false,
        random: seededRandom(1),
      };
      return DOORS[name](input, ctx);
    },
    openStore: async () => {
      const identity = { site: "local", device, now, newId };
      return { store: createEventStore(port, identity, channel), device };
    },
    askPersistence: async () => ({}),
    readPreference: (key) => preferences.get(key),
    writePreference: (key, value) => void preferences.set(key, value),
    now,
    newId,
    engine: "test",
    onLeave: () => () => {},
  };
}

function plate() {
  const folder = join(import.meta.dirname, "../../../lessons/plate-with-holes");
  const files: Record<string, string> = {};
  for (const name of readdirSync(folder))
    if (statSync(join(folder, name)).isFile())
      files[name] = readFileSync(join(folder, name), "utf8");
  const lesson = loadLesson(files);
  if (!lesson.ok) throw new Error(JSON.stringify(lesson.problems));
  return lesson.value;
}
const lesson = plate();
const labels = {
  title: "Title",
  number: "Number",
  material: "Material",
  scale: "Scale",
  size: "Size",
  tolerance: "Tolerance",
  unit: "Unit",
  sheet: "Sheet",
};
const words = { title: "Plate", labels };

async function page(
  port: EventPort,
  device: string,
  channel?: TabChannel,
): Promise<{ app: App; services: Services }> {
  const services = nodeServices(port, device, channel);
  const app = createApp(services);
  await app.store.getState().actions.start();
  return { app, services };
}

/** Waits until a state says yes; the test's own time-out ends a wait for what never comes. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

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

it("makes an imported mesh a project, asks for its unit, and finds it again", async () => {
  const port = createMemoryPort();
  const cube = await DOORS.evaluate(
    {
      graph: {
        nodes: [{ op: { kind: "cuboid", size: [2, 3, 4], center: [0, 0, 2] }, inputs: [] }],
        outputs: [0],
      },
    },
    { progress: () => {}, cancelled: () => false, random: seededRandom(1) },
  );
  if (!cube.ok) throw new Error("no cube");
  const bytes = writeStl(cube.value.mesh);
  const here = await page(port, "pc-1");
  await here.app.store.getState().actions.createProfile("Heron 7", "trainee");
  const workshop = createWorkshop({ services: here.services, desk: here.app.desk });
  const { actions } = workshop.getState();
  await actions.importMesh("cube.stl", bytes);
  expect(workshop.getState().importing.value).toMatchObject({ name: "cube.stl", guess: "inch" });
  await actions.confirmUnit("mm");
  expect(workshop.getState().part.value?.volume).toBeCloseTo(24, 6);
  expect(await actions.exportPart("stl")).toMatchObject({ name: "cube.stl" });
  await actions.close();

  const again = await page(port, "pc-1");
  const resumed = createWorkshop({ services: again.services, desk: again.app.desk });
  expect(resumed.getState()).toMatchObject({ kind: "mesh", title: "cube" });
  await until(() => resumed.getState().part.status === "done");
  expect(resumed.getState().part.value?.volume).toBeCloseTo(24, 6);
  await resumed.getState().actions.close();
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
