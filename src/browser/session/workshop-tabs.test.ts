import { expect, it } from "vitest";
import type { EventPort } from "../storage/event-port.ts";
import { createMemoryPort } from "../storage/memory-port.ts";
import { page, tabs, until } from "./fixtures/node-page.ts";
import { createProjectShelf, projectsOf } from "./projects.ts";
import { createWorkshop } from "./workshop-store.ts";

/** Two tabs of one person, with one project open in both. */
async function twoTabs(port = createMemoryPort(), rightPort: EventPort = port) {
  const channel = tabs();
  const left = await page(port, "pc-1", channel());
  await left.app.store.getState().actions.createProfile("Heron 7", "trainee");
  const shelf = createProjectShelf(left.services, left.app.desk);
  const subject = await shelf.create("Plate");
  const right = await page(rightPort, "pc-1", channel());
  const open = ({ app, services }: typeof left) =>
    createWorkshop({ services, desk: app.desk, subject });
  return { left, right, shelf, subject, a: open(left), b: open(right) };
}

const CODE =
  "const main = () => jscad.primitives.cuboid({ size: [1, 2, 3] }); module.exports={main}";

it("goes on from what the other tab wrote, name, code and sizes", async () => {
  const { a, b } = await twoTabs();
  await until(() => b.getState().part.status !== "running" && b.getState().part.status !== "idle");
  const before = b.getState().part.value?.volume ?? 0;
  a.getState().actions.rename("Base");
  a.getState().actions.setParameter("width", 80);
  await until(() => b.getState().title === "Base" && b.getState().parameters.width === 80);
  await until(() => (b.getState().part.value?.volume ?? 0) > before && !b.getState().part.stale);
  a.getState().actions.setSource(CODE);
  await until(() => b.getState().source === CODE);
  for (const each of [a, b]) await each.getState().actions.close();
});

it("goes on from the choice of print that the other tab made", async () => {
  const { a, b } = await twoTabs();
  await until(() => b.getState().part.status === "done");
  a.getState().actions.setBed({ copies: 4 });
  a.getState().actions.setSetting("wall_count", 3);
  await until(() => b.getState().slice.bed.copies === 4);
  expect(b.getState().slice.settings.wall_count).toBe(3);
  // What is chosen here now does not undo it.
  b.getState().actions.setBed({ gap: 9 });
  await until(() => a.getState().slice.bed.gap === 9);
  expect(a.getState().slice.bed.copies).toBe(4);
  expect(a.getState().slice.settings.wall_count).toBe(3);
  for (const each of [a, b]) await each.getState().actions.close();
});

it("doesn't put back an older text while what was typed is on its way to the disk", async () => {
  const port = createMemoryPort();
  let hold: Promise<void> | undefined;
  const slow: EventPort = {
    ...port,
    async extend(...args) {
      await hold;
      return port.extend(...args);
    },
  };
  const { left, b, subject } = await twoTabs(port, slow);
  await until(() => b.getState().part.status === "done");
  let go = () => {};
  hold = new Promise((resolve) => {
    go = resolve;
  });
  b.getState().actions.setSource(CODE);
  // The autosave has handed it over; the disk hasn't answered when the other tab tells something.
  await new Promise((resolve) => setTimeout(resolve, 800));
  await left.app.desk.record({ type: "hint.shown", subject, payload: { index: 0 } });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(b.getState().source).toBe(CODE);
  go();
  await b.getState().actions.close();
  expect(b.getState().source).toBe(CODE);
});

it("keeps a project on the list that somebody works on after another tab removed it", async () => {
  const { left, shelf, subject, b } = await twoTabs();
  const list = () => projectsOf(left.app.store.getState().work).map((each) => each.subject);
  await until(() => b.getState().part.status === "done");
  await shelf.remove(subject);
  expect(list()).toEqual([]);
  expect(shelf.has(subject)).toBe(false);
  b.getState().actions.setSource(CODE);
  await b.getState().actions.close();
  expect(list()).toEqual([subject]);
  expect(left.app.desk.work(subject)?.source).toBe(CODE);
});

it("has nothing to open at the address of a file that was never taken", async () => {
  const { left, shelf, subject } = await twoTabs();
  const brought = shelf.bring({ name: "a.stl", bytes: new Uint8Array() });
  expect(shelf.has(brought)).toBe(true);
  const reloaded = createProjectShelf(left.services, left.app.desk);
  expect(reloaded.has(brought)).toBe(false);
  expect(reloaded.has(subject)).toBe(true);
});
