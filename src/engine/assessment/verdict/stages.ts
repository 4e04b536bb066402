/**
 * What is looked at first. A mistake in an early stage makes the later ones meaningless or explains them,
 * so it is told first.
 */
export const STAGES = [
  "presence",
  "solid",
  "units",
  "pose",
  "features",
  "sizes",
  "positions",
  "form",
  "print",
  "style",
] as const;
export type Stage = (typeof STAGES)[number];

/** While a check of one of these fails, nothing of a later stage is told. */
const BLOCKING: readonly Stage[] = ["presence", "solid", "units", "pose"];

export const stageRank = (stage: Stage): number => STAGES.indexOf(stage);
export const isBlocking = (stage: Stage): boolean => BLOCKING.includes(stage);
