import { ANYCUBIC } from "./printers/anycubic.ts";
import { ARTILLERY } from "./printers/artillery.ts";
import { CREALITY } from "./printers/creality.ts";
import { ELEGOO } from "./printers/elegoo.ts";
import { PRUSA } from "./printers/prusa.ts";
import { RATRIG } from "./printers/ratrig.ts";
import { SOVOL } from "./printers/sovol.ts";
import { VORON } from "./printers/voron.ts";
import type { PrinterProfile } from "./profile-types.ts";

/** Printers that a G-code can be made for, by maker. A new maker is one file and one line. */
export const PRINTERS: readonly PrinterProfile[] = [
  ...PRUSA,
  ...CREALITY,
  ...ANYCUBIC,
  ...ARTILLERY,
  ...ELEGOO,
  ...SOVOL,
  ...VORON,
  ...RATRIG,
];
