import type { Report } from "../../engine/assessment/report-types.ts";
import type { Lesson } from "../../engine/course/lesson.ts";
import type { Sheet } from "../../engine/drawing/sheet-types.ts";
import type { LessonProgress, Station } from "../../engine/course/progress.ts";
import type { DrawingInfo } from "../../engine/drawing/sheet-types.ts";
import type { AskedHints, HintLevel } from "../../engine/records/hint-level.ts";
import type { Submitted } from "../../engine/records/profile-state.ts";
import type { Review } from "../../engine/records/review.ts";
import type { Solid } from "../../engine/solid/solid-types.ts";
import type { FileOut } from "./app-state.ts";
import type { BenchActions, BenchState } from "./bench-state.ts";
import type { Try } from "./tries.ts";
import type { Work } from "./work.ts";

export interface Answer {
  readonly value: number;
  readonly right: boolean;
  readonly tries: number;
}

/** One lesson in progress. Lengths mm; the frame is the part's own. */
export interface LessonState extends BenchState {
  readonly lesson: Lesson;
  readonly station: Station;
  /** Which stations are done and open, and the one next step. */
  readonly progress: LessonProgress;
  /** By question id. */
  readonly answers: Readonly<Record<string, Answer>>;
  readonly hints: number;
  /** Help that was asked for with checks, by check id. */
  readonly asked: Readonly<Record<string, AskedHints>>;
  /** The part of the drawing. */
  readonly reference: Work<Solid>;
  readonly sheet: Work<Sheet>;
  readonly report: Work<Report>;
  /** Every measuring of the part so far, oldest first. */
  readonly tries: readonly Try[];
  /** The file that was handed in last, to be saved. */
  readonly handIn: Work<FileOut>;
  readonly submissions: readonly Submitted[];
  /** Answers of tutors, oldest first. */
  readonly reviews: readonly Review[];
}

/** Words on the sheet in the reader's language. */
export interface SheetWords {
  readonly title: string;
  readonly labels: DrawingInfo["labels"];
}

export interface LessonActions extends BenchActions {
  /** After a change of language: the sheet is drawn again. */
  setSheetWords(words: SheetWords): void;
  enter(station: Station): void;
  /** True when right. */
  answer(question: string, value: number): boolean;
  /** Shows one more hint. */
  showHint(): void;
  /** One more level of help with what is told of a check. */
  askHint(check: string, message: string, level: HintLevel): void;
  /** Back to the lesson's starter; what was there stays in the history. */
  resetSource(): void;
  /** Measures the part against the drawing; runs first what is stale. */
  check(): Promise<void>;
  /** Packs everything, keeps it here, and gives the file in `handIn.value`. */
  submit(): Promise<void>;
  /** A file handed in before, from this computer's records. */
  submittedFile(hash: string): Promise<FileOut | null>;
  /** Takes a tutor's answer file; false when it isn't for this lesson (see notices). */
  receiveReview(bytes: Uint8Array): Promise<boolean>;
  /** Saves what is waiting and ends what is running. */
  close(): Promise<void>;
}

export type LessonStore = LessonState & { readonly actions: LessonActions };
