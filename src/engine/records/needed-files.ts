import { compareEvents, type Event } from "./event.ts";

/** Of these, only the latest step about a subject says what the work is now. */
const REPLACING = new Set(["print.chosen", "slice.made"]);

/**
 * The files without which the work as it stands can't be shown: all that the events name, but for
 * those of choices and slicings that a later one of the same work has taken the place of. What was
 * handed in names its files itself.
 */
export function neededFiles(events: readonly Event[]): ReadonlySet<string> {
  const latest = new Map<string, Event>();
  const needed = new Set<string>();
  for (const event of [...events].sort(compareEvents)) {
    if (REPLACING.has(event.type))
      latest.set(`${event.type} ${event.actor} ${event.subject}`, event);
    else for (const hash of event.blobs) needed.add(hash);
  }
  for (const event of latest.values()) for (const hash of event.blobs) needed.add(hash);
  return needed;
}
