import type { SceneLabel, Tone } from "../../../browser/scene/scene-types.ts";
import type { CheckResult, Verdict } from "../../../engine/assessment/report-types.ts";
import type { Say } from "../say.tsx";
import type { Highlight } from "../stage/part-pane.tsx";
import { allowedOf } from "./check-figures.ts";
import { sayExact, sayMeasured } from "./say-check.ts";

const TONES: Record<Verdict, Tone> = {
  pass: "pass",
  borderline: "near",
  fail: "fail",
  "not-assessed": "near",
};

/** The faces that a check points at, in the colour of its verdict. */
export function highlightsOf(check: CheckResult): Highlight[] {
  const faces = check.places.flatMap((place) => (place.kind === "face" ? [place.face] : []));
  return faces.length > 0 ? [{ faces, tone: TONES[check.verdict] }] : [];
}

/** A label at the check's anchor: what was measured, and of what is not right what it should be. */
export function labelsOf(say: Say, check: CheckResult, name: string): SceneLabel[] {
  if (!check.anchor) return [];
  const text = sayLabel(say, check, name);
  return [{ id: check.id, at: check.anchor, text, tone: TONES[check.verdict] }];
}

function sayLabel(say: Say, check: CheckResult, name: string): string {
  const is = sayMeasured(say, check);
  if (is === undefined) return name;
  const allowed = allowedOf(check);
  if (!allowed || check.verdict === "pass") return `${name} ${is}`;
  // The name stands beside the picture; a narrow picture has no room for both.
  const { nominal, min, max } = check.allowed ?? { nominal: 0, min: 0, max: 0 };
  if (allowed.form === "up-to")
    return say("check-page.label.max", { is, should: sayExact(say, check, max) });
  if (allowed.form === "at-least")
    return say("check-page.label.min", { is, should: sayExact(say, check, min) });
  return say("check-page.label", { is, should: sayExact(say, check, nominal) });
}
