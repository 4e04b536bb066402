import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test, vi } from "vitest";
import { freshFolder, runCli } from "./fixtures/run-cli.ts";

// Real processes on a machine that runs other tests too.
vi.setConfig({ testTimeout: 120_000 });
const folder = freshFolder();
afterAll(() => rmSync(folder, { recursive: true }));
const PLATE = fileURLToPath(new URL("../../lessons/plate-with-holes", import.meta.url));

type Check = Record<string, unknown> & { readonly id: string };

/** The plate's lesson with its checks changed; undefined takes one out. */
function changed(name: string, change: (check: Check) => Check | undefined): string {
  const copy = join(folder, name);
  cpSync(PLATE, copy, { recursive: true });
  const file = join(copy, "lesson.json");
  const data = JSON.parse(readFileSync(file, "utf8"));
  const gone = data.rubric.checks
    .filter((check: Check) => !change(check))
    .map(({ id }: Check) => id);
  data.rubric.checks = data.rubric.checks.flatMap((check: Check) => change(check) ?? []);
  data.mistakes = data.mistakes.filter(({ check }: { check: string }) => !gone.includes(check));
  writeFileSync(file, JSON.stringify(data));
  for (const language of ["en", "pt"]) {
    const sheet = join(copy, `text.${language}.json`);
    const text = JSON.parse(readFileSync(sheet, "utf8"));
    for (const id of gone) delete text.checks[id];
    writeFileSync(sheet, JSON.stringify(text));
  }
  return copy;
}

/** What says where the holes lie. */
const PLACE = /^(shape|hole-.-[xy])$/;

describe.concurrent("rubric prove", () => {
  test("a lesson in order is proved, and the same seed makes the same mutants", async () => {
    const words = ["rubric", "prove", "plate-with-holes", "--mutants", "8", "--seed", "4"];
    const [one, again] = await Promise.all([runCli(...words, "--json"), runCli(...words)]);
    expect(one.stderr).toBe("");
    expect(one.code).toBe(0);
    expect(one.json).toMatchObject({ passed: true, seed: 4, wronglyJudged: [], undecided: [] });
    const { operators } = one.json as { operators: { operator: string; right: number }[] };
    expect(operators.length).toBeGreaterThan(6);
    for (const { operator } of operators) expect(again.stdout).toContain(operator);
  });

  test("a rubric that does not say where the holes lie is refused, with the operator named", async () => {
    const lesson = changed("nowhere", (check) => (PLACE.test(check.id) ? undefined : check));
    const words = ["--mutants", "100", "--operator", "hole moved"];
    const ran = await runCli("rubric", "prove", lesson, ...words, "--lang", "pt");
    expect(ran.code).toBe(1);
    expect(ran.stdout).toMatch(/ACEITE, mas errada: hole moved, Ø.*--seed 1/);
  });

  test("check-lessons refuses limits that are wider than the drawing's", async () => {
    const wide = (check: Check): Check =>
      check.kind === "dim.diameter" ? { ...check, tolerance: "±1" } : check;
    const ran = await runCli("check-lessons", changed("wide", wide), "--json");
    expect(ran.code).toBe(1);
    const { lessons } = ran.json as { lessons: { problems: { code: string }[] }[] };
    const problems = lessons[0]?.problems ?? [];
    expect(problems[0]).toMatchObject({
      code: "cli.lesson-mutants",
      params: { operator: "bore size outside", seed: 1 },
    });
    expect(new Set(problems.map(({ code }) => code)).size).toBe(1);
  });

  test("numbers that are none are bad input", async () => {
    const ran = await runCli("rubric", "prove", "plate-with-holes", "--mutants", "0");
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("--mutants");
  });
});
