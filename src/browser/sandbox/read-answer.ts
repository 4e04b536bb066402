import { type Place, type Problem, problem } from "../../engine/foundation/problem.ts";
import { fail, ok, type Result } from "../../engine/foundation/result.ts";
import type { ParameterDefinition } from "../../engine/modelling/parameter-types.ts";
import type { CsgGraph } from "../../engine/solid/graph.ts";
import { checkGraph } from "../../engine/solid/graph-schema.ts";

/** What a script's run leaves behind, validated again on this side of the wall. */
export interface SandboxOutcome {
  readonly graph: CsgGraph;
  readonly definitions: readonly ParameterDefinition[];
  /** Lines that the script wrote with `console`, capped. */
  readonly log: readonly string[];
}

const MAX_TEXT = 16_000_000;
const MAX_LOG_LINES = 500;
const MAX_LOG_LINE = 500;
const MAX_PROBLEMS = 50;
const MAX_DEFINITIONS = 200;
const CODE = /^[a-z0-9]+(\.[a-z0-9-]+)+$/;
const TYPES = "int float number slider checkbox text choice radio color group".split(" ");

/**
 * Reads the worker's answer: JSON of a `Result`, written in the realm where a hostile script ran,
 * so every part of it is checked. Problem: `sandbox.bad-answer`.
 */
export function readAnswer(text: unknown): Result<SandboxOutcome> {
  const bad = fail(problem("sandbox.bad-answer"));
  if (typeof text !== "string") return bad;
  if (text.length > MAX_TEXT) return fail(problem("sandbox.too-big"));
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return bad;
  }
  if (!isRecord(raw) || !Array.isArray(raw["problems"])) return bad;
  const problems = raw["problems"].slice(0, MAX_PROBLEMS).map(readProblem);
  if (problems.some((each) => !each)) return bad;
  const found = problems as Problem[];
  if (raw["ok"] !== true)
    return found.some((each) => each.severity === "error") ? fail(...found) : bad;
  const value = raw["value"];
  if (!isRecord(value) || !Array.isArray(value["definitions"]) || !Array.isArray(value["log"]))
    return bad;
  const graph = checkGraph(value["graph"]);
  if (!graph.ok) return graph;
  const definitions = value["definitions"].slice(0, MAX_DEFINITIONS);
  if (!definitions.every(isDefinition)) return bad;
  const log = value["log"]
    .slice(0, MAX_LOG_LINES)
    .map((line) => String(line).slice(0, MAX_LOG_LINE));
  return ok({ graph: graph.value, definitions, log }, [...found, ...graph.problems]);
}

function readProblem(raw: unknown): Problem | undefined {
  if (!isRecord(raw) || !isRecord(raw["params"])) return undefined;
  const { code, severity, params, place } = raw;
  if (typeof code !== "string" || !CODE.test(code)) return undefined;
  if (severity !== "error" && severity !== "warning" && severity !== "note") return undefined;
  const clean: Record<string, string | number> = {};
  for (const [key, each] of Object.entries(params as object)) {
    if (typeof each === "number") clean[key] = each;
    else clean[key] = String(each).slice(0, MAX_LOG_LINE);
  }
  const at = readPlace(place);
  return at ? { code, severity, params: clean, place: at } : { code, severity, params: clean };
}

/** A script can only point into its source. */
function readPlace(raw: unknown): Place | undefined {
  if (!isRecord(raw) || raw["kind"] !== "source") return undefined;
  const { line, column } = raw;
  if (!isCount(line) || !isCount(column)) return undefined;
  return { kind: "source", line, column };
}

function isDefinition(raw: unknown): raw is ParameterDefinition {
  if (!isRecord(raw) || typeof raw["name"] !== "string") return false;
  if (typeof raw["type"] !== "string" || !TYPES.includes(raw["type"])) return false;
  const texts = ["caption"].every((key) => isAbsentOr(raw[key], "string"));
  const numbers = ["min", "max", "step"].every((key) => isAbsentOr(raw[key], "number"));
  const lists = ["values", "captions"].every((key) => raw[key] === undefined || isList(raw[key]));
  return texts && numbers && lists && (raw["initial"] === undefined || isPlain(raw["initial"]));
}

const isRecord = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === "object" && raw !== null && !Array.isArray(raw);
const isCount = (raw: unknown): raw is number => Number.isInteger(raw) && (raw as number) >= 1;
const isAbsentOr = (raw: unknown, type: "string" | "number") =>
  raw === undefined || typeof raw === type;
const isPlain = (raw: unknown) => ["string", "number", "boolean"].includes(typeof raw);
const isList = (raw: unknown) => Array.isArray(raw) && raw.every(isPlain);
