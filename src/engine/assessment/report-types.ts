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
  readonly unit: "mm" | "mm3" | "percent" | "count" | "none";
  /** Uncertainty of the measurement, in the same unit. */
  readonly uncertainty: number;
  readonly places: readonly Place[];
  /** Where to hang a label in the viewport, part frame, mm. */
  readonly anchor?: Vec3;
  /** The drawing's dimension that asks for it. */
  readonly dimension?: string;
}

export interface Report {
  readonly lesson: string;
  readonly engine: string;
  readonly verdict: Verdict;
  readonly checks: readonly CheckResult[];
  readonly counts: { readonly pass: number; readonly total: number };
  /** SHA-256 over the canonical form of the checks: equal in Node and in the browser. */
  readonly hash: string;
}
