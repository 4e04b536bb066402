import type { Place } from "../foundation/problem.ts";
import type { Vec3 } from "../geometry/mesh.ts";

export type Verdict = "pass" | "borderline" | "fail" | "not-assessed";

/** One finding. Sentences come from the catalogues: `check.<kind>.<reason>`. */
export interface CheckResult {
  /** Id in the rubric, for example `hole-a-diameter`. */
  readonly id: string;
  /** Kind of check, for example `hole-diameter`. */
  readonly kind: string;
  readonly verdict: Verdict;
  /** Catalogue id of the sentence for this outcome, for example `check.hole-diameter.too-small`. */
  readonly message: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly measured?: number;
  readonly allowed?: { readonly min: number; readonly max: number; readonly nominal: number };
  readonly unit: "mm" | "mm2" | "mm3" | "g" | "deg" | "percent" | "count" | "none";
  /** Uncertainty of the measurement, in the same unit. */
  readonly uncertainty: number;
  readonly places: readonly Place[];
  /** Where to hang a label in the viewport, part frame, mm. */
  readonly anchor?: Vec3;
  /** The drawing's dimension that asks for it. */
  readonly dimension?: string;
  /** Part of its weight that it earned, 0 to 1. */
  readonly credit?: number;
  /** What it counts in the score; 0: for information. */
  readonly weight?: number;
  /** Must not fail, whatever the score. */
  readonly gate?: boolean;
  /** The mix-up that explains the value, for example `diameter-for-radius`. */
  readonly misconception?: string;
  /** The check that must be mended before this one means anything. */
  readonly blockedBy?: string;
}

export interface Report {
  readonly lesson: string;
  readonly engine: string;
  readonly verdict: Verdict;
  readonly checks: readonly CheckResult[];
  readonly counts: { readonly pass: number; readonly total: number };
  /** Ids of the checks that are told first, at most three, in this order. Absent before `assess/3`. */
  readonly told?: readonly string[];
  /** Points earned of the most that can be, and those that wait for the tutor. */
  readonly score?: { readonly got: number; readonly most: number; readonly open: number };
  readonly pins?: Pins;
  /** SHA-256 over the canonical form of the checks: equal in Node and in the browser. */
  readonly hash: string;
}

/** What the verdict was reached with: with the same, every machine reaches the same. */
export interface Pins {
  /** Package and version of the geometry kernel. */
  readonly kernel: string;
  /** Version of the tolerance tables. */
  readonly tables: string;
  /** SHA-256 of the rubric and of the reference's mesh. */
  readonly rubric: string;
  readonly reference: string;
}
