import { expect, it } from "vitest";
import type { EventPort } from "../storage/event-port.ts";
import { createMemoryPort } from "../storage/memory-port.ts";
import { toBlob } from "../../engine/records/blob.ts";
import { lesson, page, tabs, words } from "./fixtures/node-page.ts";
import { createLessonSession } from "./lesson-store.ts";

const subject = "project:p";
const step = (source: string) => ({
  type: "source.saved" as const,
  subject,
  payload: { source },
});

/** A computer whose disk can be full. */
function computer(port = createMemoryPort()) {
  const disk = { full: false };
  const filling: EventPort = {
    ...port,
    extend: (...args) =>
      disk.full ? Promise.reject(new DOMException("", "QuotaExceededError")) : port.extend(...args),
  };
  return { disk, port: filling };
}

async function begun() {
  const { disk, port } = computer();
  const here = await page(port, "pc-1");
  await here.app.store.getState().actions.createProfile("Heron 7", "trainee");
  await here.app.desk.record(step("saved"));
  const actor = here.app.desk.profile()?.actor ?? "";
  return { ...here, disk, port, actor };
}

type Page = Awaited<ReturnType<typeof page>>;
const exported = async ({ app }: Page) =>
  (await app.store.getState().actions.exportWork())?.bytes ?? new Uint8Array();
const imported = ({ app }: Page, bytes: Uint8Array) =>
  app.store.getState().actions.importWork(bytes);

it("takes back steps that were carried off a full disk, after the page was closed and work went on", async () => {
  const first = await begun();
  first.disk.full = true;
  await first.app.desk.record(step("unsaved one"));
  await first.app.desk.record(step("unsaved two"));
  const file = await exported(first);
  // Closed with all that waited; opened again with room, and used before the file is thought of.
  first.disk.full = false;
  const again = await page({ ...first.port }, "pc-1");
  const other = { ...step("other"), subject: "project:q" };
  await again.app.desk.record(other);
  expect(await imported(again, file)).toMatchObject({ added: 2, refused: 0, problems: [] });
  expect(again.app.desk.work(subject)?.source).toBe("unsaved two");
  expect(again.app.desk.work("project:q")?.source).toBe("other");
  expect(await imported(again, file)).toMatchObject({ added: 0, refused: 0, problems: [] });
});

it("knows a carried step again when it has been saved since, whatever another tab did between", async () => {
  const first = await begun();
  const channel = tabs();
  const question = { question: "q", value: 1, right: false };
  const answer = { type: "question.answered" as const, subject, payload: question };
  first.disk.full = true;
  await first.app.desk.record(answer);
  const early = await exported(first);
  const away = await page(createMemoryPort(), "pc-2");
  await imported(away, early);
  await away.app.desk.record({ ...step("away"), subject: "project:q" });
  // Another tab takes the next place in the chain before this one can save.
  first.disk.full = false;
  const tab = await page(first.port, "pc-1", channel());
  await tab.app.desk.record({ ...step("tab"), subject: "project:r" });
  await first.app.store.getState().actions.retrySave();
  const reloaded = await page(first.port, "pc-1");
  const late = await exported(reloaded);
  expect(await imported(away, late)).toMatchObject({ refused: 0, problems: [] });
  expect(away.app.desk.work(subject)?.answers.q?.tries).toBe(1);
  expect(away.app.desk.work("project:r")?.source).toBe("tab");
  // And the way back: nothing twice, nothing refused; a carried step that is here adds nothing.
  expect(await imported(reloaded, early)).toMatchObject({ added: 0, refused: 0 });
  expect(await imported(reloaded, await exported(away))).toMatchObject({ added: 1, refused: 0 });
  expect(reloaded.app.desk.work(subject)?.answers.q?.tries).toBe(1);
  const loaded = await page(first.port, "pc-1");
  expect(loaded.app.store.getState().work).toEqual(reloaded.app.store.getState().work);
});

it("keeps a person's waiting steps before their later ones, when they leave and come back", async () => {
  const { app, disk, actor } = await begun();
  const { actions } = app.store.getState();
  disk.full = true;
  await app.desk.record(step("older"));
  actions.leaveProfile();
  expect(app.unsaved()).toBe(true);
  await actions.chooseProfile(actor);
  expect(app.desk.work(subject)?.source).toBe("older");
  disk.full = false;
  await app.desk.record(step("newer"));
  await actions.retrySave();
  expect(app.store.getState().saved.status).toBe("saved");
  expect(app.unsaved()).toBe(false);
  expect(app.desk.work(subject)?.source).toBe("newer");
  await actions.chooseProfile(actor);
  expect(app.desk.work(subject)?.source).toBe("newer");
});

it("gives a file that waits to be saved", async () => {
  const { app, disk } = await begun();
  const blob = toBlob("a part");
  disk.full = true;
  const draft = { ...step("a"), blobs: [blob.hash] };
  await app.desk.record(draft, [blob]);
  expect(await app.desk.blob(blob.hash)).toEqual(blob.bytes);
});

it("doesn't open a person whose work can't be read as if there were none", async () => {
  const first = await begun();
  const unread: EventPort = {
    ...first.port,
    eventsOf: () => Promise.reject(new DOMException("", "UnknownError")),
  };
  const { app } = await page(unread, "pc-1");
  await app.store.getState().actions.chooseProfile(first.actor);
  expect(app.store.getState().profile).toBeNull();
  expect(app.store.getState().notices[0]?.problem.code).toBe("storage.lost");
});

it("counts a step once that another tab tells after it was read here", async () => {
  const channel = tabs();
  const first = await begun();
  const answer = { question: "q", value: 1, right: false };
  await first.app.desk.record({ type: "question.answered", subject, payload: answer });
  const late = await page(first.port, "pc-1", channel());
  channel().send(await first.port.eventsOf(first.actor));
  expect(late.app.desk.work(subject)?.answers.q?.tries).toBe(1);
});

it("has saved what was typed a moment ago before the page is loaded anew", async () => {
  const first = await begun();
  const desk = first.app.desk;
  const session = createLessonSession({ lesson, services: first.services, desk, words });
  session.getState().actions.setSource("typed just now");
  expect(await first.app.store.getState().actions.saveAll()).toBe(true);
  // The page is gone without a further step of its own.
  const again = await page({ ...first.port }, "pc-1");
  expect(again.app.desk.work(`lesson:${lesson.id}`)?.source).toBe("typed just now");

  first.disk.full = true;
  session.getState().actions.setSource("typed on a full disk");
  expect(await first.app.store.getState().actions.saveAll()).toBe(false);
});

it("says that a change is being saved from the moment it is made", async () => {
  const { app, services } = await begun();
  const { actions } = app.store.getState();
  const session = createLessonSession({ lesson, services, desk: app.desk, words });
  const waiting = () => app.store.getState().delayed;
  await actions.saveAll();
  expect(waiting()).toBe(0);
  session.getState().actions.setSource("typed");
  session.getState().actions.setSource("typed on");
  expect(waiting()).toBe(1);
  expect(await actions.saveAll()).toBe(true);
  expect(waiting()).toBe(0);
});

it("is not loaded anew while something is done that no record holds", async () => {
  const { app } = await begun();
  const { actions } = app.store.getState();
  const release = app.desk.hold();
  const other = app.desk.hold();
  expect(app.unsaved()).toBe(true);
  expect(await actions.saveAll()).toBe(false);
  release();
  release();
  expect(await actions.saveAll()).toBe(false);
  other();
  expect(app.unsaved()).toBe(false);
  expect(await actions.saveAll()).toBe(true);
});

it("says that a file of the work can't be read when all work is saved as a file", async () => {
  const first = await begun();
  const gone = toBlob("gone");
  const { desk, store } = first.app;
  const choice = { printer: "a", filament: "b", process: "c", settings: {} };
  const chosen = { type: "print.chosen" as const, subject, payload: { choice } };
  const codes = () => store.getState().notices.map(({ problem }) => problem.code);
  await desk.record({ ...chosen, blobs: [gone.hash] });
  await desk.record(chosen);
  await exported(first);
  // Nothing shows an older choice any more.
  expect(codes()).toEqual([]);
  await desk.record({ ...chosen, blobs: [gone.hash] });
  const file = await exported(first);
  expect(codes()).toEqual(["session.export-files-missing"]);
  const away = await page(createMemoryPort(), "pc-2");
  expect(await imported(away, file)).toMatchObject({ added: 5, refused: 0 });
});
