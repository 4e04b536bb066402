import type { SceneLabel, Tone } from "../../../browser/scene/scene-types.ts";
import type { CheckResult, Verdict } from "../../../engine/assessment/report-types.ts";
import type { Say } from "../say.tsx";
import type { Highlight } from "../stage/part-pane.tsx";
import { sayFigure } from "./say-check.ts";

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

/** A label at the check's anchor: its name and what was measured. */
export function labelsOf(say: Say, check: CheckResult, name: string): SceneLabel[] {
  if (!check.anchor) return [];
  const figure = check.measured === undefined ? "" : ` ${sayFigure(say, check, check.measured)}`;
  const text = `${name}${figure}`;
  return [{ id: check.id, at: check.anchor, text, tone: TONES[check.verdict] }];
}
