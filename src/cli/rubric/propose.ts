import { problem } from "../../engine/foundation/problem.ts";
import { fail, ok, type Result } from "../../engine/foundation/result.ts";
import type { Check } from "../../engine/assessment/rubric.ts";
import { writeWhole } from "../files.ts";
import { loadSolid } from "../load-part.ts";
import { textOption } from "../options.ts";
import type { Options, Outcome, VerbContext } from "../outcome.ts";

const POSES = ["declared", "datums", "any"] as const;

/**
 * `rubric propose PART [--general "ISO 2768-m"] [--pose any] [--out F.json]`: an inspection plan for a
 * reference, to be ticked, named and tightened by the author of a lesson.
 */
export async function propose(
  path: string,
  given: Options,
  context: VerbContext,
): Promise<Result<Outcome>> {
  const pose = POSES.find((one) => one === (textOption(given, "pose") ?? "declared"));
  if (!pose) return fail(problem("cli.rubric-pose", { known: POSES.join(", ") }));
  const part = await loadSolid(path, given, context);
  if (!part.ok) return part;
  const { proposePlan } = await import("../../engine/assessment/propose.ts");
  const general = textOption(given, "general");
  const plan = proposePlan(
    part.value.solid,
    { pose, ...(general ? { general } : {}) },
    context.ctx,
  );
  if (!plan.ok) return plan;
  const { catalogue } = context;
  const { features, checks } = plan.value;
  const lines = checks.map((check) => catalogue.format("cli.rubric.check", worded(check)));
  const out = textOption(given, "out");
  if (out) {
    const text = `${JSON.stringify(plan.value, null, 2)}\n`;
    const written = await writeWhole(out, new TextEncoder().encode(text));
    if (!written.ok) return written;
    lines.push(catalogue.format("cli.written", { name: out }));
  }
  const counts = { checks: checks.length, features: Object.keys(features).length };
  return ok({
    passed: true,
    json: { part: path, rubric: plan.value },
    lines: [catalogue.format("cli.rubric.proposed", counts), ...lines],
    problems: [...part.problems, ...plan.problems],
  });
}

const LABELLED = ["from", "to", "of", "a", "b", "hole", "shaft"] as const;

/** A check on one line: what it asks of which features, and within which limits. */
function worded(check: Check): Record<string, string | number> {
  const all: Readonly<Record<string, unknown>> = { ...check };
  const labels = LABELLED.flatMap((name) => all[name] ?? [])
    .filter((label) => typeof label === "string")
    .join(", ");
  const { nominal, lower, upper } = all;
  const sized =
    typeof nominal === "number" && typeof lower === "number" && typeof upper === "number";
  const limits = sized ? { nominal, lower, upper } : { nominal: 0, lower: 0, upper: 0 };
  return { id: check.id, kind: check.kind, labels, has: sized ? "size" : "none", ...limits };
}
