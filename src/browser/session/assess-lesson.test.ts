import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import type { Lesson } from "../../engine/course/lesson.ts";
import { loadLesson } from "../../engine/course/load-lesson.ts";
import { createMemoryPort } from "../storage/memory-port.ts";
import { assessLesson } from "./assess-lesson.ts";
import { page, until, words } from "./fixtures/node-page.ts";
import { createLessonSession } from "./lesson-store.ts";
import { modelPart } from "./model-part.ts";
import { referencePart } from "./reference-part.ts";
import type { Services } from "./services.ts";

const FOLDER = join(import.meta.dirname, "../../../lessons/l-bracket");
const read = (file: string) => readFileSync(join(FOLDER, file), "utf8");
let services: Services;
let lesson: Lesson;
/** Scripts that ran behind the second wall, with their values. */
const again: { readonly source: string; readonly values: unknown }[] = [];

beforeAll(async () => {
  const made = await page(createMemoryPort(), "a");
  services = {
    ...made.services,
    runReference: (source, values) => {
      again.push({ source, values });
      return made.services.runReference(source, values);
    },
  };
  const names = ["lesson.json", "text.en.json", "reference.js", "starter.js", "solution.js"];
  const loaded = loadLesson(Object.fromEntries(names.map((name) => [name, read(name)])));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  lesson = loaded.value;
});

async function judged(file: string, signal?: AbortSignal, hasScript = true) {
  const source = read(file);
  const [part, reference] = [
    await modelPart(services, source, {}, {}, () => {}),
    await referencePart(services, lesson, {}),
  ];
  if (!part.ok || !reference.ok) throw new Error("not built");
  again.length = 0;
  const given = { part: part.value, reference: reference.value };
  const madeBy = { source: hasScript ? source : undefined, values: { depth: 40 } };
  return assessLesson(services, lesson, given, madeBy, signal ? { signal } : {});
}

it("a right part is made again at the plan's other values, behind the second wall", async () => {
  const report = await judged("mistakes/hard-coded.js");
  if (!report.ok) throw new Error(JSON.stringify(report.problems));
  const { verdict, checks } = report.value;
  expect(verdict).toBe("pass");
  expect(checks[0]).toMatchObject({ id: "longer", message: "check.variant.no-change" });
  expect(again.map(({ source }) => source === lesson.reference)).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect(again[1]?.values).toEqual({ depth: 40, length: 70 });
  expect(again[0]?.values).toEqual({ length: 70 });
});

it("a wrong part is not, nor one without a script", async () => {
  const wrong = await judged("mistakes/other-edge.js");
  expect(wrong.ok && wrong.value.verdict).toBe("fail");
  expect(again).toEqual([]);
  const mesh = await judged("solution.js", undefined, false);
  expect(again).toEqual([]);
  const longer = mesh.ok && mesh.value.checks.find(({ id }) => id === "longer");
  expect(longer).toMatchObject({ verdict: "not-assessed", message: "check.variant.no-script" });
});

it("stops between two runs when it is cancelled", async () => {
  const controller = new AbortController();
  const inner = services.runReference;
  services = {
    ...services,
    runReference: (source, values) => {
      controller.abort();
      return inner(source, values);
    },
  };
  const part = await modelPart(services, lesson.solution, {}, {}, () => {});
  if (!part.ok) throw new Error("not built");
  again.length = 0;
  const given = { part: part.value, reference: part.value };
  const madeBy = { source: lesson.solution, values: {} };
  const report = await assessLesson(services, lesson, given, madeBy, { signal: controller.signal });
  expect(report.ok || report.problems[0]?.code).toBe("foundation.cancelled");
  expect(again).toHaveLength(1);
});

it("other code for the same part is judged anew", async () => {
  const made = await page(createMemoryPort(), "b");
  const desk = made.app.desk;
  const session = createLessonSession({ lesson, services: made.services, desk, words });
  const state = () => session.getState();
  const settled = () => state().report.status === "done" && !state().report.stale;
  await until(() => state().part.status === "done");
  for (const [file, message] of [
    ["mistakes/half-typed.js", "check.variant.size"],
    ["solution.js", "check.variant.pass"],
  ] as const) {
    state().actions.setSource(read(file));
    await state().actions.run();
    expect(settled()).toBe(false);
    state().actions.enter("check");
    await until(settled);
    expect(state().report.value?.verdict).toBe("pass");
    expect(state().report.value?.checks.find(({ id }) => id === "longer")).toMatchObject({
      message,
    });
    state().actions.enter("model");
  }
});
