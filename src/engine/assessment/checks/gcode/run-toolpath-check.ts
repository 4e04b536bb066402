import type { Outcome } from "../outcome.ts";
import { printedDim, registration, virtual } from "./beside-part.ts";
import { crossings } from "./crossings.ts";
import { endState } from "./end-state.ts";
import { flow } from "./flow.ts";
import { inAir } from "./in-air.ts";
import { firstLayer, layerSteps, layerTime } from "./layers.ts";
import { machineLimits } from "./machine-limits.ts";
import { proved, PROOFS } from "./proved.ts";
import type { ToolpathCheck, ToolpathKind } from "./toolpath-schemas.ts";
import type { ToolpathScene } from "./toolpath-scene.ts";
import { beadSpeed, filamentUsed, printMinutes, retract } from "./use.ts";

type Checkers = {
  readonly [K in ToolpathKind]: (
    check: Extract<ToolpathCheck, { kind: K }>,
    scene: ToolpathScene,
  ) => Outcome;
};

/** Every check on a print file, causes before consequences. */
const CHECKERS: Checkers = {
  "gc.safe": (check, scene) => proved(scene, PROOFS[check.kind]),
  "gc.homed": (check, scene) => proved(scene, PROOFS[check.kind]),
  "gc.bounds": (check, scene) => proved(scene, PROOFS[check.kind]),
  "gc.temps": (check, scene) => proved(scene, PROOFS[check.kind]),
  "gc.cold": (check, scene) => proved(scene, PROOFS[check.kind]),
  "gc.limits": machineLimits,
  "gc.layers": layerSteps,
  "gc.firstLayer": firstLayer,
  "gc.virtual": virtual,
  "gc.registration": registration,
  "gc.printedDim": printedDim,
  "gc.flow": flow,
  "gc.speed": beadSpeed,
  "gc.retract": retract,
  "gc.crossings": crossings,
  "gc.inAir": inAir,
  "gc.layerTime": layerTime,
  "gc.time": printMinutes,
  "gc.filament": filamentUsed,
  "gc.end": endState,
};

export function runToolpathCheck(check: ToolpathCheck, scene: ToolpathScene): Outcome {
  const checker = CHECKERS[check.kind] as (check: ToolpathCheck, scene: ToolpathScene) => Outcome;
  return checker(check, scene);
}
