import { lessonFolders, readLessonFiles } from "../../../src/cli/load-lesson-folder.ts";
import { quietCtx } from "../../../src/engine/foundation/context.ts";
import { lessonAttempts } from "../../../src/engine/course/lesson-attempts.ts";
import { loadLesson } from "../../../src/engine/course/load-lesson.ts";
import { evaluateGraph } from "../../../src/engine/solid/evaluate.ts";
import type { Kernel } from "../../../src/engine/solid/kernel.ts";
import { graphOf, sourceOf } from "../../assessment/build.ts";
import type { ReferencePart } from "../../assessment/part.ts";
import { PARTS } from "../../assessment/parts/list.ts";
import { rubricOf } from "../../assessment/rubric-of.ts";
import type { EngineCase } from "./judge-attempts.ts";

/** Of every family: flat, bent, turned, slotted, hollow, with cones, balls and a free edge. */
const CORPUS: ReadonlySet<string> = new Set([
  "four-hole-plate",
  "countersunk-plate",
  "filleted-bracket",
  "angled-bracket",
  "flange",
  "stepped-shaft",
  "cross-drilled-pin",
  "slotted-plate",
  "open-box",
  "cone-tip",
  "ball-stem",
  "cam",
]);

/** The lessons with all their attempts, and parts of the corpus as drawn, by other ways and wrong; `all` for every part. */
export async function engineCases(kernel: Kernel, names: readonly string[]): Promise<EngineCase[]> {
  const wanted = names.length > 0 ? new Set(names) : CORPUS;
  const cases: EngineCase[] = [];
  for (const folder of await lessonFolders()) cases.push(await lessonCase(folder));
  for (const part of PARTS)
    if (wanted.has(part.name) || wanted.has("all")) cases.push(await partCase(part, kernel));
  // As the page gets them.
  return JSON.parse(JSON.stringify(cases)) as EngineCase[];
}

async function lessonCase(folder: string): Promise<EngineCase> {
  const files = await readLessonFiles(folder);
  const lesson = files.ok ? loadLesson(files.value) : files;
  const attempts = files.ok && lesson.ok ? lessonAttempts(files.value, lesson.value) : lesson;
  if (!lesson.ok || !attempts.ok) throw new Error(`${folder}: ${attempts.problems[0]?.code}`);
  const { id, rubric, reference } = lesson.value;
  const tried = attempts.value as readonly { readonly file: string; readonly source: string }[];
  return {
    id,
    rubric,
    reference,
    attempts: tried.map(({ file, source }) => ({ name: file, source, values: {} })),
  };
}

async function partCase(part: ReferencePart, kernel: Kernel): Promise<EngineCase> {
  const reference = evaluateGraph(await graphOf(part, {}), kernel, quietCtx());
  if (!reference.ok) throw new Error(`${part.name}: ${reference.problems[0]?.code}`);
  const source = sourceOf(part);
  const wrong = part.dimensions.slice(0, 4).map(({ name, nominal, half, middle }) => ({
    name: `${name} too large`,
    source,
    values: { [name]: nominal + middle + 1.3 * half },
  }));
  const inside = Object.fromEntries(
    part.dimensions.map(({ name, nominal, half, middle }) => [name, nominal + middle - 0.7 * half]),
  );
  return {
    id: part.name,
    rubric: rubricOf(part, reference.value).rubric,
    reference: source,
    attempts: [
      { name: "as drawn", source, values: {} },
      { name: "all inside", source, values: inside },
      ...part.switches.map(({ set }) => ({ name: JSON.stringify(set), source, values: set })),
      ...wrong,
    ],
  };
}
