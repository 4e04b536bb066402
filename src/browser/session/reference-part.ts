import type { Lesson } from "../../engine/course/lesson.ts";
import type { Sheet } from "../../engine/drawing/sheet-types.ts";
import type { Result } from "../../engine/foundation/result.ts";
import type { Solid } from "../../engine/solid/solid-types.ts";
import type { RunOptions } from "../offload/client.ts";
import type { SheetWords } from "./lesson-state.ts";
import type { Services } from "./services.ts";

/** The part of the lesson's drawing, from its reference script. */
export async function referencePart(
  services: Services,
  lesson: Lesson,
  options: RunOptions,
): Promise<Result<Solid>> {
  const run = await services.runReference(lesson.reference);
  return run.ok ? services.run("evaluate", { graph: run.value.graph }, options) : run;
}

/** The lesson's drawing, drawn from the reference part. */
export function referenceSheet(
  services: Services,
  lesson: Lesson,
  reference: Solid,
  words: SheetWords,
  options: RunOptions,
): Promise<Result<Sheet>> {
  const { drawing, code } = lesson;
  const info = { ...drawing, number: code, ...words };
  return services.run("sheet", { solid: reference, info }, options);
}
