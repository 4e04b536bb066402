import { problem } from "../../engine/foundation/problem.ts";
import { compareEvents, type Event } from "../../engine/records/event.ts";
import type { EventStore } from "../storage/event-store.ts";
import type { AppStore, Profile } from "./app-state.ts";
import type { Desk } from "./desk.ts";
import type { Recorder } from "./recorder.ts";

export interface DeskParts {
  /** Whose desk it is. */
  readonly profile: Profile | null;
  readonly recorder: Recorder | undefined;
  readonly records: () => EventStore | undefined;
  readonly state: () => AppStore;
  /** All events of the person in the app. */
  readonly events: () => readonly Event[];
  readonly outside: Set<(subject: string) => void>;
  readonly hold: () => () => void;
  readonly delay: () => () => void;
}

/** One person's desk over the app's parts. */
export function createDesk(parts: DeskParts): Desk {
  const { profile, recorder, records, state, events, outside, hold, delay } = parts;
  /** The person's work, as long as they are the person in the app. */
  const work = () => {
    const found = state().work;
    return found && found.actor === profile?.actor ? found : undefined;
  };
  return {
    profile: () => profile,
    async record(draft, blobs) {
      if (recorder) return recorder.record(draft, blobs);
      state().actions.notify(problem("session.no-profile"));
      return false;
    },
    settle: async () => recorder?.settle(),
    work: (subject) => work()?.works[subject],
    history: (subject) =>
      events()
        .filter((event) => event.actor === profile?.actor && event.subject === subject)
        .sort(compareEvents),
    reviewOf: (submission) =>
      work()?.reviewsMade.find((review) => review.submission === submission),
    async blob(hash) {
      // A file that can't be saved for now is there all the same.
      const waiting = recorder?.waiting().flatMap(({ blobs }) => blobs);
      const own = waiting?.find((blob) => blob.hash === hash);
      if (own) return own.bytes;
      const found = await records()?.blob(hash);
      return found?.ok ? found.value : undefined;
    },
    notify: (notice) => state().actions.notify(notice),
    hold,
    delay,
    onOutside(listener) {
      outside.add(listener);
      return () => outside.delete(listener);
    },
  };
}
