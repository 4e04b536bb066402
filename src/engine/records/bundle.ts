import { strFromU8, strToU8 } from "fflate";
import * as z from "zod";
import { type Problem, problem, warning } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import { defineStored, fromStored, toStored } from "../foundation/stored.ts";
import { hashInSteps, type StoredBlob } from "./blob.ts";
import { canonicalJson } from "./canonical-json.ts";
import { compareEvents, type Event, readEvent } from "./event.ts";
import { noPause, type Pause } from "./pause.ts";
import { readZip } from "./zip-read.ts";
import { writeZip } from "./zip-write.ts";

/** All the work of some profiles, as carried: whole chains and the files that they name. */
export interface Bundle {
  readonly events: readonly Event[];
  readonly blobs: readonly StoredBlob[];
}

/** Events read between two pauses. */
const EVENTS = 50;
const MB = 1 << 20;
const LIMITS = {
  file: 256 * MB,
  entry: () => 256 * MB,
  total: 512 * MB,
  entries: 20_000,
  allowed: (name: string) =>
    name === "manifest.json" || name === "events.jsonl" || /^blobs\/[0-9a-f]{64}$/.test(name),
};

const bundleKind = defineStored(
  "plumbline-bundle",
  z.object({ at: z.iso.datetime(), events: z.number().int(), blobs: z.number().int() }),
);

/** One `.plumb-work` file of everything. The same content gives the same bytes. */
export async function packBundle(
  bundle: Bundle,
  at: string,
  pause: Pause = noPause,
): Promise<Uint8Array> {
  const events = [...bundle.events].sort(compareEvents);
  const entries = new Map<string, Uint8Array>();
  const counts = { at, events: events.length, blobs: bundle.blobs.length };
  entries.set("manifest.json", strToU8(canonicalJson(toStored(bundleKind, counts))));
  entries.set("events.jsonl", strToU8(events.map((e) => `${canonicalJson(e)}\n`).join("")));
  for (const { hash, bytes } of bundle.blobs) entries.set(`blobs/${hash}`, bytes);
  return writeZip(entries, pause);
}

/**
 * Opens a bundle from anybody. An event or a file that isn't what its hash says is left out and
 * named in a warning; the rest comes through (`planImport` then decides what joins on).
 * Problems: those of `readZip`, `records.file-kind`, `foundation.stored-*`; warnings:
 * `records.event-invalid`, `.event-changed`, `.entry-changed`.
 */
export async function unpackBundle(
  bytes: Uint8Array,
  pause: Pause = noPause,
): Promise<Result<Bundle>> {
  const zip = await readZip(bytes, LIMITS, pause);
  if (!zip.ok) return zip;
  const manifest = zip.value.get("manifest.json");
  const lines = zip.value.get("events.jsonl");
  if (!manifest || !lines) return fail(problem("records.file-kind"));
  const header = fromStored(bundleKind, parse(manifest));
  if (!header.ok) return header;
  const warnings: Problem[] = [];
  const events: Event[] = [];
  for (const [i, line] of strFromU8(lines).split("\n").entries()) {
    if (i % EVENTS === EVENTS - 1) await pause();
    if (line === "") continue;
    const event = readEvent(parse(line));
    if (event.ok) events.push(event.value);
    else for (const { code, params } of event.problems) warnings.push(warning(code, params));
  }
  const blobs: StoredBlob[] = [];
  for (const [name, content] of zip.value) {
    if (!name.startsWith("blobs/")) continue;
    const hash = name.slice("blobs/".length);
    if ((await hashInSteps(content, pause)) === hash) blobs.push({ hash, bytes: content });
    else warnings.push(warning("records.entry-changed", { name }));
  }
  return ok({ events, blobs }, warnings);
}

function parse(text: Uint8Array | string): unknown {
  try {
    return JSON.parse(typeof text === "string" ? text : strFromU8(text));
  } catch {
    return undefined;
  }
}
