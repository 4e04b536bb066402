import type { ParameterDefinition } from "../../modelling/parameter-types.ts";
import type { Rubric } from "../rubric.ts";
import { atValues, isRecord, type Values } from "../variants/at-values.ts";
import type { Size } from "./mutant.ts";

/** Parameters are moved by so many halves of their band at the most. */
const FARTHEST = 3;

/** What may move by how much in a check: from its nominal, mm or degrees. */
interface Band {
  readonly slope: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Parameters of the reference that checks have formulas of, with the band in which every one of those checks
 * holds. `written`: the rubric as it stands in the file, with its formulas. Left out: parameters whose own
 * bounds are too near, and what no check has a formula of.
 */
export function parameterSizes(
  written: unknown,
  rubric: Rubric,
  definitions: readonly ParameterDefinition[],
): Size[] {
  const drawn = rubric.parameters ?? {};
  const taken = new Set<string>();
  const sizes: Size[] = [];
  for (const name of Object.keys(drawn).sort()) {
    const definition = definitions.find((one) => one.name === name);
    if (!definition || !CONTINUOUS.includes(definition.type)) continue;
    const bands = bandsOf(written, rubric, name);
    const nominal = drawn[name] as number;
    const size = sizeOf([...bands.values()]);
    if (!size) continue;
    const reach = Math.abs(size.middle) + FARTHEST * size.half;
    const { min = -Infinity, max = Infinity } = definition;
    if (nominal - reach < min || nominal + reach > max) continue;
    const alone = [...bands.keys()].some((id) => taken.has(id));
    for (const id of bands.keys()) taken.add(id);
    sizes.push({ name, nominal, ...size, ...(alone ? { alone } : {}) });
  }
  return sizes;
}

const CONTINUOUS: readonly ParameterDefinition["type"][] = ["number", "float", "slider"];

/** The checks whose nominal moves with a parameter, by id. */
function bandsOf(written: unknown, rubric: Rubric, name: string): Map<string, Band> {
  const drawn = rubric.parameters ?? {};
  const step = 0.001;
  const before = nominalsAt(written, drawn);
  const after = nominalsAt(written, { ...drawn, [name]: (drawn[name] as number) + step });
  const bands = new Map<string, Band>();
  for (const check of rubric.checks) {
    const all: Readonly<Record<string, unknown>> = { ...check };
    const [from, to] = [before.get(check.id), after.get(check.id)];
    if (from === undefined || to === undefined || Math.abs(to - from) < 1e-9) continue;
    const { lower, upper } = all;
    if (typeof lower !== "number" || typeof upper !== "number") continue;
    bands.set(check.id, { slope: (to - from) / step, lower, upper });
  }
  return bands;
}

function nominalsAt(written: unknown, values: Values): Map<string, number> {
  const found = new Map<string, number>();
  if (!isRecord(written) || !Array.isArray(written.checks)) return found;
  for (const check of atValues({ checks: written.checks }, values, () => {}).checks)
    if (isRecord(check) && typeof check.id === "string" && typeof check.nominal === "number")
      found.set(check.id, check.nominal);
  return found;
}

/** Where all bands hold at once. */
function sizeOf(bands: readonly Band[]): { middle: number; half: number } | undefined {
  let [low, high] = [-Infinity, Infinity];
  for (const { slope, lower, upper } of bands) {
    const ends = [lower / slope, upper / slope] as const;
    low = Math.max(low, Math.min(...ends));
    high = Math.min(high, Math.max(...ends));
  }
  if (!Number.isFinite(low) || !Number.isFinite(high) || high - low < 1e-6) return undefined;
  return { middle: (low + high) / 2, half: (high - low) / 2 };
}
