import { expect, it } from "vitest";
import type { SupportBox } from "../../engine/records/event-types.ts";
import { PATH_ROLES } from "../../engine/slicing/plan.ts";
import { createMemoryPort } from "../storage/memory-port.ts";
import { page, until } from "./fixtures/node-page.ts";
import { createProjectShelf } from "./projects.ts";
import { boxesFor } from "./slice-choice.ts";
import { createWorkshop } from "./workshop-store.ts";

/** A table on one leg: its top hangs over all round. */
const TABLE = `const { cuboid } = require("@jscad/modeling").primitives;
const { union } = require("@jscad/modeling").booleans;
const main = () => union(
  cuboid({ size: [4, 4, 10], center: [0, 0, 5] }),
  cuboid({ size: [20, 20, 2], center: [0, 0, 11] }),
);
module.exports = { main };`;

const LEFT: SupportBox = { kind: "block", centre: [-6, 0, 6], size: [10, 24, 12] };

it("boxes change the support of the own part, and come back with the project", async () => {
  const port = createMemoryPort();
  const here = await page(port, "pc-1");
  await here.app.store.getState().actions.createProfile("Heron 7", "trainee");
  const { desk } = here.app;
  const shelf = createProjectShelf(here.services, desk);
  const subject = await shelf.create("Table");
  const open = () => createWorkshop({ services: here.services, desk, subject });
  const one = open();
  const { actions } = one.getState();
  await until(() => one.getState().part.status === "done");
  actions.setSource(TABLE);
  actions.setSetting("support", true);
  await actions.run();
  await actions.slicePart();
  const supported = (): number => {
    const { work } = one.getState().slice;
    expect([work.status, work.stale, work.problems]).toMatchObject(["done", false, []]);
    return work.value!.plan.volumes[PATH_ROLES.indexOf("support")]!;
  };
  const whole = supported();
  actions.setSupportBoxes([LEFT]);
  expect(one.getState().slice.work.stale).toBe(true);
  await actions.slicePart();
  expect(supported() / whole).toBeGreaterThan(0.3);
  expect(supported() / whole).toBeLessThan(0.7);
  expect(desk.work(subject)?.slice?.supportBoxes).toEqual([LEFT]);
  await actions.close();

  const again = open();
  expect(again.getState().slice.boxes).toEqual([LEFT]);
  // The slicing that the records know was made with just these boxes.
  expect(again.getState().slice.recorded?.supportBoxes).toEqual([LEFT]);
  again.getState().actions.setSupportBoxes([]);
  await again.getState().actions.close();
  expect(desk.work(subject)?.slice).toBeUndefined();
  expect(desk.work(subject)?.choice?.supportBoxes).toBeUndefined();
}, 30_000);

it("boxes are left out where the lesson says what is supported", () => {
  expect(boxesFor({ boxes: [LEFT], locked: {} })).toEqual({
    supportBoxes: { blockers: [{ min: [-11, -12, 0], max: [-1, 12, 12] }], enforcers: [] },
  });
  expect(boxesFor({ boxes: [LEFT], locked: { support: true } })).toEqual({});
  expect(boxesFor({ boxes: [], locked: {} })).toEqual({});
});
