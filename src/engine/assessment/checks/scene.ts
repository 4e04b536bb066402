import type { Place } from "../../foundation/problem.ts";
import type { Vec3 } from "../../geometry/mesh.ts";
import type { Kernel } from "../../solid/kernel.ts";
import type {
  Inspection,
  MatchedFeature,
  MeasuredFeature,
} from "../inspection/inspection-types.ts";
import { unlaid } from "../inspection/rigid-pose.ts";
import type { Outcome } from "./outcome.ts";

/** What a check is run on. */
export interface Scene extends Inspection {
  readonly kernel: Kernel;
}

export const featureOf = (scene: Scene, label: string): MatchedFeature | undefined =>
  scene.features.get(label);

/** The faces of some of the part's features, and a point (in the reference's frame) to hang a label on. */
export function shownAt(
  { part }: Inspection,
  features: readonly (MeasuredFeature | undefined)[],
  at?: Vec3,
): Pick<Outcome, "places" | "anchor"> {
  const faces = [...new Set(features.flatMap((feature) => feature?.faces ?? []))];
  faces.sort((a, b) => a - b);
  const places: Place[] = faces.map((face) => ({ kind: "face", face }));
  const where = at ?? features.find(Boolean)?.middle;
  return { places, ...(where ? { anchor: unlaid(part.pose, where) } : {}) };
}
