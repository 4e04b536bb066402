import type { Place } from "../../../foundation/problem.ts";
import { facesOn } from "../../inspection/corners-on.ts";
import type { Inspection } from "../../inspection/inspection-types.ts";
import { unlaid } from "../../inspection/rigid-pose.ts";
import type { CheckMessage } from "../../messages.ts";
import type { Verdict } from "../../report-types.ts";
import { shownNumbers } from "../../verdict/shown-numbers.ts";
import { facePlaces, HOPELESS, type Outcome } from "../outcome.ts";
import { type Deviation, type Judged, judgeDeviation } from "./deviation.ts";
import { type FaceGroup, faceGroups } from "./face-groups.ts";
import { generalLimits } from "./general-limits.ts";
import { levelForm } from "./level.ts";
import { planeForm } from "./plane-form.ts";
import { roundForm } from "./round-form.ts";

const NONE: ReadonlySet<string> = new Set();
const URGENCY: readonly Verdict[] = ["fail", "not-assessed", "borderline", "pass"];

/**
 * The backstop for direction and form: every face that answers one of the reference, named in the rubric
 * or not, against what the general tolerances allow (see `generalLimits`). The worst face is told, how
 * many others are off is counted. Not assessed where no face was matched. `sized`: labels that have sizes.
 */
export function form(inspection: Inspection, sized = NONE): Outcome {
  const judged = deviationsOf(inspection, sized);
  judged.sort(byUrgency);
  const worst = judged[0];
  if (!worst)
    return {
      verdict: "not-assessed",
      message: "check.any.not-measured",
      params: {},
      unit: "mm",
      error: 0,
    };
  const { deviation, decision } = worst;
  const { value, limit, over, degrees, uncertainty } = deviation;
  const off = new Set(judged.filter(isAsBad(worst)).map((j) => j.deviation.group.reference));
  const shown = shownNumbers(value, { max: limit }, decision.side);
  return {
    verdict: decision.verdict,
    message: messageOf(worst),
    params: {
      measured: shown.measured,
      max: shown.max,
      length: Math.round(over * 10) / 10,
      degrees: Math.round(degrees * 100) / 100,
      form: deviation.form,
      label: labelOf(deviation, inspection) ?? "none",
      side: sideOf(deviation),
      others: Math.max(0, off.size - 1),
      count: new Set(judged.map((j) => j.deviation.group.reference)).size,
    },
    measured: value,
    allowed: { min: 0, max: limit, nominal: 0 },
    unit: "mm",
    uncertainty,
    places: placesOf(deviation, inspection),
    anchor: unlaid(inspection.part.pose, deviation.at),
    error: limit > 0 ? Math.min(HOPELESS, value / limit) : 0,
  };
}

/** Every deviation of every matched face, judged. */
export const deviationsOf = (inspection: Inspection, sized = NONE): Judged[] =>
  faceGroups(inspection).flatMap((group) => deviationsOn(group, inspection, sized));

/** Those of the faces in one place. */
export function deviationsOn(
  group: FaceGroup,
  inspection: Inspection,
  sized: ReadonlySet<string> = NONE,
): Judged[] {
  const limits = generalLimits(inspection.general);
  const found =
    group.surface.shape.kind === "plane"
      ? [
          ...planeForm(group, inspection, limits),
          ...levelForm(group, faceGroups(inspection), inspection, limits, sized),
        ]
      : roundForm(group, inspection, limits);
  return found.map(judgeDeviation);
}

/** What failed first; among equals what is farthest beyond its limit, then the larger face. */
function byUrgency(a: Judged, b: Judged): number {
  const times = ({ deviation: { value, limit } }: Judged): number =>
    Math.round((1e6 * value) / limit);
  return (
    URGENCY.indexOf(a.decision.verdict) - URGENCY.indexOf(b.decision.verdict) ||
    times(b) - times(a) ||
    a.deviation.group.reference - b.deviation.group.reference
  );
}

const isAsBad =
  (worst: Judged) =>
  ({ decision }: Judged): boolean =>
    decision.verdict === worst.decision.verdict && decision.verdict !== "pass";

function messageOf({ deviation, decision }: Judged): CheckMessage {
  if (decision.verdict === "pass") return "check.form.pass";
  if (decision.verdict === "not-assessed") return "check.any.uncertain";
  if (decision.verdict === "borderline") return "check.form.close";
  return `check.form.${deviation.what}`;
}

const SIDES = [
  ["left", "right"],
  ["front", "back"],
  ["bottom", "top"],
] as const;

/** Where a face along an axis looks as the drawing shows the part, from the front. */
function sideOf({ group: { surface } }: Deviation): string {
  if (surface.shape.kind !== "plane") return "none";
  for (const [k, [low, high]] of SIDES.entries()) {
    const n = surface.shape.normal[k] ?? 0;
    if (Math.abs(n) > 0.99) return n < 0 ? low : high;
  }
  return "none";
}

/** The rubric's name of the face, the shortest first. */
function labelOf({ group }: Deviation, { features }: Inspection): string | undefined {
  const labels = [...features.values()].filter(
    ({ reference }) =>
      reference.shape !== "pattern" && reference.surfaces.includes(group.reference),
  );
  labels.sort((a, b) => a.reference.surfaces.length - b.reference.surfaces.length);
  return labels[0]?.label;
}

/** The faces, and the line of the source that made the first of them. */
function placesOf({ group }: Deviation, { part }: Inspection): Place[] {
  const faces = facesOn(part, group.part);
  const line = faces.map((face) => part.solid.faces[face]?.line).find((l) => l !== undefined);
  const source: Place[] = line === undefined ? [] : [{ kind: "source", line, column: 1 }];
  return [...facePlaces(faces), ...source];
}
