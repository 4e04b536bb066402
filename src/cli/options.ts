import { problem } from "../engine/foundation/problem.ts";
import { fail, ok, type Result } from "../engine/foundation/result.ts";
import { parseDecimal } from "../engine/foundation/units.ts";
import type { Options } from "./outcome.ts";

/** Millimetres of the units that `--unit` takes. */
export const UNIT_FACTORS: Readonly<Record<string, number>> = {
  um: 0.001,
  mm: 1,
  cm: 10,
  m: 1000,
  in: 25.4,
  ft: 304.8,
};

/** The value of a text option, or `undefined` where it was not given. */
export function textOption(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}

/** The value of a text option that must be there; problem `cli.missing-option`. */
export function requiredOption(options: Options, name: string): Result<string> {
  const value = textOption(options, name);
  return value ? ok(value) : fail(problem("cli.missing-option", { option: `--${name}` }));
}

/** `--name a=1 --name b=2` as a record; problem `cli.key-value`. */
export function pairsOption(options: Options, name: string): Result<Record<string, string>> {
  const pairs: Record<string, string> = {};
  const given = options[name];
  for (const item of Array.isArray(given) ? given : []) {
    const text = String(item);
    const at = text.indexOf("=");
    if (at < 1) return fail(problem("cli.key-value", { option: `--${name}`, value: text }));
    pairs[text.slice(0, at).trim()] = text.slice(at + 1);
  }
  return ok(pairs);
}

/** A parameter as typed: `true` and `false`, numbers with comma or point, else text. */
export function parameterValue(text: string): number | string | boolean {
  if (text === "true" || text === "false") return text === "true";
  return parseDecimal(text) ?? text;
}

/** A number option within bounds, or its default; `code` is the problem when it is none. */
export function numberOption(
  options: Options,
  name: string,
  bounds: { readonly min: number; readonly max: number; readonly fallback: number },
  code:
    | "cli.timeout"
    | "cli.threads"
    | "cli.copies"
    | "cli.gap"
    | "cli.rubric-mutants"
    | "cli.rubric-seed",
): Result<number> {
  const text = textOption(options, name);
  if (text === undefined) return ok(bounds.fallback);
  const value = parseDecimal(text);
  if (value === undefined || value < bounds.min || value > bounds.max)
    return fail(problem(code, { value: text, min: bounds.min, max: bounds.max }));
  return ok(value);
}
