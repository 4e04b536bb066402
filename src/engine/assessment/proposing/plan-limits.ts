import { quantityOf } from "../rubric/quantity-of.ts";
import { toleranceLimits } from "../tolerance-limits.ts";
import type { Proposed } from "./plan-checks.ts";

/** What a proposed size means: the rubric's features by label, and its general tolerance. */
export interface Sizing {
  readonly features: Readonly<Record<string, { readonly type: string }>>;
  readonly general: string;
}

/** The certificate lets pass what limits may add up to along a chain of sizes, in the largest of them. */
const REACH = 3;
/** No certificate is finer than this, mm. */
const FINEST = 0.1;
/**
 * A broken edge moves its face by so much of what its size is off: at a square corner the middle of a
 * round by √2 − 1 of the radius, a chamfer by 1 / √2 of the leg.
 */
const EDGE_SHARE = 0.75;

/** Sizes too small for the table must be given a tolerance by the author: left out of the proposal. */
export function hasTolerance(check: Proposed, sizing: Sizing): boolean {
  const limits = limitsOf(check, sizing);
  return limits === undefined || limits.ok;
}

/** How far a part's surface may be from the drawn one that keeps all its limits, mm. */
export function certificateLimit(checks: readonly Proposed[], sizing: Sizing): number {
  let [length, edge] = [0, 0];
  for (const check of checks) {
    const limits = limitsOf(check, sizing);
    if (!limits?.ok) continue;
    const half = (limits.value.upper - limits.value.lower) / 2;
    const quantity = quantityIn(check, sizing);
    if (quantity === "length") length = Math.max(length, half);
    if (quantity === "edge") edge = Math.max(edge, half);
  }
  const most = Math.max(REACH * Math.max(FINEST, length), length + EDGE_SHARE * edge);
  return Math.round(most * 1000) / 1000;
}

/** The limits that the general tolerance gives a proposed size. */
function limitsOf(check: Proposed, sizing: Sizing) {
  if (typeof check.nominal !== "number") return undefined;
  const leg = typeof check.leg === "number" ? { shorterLeg: check.leg } : {};
  const quantity = quantityIn(check, sizing);
  return toleranceLimits(sizing.general, { nominal: check.nominal, quantity, ...leg });
}

function quantityIn({ kind, what, of }: Proposed, { features }: Sizing) {
  const feature = typeof of === "string" ? features[of] : undefined;
  return what === "angle" ? "angle" : quantityOf(kind, feature?.type);
}
