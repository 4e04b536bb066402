import type { RoundFeature } from "../features/round-features.ts";
import { along } from "../features/vectors.ts";
import type { CheckMessage } from "../messages.ts";
import type { Scene } from "../pose/scene.ts";
import type { Check } from "../rubric.ts";
import { anchorOf } from "./diameter.ts";
import { type Judgement, judge } from "./judge.ts";
import { facePlaces, type Outcome, plain } from "./outcome.ts";

/**
 * Distance of a hole's axis from an edge of the part, at the end of the hole that is farther off,
 * so that a tilted hole is wrong too.
 */
export function holePosition(
  check: Extract<Check, { kind: "hole-position" }>,
  scene: Scene,
): Outcome {
  const { label, from } = check;
  const hole = scene.holeOf.get(label);
  if (!hole) return plain("not-assessed", "check.hole-position.no-hole", { label });
  const axis = { x: 0, y: 1, z: 2 }[check.along] as 0 | 1 | 2;
  const extent = scene.extents[axis];
  const distances = ends(hole).map((p) =>
    from === "min" ? p[axis] - extent.min : extent.max - p[axis],
  );
  const [a, b] = [distances[0] ?? 0, distances[1] ?? 0];
  // Rounded in the comparison, so that float noise doesn't choose the end.
  const farther = Math.abs(b - check.nominal) > Math.abs(a - check.nominal) + 1e-7;
  const measured = farther ? b : a;
  const uncertainty = hole.uncertainty + extent.uncertainty / 2;
  const judged = judge(measured, check, uncertainty);
  return {
    verdict: judged.verdict,
    message: wording(measured, judged, extent.max - extent.min, hole.radius),
    params: { ...judged.params, label, axis: check.along },
    measured,
    allowed: judged.allowed,
    unit: "mm",
    uncertainty,
    places: facePlaces(hole.faces),
    anchor: anchorOf(hole, scene),
    error: judged.error,
  };
}

function ends(hole: RoundFeature) {
  const low = hole.spans[0]?.[0] ?? 0;
  const high = hole.spans.at(-1)?.[1] ?? 0;
  return [along(hole.point, hole.axis, low), along(hole.point, hole.axis, high)];
}

function wording(measured: number, judged: Judgement, total: number, radius: number): CheckMessage {
  if (judged.side === "inside") return "check.hole-position.pass";
  if (judged.side === "unknown") return "check.any.uncertain";
  if (judged.side === "close") return "check.hole-position.close";
  const { min, max, nominal } = judged.allowed;
  const half = (max - min) / 2;
  const isNear = (target: number) => Math.abs(measured - target) <= half;
  if (isNear(total - nominal)) return "check.hole-position.other-side";
  if (isNear(nominal + radius) || isNear(nominal - radius))
    return "check.hole-position.rim-not-centre";
  return judged.side === "below" ? "check.hole-position.too-near" : "check.hole-position.too-far";
}
