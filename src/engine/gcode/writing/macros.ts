import { type Problem, problem } from "../../foundation/problem.ts";
import { fail, ok, type Result } from "../../foundation/result.ts";
import type { PrintProfile } from "../../machines/profile-types.ts";

/**
 * Fills `{name}` in the printer's own lines. Known: every setting of the profile, and what the print
 * adds (`extra`). Problem: `gcode.unknown-placeholder`.
 */
export function fillMacro(
  lines: readonly string[],
  profile: PrintProfile,
  extra: Readonly<Record<string, number>>,
): Result<string> {
  const values: Record<string, unknown> = { ...profile.settings, ...extra };
  const problems: Problem[] = [];
  const filled = lines.map((line) =>
    line.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      if (typeof value === "number") return String(Math.round(value * 1000) / 1000);
      problems.push(problem("gcode.unknown-placeholder", { name }));
      return whole;
    }),
  );
  return problems.length > 0 ? fail(...problems) : ok(filled.map((line) => `${line}\n`).join(""));
}
