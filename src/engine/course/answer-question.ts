import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import { parseDecimal } from "../foundation/units.ts";
import type { LessonData } from "./lesson.ts";

export interface AnswerCheck {
  readonly right: boolean;
  /** The number that was understood. */
  readonly value: number;
  /** What was given where the other one is asked: a diameter for a radius, or a radius. */
  readonly mixedUp?: "diameter" | "radius";
}

/**
 * Checks what a person typed as the answer to a question on the drawing. Decimal comma and point
 * count, a unit (`mm`) or a diameter sign may stand beside it. Radius and diameter
 * can be mixed up only where the question is about a round dimension of the drawing.
 * Problem: `course.not-a-number`.
 */
export function answerQuestion(
  question: LessonData["questions"][number],
  typed: string,
  dimensions: LessonData["drawing"]["dimensions"],
): Result<AnswerCheck> {
  const bare = typed
    .trim()
    .replace(/^[⌀øØ∅]\s*/u, "")
    .replace(/\s*mm\.?$/iu, "");
  const value = parseDecimal(bare);
  if (value === undefined) return fail(problem("course.not-a-number", { typed: typed.trim() }));
  const same = (a: number, b: number) => Math.abs(a - b) <= question.tolerance;
  const right = same(value, question.answer);
  const asked = dimensions.find(({ id }) => id === question.dimension);
  if (right || (asked?.kind !== "diameter" && asked?.kind !== "radius"))
    return ok({ right, value });
  const radius = asked.kind === "radius" ? asked.nominal : asked.nominal / 2;
  if (same(question.answer, radius) && same(value, radius * 2))
    return ok({ right, value, mixedUp: "diameter" });
  if (same(question.answer, radius * 2) && same(value, radius))
    return ok({ right, value, mixedUp: "radius" });
  return ok({ right, value });
}
