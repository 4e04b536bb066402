import type { Problem } from "../../engine/foundation/problem.ts";
import type { EventDraft } from "../../engine/records/append.ts";
import type { StoredBlob } from "../../engine/records/blob.ts";
import type { Event } from "../../engine/records/event.ts";
import type { WorkState } from "../../engine/records/profile-state.ts";
import type { Review } from "../../engine/records/review.ts";
import type { Profile } from "./app-state.ts";

/** What a lesson, project or review has of the app around it: its person, its records, its voice. */
export interface Desk {
  profile(): Profile | null;
  /** False when it could not be saved for now (it is tried again, and the app says so). */
  record(draft: EventDraft, blobs?: readonly StoredBlob[]): Promise<boolean>;
  /** Resolves when everything recorded so far is saved, or has failed for now. */
  settle(): Promise<void>;
  work(subject: string): WorkState | undefined;
  /** All events of the profile about a subject, oldest first. */
  history(subject: string): readonly Event[];
  /** The tutor's own answer to a submission, made before. */
  reviewOf(submission: string): Review | undefined;
  blob(hash: string): Promise<Uint8Array | undefined>;
  notify(problem: Problem): void;
  /**
   * Holds the page: what is being done is in no record yet, and a reload would lose it. Call what it
   * gives when it is done or given up.
   */
  hold(): () => void;
  /**
   * Says that a change waits a moment before it is recorded, until what it gives is called: nobody
   * should read that all is saved meanwhile.
   */
  delay(): () => void;
  /** Told when another tab or an import changed the records of a subject. */
  onOutside(listener: (subject: string) => void): () => void;
}
