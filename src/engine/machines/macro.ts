import { type Problem, problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import { evaluate, MacroError, type MacroValue, truth } from "./macro/expression.ts";
import type { PrintProfile } from "./profile-types.ts";

/** One open `{if}`: does this branch count, has one counted already, is it the last. */
interface Branch {
  open: boolean;
  done: boolean;
  last: boolean;
}

const TAG = /\{([^{}]*)\}/g;
const STEERING = /^\s*(if|elseif|else|endif)\b(.*)$/s;

/**
 * The lines of a start or end macro with its variables filled in and its conditions decided.
 * `{expression}` becomes its value (numbers with at most three decimals); `{if expression}`,
 * `{elseif expression}`, `{else}` and `{endif}` keep or drop what stands between them, on one line or
 * over several. A line that holds nothing but such words is left out. Problems:
 * `machines.macro-unknown` (name, line), `machines.macro-syntax` (text, line).
 */
export function expandMacro(
  lines: readonly string[],
  values: Readonly<Record<string, MacroValue>>,
): Result<string[]> {
  const problems: Problem[] = [];
  const branches: Branch[] = [];
  const out: string[] = [];
  const live = (): boolean => branches.every(({ open }) => open);
  for (const [i, text] of lines.entries()) {
    const line = i + 1;
    const wrong = (bad: string): void => {
      problems.push(problem("machines.macro-syntax", { text: bad.trim(), line }));
    };
    const read = (expression: string, fallback: MacroValue): MacroValue => {
      try {
        return evaluate(expression, values);
      } catch (error) {
        if (!(error instanceof MacroError)) throw error;
        const { fault } = error;
        if (fault.kind === "unknown")
          problems.push(problem("machines.macro-unknown", { name: fault.name, line }));
        else wrong(fault.text);
        return fallback;
      }
    };
    let steering = false;
    let kept = "";
    let end = 0;
    for (const match of text.matchAll(TAG)) {
      if (live()) kept += text.slice(end, match.index);
      end = match.index + match[0].length;
      const inner = match[1] ?? "";
      const word = STEERING.exec(inner);
      if (!word) {
        // What is left out is read too, so that a wrong name in it is found.
        const value = read(inner, 0);
        if (live()) kept += textOf(value);
        continue;
      }
      steering = true;
      steer(
        branches,
        word[1] ?? "",
        () => truth(read(word[2] ?? "", false)),
        () => wrong(inner),
      );
    }
    if (live()) kept += text.slice(end);
    if (steering ? kept.trim() !== "" : live()) out.push(kept);
  }
  if (branches.length > 0)
    problems.push(problem("machines.macro-syntax", { text: "{if}", line: lines.length }));
  return problems.length > 0 ? fail(...problems) : ok(out);
}

function steer(
  branches: Branch[],
  word: string,
  condition: () => boolean,
  wrong: () => void,
): void {
  if (word === "if") {
    const open = condition();
    branches.push({ open, done: open, last: false });
    return;
  }
  const branch = branches.at(-1);
  if (!branch || (word !== "endif" && branch.last)) wrong();
  else if (word === "endif") branches.pop();
  else {
    const yes = word === "else" || condition();
    branch.last = word === "else";
    branch.open = yes && !branch.done;
    branch.done ||= yes;
  }
}

const textOf = (value: MacroValue): string =>
  typeof value === "number" ? String(Math.round(value * 1000) / 1000) : String(value);

/** What writing a print adds to `macroVariables`: how far to lift at its end, and its height, mm. */
export const PRINT_VARIABLES = ["end_lift", "top_z"] as const;

/**
 * The variables that every macro knows: all settings, `material`, the sizes of nozzle, filament and
 * bed, and the printer's accelerations. What writes a print adds `PRINT_VARIABLES`.
 */
export function macroVariables({
  printer,
  filament,
  settings,
}: PrintProfile): Record<string, MacroValue> {
  const { acceleration } = printer.limits;
  return {
    ...settings,
    printer: printer.id,
    filament: filament.id,
    material: filament.material,
    nozzle_diameter: printer.nozzleDiameter,
    filament_diameter: filament.diameter,
    bed_width: printer.bed.width,
    bed_depth: printer.bed.depth,
    bed_height: printer.bed.height,
    print_acceleration: acceleration.print,
    travel_acceleration: acceleration.travel,
    retract_acceleration: acceleration.retract,
  };
}
