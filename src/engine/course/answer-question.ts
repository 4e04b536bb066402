import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import { parseDecimal } from "../foundation/units.ts";
import type { LessonData } from "./lesson.ts";

export interface AnswerCheck {
  readonly right: boolean;
  /** The number that was understood. */
  readonly value: number;
  /** Twice or half the answer: diameter and radius may be mixed up. */
  readonly factorTwo: boolean;
}

/**
 * Checks what a person typed as the answer to a question on the drawing. Decimal comma and point
 * count, a unit (`mm`) or a diameter sign may stand beside it. Problem: `course.not-a-number`.
 */
export function answerQuestion(
  question: LessonData["questions"][number],
  typed: string,
): Result<AnswerCheck> {
  const bare = typed
    .trim()
    .replace(/^[⌀øØ∅]\s*/u, "")
    .replace(/\s*mm\.?$/iu, "");
  const value = parseDecimal(bare);
  if (value === undefined) return fail(problem("course.not-a-number", { typed: typed.trim() }));
  const near = (target: number) => Math.abs(value - target) <= question.tolerance;
  const right = near(question.answer);
  const factorTwo = !right && (near(question.answer * 2) || near(question.answer / 2));
  return ok({ right, value, factorTwo });
}
