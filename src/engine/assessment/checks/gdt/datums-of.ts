import type { Inspection, MeasuredFeature } from "../../inspection/inspection-types.ts";
import { AS_LAID, type DatumPlace, datumPlace, type DatumShape } from "./datum-place.ts";
import { type MadeFeature, madeFeature } from "./made-feature.ts";

/** The datum system that a check is measured in. */
export interface DatumsFound {
  readonly place: DatumPlace;
  readonly labels: readonly string[];
  readonly drawn: readonly MeasuredFeature[];
  /** Of a place, mm: the sum over the datums. */
  readonly uncertainty: number;
}

/**
 * The datums that the check names, else the rubric's; without any, the drawing's zero. A label: that
 * datum is not on the part, or cannot be one.
 */
export function datumsFor(
  inspection: Inspection,
  named: readonly string[] | undefined,
): DatumsFound | string {
  const labels = named ?? inspection.datums;
  const drawn: MeasuredFeature[] = [];
  const [meant, is]: [DatumShape[], DatumShape[]] = [[], []];
  let uncertainty = 0;
  for (const label of labels) {
    const feature = madeFeature(inspection, label);
    const from = feature && drawnShape(feature.drawn);
    const to = feature && madeShape(feature);
    if (!feature || !from || !to) return label;
    drawn.push(feature.drawn);
    meant.push(from);
    is.push(to);
    uncertainty += feature.uncertainty;
  }
  const place = labels.length === 0 ? AS_LAID : datumPlace(meant, is);
  return place ? { place, labels, drawn, uncertainty } : (labels[0] ?? "");
}

function drawnShape(feature: MeasuredFeature): DatumShape | undefined {
  switch (feature.shape) {
    case "plane":
      return { kind: "plane", points: feature.points, normal: feature.normal };
    case "round":
    case "thread":
      return { kind: "axis", point: feature.point, axis: feature.axis };
    case "cone":
      return { kind: "axis", point: feature.apex, axis: feature.axis };
    case "torus":
      return { kind: "axis", point: feature.centre, axis: feature.axis };
    default:
      return undefined;
  }
}

/** With all pieces of a face, and what stands in the place of a badly made one. */
function madeShape({ drawn, made, points, line }: MadeFeature): DatumShape | undefined {
  if (drawn.shape === "plane") {
    const normal = made?.shape === "plane" ? made.normal : drawn.normal;
    return { kind: "plane", points, normal };
  }
  return line ? { kind: "axis", ...line } : made && drawnShape(made);
}
