import { assess } from "../../../src/engine/assessment/assess.ts";
import { assessVariants } from "../../../src/engine/assessment/assess-variants.ts";
import { canonicalHash, meshHash } from "../../../src/engine/assessment/report-hash.ts";
import type { Rubric } from "../../../src/engine/assessment/rubric.ts";
import type { ModelAt } from "../../../src/engine/assessment/variant-types.ts";
import { quietCtx } from "../../../src/engine/foundation/context.ts";
import { ok } from "../../../src/engine/foundation/result.ts";
import { runScript } from "../../../src/engine/modelling/run-script.ts";
import type { ScriptEnv } from "../../../src/engine/modelling/script-env.ts";
import { evaluateGraph } from "../../../src/engine/solid/evaluate.ts";
import type { Kernel } from "../../../src/engine/solid/kernel.ts";

type Values = Readonly<Record<string, number>>;

/** A part's plan, its reference, and right and wrong attempts at it; plain data, so that it can be sent. */
export interface EngineCase {
  readonly id: string;
  readonly rubric: Rubric;
  readonly reference: string;
  readonly attempts: readonly {
    readonly name: string;
    readonly source: string;
    readonly values: Values;
  }[];
}

/** What an engine made of an attempt. */
export interface EngineVerdict {
  readonly name: string;
  readonly verdict: string;
  /** Of the report: what must be the same everywhere. */
  readonly hash: string;
  /** Of the part's mesh, to a ten-thousandth of a millimetre, and of its corners to the last bit. */
  readonly mesh: string;
  readonly bits: string;
  /** Of each check, `id: hash`: to see where two engines part. */
  readonly checks: readonly string[];
}

const env: ScriptEnv = {
  evaluate: (body, scope) =>
    new Function(...Object.keys(scope), `"use strict";\n${body}`)(...Object.values(scope)),
};

/** The whole way of every attempt in this engine: script, solid, inspection, other values, report. */
export async function judgeAttempts(
  cases: readonly EngineCase[],
  kernel: Kernel,
): Promise<EngineVerdict[]> {
  const verdicts: EngineVerdict[] = [];
  for (const { id, rubric, reference, attempts } of cases) {
    const drawn = modelled(reference, {}, kernel);
    const asDrawn = await drawn({});
    if (!asDrawn.ok) throw new Error(`${id}: ${asDrawn.problems[0]?.code}`);
    for (const { name, source, values } of attempts) {
      const model = modelled(source, values, kernel);
      const made = await model({});
      const at = `${id} ${name}`;
      if (!made.ok) {
        const verdict = made.problems[0]?.code ?? "";
        verdicts.push({ name: at, verdict, hash: verdict, mesh: "", bits: "", checks: [] });
        continue;
      }
      const part = made.value.solid;
      const input = { lesson: { id, rubric }, part, reference: asDrawn.value.solid };
      const makers = { part: model, reference: drawn };
      const report = await assessVariants(input, makers, (one) => assess(one, kernel, quietCtx()));
      const failed = report.problems[0]?.code ?? "";
      verdicts.push({
        name: at,
        verdict: report.ok ? report.value.verdict : failed,
        hash: report.ok ? report.value.hash : failed,
        mesh: meshHash(part.mesh),
        bits: canonicalHash(Array.from(part.mesh.positions, String)),
        checks: report.ok
          ? report.value.checks.map((check) => `${check.id}: ${JSON.stringify(check)}`)
          : [],
      });
    }
  }
  return verdicts;
}

const modelled =
  (source: string, values: Values, kernel: Kernel): ModelAt =>
  async (params) => {
    const run = await runScript(source, { ...values, ...params }, env);
    if (!run.ok) return run;
    const solid = evaluateGraph(run.value.graph, kernel, quietCtx());
    if (!solid.ok) return solid;
    return ok({ solid: solid.value, definitions: run.value.definitions });
  };
