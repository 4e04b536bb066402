import { type Outcome, plain } from "../outcome.ts";
import { TOOLPATH_KINDS, type ToolpathKind } from "../gcode/toolpath-schemas.ts";
import { PRINT_KINDS, type PrintKind } from "./print-schemas.ts";

interface MakingChecker {
  readonly run: () => Outcome;
  readonly stage: "print";
  readonly posed: false;
}

const inPrint: MakingChecker = {
  // `assess` gives these to `makingOutcomes`: they look at the print, not at the part beside its reference.
  run: () => plain("not-assessed", "check.print.not-measured"),
  stage: "print",
  posed: false,
};

/** The kinds that speak of the print, for the list of all kinds: their stage. */
export const MAKING_CHECKERS = Object.fromEntries(
  [...PRINT_KINDS, ...TOOLPATH_KINDS].map((kind) => [kind, inPrint]),
) as Readonly<Record<PrintKind | ToolpathKind, MakingChecker>>;
