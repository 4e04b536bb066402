import type { Problem } from "../foundation/problem.ts";
import type { Report } from "../assessment/report-types.ts";
import type { Event } from "./event.ts";
import type { Station } from "../course/progress.ts";
import type { PartSummary, PrintChoice, SliceRecord } from "./event-types.ts";
import type { AskedHints } from "./hint-level.ts";
import type { Review } from "./review.ts";

/** Where one lesson or project stands. Frames and units as in the types it is made of. */
export interface WorkState {
  /** `lesson:ID` or `project:ID`. */
  readonly subject: string;
  readonly openedAt: string;
  readonly changedAt: string;
  readonly station: Station;
  readonly done: readonly Station[];
  readonly source?: string;
  readonly parameters: Readonly<Record<string, number | string | boolean>>;
  /** Last answer by question id, and how many were given. */
  readonly answers: Readonly<
    Record<string, { readonly value: number; readonly right: boolean; readonly tries: number }>
  >;
  /** How many hints have been shown. */
  readonly hints: number;
  /** Help that was asked for with checks, by check id. */
  readonly asked: Readonly<Record<string, AskedHints>>;
  readonly part?: PartSummary;
  readonly report?: Report;
  readonly choice?: PrintChoice;
  readonly slice?: SliceRecord;
  /** Files handed in, oldest first. */
  readonly submissions: readonly Submitted[];
  /** Answers received, oldest first. */
  readonly reviews: readonly Review[];
  readonly title?: string;
  readonly mesh?: MeshSource;
  readonly removed: boolean;
}

export interface Submitted {
  readonly hash: string;
  readonly gcodeHash?: string;
  readonly at: string;
}

export interface MeshSource {
  readonly hash: string;
  readonly name: string;
  readonly format: "stl" | "3mf" | "obj";
  readonly unit: string;
}

/** Everything that one profile has done. */
export interface ProfileState {
  readonly actor: string;
  readonly profile?: { readonly pseudonym: string; readonly role: "trainee" | "tutor" };
  /** By subject. */
  readonly works: Readonly<Record<string, WorkState>>;
  readonly reviewsMade: readonly Review[];
  readonly count: number;
  readonly last?: Event;
  /** Events that this version can't read. */
  readonly unread: readonly Problem[];
}

export function emptyProfile(actor: string): ProfileState {
  return { actor, works: {}, reviewsMade: [], count: 0, unread: [] };
}

export function emptyWork(subject: string, at: string): WorkState {
  return {
    subject,
    openedAt: at,
    changedAt: at,
    station: "read",
    done: [],
    parameters: {},
    answers: {},
    hints: 0,
    asked: {},
    submissions: [],
    reviews: [],
    removed: false,
  };
}
