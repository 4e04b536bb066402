/**
 * The process in which trainee code runs: the modelling room here, the author's text in a context
 * of its own that has the language and nothing of Node. `run-script-file.ts` starts and ends it.
 */
import vm from "node:vm";
import { problem } from "../engine/foundation/problem.ts";
import { seededRandom } from "../engine/foundation/random.ts";
import { fail } from "../engine/foundation/result.ts";
import { runScript } from "../engine/modelling/run-script.ts";
import { SCRIPT_FILE, scriptExpression, type ScriptEnv } from "../engine/modelling/script-env.ts";
import { loadKernel } from "./kernels.ts";
import { CONTEXT_GUARD } from "./script-guard.ts";
import { hardenProcess } from "./script-harden.ts";
import { READY, type ScriptJob } from "./script-job.ts";

const send = process.send?.bind(process);
process.once("message", (job: ScriptJob) => {
  void run(job).then((result) => send?.(result));
});
// Only now does the author's time begin: a slow disk does not count.
send?.(READY);

async function run({ source, params }: ScriptJob): Promise<string> {
  // Measuring wants the kernel, which takes a while to start: only for scripts that name it.
  const measure = /measure/.test(source) ? await measures() : undefined;
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY, {
    codeGeneration: { strings: false, wasm: false },
  });
  const guard = vm.runInContext(CONTEXT_GUARD, context) as (random: () => number) => void;
  guard(seededRandom(1));
  hardenProcess();
  const env: ScriptEnv = {
    evaluate: (body, scope) => {
      const expression = scriptExpression(body, Object.keys(scope));
      const call = vm.runInContext(expression, context, {
        filename: SCRIPT_FILE,
      }) as (scope: object) => unknown;
      return call(scope);
    },
    ...(measure ? { measure } : {}),
  };
  try {
    const result = await runScript(source, params, env);
    // Text, since text cannot carry surprises.
    return JSON.stringify(result);
  } catch (cause) {
    return JSON.stringify(fail(problem("cli.script-crashed", { detail: textOf(cause) })));
  }
}

async function measures(): Promise<NonNullable<ScriptEnv["measure"]>> {
  const [kernel, { measureNode }] = await Promise.all([
    loadKernel(),
    import("../engine/solid/measure.ts"),
  ]);
  return (graph, node) => measureNode(graph, node, kernel);
}

function textOf(cause: unknown): string {
  try {
    return String(cause).split("\n", 1)[0]?.slice(0, 200) ?? "";
  } catch {
    return "";
  }
}
