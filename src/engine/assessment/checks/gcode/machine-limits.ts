import { beyondLimits } from "../../../gcode/beyond-limits.ts";
import { round } from "../../verdict/shown-numbers.ts";
import { type Outcome, plain } from "../outcome.ts";
import type { ToolpathCheck } from "./toolpath-schemas.ts";
import type { ToolpathScene } from "./toolpath-scene.ts";

/** No axis, the filament's among them, and no word of the file asks for more than the machine does (§3.1, G06). */
export function machineLimits(
  _: Extract<ToolpathCheck, { kind: "gc.limits" }>,
  { motion, profile }: ToolpathScene,
): Outcome {
  const found = beyondLimits(motion, profile.printer.limits);
  if (!found) return plain("pass", "check.gc.limits.pass");
  const { what, axis, value, most, line } = found;
  return {
    verdict: "fail",
    message: what === "move" ? "check.gc.limits.move" : "check.gc.limits.set",
    params: { what, axis, measured: round(value), max: round(most), line },
    unit: "none",
    measured: value,
    places: [{ kind: "gcode", line }],
    error: value / most - 1,
  };
}
