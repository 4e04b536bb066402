import { expect, it } from "vitest";
import { readPayload } from "../../engine/records/event-types.ts";
import { PLAIN_BED } from "../../engine/slicing/bed-choice.ts";
import { createMemoryPort } from "../storage/memory-port.ts";
import { page, until } from "./fixtures/node-page.ts";
import { bedFor } from "./slice-choice.ts";
import { createProjectShelf } from "./projects.ts";
import { tryPrintWith } from "./slice-trial.ts";
import { createWorkshop } from "./workshop-store.ts";

const POST = `const { cuboid } = require("@jscad/modeling").primitives;
module.exports = { main: () => cuboid({ size: [8, 12, 4] }) };`;

const THREE = { turn: [0, 90, 0], copies: 3, gap: 6 } as const;

it("the part is sliced as it was set on the bed, which comes back with the project and its copy", async () => {
  const here = await page(createMemoryPort(), "pc-1");
  await here.app.store.getState().actions.createProfile("Heron 7", "trainee");
  const { desk } = here.app;
  const shelf = createProjectShelf(here.services, desk);
  const subject = await shelf.create("Post");
  const open = (which = subject) =>
    createWorkshop({ services: here.services, desk, subject: which });
  const one = open();
  const { actions } = one.getState();
  await until(() => one.getState().part.status === "done");
  actions.setSource(POST);
  actions.setSetting("skirt_loops", 0);
  await actions.run();
  await actions.slicePart();
  const sliced = () => {
    const { work } = one.getState().slice;
    expect([work.status, work.stale, work.problems]).toMatchObject(["done", false, []]);
    return work.value!;
  };
  const plain = sliced();
  expect(plain.mesh).toBe(one.getState().part.value!.mesh);
  expect(plain.gcode.summary.height_mm).toBeCloseTo(4, 6);
  expect(desk.work(subject)?.slice).not.toHaveProperty("bed");

  actions.setBed(THREE);
  actions.setSetting("object_labels", true);
  expect(one.getState().slice.work.stale).toBe(true);
  await actions.slicePart();
  const three = sliced();
  expect(three.gcode.summary.height_mm).toBeCloseTo(8, 6);
  expect(three.mesh.triangles.length).toBe(3 * plain.mesh.triangles.length);
  expect(three.findings.filter(({ verdict }) => verdict === "fail")).toEqual([]);
  const text = three.gcode.chunks.map((chunk) => new TextDecoder().decode(chunk)).join("");
  expect(text).toMatch(/M486 A?"?part_3|M486 T3|NAME=part_3/);
  const whole = one.getState().part.value!.mesh;
  const { choice, settings } = one.getState().slice;
  const given = { mesh: whole, bed: THREE };
  const request = { ...choice, set: settings };
  const tried = await tryPrintWith(here.services.run, given, request, {});
  expect(tried.ok && tried.value.summary.mass_g).toBeCloseTo(three.gcode.summary.mass_g, 6);

  actions.setBed({ copies: 100, gap: 50 });
  await actions.slicePart();
  expect(one.getState().slice.work.problems).toMatchObject([{ code: "slicing.bed-full" }]);
  actions.setBed(THREE);
  await actions.slicePart();
  expect(desk.work(subject)?.slice?.bed).toEqual(THREE);
  await actions.close();

  const again = open();
  expect(again.getState().slice.bed).toEqual(THREE);
  expect(again.getState().slice.recorded?.bed).toEqual(THREE);
  await shelf.duplicate(subject, "Post 2");
  const copy = Object.values(here.app.store.getState().work?.works ?? {}).find(
    ({ title }) => title === "Post 2",
  );
  expect(copy?.choice?.bed).toEqual(THREE);
  again.getState().actions.setBed(PLAIN_BED);
  await again.getState().actions.close();
  expect(desk.work(subject)?.slice).toBeUndefined();
  expect(desk.work(subject)?.choice).not.toHaveProperty("bed");
}, 30_000);

it("a lesson that fixes settings prints one part, as it was drawn", () => {
  expect(bedFor({ bed: THREE, locked: {} })).toBe(THREE);
  expect(bedFor({ bed: THREE, locked: { layer_height: 0.2 } })).toEqual(PLAIN_BED);
});

it("a choice of before there was a bed is read as it was", () => {
  const choice = { printer: "mk4", filament: "pla", process: "standard", settings: {} };
  const event = { type: "print.chosen", v: 1, payload: { choice } } as never;
  expect(readPayload(event)).toMatchObject({ ok: true, value: { payload: { choice } } });
  const odd = { ...choice, bed: { turn: [0, 0, 0], copies: 0, gap: 1 } };
  const wrong = { type: "print.chosen", v: 2, payload: { choice: odd } } as never;
  expect(readPayload(wrong)).toMatchObject({ problems: [{ code: "foundation.stored-invalid" }] });
});
