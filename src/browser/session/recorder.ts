import type { Problem } from "../../engine/foundation/problem.ts";
import { checkDraft, type EventDraft } from "../../engine/records/append.ts";
import type { StoredBlob } from "../../engine/records/blob.ts";
import type { EventStore } from "../storage/event-store.ts";
import type { Saved } from "./app-state.ts";
import { replacedIn, type UnsavedWork, type WaitingStep } from "./replaced-choices.ts";

const RETRY_MS = 5_000;

/** Writes one profile's steps in their order; what fails is kept and tried again. */
export interface Recorder {
  /** True when saved; false when it failed for now (it stays in the queue). */
  record(draft: EventDraft, blobs?: readonly StoredBlob[]): Promise<boolean>;
  retry(): Promise<void>;
  /** What isn't saved, in its order. */
  waiting(): readonly UnsavedWork[];
  /** Whether what waits couldn't be saved when it was last tried. */
  failing(): boolean;
  /** Resolves when everything given so far is saved, or has failed for now. */
  settle(): Promise<void>;
}

export function createRecorder(
  store: EventStore,
  actor: string,
  /** Told of a step that can never be saved, and isn't kept. */
  onRefused: (why: Problem) => void,
  onSaved: (saved: Saved) => void,
): Recorder {
  const queue: WaitingStep[] = [];
  let running = false;
  let run: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failed: Problem | undefined;

  const giveUpReplaced = replacedIn(queue);

  const pump = () => {
    if (!running) run = drain();
    return run;
  };
  const drain = async () => {
    running = true;
    clearTimeout(timer);
    try {
      for (let next = queue[0]; next; next = queue[0]) {
        if (!failed) onSaved({ status: "saving", waiting: queue.length });
        const saved = await store.append(actor, next.draft, next.blobs, next.stamp);
        if (!saved.ok) {
          failed = saved.problems[0] as Problem;
          giveUpReplaced(0);
          onSaved({ status: "failed", problem: failed, waiting: queue.length });
          for (const { told } of queue) told(false);
          timer = setTimeout(() => void pump(), RETRY_MS);
          break;
        }
        failed = undefined;
        queue.shift();
        if (queue.length === 0) onSaved({ status: "saved", at: saved.value.at });
        next.told(true);
      }
    } finally {
      // Set before anybody who awaited the last step can go on and record the next; and after a
      // bug in what is told, so that the next step is written all the same.
      running = false;
    }
  };

  return {
    record(draft, blobs = []) {
      const sound = checkDraft(draft);
      if (!sound.ok) {
        // No second try makes it right, and what comes after must not wait for it.
        for (const why of sound.problems) onRefused(why);
        return Promise.resolve(false);
      }
      return new Promise((told) => {
        queue.push({ draft, blobs, stamp: store.stamp(), told });
        giveUpReplaced(running ? 1 : 0);
        void pump();
      });
    },
    retry: pump,
    waiting: () => queue,
    failing: () => failed !== undefined,
    settle: () => run,
  };
}
