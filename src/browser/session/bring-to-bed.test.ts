import { beforeAll, expect, it } from "vitest";
import { writeStl } from "../../engine/interchange/write-stl.ts";
import { hashInSteps } from "../../engine/records/blob.ts";
import { MOST_OTHER_PARTS } from "../../engine/records/event-types.ts";
import { createMemoryPort } from "../storage/memory-port.ts";
import { type BedAddition, createBringToBed } from "./bring-to-bed.ts";
import { page, until } from "./fixtures/node-page.ts";
import type { OtherOnBed } from "./others-on-bed.ts";
import { pause } from "./pause.ts";
import { createProjectShelf } from "./projects.ts";
import { IDLE, type Work } from "./work.ts";
import { createWorkshop } from "./workshop-store.ts";

/** Tetrahedra of 10, 11, … mm, as files. */
let files: { readonly hash: string; readonly bytes: Uint8Array }[];
beforeAll(async () => {
  files = await Promise.all(
    [10, 11, 12].map(async (size) => {
      const bytes = writeStl({
        positions: Float64Array.from([0, 0, 0, size, 0, 0, 0, size, 0, 0, 0, size]),
        triangles: Uint32Array.from([0, 2, 1, 0, 1, 3, 1, 2, 3, 0, 3, 2]),
      });
      return { hash: await hashInSteps(bytes, pause), bytes };
    }),
  );
});

const other = (id: string, hash: string): OtherOnBed => ({
  part: {
    id,
    name: id,
    mesh: { hash, format: "stl", unit: "mm" },
    turn: [0, 0, 0],
    copies: 1,
  },
  problems: [],
});

/** A project with three parts beside its own in the records. */
async function recorded() {
  const { app, services } = await page(createMemoryPort(), "pc-1");
  await app.store.getState().actions.createProfile("Heron 7", "trainee");
  const { desk } = app;
  const subject = await createProjectShelf(services, desk).create("Post");
  const others = files.map(({ hash }, i) => other(`part ${i}`, hash));
  const bed = {
    turn: [0, 0, 0] as [number, number, number],
    copies: 1,
    gap: 5,
    others: others.map(({ part }) => part),
  };
  const choice = { printer: "mk4", filament: "pla", process: "standard", settings: {}, bed };
  const blobs = files.map(({ hash }) => hash);
  await desk.record({ type: "print.chosen", subject, payload: { choice }, blobs }, files);
  return { desk, services, subject, others };
}

/** What brings parts to that bed, with a count of the files that were read. */
async function bringing() {
  const { desk, services, others: all } = await recorded();
  let others: readonly OtherOnBed[] = all;
  let adding: Work<BedAddition> = IDLE;
  const count = { read: 0, written: 0 };
  const bringer = createBringToBed({
    services,
    desk: {
      ...desk,
      blob(hash) {
        count.read++;
        return desk.blob(hash);
      },
    },
    others: () => others,
    adding: () => adding,
    writeAdding: (next) => (adding = next),
    writeOthers(next) {
      count.written++;
      others = next;
    },
    change: (next) => (others = next),
  });
  return { bringer, all, count, others: () => others, adding: () => adding };
}

const isRead = (others: readonly OtherOnBed[]) => others.every(({ mesh }) => mesh);

it("a part that was taken off before its file was read is read when it is put back", async () => {
  const { desk, services, subject } = await recorded();
  const store = createWorkshop({ services, desk, subject });
  const { actions } = store.getState();
  const unread = store.getState().slice.others;
  expect(unread.map(({ mesh }) => mesh)).toEqual([undefined, undefined, undefined]);
  actions.setOthers([]);
  await until(() => store.getState().part.status === "done");
  actions.setOthers(unread);
  await until(() => isRead(store.getState().slice.others));
  expect(store.getState().slice.others).toHaveLength(3);
  await actions.close();
});

it("who asks while files are read waits for the same reading, and each file is read once", async () => {
  const { bringer, all, count, others } = await bringing();
  void bringer.load();
  await bringer.load();
  expect(isRead(others())).toBe(true);
  expect(count.read).toBe(3);
  // Another copy of a file that is there shares its mesh.
  bringer.set([...others(), other("again", files[1]!.hash)]);
  await bringer.load();
  expect(others()[3]!.mesh).toBe(others()[1]!.mesh);
  expect(count.read).toBe(3);
  // What was taken off is kept by nobody here.
  bringer.set([]);
  bringer.set(all);
  await bringer.load();
  expect(isRead(others())).toBe(true);
  expect(count.read).toBe(6);
});

it("nothing is read for a bed that was closed", async () => {
  const { bringer, count } = await bringing();
  const reading = bringer.load();
  bringer.close();
  await reading;
  expect(count).toEqual({ read: 1, written: 0 });
});

it("more parts than the records take never come to the bed, by no way", async () => {
  const { bringer, all, others, adding } = await bringing();
  await bringer.load();
  const full = Array.from({ length: MOST_OTHER_PARTS }, (_, i) => ({
    ...others()[0]!,
    part: { ...all[0]!.part, id: `${i}` },
  }));
  const file = { name: "one more.stl", bytes: files[0]!.bytes };
  bringer.set(full.slice(1));
  await bringer.addFile(file);
  expect(adding().value?.question).toBeDefined();
  // While its unit is asked for, the last place is taken.
  const going = bringer.answerUnit("mm");
  bringer.set(full);
  await going;
  expect(adding()).toMatchObject({
    status: "failed",
    problems: [{ code: "session.bed-parts-many" }],
  });
  expect(others()).toBe(full);
  bringer.cancel();
  expect(adding().problems).toEqual([]);
  bringer.set([...full, other("put back", files[1]!.hash)]);
  expect(others()).toBe(full);
  expect(adding().problems).toMatchObject([{ code: "session.bed-parts-many" }]);
});
