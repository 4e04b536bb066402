import { problem } from "../../engine/foundation/problem.ts";
import { fail, type Result } from "../../engine/foundation/result.ts";
import { PART_OPTIONS } from "../load-part.ts";
import type { Options, OptionTable, Outcome, VerbContext } from "../outcome.ts";
import { propose } from "../rubric/propose.ts";
import { prove } from "../rubric/prove.ts";

export const options: OptionTable = {
  ...PART_OPTIONS,
  general: { type: "string" },
  pose: { type: "string" },
  out: { type: "string" },
  mutants: { type: "string" },
  seed: { type: "string" },
  operator: { type: "string" },
};
export const operands = ["propose|prove", "PART|LESSON"];

type Task = (path: string, given: Options, context: VerbContext) => Promise<Result<Outcome>>;

/** What an author does with an inspection plan; one file a task in `../rubric/`. */
const TASKS: Readonly<Record<string, Task>> = { propose, prove };

/** `rubric propose PART` and `rubric prove LESSON`. Problem: `cli.rubric-task`. */
export async function run(
  [name = "", path = ""]: readonly string[],
  given: Options,
  context: VerbContext,
): Promise<Result<Outcome>> {
  const task = Object.hasOwn(TASKS, name) ? TASKS[name] : undefined;
  const known = Object.keys(TASKS).join(", ");
  return task ? task(path, given, context) : fail(problem("cli.rubric-task", { name, known }));
}
