import type { RubricProof } from "../../engine/assessment/mutants.ts";
import { ok, type Result } from "../../engine/foundation/result.ts";
import type { Catalogue } from "../../catalogues/catalogue.ts";
import { readLessonFiles } from "../load-lesson-folder.ts";
import { numberOption, textOption } from "../options.ts";
import type { Options, Outcome, VerbContext } from "../outcome.ts";
import { proveLesson } from "../prove-lesson.ts";

/**
 * `rubric prove LESSON [--mutants N] [--seed N] [--operator TEXT]`: makes mutants of the lesson's reference,
 * whose truth is known from how they were made, and prints how the rubric judges each class of them. With the
 * same seed and number they are the same mutants; `--operator` judges some classes of them only.
 */
export async function prove(
  lesson: string,
  given: Options,
  context: VerbContext,
): Promise<Result<Outcome>> {
  const most = { min: 1, max: 20_000, fallback: 150 };
  const mutants = numberOption(given, "mutants", most, "cli.rubric-mutants");
  if (!mutants.ok) return mutants;
  const seeds = { min: 0, max: 4_294_967_295, fallback: 1 };
  const seed = numberOption(given, "seed", seeds, "cli.rubric-seed");
  if (!seed.ok) return seed;
  const files = await readLessonFiles(lesson);
  if (!files.ok) return files;
  const asked = {
    mutants: Math.round(mutants.value),
    seed: Math.round(seed.value),
    operator: textOption(given, "operator") ?? "",
  };
  const proof = await proveLesson(files.value, asked, given, context);
  if (!proof.ok) return proof;
  return ok({
    passed: proof.value.wronglyJudged.length === 0,
    json: { ...asked, ...proof.value },
    lines: linesOf(proof.value, asked, context.catalogue),
    problems: proof.problems,
  });
}

/** The table, then every mutant that was judged wrongly or not at all, with what makes it again. */
function linesOf(
  { operators, total, wronglyJudged, undecided, notMade }: RubricProof,
  { seed, mutants }: { readonly seed: number; readonly mutants: number },
  catalogue: Catalogue,
): string[] {
  const say = (id: string, params: Readonly<Record<string, string | number>> = {}): string =>
    catalogue.format(`cli.rubric.prove.${id}`, params);
  const heads = ["right", "wrong", "open", "accepted", "refused", "undecided"].map((id) => say(id));
  const width = Math.max(...operators.map(({ operator }) => operator.length), 8) + 2;
  const row = (name: string, cells: readonly (string | number)[]): string =>
    name.padEnd(width) +
    cells.map((cell, i) => String(cell).padStart((heads[i] ?? "").length + 2)).join("");
  const rows = [...operators, { ...total, operator: say("all") }].map((line) =>
    row(line.operator, [
      line.right,
      line.wrong,
      line.open,
      line.falseAccepts,
      line.falseRejects,
      line.undecidedRight + line.undecidedWrong,
    ]),
  );
  const told = (one: RubricProof["undecided"][number]): string => {
    const { operator, name, label, verdict, why } = one;
    const said = { pass: "accepted", borderline: "accepted", fail: "refused" } as const;
    const word = verdict === "not-assessed" ? "undecided" : said[verdict];
    return say("mutant", { operator, name, label, said: word, why, seed, mutants });
  };
  return [
    row(say("operator"), heads),
    ...rows,
    ...[...wronglyJudged, ...undecided].map(told),
    say("end", {
      counted: total.right + total.wrong,
      accepted: total.falseAccepts,
      refused: total.falseRejects,
      undecided: undecided.length,
      open: total.open,
      notMade,
    }),
  ];
}
