import { SCRIPT_FILE, SCRIPT_LINE_OFFSET } from "../../engine/modelling/script-env.ts";

/**
 * The script's own line and column (1-based) that a stack text first mentions, in Chromium's and
 * in Firefox's form; undefined when the script is not in the stack.
 */
export function reachedFrom(stack: string): { line: number; column: number } | undefined {
  const at = stack.indexOf(`${SCRIPT_FILE}:`);
  if (at < 0) return undefined;
  const found = /^(\d+):(\d+)/.exec(stack.slice(at + SCRIPT_FILE.length + 1));
  if (!found) return undefined;
  return { line: Math.max(1, Number(found[1]) - SCRIPT_LINE_OFFSET), column: Number(found[2]) };
}
