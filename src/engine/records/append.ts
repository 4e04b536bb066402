import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import { fromStored, type StoredKind, toStored } from "../foundation/stored.ts";
import type { Json } from "./canonical-json.ts";
import { type Event, eventHash, eventSchema } from "./event.ts";
import { EVENT_KINDS, type EventType, type PayloadOf } from "./event-types.ts";

/** What a person did, before it has its place in a chain. */
export interface EventDraft<T extends EventType = EventType> {
  readonly type: T;
  readonly subject: string;
  readonly payload: PayloadOf<T>;
  readonly blobs?: readonly string[];
}

/** What the caller knows and the engine may not: time, identity, chance. */
export interface AppendStamp {
  readonly id: string;
  readonly site: string;
  readonly device: string;
  readonly actor: string;
  /** The clock's time, ISO 8601 UTC. */
  readonly at: string;
  /** Latest time among all events of this actor on any device, when some are known. */
  readonly latest?: string | null;
}

const plain = (payload: unknown) => JSON.parse(JSON.stringify(payload)) as Record<string, Json>;
const envelope = eventSchema.pick({ subject: true, blobs: true });

/**
 * Whether a step can be read back once it is written, and taken from a file. Asked before
 * `appendEvent`, once a step. Problem: `records.step-invalid`.
 */
export function checkDraft({ type, subject, payload, blobs = [] }: EventDraft): Result<undefined> {
  const around = envelope.safeParse({ subject, blobs });
  const detail = around.error?.issues[0]?.path.join(".");
  if (detail !== undefined) return fail(problem("records.step-invalid", { type, detail }));
  const kind = EVENT_KINDS[type] as StoredKind<unknown>;
  // As it will be read: a number that isn't one has become null.
  const read = fromStored(kind, toStored(kind, plain(payload)));
  if (read.ok) return ok(undefined);
  const said = read.problems[0]?.params.detail ?? "";
  return fail(problem("records.step-invalid", { type, detail: said }));
}

/**
 * The next event after `previous` (null: the first of its chain). A clock that stands earlier
 * than what the author has already done is overruled, so that order by `at` is order of doing
 * even across devices with wrong clocks.
 * Source: Kulkarni et al., "Logical physical clocks", OPODIS 2014.
 */
export function appendEvent<T extends EventType>(
  previous: Event | null,
  draft: EventDraft<T>,
  stamp: AppendStamp,
): Event {
  const body = {
    v: EVENT_KINDS[draft.type].version,
    id: stamp.id,
    site: stamp.site,
    device: stamp.device,
    seq: previous ? previous.seq + 1 : 0,
    actor: stamp.actor,
    type: draft.type,
    subject: draft.subject,
    payload: plain(draft.payload),
    blobs: [...(draft.blobs ?? [])],
    at: laterOf(stamp.at, previous?.at, stamp.latest),
    prev: previous ? previous.hash : null,
  };
  return { ...body, hash: eventHash(body) };
}

function laterOf(now: string, ...known: (string | null | undefined)[]): string {
  let latest = "";
  for (const time of known) if (time && time > latest) latest = time;
  if (now > latest) return now;
  return new Date(Date.parse(latest) + 1).toISOString();
}
