import { quietCtx } from "../../foundation/context.ts";
import type { Solid } from "../../solid/solid-types.ts";
import { judge } from "../checks/judge.ts";
import { HOPELESS, type Outcome, plain } from "../checks/outcome.ts";
import { reachOf } from "../inspection/reach.ts";
import { AS_IT_LIES } from "../inspection/rigid-pose.ts";
import { recognise } from "../recognise.ts";
import { meshHash } from "../report-hash.ts";
import type { Check, Rubric } from "../rubric.ts";
import { formulaValue } from "./formula.ts";
import { written } from "./written-values.ts";

type ParametricCheck = Extract<Check, { kind: "design.parametric" }>;
type Values = Readonly<Record<string, number>>;

/** The part as the trainee's script made it at a variant's values. */
export interface MadeAt {
  readonly params: Values;
  readonly solid: Solid;
}

/**
 * The part follows the named parameters: it changes with each of them, and its overall sizes, along the axes in
 * which it was modelled, are those that the check's sums give. Needs no reference.
 */
export function followsParameters(
  check: ParametricCheck,
  { parameters = {} }: Pick<Rubric, "parameters">,
  drawn: Solid,
  made: readonly MadeAt[],
): Outcome {
  return (
    typedIn(check, parameters, drawn, made) ??
    wrongSize(check, parameters, made) ??
    plain("pass", "check.parametric.pass", { count: check.params.length })
  );
}

/** A parameter with which nothing changes: of those that change together the first that is named. */
function typedIn(
  { params }: ParametricCheck,
  parameters: Values,
  drawn: Solid,
  made: readonly MadeAt[],
): Outcome | undefined {
  const asDrawn = meshHash(drawn.mesh);
  for (const parameter of params) {
    const changing = made.filter((one) => one.params[parameter] !== parameters[parameter]);
    // One that changes it alone tells most.
    changing.sort((a, b) => changes(a.params, parameters) - changes(b.params, parameters));
    const [first] = changing.filter((one) => Object.hasOwn(one.params, parameter));
    if (!first || meshHash(first.solid.mesh) !== asDrawn) continue;
    const range = { from: parameters[parameter] ?? 0, to: first.params[parameter] ?? 0 };
    return {
      ...plain("fail", "check.parametric.typed-in", { parameter, ...range }),
      misconception: "hard-coded",
    };
  }
  return undefined;
}

const changes = (params: Values, parameters: Values): number =>
  Object.keys(params).filter((name) => params[name] !== parameters[name]).length;

function wrongSize(
  { sizes, within }: ParametricCheck,
  parameters: Values,
  made: readonly MadeAt[],
): Outcome | undefined {
  for (const { params, solid } of made)
    for (const [k, axis] of (["x", "y", "z"] as const).entries()) {
      const formula = sizes[axis];
      if (formula === undefined) continue;
      const nominal = formulaValue(formula, { ...parameters, ...params });
      const found = recognise({ mesh: solid.mesh, provenance: solid }, quietCtx());
      const unclear = { at: written(params), check: formula };
      if (!nominal.ok || !found.ok) return plain("not-assessed", "check.variant.unclear", unclear);
      const { min, max } = reachOf({ solid, recognition: found.value }, AS_IT_LIES);
      const measured = (max[k] ?? 0) - (min[k] ?? 0);
      const band = { nominal: nominal.value, upper: within, lower: -within };
      const judged = judge(measured, band, found.value.tolerance);
      if (judged.side === "unknown") return plain("not-assessed", "check.variant.unclear", unclear);
      if (judged.verdict !== "fail") continue;
      return {
        verdict: "fail",
        message: "check.parametric.size",
        params: { ...judged.params, at: written(params), axis, formula, side: judged.side },
        measured,
        allowed: judged.allowed,
        unit: "mm",
        error: HOPELESS,
        misconception: "hard-coded",
      };
    }
  return undefined;
}
