import type { Problem } from "../../engine/foundation/problem.ts";
import type { EventDraft } from "../../engine/records/append.ts";
import type { StoredBlob } from "../../engine/records/blob.ts";
import type { Event } from "../../engine/records/event.ts";
import type { WorkState } from "../../engine/records/profile-state.ts";
import type { Profile } from "./app-state.ts";

/** What a lesson, project or review has of the app around it: its person, its records, its voice. */
export interface Desk {
  profile(): Profile | null;
  /** False when it could not be saved for now (it is tried again, and the app says so). */
  record(draft: EventDraft, blobs?: readonly StoredBlob[]): Promise<boolean>;
  work(subject: string): WorkState | undefined;
  /** All events of the profile about a subject, oldest first. */
  history(subject: string): readonly Event[];
  blob(hash: string): Promise<Uint8Array | undefined>;
  notify(problem: Problem): void;
  /** Told when another tab or an import changed the records of a subject. */
  onOutside(listener: (subject: string) => void): () => void;
}
