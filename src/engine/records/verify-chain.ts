import { problem } from "../foundation/problem.ts";
import type { Problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import { type Event, eventHash } from "./event.ts";

/**
 * Proves one chain (events of one actor on one device, in order of `seq`) from its first event.
 * Problems: `records.event-changed`, `records.chain-gap`, `records.chain-broken`, each with
 * `device` and the `seq` where it breaks.
 */
export function verifyChain(events: readonly Event[]): Result<{ readonly length: number }> {
  const { sound, broken } = soundPrefix(null, events);
  return broken ? fail(broken) : ok({ length: sound.length });
}

/** The events that follow `head` without a break, and what broke after them, if anything did. */
export function soundPrefix(
  head: Event | null,
  events: readonly Event[],
): { readonly sound: readonly Event[]; readonly broken?: Problem } {
  let previous = head;
  for (let i = 0; i < events.length; i++) {
    const event = events[i] as Event;
    const broken = breakAt(previous, event);
    if (broken) return { sound: events.slice(0, i), broken };
    previous = event;
  }
  return { sound: events };
}

function breakAt(previous: Event | null, event: Event): Problem | undefined {
  const params = { device: event.device, seq: event.seq };
  const expected = previous ? previous.seq + 1 : 0;
  if (event.seq !== expected) return problem("records.chain-gap", { ...params, expected });
  if (event.prev !== (previous ? previous.hash : null))
    return problem("records.chain-broken", params);
  if (previous && (previous.actor !== event.actor || previous.device !== event.device))
    return problem("records.chain-broken", params);
  if (eventHash(event) !== event.hash) return problem("records.event-changed", params);
  return undefined;
}
