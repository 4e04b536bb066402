import type { Scene } from "../pose/scene.ts";
import type { Check } from "../rubric.ts";
import { bodyCount } from "./body-count.ts";
import { bossDiameter } from "./boss-diameter.ts";
import { closedSolid } from "./closed-solid.ts";
import { difference } from "./difference.ts";
import { envelope } from "./envelope.ts";
import { holeCount } from "./hole-count.ts";
import { holeDepth } from "./hole-depth.ts";
import { holeDiameter } from "./hole-diameter.ts";
import { holePosition } from "./hole-position.ts";
import { holeThrough } from "./hole-through.ts";
import type { Outcome } from "./outcome.ts";
import { thickness } from "./thickness.ts";
import { volume } from "./volume.ts";

type Kind = Check["kind"];
type Checkers = {
  readonly [K in Kind]: (check: Extract<Check, { kind: K }>, scene: Scene) => Outcome;
};

/** Every kind of check; in the order of cause before consequence, in which failures are told. */
const CHECKERS: Checkers = {
  "closed-solid": closedSolid,
  "body-count": bodyCount,
  envelope,
  thickness,
  "boss-diameter": bossDiameter,
  "hole-count": holeCount,
  "hole-diameter": holeDiameter,
  "hole-through": holeThrough,
  "hole-depth": holeDepth,
  "hole-position": holePosition,
  volume,
  difference,
};

/** Kinds that don't depend on the pose, or cost too much to decide it. */
const NOT_POSED: ReadonlySet<Kind> = new Set([
  "closed-solid",
  "body-count",
  "volume",
  "difference",
]);

export function runCheck(check: Check, scene: Scene): Outcome {
  const checker = CHECKERS[check.kind] as (check: Check, scene: Scene) => Outcome;
  return checker(check, scene);
}

export const decidesPose = (check: Check): boolean => !NOT_POSED.has(check.kind);

/** Place of a kind in the order of causes. */
export const causeRank = (kind: string): number => {
  const rank = Object.keys(CHECKERS).indexOf(kind);
  return rank < 0 ? Number.MAX_SAFE_INTEGER : rank;
};
