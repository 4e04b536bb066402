import type { Problem } from "../../foundation/problem.ts";

/** The script asked for more than it may have; how much that is may differ from machine to machine. */
const LIMITS: readonly string[] = [
  "modelling.too-many-nodes",
  "modelling.too-large",
  "modelling.too-deep",
  "modelling.no-measure",
  "solid.too-many-nodes",
  "solid.too-many-triangles",
  "solid.kernel",
];

/**
 * Whose doing it is that a script gave no part: its own (a wrong line, nothing left of the part), the same
 * on every machine; or that it was stopped, or could not be run.
 */
export function endOf(problems: readonly Problem[]): { readonly own: boolean; readonly why: Why } {
  const { code = "" } = problems.find(({ severity }) => severity === "error") ?? {};
  if (/\.(script-)?timeout$/.test(code)) return { own: false, why: "time" };
  if (/\.(script-)?memory$/.test(code)) return { own: false, why: "memory" };
  if (LIMITS.includes(code) || code === "sandbox.too-big") return { own: false, why: "large" };
  if (code === "solid.empty" || code === "modelling.main-nothing")
    return { own: true, why: "empty" };
  const own = code.startsWith("modelling.") || code.startsWith("solid.");
  return { own, why: own ? "error" : "other" };
}

export type Why = "time" | "memory" | "large" | "empty" | "error" | "other";

/** Was it stopped for taking too long or too much? Then it would be again. */
export const wasStopped = (problems: readonly Problem[]): boolean =>
  ["time", "memory"].includes(endOf(problems).why);
