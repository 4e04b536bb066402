import { expect, it } from "vitest";
import { seededRandom } from "../../engine/foundation/random.ts";
import { writeStl } from "../../engine/interchange/write-stl.ts";
import { createMemoryPort } from "../storage/memory-port.ts";
import { DOORS, labels, page, until } from "./fixtures/node-page.ts";
import { createProjectShelf, projectsOf, removedProjectsOf } from "./projects.ts";
import { createWorkshop } from "./workshop-store.ts";

/** A page with somebody at its workshop. */
async function workshop(port = createMemoryPort()) {
  const here = await page(port, "pc-1");
  const { app, services } = here;
  if (!app.store.getState().profile)
    await app.store.getState().actions.createProfile("Heron 7", "trainee");
  const { desk } = app;
  const shelf = createProjectShelf(services, desk);
  const open = (subject: string) =>
    createWorkshop({ services, desk, subject, incoming: shelf.incoming(subject) });
  const list = () => projectsOf(app.store.getState().work);
  return { ...here, shelf, open, list, desk };
}

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
  const here = await workshop(port);
  const subject = here.shelf.bring({ name: "cube.stl", bytes });
  const session = here.open(subject);
  const { actions } = session.getState();
  await until(() => session.getState().importing.status === "done");
  // Nothing is a project before its size is known.
  expect(here.list()).toEqual([]);
  expect(session.getState().importing.value).toMatchObject({ name: "cube.stl", guess: "inch" });
  await actions.confirmUnit("mm");
  expect(session.getState().part.value?.volume).toBeCloseTo(24, 6);
  expect(await actions.exportPart("stl")).toMatchObject({ name: "cube.stl" });
  await actions.close();

  const again = await workshop(port);
  expect(again.list()).toMatchObject([{ subject, title: "cube", kind: "mesh" }]);
  const resumed = again.open(subject);
  expect(resumed.getState()).toMatchObject({ kind: "mesh", title: "cube" });
  await until(() => resumed.getState().part.status === "done");
  expect(resumed.getState().part.value?.volume).toBeCloseTo(24, 6);
  await resumed.getState().actions.close();
});

it("keeps several projects apart: switching, renaming and copying lose nothing", async () => {
  const { shelf, open, list, desk } = await workshop();
  const first = await shelf.create("Plate");
  const one = open(first);
  one.getState().actions.setSource("// mine");
  one.getState().actions.setParameter("width", 80);
  one.getState().actions.setSetting("skirt_loops", 3);
  await one.getState().actions.close();

  const second = await shelf.create("Knob");
  const two = open(second);
  expect(two.getState().source).not.toBe("// mine");
  two.getState().actions.setSource("// other");
  await two.getState().actions.close();
  expect(list().map(({ title }) => title)).toEqual(["Knob", "Plate"]);

  await shelf.rename(first, "Base plate");
  await shelf.duplicate(first, "Base plate (copy)");
  expect(list().map(({ title }) => title)).toEqual(["Base plate (copy)", "Base plate", "Knob"]);
  const copied = list()[0]?.subject ?? "";
  expect(copied).not.toBe(first);
  const three = open(copied);
  expect(three.getState()).toMatchObject({
    title: "Base plate (copy)",
    source: "// mine",
    parameters: { width: 80 },
    slice: { settings: { skirt_loops: 3 } },
  });
  three.getState().actions.setSource("// copy changed");
  await three.getState().actions.close();
  expect(desk.work(first)?.source).toBe("// mine");
  expect(desk.work(second)?.source).toBe("// other");
}, 20_000);

it("takes a removed project off the list, and brings it back whole, also after a reload", async () => {
  const port = createMemoryPort();
  const { shelf, list, desk } = await workshop(port);
  const subject = await shelf.create("Plate");
  const other = await shelf.create("Knob");
  await desk.record({ type: "source.saved", subject, payload: { source: "// mine" } });
  await shelf.remove(subject);
  expect(list().map((each) => each.subject)).toEqual([other]);

  const again = await workshop(port);
  expect(again.list().map((each) => each.subject)).toEqual([other]);
  expect(removedProjectsOf(again.app.store.getState().work)).toMatchObject([{ subject }]);
  await again.shelf.bringBack(subject);
  expect(removedProjectsOf(again.app.store.getState().work)).toEqual([]);
  expect(again.list().map((each) => each.subject)).toEqual([subject, other]);
  expect(again.desk.work(subject)).toMatchObject({ title: "Plate", source: "// mine" });
});

it("draws the own part when asked, with its sizes, and again only when something changed", async () => {
  const { shelf, open } = await workshop();
  const session = open(await shelf.create("My plate"));
  const { actions } = session.getState();
  await until(() => session.getState().part.status === "done");
  expect(session.getState().sheet.status).toBe("idle");
  expect(actions.sheetFile("A plate")).toBeNull();
  await actions.drawSheet(labels);
  const sheet = session.getState().sheet.value;
  const sizes = sheet?.dimensions.map(({ text }) => text.text) ?? [];
  for (const size of ["60", "40", "5", "⌀10"]) expect(sizes).toContain(size);
  await actions.drawSheet(labels);
  expect(session.getState().sheet.value).toBe(sheet);

  actions.setParameter("width", 70);
  await actions.run();
  expect(session.getState().sheet.stale).toBe(true);
  await actions.drawSheet(labels);
  const file = actions.sheetFile("A plate");
  expect(file).toMatchObject({ name: "My-plate.svg", mime: "image/svg+xml" });
  const text = new TextDecoder().decode(file?.bytes);
  expect(text).toContain("My plate");
  expect(text).toContain('class="paper"');
  expect(text).toContain(">70<");
  await actions.close();
}, 20_000);

it("says so when the file of a part is gone, and doesn't show another part for it", async () => {
  const { shelf, open, desk } = await workshop();
  const subject = await shelf.create("Lost");
  const mesh = { hash: "0".repeat(64), name: "lost.stl", format: "stl", unit: "mm" } as const;
  await desk.record({ type: "project.saved", subject, payload: { title: "Lost", mesh } });
  const session = open(subject);
  await until(() => session.getState().importing.status === "failed");
  expect(session.getState().importing.problems[0]).toMatchObject({
    code: "session.mesh-missing",
    params: { name: "lost.stl" },
  });
  expect(session.getState().part.value).toBeUndefined();
  // Nor does it slice or save another one.
  await session.getState().actions.slicePart();
  expect(session.getState().part.value).toBeUndefined();
  expect(session.getState().slice.work.value).toBeUndefined();
  await session.getState().actions.close();
});

it("keeps a name that was given before the size of the file was known", async () => {
  const bytes = new TextEncoder().encode(
    "v 0 0 0\nv 9 0 0\nv 0 9 0\nv 0 0 9\nf 1 3 2\nf 1 2 4\nf 2 3 4\nf 3 1 4",
  );
  const { shelf, open, list } = await workshop();
  const session = open(shelf.bring({ name: "corner.obj", bytes }));
  const { actions } = session.getState();
  await until(() => session.getState().importing.status === "done");
  actions.rename("Corner block");
  await new Promise((resolve) => setTimeout(resolve, 800));
  expect(list()).toEqual([]);
  await actions.confirmUnit("mm");
  expect(list()).toMatchObject([{ title: "Corner block", kind: "mesh" }]);
  await actions.close();
});
