import { problem } from "../foundation/problem.ts";
import { fail, type Result } from "../foundation/result.ts";
import type { CsgGraph } from "../solid/graph.ts";
import type { ParameterDefinition } from "./parameter-types.ts";
import type { ScriptEnv } from "./script-env.ts";

export interface ScriptRun {
  readonly graph: CsgGraph;
  readonly definitions: readonly ParameterDefinition[];
  /** What the script wrote with `console`. */
  readonly log: readonly string[];
}

/** Runs a JSCAD script: parses, evaluates, calls `main(params)` and gives the recorded graph. */
export async function runScript(
  source: string,
  params: Readonly<Record<string, unknown>>,
  env: ScriptEnv,
): Promise<Result<ScriptRun>> {
  void [source, params, env];
  return fail(problem("modelling.no-main"));
}
