import { beforeAll, expect, it } from "vitest";
import { qualityOf } from "../../engine/gcode/print-quality.ts";
import { writeStl } from "../../engine/interchange/write-stl.ts";
import { readPayload } from "../../engine/records/event-types.ts";
import { createMemoryPort } from "../storage/memory-port.ts";
import { DOORS, lesson, page, until, words } from "./fixtures/node-page.ts";
import { createLessonSession } from "./lesson-store.ts";
import { createProjectShelf } from "./projects.ts";
import { tryPrintWith } from "./slice-trial.ts";
import { createWorkshop } from "./workshop-store.ts";

const cuboid = (
  size: string,
  more = "",
) => `const { cuboid } = require("@jscad/modeling").primitives;
const getParameterDefinitions = () => [{ name: "w", type: "number", initial: 10 }];
module.exports = { main: ({ w }) => cuboid({ size: ${size} }), getParameterDefinitions };${more}`;
const OWN = cuboid("[20, 12, 4]");
const HOOK = cuboid("[w, 12, 6]");

/** A plate of 3 × 2 × 0.5 in a unit that the file doesn't say. */
let plate: Uint8Array;
beforeAll(async () => {
  const [x, y, z] = [3, 2, 0.5];
  const corners = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((i) => [
    i & 1 ? x : 0,
    i & 2 ? y : 0,
    i & 4 ? z : 0,
  ]);
  const triangles = [
    [0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4],
    [2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5],
  ].flat();
  plate = writeStl({
    positions: Float64Array.from(corners),
    triangles: Uint32Array.from(triangles),
  });
});

/** Two own projects, the first one open with a part of its own. */
async function bench(device = "pc-1") {
  const here = await page(createMemoryPort(), device);
  await here.app.store.getState().actions.createProfile("Heron 7", "trainee");
  const { desk } = here.app;
  const shelf = createProjectShelf(here.services, desk);
  const subject = await shelf.create("Post");
  const hook = await shelf.create("Gancho de parede");
  await desk.record({ type: "source.saved", subject: hook, payload: { source: HOOK } });
  const payload = { values: { w: 15 } };
  await desk.record({ type: "parameters.saved", subject: hook, payload });
  const open = (which = subject, who = here) => {
    const store = createWorkshop({
      services: who.services,
      desk: who.app.desk,
      subject: which,
    });
    const read = () => store.getState().slice.others;
    return { store, actions: store.getState().actions, read };
  };
  const first = open();
  await until(() => first.store.getState().part.status === "done");
  first.actions.setSource(OWN);
  await first.actions.run();
  first.actions.setSetting("skirt_loops", 0);
  return { here, desk, shelf, subject, hook, open, first };
}

it("another project's part and a file are printed beside the own one, and stay whatever becomes of them", async () => {
  const { here, desk, shelf, subject, hook, open, first } = await bench();
  const { store, actions, read } = first;
  await actions.slicePart();
  const alone = store.getState().slice.work.value!;
  await actions.addProjectToBed(hook);
  expect(store.getState().adding).toMatchObject({ status: "idle", problems: [] });
  // With the sizes that its person had set there.
  expect(read()).toMatchObject([{ part: { name: "Gancho de parede", copies: 1 }, problems: [] }]);
  expect(read()[0]!.size!.map((each) => Math.round(each * 1e6) / 1e6)).toEqual([15, 12, 6]);
  expect(store.getState().slice.work.stale).toBe(true);

  await actions.addFileToBed({ name: "Base plate.stl", bytes: plate });
  expect(store.getState().adding.value?.question).toMatchObject({ name: "Base plate.stl" });
  await actions.answerBedUnit("cm");
  expect(store.getState().adding.value).toBeUndefined();
  expect(read()[1]).toMatchObject({ part: { name: "Base plate", mesh: { unit: "cm" } } });
  expect(read()[1]!.size![0]).toBeCloseTo(30, 5);

  // Each step that needs a file names it, so that every export carries it.
  const chosen = desk.history(subject).filter(({ type }) => type === "print.chosen");
  expect(chosen.at(-1)).toMatchObject({ v: 3, blobs: read().map(({ part }) => part.mesh.hash) });

  const turned = { ...read()[0]!.part, turn: [0, 90, 0] as [number, number, number], copies: 2 };
  actions.setOthers([{ ...read()[0]!, part: turned }, read()[1]!]);
  actions.setSetting("object_labels", true);
  await actions.slicePart();
  const { work } = store.getState().slice;
  expect([work.status, work.stale, work.problems]).toMatchObject(["done", false, []]);
  const sliced = work.value!;
  expect(sliced.mesh.triangles.length).toBe(alone.mesh.triangles.length * 4);
  // The hook stands on end: the highest of all.
  expect(sliced.gcode.summary.height_mm).toBeCloseTo(15, 6);
  expect(sliced.findings.filter(({ verdict }) => verdict === "fail")).toEqual([]);
  const text = sliced.gcode.chunks.map((chunk) => new TextDecoder().decode(chunk)).join("");
  for (const name of ["part", "Gancho_de_parede_1", "Gancho_de_parede_2", "Base_plate"])
    expect(text).toContain(name);
  // Laid down bead by bead, the file is what was joined.
  const printed = await here.services.run("virtualPrint", {
    chunks: sliced.gcode.chunks,
    mesh: sliced.mesh,
  });
  if (!printed.ok) throw new Error(JSON.stringify(printed.problems));
  const quality = qualityOf(printed.value);
  // 20 × 12 × 4, twice 15 × 12 × 6, and 30 × 20 × 5.
  expect(quality.part).toBeGreaterThan(0.98 * 6120);
  expect(quality.part).toBeLessThan(1.02 * 6120);
  expect(quality.deviationP99).toBeLessThan(0.1);
  expect(quality.airStarts).toBe(0);
  const { choice, settings, bed, others } = store.getState().slice;
  const given = { mesh: store.getState().part.value!.mesh, bed, others };
  const tried = await tryPrintWith(here.services.run, given, { ...choice, set: settings }, {});
  expect(tried.ok && tried.value.summary.mass_g).toBeCloseTo(sliced.gcode.summary.mass_g, 6);
  await actions.close();

  // Its project is changed and removed: what lies here is a copy.
  await desk.record({ type: "source.saved", subject: hook, payload: { source: OWN } });
  await shelf.remove(hook);
  const again = open();
  expect(again.store.getState().slice.recorded?.bed?.others).toHaveLength(2);
  await until(() => again.read().every(({ mesh }) => mesh));
  expect(again.read().map(({ part }) => part)).toEqual(others.map(({ part }) => part));
  await again.actions.slicePart();
  expect(again.store.getState().slice.work.value!.gcodeHash).toBe(sliced.gcodeHash);
  await again.actions.close();

  // On another computer, and in the copy of the project there.
  const file = await here.app.store.getState().actions.exportWork();
  const there = await page(createMemoryPort(), "pc-2");
  await there.app.store.getState().actions.importWork(file!.bytes);
  await there.app.store.getState().actions.chooseProfile(desk.profile()!.actor);
  const carried = open(subject, there);
  await until(() => carried.read().length === 2 && carried.read().every(({ mesh }) => mesh));
  expect(carried.read()[1]!.size![0]).toBeCloseTo(30, 5);
  await createProjectShelf(there.services, there.app.desk).duplicate(subject, "Post 2");
  const copy = Object.values(there.app.store.getState().work!.works).find(
    ({ title }) => title === "Post 2",
  )!;
  expect(there.app.desk.history(copy.subject).at(-1)!.blobs).toHaveLength(2);
  const second = open(copy.subject, there);
  await until(() => second.read().every(({ mesh }) => mesh));
  expect(second.read()).toHaveLength(2);
}, 60_000);

it("a change of the bed ends a slicing that is going on, and nothing of it is recorded", async () => {
  const { desk, subject, hook, first } = await bench();
  const { store, actions, read } = first;
  await actions.addProjectToBed(hook);
  const running = actions.slicePart();
  expect(store.getState().slice.work.status).toBe("running");
  const taken = read();
  actions.setOthers([]);
  expect(store.getState().slice.work.status).toBe("idle");
  await running;
  expect(store.getState().slice).toMatchObject({ recorded: undefined, work: { status: "idle" } });
  expect(store.getState().slice.preview).toBeUndefined();
  expect(desk.work(subject)?.slice).toBeUndefined();

  // Put back, with its file although that left the records with it.
  actions.setOthers(taken);
  await actions.slicePart();
  expect(store.getState().slice.work).toMatchObject({ status: "done", stale: false });
  expect(desk.work(subject)?.slice?.bed?.others).toHaveLength(1);
  expect(desk.history(subject).at(-1)!.blobs).toEqual([taken[0]!.part.mesh.hash]);
}, 30_000);

it("what can't come to the bed is said, and the rest stays as it was", async () => {
  const { desk, hook, first, open, subject } = await bench();
  const { store, actions, read } = first;
  await actions.addFileToBed({ name: "x.stl", bytes: plate });
  await actions.answerBedUnit(undefined);
  expect(store.getState().adding).toMatchObject({ status: "idle" });
  expect(read()).toEqual([]);
  // Another file while the question stands, and one that is called off on its way.
  await actions.addFileToBed({ name: "x.stl", bytes: plate });
  const next = actions.addFileToBed({ name: "y.stl", bytes: plate });
  expect(store.getState().adding.value).toBeUndefined();
  await next;
  expect(store.getState().adding.value?.question?.name).toBe("y.stl");
  const going = actions.answerBedUnit("mm");
  actions.cancelAdding();
  await going;
  expect(store.getState().adding).toMatchObject({ status: "idle" });
  expect(read()).toEqual([]);
  await actions.addFileToBed({ name: "x.stl", bytes: new Uint8Array(100) });
  expect(store.getState().adding.status).toBe("failed");
  await desk.record({ type: "source.saved", subject: hook, payload: { source: "nonsense(" } });
  await actions.addProjectToBed(hook);
  expect(store.getState().adding.problems[0]).toMatchObject({ code: "session.bed-part-script" });
  expect(read()).toEqual([]);

  // A file that is gone: said of that part, and slicing says the same until it is taken off.
  const part = {
    id: "a",
    name: "Gone",
    mesh: { hash: "0".repeat(64), format: "stl" as const, unit: "mm" },
    turn: [0, 0, 0] as [number, number, number],
    copies: 1,
  };
  actions.setOthers([{ part, problems: [] }]);
  await actions.close();
  const again = open();
  await until(() => again.read()[0]!.problems.length > 0);
  await until(() => again.store.getState().part.status === "done");
  await again.actions.slicePart();
  expect(again.store.getState().slice.work.problems).toMatchObject([
    { code: "session.bed-part-missing", params: { name: "Gone" } },
  ]);
  again.actions.setOthers([]);
  await again.actions.slicePart();
  expect(again.store.getState().slice.work.status).toBe("done");
  expect(desk.work(subject)?.slice).not.toHaveProperty("bed");
}, 30_000);

it("a lesson prints its own part alone, whatever stands in its steps", async () => {
  const { here, desk } = await bench();
  const mesh = { hash: "0".repeat(64), format: "stl" as const, unit: "mm" };
  const other = {
    id: "a",
    name: "b",
    mesh,
    turn: [0, 0, 0] as [number, number, number],
    copies: 1,
  };
  const bed = { turn: other.turn, copies: 2, gap: 7, others: [other] };
  const choice = { printer: "mk4", filament: "pla", process: "standard", settings: {}, bed };
  const subject = `lesson:${lesson.id}`;
  await desk.record({ type: "print.chosen", subject, payload: { choice } });
  const session = createLessonSession({ lesson, services: here.services, desk, words });
  expect(session.getState().slice).toMatchObject({ bed: { copies: 2, gap: 7 }, others: [] });
  await session.getState().actions.close();
});

it("20 parts of 100 000 triangles are joined by one call to a worker", async () => {
  const side = 224;
  const positions = new Float64Array(3 * (side + 1) ** 2);
  for (let i = 0; i <= side; i++)
    for (let j = 0; j <= side; j++)
      positions.set([i / 20, j / 20, (i + j) % 2], 3 * (i * (side + 1) + j));
  const triangles = new Uint32Array(6 * side * side);
  for (let i = 0; i < side; i++)
    for (let j = 0; j < side; j++) {
      const at = i * (side + 1) + j;
      const square = [at, at + side + 1, at + 1, at + 1, at + side + 1, at + side + 2];
      triangles.set(square, 6 * (i * side + j));
    }
  const mesh = { positions, triangles };
  expect(triangles.length / 3).toBeGreaterThan(100_000);
  const { resolveProfile } = await import("../../engine/machines/resolve.ts");
  const profile = resolveProfile({});
  if (!profile.ok) throw new Error("no profile");
  const { othersForBed } = await import("./others-on-bed.ts");
  const { partOnBed } = await import("./part-on-bed.ts");
  const jobs: string[] = [];
  const others = Array.from({ length: 19 }, (_, i) => ({
    part: {
      id: `${i}`,
      name: `p ${i}`,
      mesh: { hash: "", format: "stl" as const, unit: "mm" },
      turn: [0, 0, 0] as [number, number, number],
      copies: 1,
    },
    mesh,
    problems: [],
  }));
  expect(othersForBed(others).ok).toBe(true);
  const { PLAIN_BED } = await import("../../engine/slicing/bed-choice.ts");
  const run = ((name: keyof typeof DOORS, input: never) => {
    jobs.push(name);
    const ctx = { progress() {}, cancelled: () => false, random: () => 0 };
    return DOORS[name](input, ctx as never);
  }) as never;
  const laid = await partOnBed(run, { mesh }, PLAIN_BED, others, profile.value, {});
  expect(jobs).toEqual(["onBed"]);
  expect(laid.ok && laid.value.objects).toHaveLength(20);
  expect(laid.ok && laid.value.mesh.triangles.length).toBe(20 * triangles.length);
});

it("a choice of before there were other parts is read as it was, and a wrong one is not", () => {
  const bed = { turn: [0, 0, 0], copies: 2, gap: 1 };
  const choice = { printer: "mk4", filament: "pla", process: "standard", settings: {}, bed };
  const event = (v: number, of: unknown) =>
    ({ type: "print.chosen", v, payload: { choice: of } }) as never;
  expect(readPayload(event(2, choice))).toMatchObject({ ok: true, value: { payload: { choice } } });
  const other = { id: "a", name: "b", turn: [0, 0, 0], copies: 1 };
  const mesh = { hash: "0".repeat(64), format: "stl", unit: "mm" };
  const withOther = (part: object) => ({ ...choice, bed: { ...bed, others: [part] } });
  expect(readPayload(event(3, withOther({ ...other, mesh }))).ok).toBe(true);
  for (const part of [
    other,
    { ...other, mesh, copies: 0 },
    { ...other, mesh: { ...mesh, hash: "x" } },
  ])
    expect(readPayload(event(3, withOther(part)))).toMatchObject({
      problems: [{ code: "foundation.stored-invalid" }],
    });
});
