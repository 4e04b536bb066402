import { FOR_0_25, FOR_0_6, FOR_0_8 } from "./processes/other-nozzles.ts";
import { FOR_0_4 } from "./processes/nozzle-0-4.ts";
import type { ProcessProfile } from "./profile-types.ts";

/** How fine and how fast: each a set of values over the schema's defaults, five for each nozzle. */
export const PROCESSES: readonly ProcessProfile[] = [
  ...FOR_0_4,
  ...FOR_0_25,
  ...FOR_0_6,
  ...FOR_0_8,
];
