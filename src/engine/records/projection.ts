import type { Problem } from "../foundation/problem.ts";
import { compareEvents, type Event } from "./event.ts";
import { readPayload } from "./event-types.ts";
import { foldWork } from "./fold-work.ts";
import { noPause, type Pause } from "./pause.ts";
import { emptyProfile, emptyWork, type ProfileState } from "./profile-state.ts";

/** Events folded between two pauses. */
const EVENTS = 200;

/**
 * What all events of one profile add up to. It can be dropped and rebuilt at any time:
 * folding one by one gives the same as folding all at once.
 */
export function project(actor: string, events: readonly Event[]): ProfileState {
  return inOrder(actor, events).reduce(foldEvent, emptyProfile(actor));
}

/** `project` for a long history: `pause` is awaited now and then, so that a page stays alive. */
export async function projectInSteps(
  actor: string,
  events: readonly Event[],
  pause: Pause = noPause,
): Promise<ProfileState> {
  const ordered = inOrder(actor, events);
  let state = emptyProfile(actor);
  for (const [i, event] of ordered.entries()) {
    if (i % EVENTS === EVENTS - 1) await pause();
    state = foldEvent(state, event);
  }
  return state;
}

/**
 * Adds events that were appended or imported since. When one of them belongs before what is
 * already folded, or is a step that is there already, the state is rebuilt from `all`; otherwise
 * only the new ones are folded.
 */
export function projectMore(
  state: ProfileState,
  added: readonly Event[],
  all: () => readonly Event[],
): ProfileState {
  const ordered = inOrder(state.actor, added);
  const first = ordered[0];
  if (!first) return state;
  const hashes = new Map(ordered.map(({ id, hash }) => [id, hash]));
  const there = ({ id, hash }: Event) => hashes.has(id) && hashes.get(id) !== hash;
  if ((state.last && compareEvents(state.last, first) >= 0) || all().some(there))
    return project(state.actor, all());
  return ordered.reduce(foldEvent, state);
}

/**
 * One person's steps in their order, each once: a step that was carried away before it could be
 * saved here stands in two chains.
 */
function inOrder(actor: string, events: readonly Event[]): readonly Event[] {
  const steps = new Map<string, Event>();
  const own = events.filter((event) => event.actor === actor).sort(compareEvents);
  for (const event of own) if (!steps.has(event.id)) steps.set(event.id, event);
  return [...steps.values()];
}

/** Folds one event. One that can't be read (a newer version) is counted, and changes nothing. */
function foldEvent(state: ProfileState, event: Event): ProfileState {
  const read = readPayload(event);
  const next = { ...state, count: state.count + 1, last: event };
  if (!read.ok) return { ...next, unread: [...state.unread, ...read.problems] as Problem[] };
  const typed = read.value;
  if (typed.type === "profile.created") return { ...next, profile: typed.payload };
  if (typed.type === "review.made") {
    const others = state.reviewsMade.filter(
      (review) => review.submission !== typed.payload.review.submission,
    );
    return { ...next, reviewsMade: [...others, typed.payload.review] };
  }
  const subject = typed.type === "review.received" ? typed.payload.review.subject : event.subject;
  const before = state.works[subject] ?? emptyWork(subject, event.at);
  const after = foldWork(before, typed, event);
  return { ...next, works: { ...state.works, [subject]: after } };
}
