import { strFromU8, strToU8 } from "fflate";
import * as z from "zod";
import { type Problem, problem, warning } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import { defineStored, fromStored, toStored } from "../foundation/stored.ts";
import { hashInSteps, type StoredBlob } from "./blob.ts";
import { canonicalJson } from "./canonical-json.ts";
import { compareEvents, type Event, readEvent } from "./event.ts";
import { neededFiles } from "./needed-files.ts";
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
/** What is taken from a file, bytes: nothing larger is made either. */
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
  return writeZip(entriesOf(bundle, at), pause);
}

function entriesOf(bundle: Bundle, at: string): ReadonlyMap<string, Uint8Array> {
  const events = [...bundle.events].sort(compareEvents);
  const entries = new Map<string, Uint8Array>();
  const counts = { at, events: events.length, blobs: bundle.blobs.length };
  entries.set("manifest.json", strToU8(canonicalJson(toStored(bundleKind, counts))));
  entries.set("events.jsonl", strToU8(events.map((e) => `${canonicalJson(e)}\n`).join("")));
  for (const { hash, bytes } of bundle.blobs) entries.set(`blobs/${hash}`, bytes);
  return entries;
}

/** What a file of all work may hold, bytes. */
interface BundleLimits {
  readonly file: number;
  readonly entry: () => number;
  readonly total: number;
  readonly entries: number;
}

/**
 * One `.plumb-work` file that `unpackBundle` takes. What is too large goes without the files of earlier
 * choices and slicings (`neededFiles`), and a warning says so: `records.bundle-left-out`. Problem:
 * `records.bundle-large`, where what is needed is too large by itself.
 */
export async function packWork(
  bundle: Bundle,
  at: string,
  pause: Pause = noPause,
  limits: BundleLimits = LIMITS,
): Promise<Result<Uint8Array>> {
  const whole = await packWithin(bundle, at, pause, limits);
  if (whole.ok) return whole;
  const needed = neededFiles(bundle.events);
  const blobs = bundle.blobs.filter(({ hash }) => needed.has(hash));
  const left = bundle.blobs.filter(({ hash }) => !needed.has(hash));
  if (left.length === 0) return whole;
  const rest = await packWithin({ events: bundle.events, blobs }, at, pause, limits);
  if (!rest.ok) return rest;
  const megabytes = Math.ceil(left.reduce((sum, { bytes }) => sum + bytes.length, 0) / MB);
  return ok(rest.value, [warning("records.bundle-left-out", { count: left.length, megabytes })]);
}

async function packWithin(
  bundle: Bundle,
  at: string,
  pause: Pause,
  limits: BundleLimits,
): Promise<Result<Uint8Array>> {
  const entries = entriesOf(bundle, at);
  let total = 0;
  let largest = 0;
  for (const { length } of entries.values()) {
    total += length;
    largest = Math.max(largest, length);
  }
  const large = (size: number, most: number) =>
    fail(
      problem("records.bundle-large", {
        megabytes: Math.ceil(size / MB),
        most: Math.floor(most / MB),
      }),
    );
  // Before anything is packed: that takes long.
  if (largest > limits.entry()) return large(largest, limits.entry());
  if (total > limits.total || entries.size > limits.entries) return large(total, limits.total);
  const bytes = await writeZip(entries, pause);
  return bytes.length > limits.file ? large(bytes.length, limits.file) : ok(bytes);
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
