import type { CheckMessage } from "../messages.ts";
import type { Scene } from "../pose/scene.ts";
import type { Check } from "../rubric.ts";
import { anchorOf } from "./diameter.ts";
import { type Judgement, judge } from "./judge.ts";
import { facePlaces, type Outcome, plain } from "./outcome.ts";

/** Vertices carry single-precision noise from the kernel. */
const VERTEX = 1e-4;

/** A blind hole: closed at one end, and its wall as deep as the drawing says. */
export function holeDepth(check: Extract<Check, { kind: "hole-depth" }>, scene: Scene): Outcome {
  const { label, nominal } = check;
  const hole = scene.holeOf.get(label);
  if (!hole) return plain("not-assessed", "check.hole-depth.no-hole", { label });
  const where = { places: facePlaces(hole.faces), anchor: anchorOf(hole, scene) };
  if (!hole.blocked)
    return { ...plain("fail", "check.hole-depth.through", { label, nominal }), ...where };
  const measured = (hole.spans.at(-1)?.[1] ?? 0) - (hole.spans[0]?.[0] ?? 0);
  const judged = judge(measured, check, VERTEX);
  return {
    verdict: judged.verdict,
    message: wording(judged),
    params: { ...judged.params, label },
    measured,
    allowed: judged.allowed,
    unit: "mm",
    uncertainty: VERTEX,
    ...where,
    error: judged.error,
  };
}

function wording({ side }: Judgement): CheckMessage {
  if (side === "inside") return "check.hole-depth.pass";
  if (side === "unknown") return "check.any.uncertain";
  if (side === "close") return "check.hole-depth.close";
  return side === "below" ? "check.hole-depth.too-shallow" : "check.hole-depth.too-deep";
}
