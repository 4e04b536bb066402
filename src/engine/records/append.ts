import type { Event } from "./event.ts";
import { eventHash } from "./event.ts";
import type { Json } from "./canonical-json.ts";
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
    payload: JSON.parse(JSON.stringify(draft.payload)) as Record<string, Json>,
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
