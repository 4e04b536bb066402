import { type Problem, problem } from "../../foundation/problem.ts";
import type { LessonData } from "../lesson.ts";

const PLACE = { kind: "file", name: "lesson.json" } as const;

/** Ids are used once, and what names a dimension or a check names one that exists. */
export function checkReferences(lesson: LessonData): Problem[] {
  const { drawing, rubric, questions, mistakes } = lesson;
  const problems: Problem[] = [];
  for (const list of [drawing.dimensions, rubric.checks, questions]) {
    const seen = new Set<string>();
    for (const { id } of list) {
      if (seen.has(id)) problems.push(problem("course.duplicate-id", { id }, PLACE));
      seen.add(id);
    }
  }
  const dimensions = new Set(drawing.dimensions.map(({ id }) => id));
  for (const { id, dimension } of [...rubric.checks, ...questions])
    if (dimension !== undefined && !dimensions.has(dimension))
      problems.push(problem("course.unknown-dimension", { id, dimension }, PLACE));
  const checks = new Set([...rubric.checks.map(({ id }) => id), ...OWN_CHECKS]);
  for (const { file, check } of mistakes)
    if (!checks.has(check)) problems.push(problem("course.unknown-check", { file, check }, PLACE));
  return problems;
}

/** Checks that an inspection adds by itself: how the part lies, and what holds for every part. */
const OWN_CHECKS = ["mirrored", "elsewhere", "nothing-extra", "nothing-missing", "form"] as const;
