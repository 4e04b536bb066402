import { describe, expect, it } from "vitest";
import type { Problem } from "../../engine/foundation/problem.ts";
import type { EventDraft } from "../../engine/records/append.ts";
import { type StoredBlob, toBlob } from "../../engine/records/blob.ts";
import type { EventPort } from "../storage/event-port.ts";
import { createEventStore } from "../storage/event-store.ts";
import { createMemoryPort } from "../storage/memory-port.ts";
import { createRecorder } from "./recorder.ts";

const subject = "project:p";
const source = (text: string): EventDraft => ({
  type: "source.saved",
  subject,
  payload: { source: text },
});
const choice = (layer: number, blobs: readonly StoredBlob[] = [], about = subject): EventDraft => ({
  type: "print.chosen",
  subject: about,
  payload: { choice: { printer: "a", filament: "b", process: "c", settings: { layer } } },
  blobs: blobs.map(({ hash }) => hash),
});
const large = toBlob(new Uint8Array(5000));

/** A disk with room for files of `room` bytes a step. */
function computer(room: number) {
  const disk = { room };
  const inner = createMemoryPort();
  const port: EventPort = {
    ...inner,
    async extend(key, make, files) {
      await Promise.resolve();
      if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) > disk.room)
        throw new DOMException("", "QuotaExceededError");
      return inner.extend(key, make, files);
    },
  };
  let ids = 0;
  const now = () => new Date(1.8e12 + ids++).toISOString();
  const store = createEventStore(port, {
    site: "local",
    device: "pc",
    now,
    newId: () => `${ids++}`,
  });
  const refused: Problem[] = [];
  const recorder = createRecorder(
    store,
    "ana",
    (why) => refused.push(why),
    () => undefined,
  );
  const saved = async () =>
    (await port.eventsOf("ana")).map(({ type, payload }) =>
      type === "print.chosen" ? JSON.stringify(payload).match(/"layer":(\d)/)?.[1] : type,
    );
  return { disk, store, recorder, refused, saved };
}

describe("a choice that the disk has no room for", () => {
  it("holds up nothing once another choice has taken its place", async () => {
    const { recorder, saved } = computer(100);
    expect(await recorder.record(choice(1, [large]), [large])).toBe(false);
    expect(await recorder.record(source("a"))).toBe(false);
    expect(await recorder.record(choice(2))).toBe(true);
    expect(await saved()).toEqual(["source.saved", "2"]);
    expect(recorder.failing()).toBe(false);
  });

  it("is given up as well when it was just being written", async () => {
    const { recorder, saved } = computer(100);
    const older = recorder.record(choice(1, [large]), [large]);
    const newer = recorder.record(choice(2));
    expect(await older).toBe(false);
    await recorder.retry();
    expect(await newer).toBe(false);
    expect(await saved()).toEqual(["2"]);
  });

  it("stays where the other choice is about another project", async () => {
    const { recorder } = computer(100);
    await recorder.record(choice(1, [large]), [large]);
    await recorder.record(choice(2, [], "project:q"));
    expect(recorder.waiting()).toHaveLength(2);
  });

  it("gives its file to the next step that names it, also after one that doesn't", async () => {
    const { disk, store, recorder, saved } = computer(100);
    await recorder.record(choice(1, [large]), [large]);
    disk.room = 0;
    const off = recorder.record(choice(2));
    await off;
    await recorder.record(choice(3, [large]));
    expect(recorder.waiting().flatMap(({ blobs }) => blobs)).toEqual([large]);
    disk.room = 10_000;
    await recorder.retry();
    expect(await saved()).toEqual(["2", "3"]);
    expect(await store.blob(large.hash)).toMatchObject({ ok: true });
  });
});

it("refuses a step that could not be read back, and goes on with the next", async () => {
  const { recorder, refused, saved } = computer(100);
  const wrong = choice(Number.NaN);
  expect(await recorder.record(wrong)).toBe(false);
  expect(await recorder.record(source("a"))).toBe(true);
  expect(refused.map(({ code }) => code)).toEqual(["records.step-invalid"]);
  expect(await saved()).toEqual(["source.saved"]);
});
