import type { Words } from "../measured-outcome.ts";

/** For sizes that have no words of their own. */
export const SIZE: Words = {
  pass: "check.size.inside",
  close: "check.size.near",
  below: "check.size.below",
  above: "check.size.above",
};
