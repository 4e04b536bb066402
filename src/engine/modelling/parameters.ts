import { type Problem, problem, warning } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import { parseDecimal } from "../foundation/units.ts";
import type { ParameterDefinition, ParameterValues } from "./parameter-types.ts";

type Type = ParameterDefinition["type"];
type Raw = Readonly<Record<string, unknown>>;

/** JSCAD's names for types, and the older ones, with what they mean here. */
const TYPES = new Map<unknown, Type>(
  Object.entries({
    int: "int",
    float: "float",
    number: "number",
    slider: "slider",
    range: "slider",
    checkbox: "checkbox",
    bool: "checkbox",
    text: "text",
    string: "text",
    password: "text",
    email: "text",
    url: "text",
    date: "text",
    choice: "choice",
    select: "choice",
    radio: "radio",
    color: "color",
    group: "group",
  } satisfies Record<string, Type>),
);
const MAX_DEFINITIONS = 500;
const isNumeric = (type: Type): boolean => ["int", "float", "number", "slider"].includes(type);

/** Validates what a script's `getParameterDefinitions()` returned. Problems: `modelling.parameter…`. */
export function readDefinitions(raw: unknown): Result<ParameterDefinition[]> {
  if (raw === undefined || raw === null) return ok([]);
  if (!Array.isArray(raw) || raw.length > MAX_DEFINITIONS)
    return fail(problem("modelling.parameters-not-list"));
  const problems: Problem[] = [];
  const definitions: ParameterDefinition[] = [];
  const names = new Set<string>();
  for (const [i, entry] of raw.entries()) {
    const result = readDefinition(entry as unknown, i + 1);
    if (!result.ok) problems.push(...result.problems);
    else if (names.has(result.value.name))
      problems.push(problem("modelling.parameter-twice", { name: result.value.name }));
    else {
      names.add(result.value.name);
      definitions.push(result.value);
    }
  }
  return problems.length > 0 ? fail(...problems) : ok(definitions);
}

function readDefinition(raw: unknown, position: number): Result<ParameterDefinition> {
  if (typeof raw !== "object" || raw === null)
    return fail(problem("modelling.parameter-no-name", { position }));
  const entry = raw as Raw;
  const { name } = entry;
  if (typeof name !== "string" || name === "")
    return fail(problem("modelling.parameter-no-name", { position }));
  const type = TYPES.get(entry.type ?? "text");
  if (!type) return fail(problem("modelling.parameter-type", { name, type: String(entry.type) }));
  const caption = typeof entry.caption === "string" ? { caption: entry.caption } : {};
  if (type === "group") return ok({ name, type, ...caption });
  const range: { min?: number; max?: number; step?: number } = {};
  for (const key of ["min", "max", "step"] as const) {
    const value = numberOf(entry[key]);
    if (entry[key] !== undefined && value === undefined)
      return fail(problem("modelling.parameter-range", { name }));
    if (value !== undefined) range[key] = value;
  }
  if (range.min !== undefined && range.max !== undefined && range.min > range.max)
    return fail(problem("modelling.parameter-range", { name }));
  const choices = type === "choice" || type === "radio" ? choicesOf(entry) : {};
  if (!choices) return fail(problem("modelling.parameter-values", { name }));
  const bare = { name, type, ...caption, ...range, ...choices };
  const given =
    type === "checkbox" ? (entry.checked ?? entry.initial) : (entry.initial ?? entry.default);
  if (given === undefined) return ok(bare);
  const initial = coerce(bare, given);
  if (initial === undefined) return fail(problem("modelling.parameter-initial", { name }));
  return ok({ ...bare, initial });
}

function choicesOf(entry: Raw): { values: (number | string)[]; captions?: string[] } | null {
  const { values, captions } = entry;
  if (!Array.isArray(values) || values.length === 0) return null;
  if (!values.every((v) => typeof v === "string" || Number.isFinite(v))) return null;
  if (!Array.isArray(captions)) return { values: [...(values as (number | string)[])] };
  return { values: [...(values as (number | string)[])], captions: captions.map(String) };
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  return typeof value === "string" ? parseDecimal(value) : undefined;
}

/** A value in the type of its parameter; undefined where it cannot be read as one. */
function coerce(
  definition: Pick<ParameterDefinition, "type" | "values">,
  value: unknown,
): number | string | boolean | undefined {
  const { type } = definition;
  if (isNumeric(type)) {
    const number = numberOf(value);
    return type === "int" && number !== undefined ? Math.round(number) : number;
  }
  if (type === "checkbox") {
    if (typeof value === "boolean") return value;
    if (value === 1 || value === "true" || value === "1" || value === "checked") return true;
    return value === 0 || value === "false" || value === "0" || value === "" ? false : undefined;
  }
  if (type === "choice" || type === "radio")
    return definition.values?.find((v) => v === value || String(v) === String(value));
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/** The value of a parameter that says none itself. */
function fallback(definition: ParameterDefinition): number | string | boolean {
  if (definition.initial !== undefined) return definition.initial;
  if (isNumeric(definition.type)) return Math.max(definition.min ?? 0, 0);
  if (definition.type === "checkbox") return false;
  return definition.values?.[0] ?? "";
}

/**
 * The values for `main(params)`: defaults filled in, typed text read (decimal comma or point),
 * numbers kept in range. Unreadable values are problems; unknown names and numbers out of range
 * are warnings.
 */
export function fillParameters(
  definitions: readonly ParameterDefinition[],
  given: Readonly<Record<string, unknown>>,
): Result<ParameterValues> {
  const values: Record<string, number | string | boolean> = {};
  const problems: Problem[] = [];
  for (const definition of definitions) {
    const { name, type, min, max } = definition;
    if (type === "group") continue;
    const raw = Object.hasOwn(given, name) ? given[name] : undefined;
    let value = raw === undefined || raw === null ? fallback(definition) : coerce(definition, raw);
    if (value === undefined) {
      problems.push(
        problem("modelling.parameter-value", { name, value: String(raw).slice(0, 60) }),
      );
      continue;
    }
    if (typeof value === "number" && isNumeric(type)) {
      const kept = Math.min(max ?? Infinity, Math.max(min ?? -Infinity, value));
      if (kept !== value)
        problems.push(warning("modelling.parameter-value", { name, value: String(raw) }));
      value = kept;
    }
    Object.defineProperty(values, name, { value, enumerable: true, writable: true });
  }
  for (const name of Object.keys(given))
    if (!definitions.some((d) => d.name === name))
      problems.push(warning("modelling.parameter-unknown", { name: name.slice(0, 60) }));
  if (problems.some((p) => p.severity === "error")) return fail(...problems);
  return ok(values, problems);
}
