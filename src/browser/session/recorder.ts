import type { Problem } from "../../engine/foundation/problem.ts";
import { checkDraft, type EventDraft } from "../../engine/records/append.ts";
import type { StoredBlob } from "../../engine/records/blob.ts";
import type { EventStore, UnsavedStep } from "../storage/event-store.ts";
import type { Saved } from "./app-state.ts";

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

export interface UnsavedWork extends UnsavedStep {
  readonly blobs: readonly StoredBlob[];
}

interface Waiting extends UnsavedWork {
  readonly told: (saved: boolean) => void;
}

export function createRecorder(
  store: EventStore,
  actor: string,
  /** Told of a step that can never be saved, and isn't kept. */
  onRefused: (why: Problem) => void,
  onSaved: (saved: Saved) => void,
): Recorder {
  const queue: Waiting[] = [];
  let running = false;
  let run: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failed: Problem | undefined;

  /** Files of choices that were given up: a later step may name them again. */
  const aside = new Map<string, StoredBlob>();
  /**
   * A choice that a newer one takes the place of before it was written is given up: its files, which
   * may be what the disk has no room for, would hold up every step after it. They go with the first
   * step that names them. What stands before `from` is being written now, and stays.
   */
  const giveUpReplaced = (from: number) => {
    for (let i = queue.length - 1; i >= from; i--) {
      const older = queue[i] as Waiting;
      if (older.draft.type !== "print.chosen") continue;
      const later = queue.findIndex(
        ({ draft }, j) =>
          j > i && draft.type === "print.chosen" && draft.subject === older.draft.subject,
      );
      const newer = queue[later];
      if (!newer) continue;
      const told = (saved: boolean) => {
        newer.told(saved);
        older.told(saved);
      };
      queue[later] = { ...newer, told };
      queue.splice(i, 1);
      for (const blob of older.blobs) aside.set(blob.hash, blob);
    }
    for (let i = from; aside.size > 0 && i < queue.length; i++) {
      const step = queue[i] as Waiting;
      const named = step.draft.blobs?.flatMap((hash) => aside.get(hash) ?? []) ?? [];
      for (const { hash } of named) aside.delete(hash);
      if (named.length > 0) queue[i] = { ...step, blobs: [...step.blobs, ...named] };
    }
  };

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
