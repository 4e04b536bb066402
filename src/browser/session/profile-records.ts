import type { Bundle } from "../../engine/records/bundle.ts";
import { compareEvents, type Event } from "../../engine/records/event.ts";
import { readPayload } from "../../engine/records/event-types.ts";
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

/** Everything of one profile, with the files that its events name. */
export async function bundleOf(store: EventStore, events: readonly Event[]): Promise<Bundle> {
  const blobs = [];
  for (const hash of new Set(events.flatMap((event) => event.blobs))) {
    const found = await store.blob(hash);
    if (found.ok) blobs.push({ hash, bytes: found.value });
  }
  return { events, blobs };
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
