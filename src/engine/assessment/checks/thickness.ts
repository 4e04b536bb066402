import type { Vec3 } from "../../geometry/mesh.ts";
import { layersAlong, type Layer } from "../features/layers-along.ts";
import { along, unit } from "../features/vectors.ts";
import type { CheckMessage } from "../messages.ts";
import { toPart, turnToPart } from "../pose/pose.ts";
import { placesOf, type Scene } from "../pose/scene.ts";
import type { Check } from "../rubric.ts";
import { type Judgement, judge } from "./judge.ts";
import { facePlaces, type Outcome, plain } from "./outcome.ts";

/**
 * Distance between two plane faces along a line. The reference says whether material or a gap is
 * meant, and where; of the part's layers of that sort the one lying nearest is measured.
 */
export function thickness(check: Extract<Check, { kind: "thickness" }>, scene: Scene): Outcome {
  const { nominal } = check;
  const notFound = (gap = false) =>
    plain("fail", gap ? "check.thickness.gap-not-found" : "check.thickness.not-found", { nominal });
  const { reference, part, pose } = scene;
  const axis = unit(check.axis);
  const meant = layersAlong(reference.solid, reference.byFace, check.at, axis).find(
    ({ low, high }) => low <= 0 && high >= 0,
  );
  if (!meant) return notFound();
  const direction = turnToPart(pose, axis);
  let best: { from: Vec3; found: Layer; judged: Judgement } | undefined;
  for (const place of placesOf(check.at, scene)) {
    const from = toPart(pose, place);
    const found = nearest(layersAlong(part.solid, part.byFace, from, direction), meant);
    if (!found) continue;
    const judged = judge(found.high - found.low, check, found.uncertainty);
    if (!best || judged.error < best.judged.error - 1e-6) best = { from, found, judged };
  }
  if (!best) return notFound(!meant.material);
  const { from, found, judged } = best;
  return {
    verdict: judged.verdict,
    message: wording(judged, found.material),
    params: judged.params,
    measured: found.high - found.low,
    allowed: judged.allowed,
    unit: "mm",
    uncertainty: found.uncertainty,
    places: facePlaces(found.faces),
    anchor: along(from, direction, (found.low + found.high) / 2),
    error: judged.error,
  };
}

function nearest(layers: readonly Layer[], meant: Layer): Layer | undefined {
  const distance = (l: Layer) =>
    Math.min(Math.abs(l.low - meant.low), Math.abs(l.high - meant.high)) +
    Math.abs(l.low + l.high - meant.low - meant.high);
  let best: Layer | undefined;
  for (const layer of layers) {
    if (layer.material !== meant.material) continue;
    if (!best || distance(layer) < distance(best) - 1e-6) best = layer;
  }
  return best;
}

function wording({ side }: Judgement, material: boolean): CheckMessage {
  if (side === "inside") return "check.thickness.pass";
  if (side === "unknown") return "check.any.uncertain";
  if (side === "close") return "check.thickness.close";
  if (material) return side === "below" ? "check.thickness.too-thin" : "check.thickness.too-thick";
  return side === "below" ? "check.thickness.gap-too-narrow" : "check.thickness.gap-too-wide";
}
