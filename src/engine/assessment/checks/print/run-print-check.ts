import type { PrintScene } from "../../printability/print-scene.ts";
import type { Outcome } from "../outcome.ts";
import { bridge, overhang } from "./hanging.ts";
import type { PrintCheck, PrintKind } from "./print-schemas.ts";
import { bed, orientation, stable } from "./standing.ts";
import { feature, gap, wall } from "./thickness.ts";

type Checkers = {
  readonly [K in PrintKind]: (
    check: Extract<PrintCheck, { kind: K }>,
    scene: PrintScene,
  ) => Outcome;
};

/** Every check on how a part prints, causes before consequences. */
const CHECKERS: Checkers = {
  "print.orientation": orientation,
  "print.bed": bed,
  "print.wall": wall,
  "print.feature": feature,
  "print.gap": gap,
  "print.overhang": overhang,
  "print.bridge": bridge,
  "print.stable": stable,
};

export function runPrintCheck(check: PrintCheck, scene: PrintScene): Outcome {
  const checker = CHECKERS[check.kind] as (check: PrintCheck, scene: PrintScene) => Outcome;
  return checker(check, scene);
}
