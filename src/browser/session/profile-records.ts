import { type Problem, warning } from "../../engine/foundation/problem.ts";
import { ok } from "../../engine/foundation/result.ts";
import type { StoredBlob } from "../../engine/records/blob.ts";
import type { Bundle } from "../../engine/records/bundle.ts";
import { compareEvents, type Event } from "../../engine/records/event.ts";
import { readPayload } from "../../engine/records/event-types.ts";
import { neededFiles } from "../../engine/records/needed-files.ts";
import type { ProfileState } from "../../engine/records/profile-state.ts";
import { type Review, sameReview } from "../../engine/records/review.ts";
import type { EventStore } from "../storage/event-store.ts";
import type { Profile } from "./app-state.ts";

/** Everybody who worked on this computer, in the order in which they first did. */
export async function profilesOf(store: EventStore): Promise<readonly Profile[]> {
  const created = await store.ofType("profile.created");
  if (!created.ok) return [];
  const profiles = new Map<string, Profile>();
  for (const event of [...created.value].sort(compareEvents)) {
    const read = readPayload(event);
    if (read.ok && read.value.type === "profile.created")
      profiles.set(event.actor, { actor: event.actor, ...read.value.payload });
  }
  return [...profiles.values()];
}

/** Answers made by a tutor on this computer to work of this profile that it hasn't received yet. */
export async function reviewsWaiting(
  store: EventStore,
  work: ProfileState,
): Promise<readonly Review[]> {
  const made = await store.ofType("review.made");
  if (!made.ok) return [];
  const reviews: Review[] = [];
  for (const event of [...made.value].sort(compareEvents)) {
    const read = readPayload(event);
    if (!read.ok || read.value.type !== "review.made") continue;
    const { review } = read.value.payload;
    const own = work.works[review.subject];
    if (review.trainee !== work.actor || !own) continue;
    if (!own.submissions.some(({ hash }) => hash === review.submission)) continue;
    if (own.reviews.some((other) => sameReview(other, review))) continue;
    reviews.push(review);
  }
  return reviews;
}

/**
 * Everything of one profile, with the files that its events name; `unsaved` files aren't in the store
 * yet. Warning: `session.export-files-missing`, where one that the work needs can't be read.
 */
export async function bundleOf(
  store: EventStore,
  events: readonly Event[],
  unsaved: readonly StoredBlob[],
): Promise<{ readonly bundle: Bundle; readonly problems: readonly Problem[] }> {
  const waiting = new Map(unsaved.map((blob) => [blob.hash, blob]));
  const needed = neededFiles(events);
  const blobs: StoredBlob[] = [];
  let count = 0;
  for (const hash of new Set(events.flatMap((event) => event.blobs))) {
    const own = waiting.get(hash);
    const found = own ? ok(own.bytes) : await store.blob(hash);
    if (found.ok) blobs.push({ hash, bytes: found.value });
    // An older choice's may have been left out of the file that the work came in.
    else if (needed.has(hash)) count++;
  }
  const problems = count > 0 ? [warning("session.export-files-missing", { count })] : [];
  return { bundle: { events, blobs }, problems };
}

/** A file name that every system takes. */
export function fileName(...parts: readonly string[]): string {
  const plain = parts
    .join("-")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9-]+/g, "-")
    .replace(/-+/g, "-")
    .replace(/^-|-$/g, "");
  return plain || "plumbline";
}
