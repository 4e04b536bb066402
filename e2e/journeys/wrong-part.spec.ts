import { expect, test } from "@playwright/test";
import {
  lessonFile,
  makeProfile,
  openLesson,
  waitSaved,
  watch,
  writeCode,
} from "../drivers/app.ts";

interface Mistake {
  readonly file: string;
  readonly check: string;
}

test("a wrong hole is named, shown on the part, and mended", async ({ page }) => {
  const faults = watch(page);
  await page.goto("./");
  await makeProfile(page, "K-1", "trainee");
  await openLesson(page, "l-bracket", "model");
  const { mistakes } = JSON.parse(lessonFile("l-bracket", "lesson.json")) as {
    mistakes: Mistake[];
  };
  const wrong = mistakes.find(({ check }) => check.includes("diameter"));
  if (!wrong) throw new Error("The L-bracket has no mistake about a diameter.");
  await writeCode(page, lessonFile("l-bracket", `mistakes/${wrong.file}`));
  await expect(page.getByText("The part is built")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Check the part" }).click();
  const verdict = page.locator(".desk-step .notice-fail");
  await expect(verdict).toBeVisible({ timeout: 60_000 });
  const told = page.getByRole("region", { name: /^Mend this first/ });
  await told.getByRole("button", { name: "Show me" }).click();
  await page.getByRole("button", { name: "Change it" }).click();
  await expect(page.getByRole("textbox", { name: "Code" }).first()).toBeVisible();
  expect(faults).toEqual([]);
});

const BAD: readonly (readonly [string, string, RegExp])[] = [
  ["a syntax error", "function main() {\n  return (1 +\n}\n", /Line \d/],
  [
    "an endless loop",
    "function main() { for (;;) {} }\nmodule.exports = { main }",
    /stopped|loop|long/i,
  ],
  ["no main", "const x = 1", /main/],
  ["nonsense", "module.exports = { main: () => 42 }", /main|part|solid/i],
  ["a huge array", "module.exports = { main: () => new Array(4e9).fill(0) }", /Line|array|memory/i],
];

for (const [name, source, sentence] of BAD)
  test(`a script with ${name} gets a clear sentence and nothing is lost`, async ({ page }) => {
    const faults = watch(page);
    await page.goto("./");
    await makeProfile(page, "K-2", "trainee");
    await openLesson(page, "plate-with-holes", "model");
    await writeCode(page, source);
    const notice = page.locator(".run-state .notice-fail");
    await expect(notice).toBeVisible({ timeout: 40_000 });
    await expect(notice).toContainText(sentence);
    await expect(notice).not.toContainText(/\bat \w+ \(|\.ts:|\[problem\./);
    await waitSaved(page);
    await page.reload();
    await expect(page.locator(".view-lines").first()).toContainText(
      source.split("\n")[0]?.slice(0, 12).replace(/ /g, "\u00a0") ?? "",
      { timeout: 60_000 },
    );
    expect(faults).toEqual([]);
  });
