import { strFromU8 } from "fflate";
import { type ZodType, z } from "zod";
import { type Problem, problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import { fromStored } from "../foundation/stored.ts";
import { hashInSteps } from "./blob.ts";
import { type Event, readEvent } from "./event.ts";
import { partSummarySchema, sliceRecordSchema } from "./event-types.ts";
import { noPause, type Pause } from "./pause.ts";
import { reportSchema } from "./report-schema.ts";
import type { Submission } from "./submission.ts";
import {
  manifestKind,
  SUBMISSION_ENTRIES,
  type SubmissionManifest,
} from "./submission-manifest.ts";
import { readZip } from "./zip-read.ts";

const MB = 1 << 20;
const NAMES: ReadonlySet<string> = new Set(Object.values(SUBMISSION_ENTRIES));
const LIMITS = {
  file: 64 * MB,
  entry: (name: string) =>
    (name === SUBMISSION_ENTRIES.gcode || name === SUBMISSION_ENTRIES.mesh ? 200 : 32) * MB,
  total: 300 * MB,
  entries: NAMES.size,
  allowed: (name: string) => NAMES.has(name),
};

/** Events read between two pauses. */
const EVENTS = 50;

const parametersSchema = z.record(
  z.string().max(200),
  z.union([z.number(), z.string().max(10_000), z.boolean()]),
);

/**
 * Opens a submission from anybody. Nothing in it is believed: sizes are bounded, every entry must
 * have the hash that the manifest gives, every shape is validated. What the part is like is for
 * the reviewer's own engine to find out. Problems: those of `readZip`, `records.file-kind`,
 * `.entry-missing`, `.entry-changed`, `.event-invalid`, `.event-changed`, `foundation.stored-*`.
 */
export async function unpackSubmission(
  bytes: Uint8Array,
  pause: Pause = noPause,
): Promise<Result<{ readonly submission: Submission; readonly hash: string }>> {
  const zip = await readZip(bytes, LIMITS, pause);
  if (!zip.ok) return zip;
  const manifest = readManifest(zip.value);
  if (!manifest.ok) return manifest;
  const broken = await checkEntries(zip.value, manifest.value, pause);
  if (broken.length > 0) return fail(...broken);
  try {
    const submission = await readEntries(zip.value, manifest.value, pause);
    return ok({ submission, hash: await hashInSteps(bytes, pause) });
  } catch (cause) {
    if (cause instanceof BadEntry) return fail(cause.problem);
    throw cause;
  }
}

function readManifest(zip: ReadonlyMap<string, Uint8Array>): Result<SubmissionManifest> {
  const bytes = zip.get(SUBMISSION_ENTRIES.manifest);
  if (!bytes) return fail(problem("records.file-kind"));
  try {
    return fromStored(manifestKind, JSON.parse(strFromU8(bytes)));
  } catch {
    return fail(problem("records.entry-changed", { name: SUBMISSION_ENTRIES.manifest }));
  }
}

async function checkEntries(
  zip: ReadonlyMap<string, Uint8Array>,
  manifest: SubmissionManifest,
  pause: Pause,
): Promise<readonly Problem[]> {
  const broken: Problem[] = [];
  const listed = new Set<string>([SUBMISSION_ENTRIES.manifest]);
  for (const { name, size, sha256 } of manifest.files) {
    listed.add(name);
    const bytes = zip.get(name);
    const place = { kind: "file", name } as const;
    if (!bytes) broken.push(problem("records.entry-missing", { name }, place));
    else if (bytes.length !== size || (await hashInSteps(bytes, pause)) !== sha256)
      broken.push(problem("records.entry-changed", { name }, place));
  }
  for (const name of zip.keys())
    if (!listed.has(name)) broken.push(problem("records.entry-unexpected", { name }));
  return broken;
}

class BadEntry extends Error {
  readonly problem: Problem;
  constructor(reason: Problem) {
    super(reason.code);
    this.problem = reason;
  }
}

async function readEntries(
  zip: ReadonlyMap<string, Uint8Array>,
  whole: SubmissionManifest,
  pause: Pause,
): Promise<Submission> {
  const { files, ...manifest } = whole;
  const names = SUBMISSION_ENTRIES;
  const json = <T>(name: string, schema: ZodType<T>): T | undefined => {
    const bytes = zip.get(name);
    if (!bytes) return undefined;
    try {
      return schema.parse(JSON.parse(strFromU8(bytes)));
    } catch {
      throw new BadEntry(problem("records.entry-changed", { name }, { kind: "file", name }));
    }
  };
  const source = zip.get(names.source);
  const slice = json(names.slice, sliceRecordSchema);
  const gcode = zip.get(names.gcode);
  const gcodeHash = files.find(({ name }) => name === names.gcode)?.sha256;
  if (gcode && slice && gcodeHash !== slice.gcodeHash)
    throw new BadEntry(problem("records.entry-changed", { name: names.gcode }));
  return {
    manifest,
    source: source && strFromU8(source),
    mesh: zip.get(names.mesh),
    parameters: json(names.parameters, parametersSchema) ?? {},
    part: json(names.part, partSummarySchema),
    report: json(names.report, reportSchema),
    slice,
    gcode,
    history: await readHistory(json(names.history, z.array(z.unknown()).max(100_000)) ?? [], pause),
  };
}

async function readHistory(raw: readonly unknown[], pause: Pause): Promise<readonly Event[]> {
  const events: Event[] = [];
  for (const [i, item] of raw.entries()) {
    if (i % EVENTS === EVENTS - 1) await pause();
    const event = readEvent(item);
    if (!event.ok) throw new BadEntry(event.problems[0] as Problem);
    events.push(event.value);
  }
  return events;
}
