import type { Place } from "../foundation/problem.ts";
import { SCRIPT_FILE, SCRIPT_LINE_OFFSET } from "./script-env.ts";

const FRAME = new RegExp(`${SCRIPT_FILE.replaceAll(".", "\\.")}[^:\\s]*:(\\d+):(\\d+)`);

/**
 * The innermost place in the author's script that a stack names (V8 and Firefox both write
 * `file:line:column`); undefined where there is none.
 */
export function placeInStack(stack: unknown): Place | undefined {
  if (typeof stack !== "string") return undefined;
  const found = FRAME.exec(stack);
  if (!found) return undefined;
  const line = Number(found[1]) - SCRIPT_LINE_OFFSET;
  return line >= 1 ? { kind: "source", line, column: Number(found[2]) } : undefined;
}
