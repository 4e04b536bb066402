import type { StoredBlob } from "../../engine/records/blob.ts";
import type { UnsavedStep } from "../storage/event-store.ts";

/** A step that isn't saved, with its files. */
export interface UnsavedWork extends UnsavedStep {
  readonly blobs: readonly StoredBlob[];
}

export interface WaitingStep extends UnsavedWork {
  readonly told: (saved: boolean) => void;
}

/**
 * Gives up the choices of print in a queue that a newer one takes the place of before they are written:
 * their files, which may be what the disk has no room for, would hold up every step after them. The
 * files go with the first step that names them. What stands before `from` is being written now, and
 * stays.
 */
export function replacedIn(queue: WaitingStep[]): (from: number) => void {
  /** Files of choices that were given up: a later step may name them again. */
  const aside = new Map<string, StoredBlob>();
  return (from) => {
    for (let i = queue.length - 1; i >= from; i--) {
      const older = queue[i] as WaitingStep;
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
      const step = queue[i] as WaitingStep;
      const named = step.draft.blobs?.flatMap((hash) => aside.get(hash) ?? []) ?? [];
      for (const { hash } of named) aside.delete(hash);
      if (named.length > 0) queue[i] = { ...step, blobs: [...step.blobs, ...named] };
    }
  };
}
