import type { ReferencePart } from "../part.ts";
import { BRACKETS } from "./brackets.ts";
import { FREE } from "./free.ts";
import { HOLLOW } from "./hollow.ts";
import { PLATES } from "./plates.ts";
import { ROUND_PARTS } from "./round-parts.ts";
import { SLOTS } from "./slots.ts";
import { TURNED } from "./turned.ts";

/** Every reference part of the corpus. */
export const PARTS: readonly ReferencePart[] = [
  ...PLATES,
  ...BRACKETS,
  ...ROUND_PARTS,
  ...SLOTS,
  ...HOLLOW,
  ...TURNED,
  ...FREE,
];
