import * as z from "zod";
import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import { hashOf } from "./blob.ts";
import { canonicalJson, type Json } from "./canonical-json.ts";

/** A SHA-256 in lower-case hexadecimal. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);
/** A later time is no clock's error: it would push all that follows out of the calendar. */
const LATEST = "2200";
const name = z.string().min(1).max(120);

const jsonSchema: z.ZodType<Json> = z.json() as z.ZodType<Json>;

/**
 * One thing that a person did: appended once, never changed. Events of one actor on one device
 * form a chain: `seq` counts from 0 and `prev` is the hash of the event before.
 */
export const eventSchema = z.strictObject({
  /** Version of this type's payload; old payloads are lifted when read, never rewritten. */
  v: z.number().int().min(1),
  id: name,
  /** The prison or school; `local` where there is no classroom server. */
  site: name,
  device: name,
  seq: z.number().int().min(0),
  /** Pseudonym of the author. */
  actor: name,
  type: z.string().regex(/^[a-z-]+(\.[a-z-]+)?$/),
  /** What it is about: `profile`, `lesson:ID`, `project:ID`, `submission:HASH`. */
  subject: name,
  payload: z.record(z.string(), jsonSchema),
  /** Hashes of the files that belong to it. */
  blobs: z.array(hashSchema).max(100),
  /** UTC time by ISO 8601, never earlier than any event that its author had seen. */
  at: z.iso.datetime().refine((at) => at < LATEST),
  prev: hashSchema.nullable(),
  hash: hashSchema,
});

export type Event = Readonly<z.infer<typeof eventSchema>>;

/** The hash that an event must carry: over all of it but the hash itself, in canonical JSON. */
export function eventHash(event: Omit<Event, "hash">): string {
  const { hash: _, ...body } = event as Event;
  return hashOf(canonicalJson(body));
}

/** Reads an event that came from outside and proves its hash. Problems: `records.event-invalid`, `records.event-changed`. */
export function readEvent(raw: unknown): Result<Event> {
  const parsed = eventSchema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const detail = issue ? `${issue.path.join(".")}: ${issue.message}` : "";
    return fail(problem("records.event-invalid", { detail }));
  }
  const event = parsed.data;
  if (eventHash(event) !== event.hash)
    return fail(problem("records.event-changed", { seq: event.seq, device: event.device }));
  return ok(event);
}

/** The chain that an event stands in. */
export function chainOf(event: Pick<Event, "actor" | "device">): string {
  return `${event.actor}/${event.device}`;
}

/** The one order in which events are folded: by time, then device, then place in the chain. */
export function compareEvents(a: Event, b: Event): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  if (a.device !== b.device) return a.device < b.device ? -1 : 1;
  return a.seq - b.seq;
}
