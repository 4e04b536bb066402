import { describe, expect, it } from "vitest";
import { appendEvent, checkDraft, type EventDraft } from "./append.ts";
import { type StoredBlob, toBlob } from "./blob.ts";
import { packWork, unpackBundle } from "./bundle.ts";
import type { Event } from "./event.ts";

const subject = "project:p";
const at = "2026-03-02T09:00:00.000Z";
const MB = 1 << 20;
const limits = { file: MB, entry: () => MB, total: 2 * MB, entries: 100 };

/** Bytes that can't be packed smaller. */
function noise(size: number, seed: number): StoredBlob {
  const bytes = new Uint8Array(size);
  let state = seed;
  for (let i = 0; i < size; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return toBlob(bytes);
}
const choice = (blobs: readonly StoredBlob[]): EventDraft => ({
  type: "print.chosen",
  subject,
  payload: { choice: { printer: "a", filament: "b", process: "c", settings: {} } },
  blobs: blobs.map(({ hash }) => hash),
});
const handedIn = ({ hash }: StoredBlob): EventDraft => ({
  type: "handed-in",
  subject,
  payload: { submission: hash },
  blobs: [hash],
});
function chain(...drafts: readonly EventDraft[]): Event[] {
  const events: Event[] = [];
  for (const [i, draft] of drafts.entries()) {
    const stamp = { id: `${i}`, site: "local", device: "pc", actor: "ana", at };
    events.push(appendEvent(events.at(-1) ?? null, draft, stamp));
  }
  return events;
}
const hashes = (blobs: readonly StoredBlob[]) => blobs.map(({ hash }) => hash).sort();
async function carried(bytes: Uint8Array) {
  const read = await unpackBundle(bytes);
  if (!read.ok) throw new Error(read.problems[0]?.code);
  return read.value;
}

describe("all work in one file", () => {
  const [first, last, submission] = [1, 2, 3].map((seed) => noise(Math.floor(0.4 * MB), seed)) as [
    StoredBlob,
    StoredBlob,
    StoredBlob,
  ];

  it("holds every file where there is room", async () => {
    const bundle = { events: chain(choice([first]), choice([last])), blobs: [first, last] };
    const packed = await packWork(bundle, at, undefined, limits);
    if (!packed.ok) throw new Error(packed.problems[0]?.code);
    expect(packed.problems).toEqual([]);
    expect(hashes((await carried(packed.value)).blobs)).toEqual(hashes(bundle.blobs));
  });

  it.each([
    ["packed", limits],
    ["unpacked", { ...limits, total: MB, file: 9 * MB }],
  ])("too large %s goes without files of earlier choices, and says so", async (_, most) => {
    const blobs = [first, last, submission];
    const events = chain(choice([first]), handedIn(submission), choice([last]));
    const packed = await packWork({ events, blobs }, at, undefined, most);
    if (!packed.ok) throw new Error(packed.problems[0]?.code);
    expect(packed.problems).toMatchObject([
      { code: "records.bundle-left-out", severity: "warning", params: { count: 1, megabytes: 1 } },
    ]);
    const read = await carried(packed.value);
    expect(hashes(read.blobs)).toEqual(hashes([last, submission]));
    expect(read.events).toEqual(events);
  });

  it("is refused before it is packed where what is needed is too large", async () => {
    const huge = noise(MB + 1, 4);
    const bundle = { events: chain(choice([huge])), blobs: [huge] };
    let pauses = 0;
    const pause = async () => void pauses++;
    expect(await packWork(bundle, at, pause, limits)).toMatchObject({
      problems: [{ code: "records.bundle-large", params: { megabytes: 2, most: 1 } }],
    });
    expect(pauses).toBe(0);
  });

  it("is refused where what is needed is too large packed, and nothing could be left out", async () => {
    const blobs = [first, last, submission];
    const bundle = { events: chain(...blobs.map(handedIn)), blobs };
    expect(await packWork(bundle, at, undefined, limits)).toMatchObject({
      problems: [{ code: "records.bundle-large" }],
    });
  });
});

describe("a step that could not be read back", () => {
  const parts = (count: number): EventDraft =>
    ({ ...choice([]), blobs: Array.from({ length: count }, () => "0".repeat(64)) }) as EventDraft;

  it.each<[string, EventDraft]>([
    ["a number that isn't one", { type: "hint.shown", subject, payload: { index: Number.NaN } }],
    ["more files than a step names", parts(101)],
    ["nothing that it is about", { ...choice([]), subject: "" }],
  ])("is refused: %s", (_, draft) => {
    expect(checkDraft(draft).problems[0]?.code).toBe("records.step-invalid");
  });

  it("is not one that names as many files as may be", () => {
    expect(checkDraft(parts(100)).ok).toBe(true);
  });
});
