import { problem, type Problem, warning } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { CsgGraph } from "../solid/graph.ts";
import { jscadFacade } from "./language/facade.ts";
import { Path, Recorder, Shape } from "./language/recorder.ts";
import { fillParameters, readDefinitions } from "./parameters.ts";
import type { ParameterDefinition } from "./parameter-types.ts";
import { parseScript } from "./parse-script.ts";
import { runtimeProblem } from "./script/runtime-problem.ts";
import { scriptScope } from "./script/scope.ts";
import type { ScriptEnv } from "./script-env.ts";

const MAX_NODES = 20_000;

export interface ScriptRun {
  readonly graph: CsgGraph;
  readonly definitions: readonly ParameterDefinition[];
  /** What the script wrote with `console`. */
  readonly log: readonly string[];
}

type Callable = (...values: unknown[]) => unknown;

/**
 * Runs a JSCAD script: parses it, lets `env` evaluate it, calls `main(params)` and gives the graph
 * that the facade recorded. `params` may hold typed text; defaults are filled in. The same source,
 * parameters and seed give the same graph. Problems: `modelling.*` with the author's line.
 */
export async function runScript(
  source: string,
  params: Readonly<Record<string, unknown>>,
  env: ScriptEnv,
): Promise<Result<ScriptRun>> {
  const parsed = parseScript(source);
  if (!parsed.ok) return parsed;
  const recorder = new Recorder(env.maxNodes ?? MAX_NODES, env.measure);
  const { scope, log } = scriptScope(recorder, jscadFacade(recorder), env.seed ?? 1);
  try {
    const entries = readEntries(await env.evaluate(parsed.value.body, scope));
    const { main } = entries;
    if (!main) return fail(problem("modelling.no-main"));
    const definitions = readDefinitions(await entries.getParameterDefinitions?.());
    if (!definitions.ok) return definitions;
    const values = fillParameters(definitions.value, params);
    if (!values.ok) return values;
    const parts = readParts(await main(values.value));
    if (!parts.ok) return parts;
    const graph: CsgGraph = { nodes: recorder.nodes, outputs: parts.value };
    const problems = [...values.problems, ...parts.problems];
    return ok({ graph, definitions: definitions.value, log }, problems);
  } catch (cause) {
    return fail(runtimeProblem(cause));
  }
}

interface Entries {
  readonly main?: Callable;
  readonly getParameterDefinitions?: Callable;
}

/** `main` and `getParameterDefinitions`, wherever the author put them. */
function readEntries(returned: unknown): Entries {
  const { module, named } = (returned ?? {}) as {
    module?: unknown;
    named?: Record<string, unknown>;
  };
  const find = (name: string): Callable | undefined => {
    const whole = named?.default;
    for (const holder of [named, module, whole]) {
      const found = (holder as Record<string, unknown> | undefined)?.[name];
      if (typeof found === "function") return found as Callable;
    }
    return undefined;
  };
  const bare = [module, named?.default].find((f) => typeof f === "function");
  return {
    main: find("main") ?? (bare as Callable | undefined),
    getParameterDefinitions: find("getParameterDefinitions"),
  };
}

/** The nodes that `main` returned; nested lists count, 2D shapes beside solids are left out. */
function readParts(returned: unknown): Result<number[]> {
  const nodes: number[] = [];
  const problems: Problem[] = [];
  let flat = 0;
  const walk = (value: unknown, depth: number): void => {
    if (Shape.is(value)) {
      if (Shape.dimensions(value) === 3) nodes.push(Shape.node(value));
      else flat++;
    } else if (value instanceof Path) flat++;
    else if (Array.isArray(value) && depth < 100) for (const item of value) walk(item, depth + 1);
    else if (value !== undefined && value !== null)
      problems.push(problem("modelling.main-not-shape", { found: typeof value }));
  };
  walk(returned, 0);
  const first = problems[0];
  if (first) return fail(first);
  if (nodes.length > 0) return ok(nodes, flat > 0 ? [warning("modelling.flat-ignored")] : []);
  return fail(problem(flat > 0 ? "modelling.main-flat" : "modelling.main-nothing"));
}
