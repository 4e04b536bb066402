import type { Report, Verdict } from "../../engine/assessment/report-types.ts";
import type { Lesson } from "../../engine/course/lesson.ts";
import type { Override, Remark, Review } from "../../engine/records/review.ts";
import type { Submission } from "../../engine/records/submission.ts";
import type { Sheet } from "../../engine/drawing/sheet-types.ts";
import type { Solid } from "../../engine/solid/solid-types.ts";
import type { FileOut } from "./app-state.ts";
import type { Reassessment, Stands } from "./reassess.ts";
import type { Sliced } from "./slice-state.ts";
import type { Work } from "./work.ts";

export interface OpenedSubmission {
  readonly hash: string;
  readonly submission: Submission;
  /** The lesson on this computer; absent when this one doesn't have it, or for a project. */
  readonly lesson?: Lesson;
}

/** One thing that came out differently here than in the file sent. */
export type Difference =
  | { readonly kind: "report-missing" }
  | {
      readonly kind: "check";
      readonly check: string;
      readonly sent: Verdict;
      readonly here: Verdict;
    }
  | {
      readonly kind: "figure";
      readonly figure: "volume" | "area" | "faces" | "time_s" | "filament_mm" | "layers";
      readonly sent: number;
      readonly here: number;
    }
  | { readonly kind: "gcode"; readonly sent: string; readonly here: string }
  | { readonly kind: "engine"; readonly sent: string; readonly here: string };

export interface ReviewState {
  readonly opening: Work<OpenedSubmission>;
  readonly part: Work<Solid>;
  readonly reference: Work<Solid>;
  readonly sheet: Work<Sheet>;
  /** Assessed here, not taken from the file. */
  readonly report: Work<Report>;
  /** Sliced here with the choice that was sent. */
  readonly slice: Work<Sliced>;
  /** Complete once part, report and slice are done here. */
  readonly differences: readonly Difference[];
  readonly compared: boolean;
  /** It was measured with another version: what came out then and here. */
  readonly reassessed: Reassessment | undefined;
  /** Which of the two counts: what was handed in, unless the tutor says otherwise. */
  readonly stands: Stands;
  readonly verdict: "pass" | "return" | null;
  readonly reason: string;
  readonly remarks: readonly Remark[];
  readonly overrides: readonly Override[];
  /** Null: not decided yet. */
  readonly release: { readonly released: boolean; readonly reason: string } | null;
  /** Why `finish` isn't possible yet, by what is missing. */
  readonly missing: readonly ("part" | "verdict" | "reason" | "release")[];
  readonly finished: { readonly review: Review; readonly file: FileOut } | null;
}

export interface ReviewActions {
  open(bytes: Uint8Array): Promise<void>;
  cancel(): void;
  setVerdict(verdict: "pass" | "return"): void;
  setReason(reason: string): void;
  /** Pins a remark to a face (number in the part as evaluated here) at a point, part frame, mm. */
  addRemark(
    text: string,
    pin?: { readonly face: number; readonly at: readonly [number, number, number] },
  ): void;
  editRemark(id: string, text: string): void;
  removeRemark(id: string): void;
  setStands(stands: Stands): void;
  override(check: string, to: Verdict, reason: string): void;
  removeOverride(check: string): void;
  setRelease(released: boolean, reason: string): void;
  /** Makes the answer file; records it, and on the trainee's own computer delivers it at once. */
  finish(): Promise<void>;
  close(): void;
}

export type ReviewStore = ReviewState & { readonly actions: ReviewActions };
