import type { Result } from "../foundation/result.ts";
import type { CsgGraph } from "../solid/graph.ts";
import type { NodeMeasures } from "../solid/measure.ts";

/** The name under which evaluators must show the author's script in error stacks. */
export const SCRIPT_FILE = "plumbline-script.js";

/** Lines that the wrappers below put before the author's first line. */
export const SCRIPT_LINE_OFFSET = 1;

/** What `runScript` needs from the place where it runs (browser worker, Node child process). */
export interface ScriptEnv {
  /**
   * Runs `body` as a strict function body with `scope`'s names bound, and gives what it returns, or a
   * promise of it.
   * Wrap it with `scriptModule` or `scriptExpression` so that line numbers hold.
   */
  readonly evaluate: (body: string, scope: Readonly<Record<string, unknown>>) => unknown;
  /** Answers measurements inside the script; without it `measure…` calls fail with a problem. */
  readonly measure?: (graph: CsgGraph, node: number) => Result<NodeMeasures>;
  /** Seed of the script's `Math.random`; 1 if absent. */
  readonly seed?: number;
  /** Nodes that a script may make; 20 000 if absent. */
  readonly maxNodes?: number;
}

/** Text of an ES module whose default export takes the scope object: for `import()` of a blob. */
export function scriptModule(body: string, names: readonly string[]): string {
  return `export default ${scriptExpression(body, names)}\n//# sourceURL=${SCRIPT_FILE}\n`;
}

/**
 * An expression that gives a function of the scope object: for `node:vm` (set `filename` to
 * `SCRIPT_FILE`). The body has a function of its own, so that it may declare `Math` or `console`.
 */
export function scriptExpression(body: string, names: readonly string[]): string {
  return `(({${names.join(",")}}) => (() => { "use strict";\n${body}\n})());`;
}
