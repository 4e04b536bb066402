import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { packSubmission } from "../../src/engine/records/submission.ts";
import { unpackSubmission } from "../../src/engine/records/submission-read.ts";
import { isAccessible } from "../drivers/accessible.ts";
import {
  changePerson,
  goTo,
  makeProfile,
  measure,
  openLesson,
  saveDownload,
  waitSaved,
  watch,
} from "../drivers/app.ts";

const LESSON = "l-bracket";
const LONG = { timeout: 60_000 };

/** The file as another version of the inspection plan would have made it, stricter with one check. */
async function asMeasuredBefore(file: string): Promise<string> {
  const read = await unpackSubmission(new Uint8Array(readFileSync(file)));
  if (!read.ok || !read.value.submission.report?.pins) throw new Error("no report to alter");
  const { submission } = read.value;
  const { report } = read.value.submission;
  const checks = report.checks.map((check) =>
    check.id === "hole-a-diameter" ? { ...check, verdict: "fail" as const } : check,
  );
  const pins = { ...report.pins, rubric: "e".repeat(64) } as typeof report.pins;
  const older = { ...report, verdict: "fail" as const, checks, pins };
  const { bytes } = await packSubmission({ ...submission, report: older });
  const path = file.replace(/\.plumb$/, "-before.plumb");
  writeFileSync(path, bytes);
  return path;
}

test("a part is compared with its drawing by keyboard, hints stay, and a tutor decides what counts", async ({
  page,
}) => {
  test.setTimeout(300_000);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const faults = watch(page);
  await page.goto("./");
  await makeProfile(page, "K-9", "trainee");
  await openLesson(page, LESSON, "model");
  await measure(page, LESSON, "mistakes/other-edge.js");
  const step = page.locator(".desk-step");
  const compare = step.getByRole("region", { name: "Compare with the drawing" });
  const show = compare.getByRole("button", { name: "Show where it differs" });
  await expect(show).toBeVisible(LONG);
  await expect(compare).toContainText("After a second try");

  // Told, coloured, explained; all of it by keyboard.
  await show.focus();
  await page.keyboard.press("Space");
  await expect(compare).toContainText(
    "Too much material: up to 3 mm, at the bottom, on the right",
    LONG,
  );
  await expect(compare).toContainText(
    "Material is missing: up to 3 mm, at the bottom, on the left",
  );
  const legend = page.getByRole("list", { name: "How far off" });
  await expect(legend).toContainText("over 0.5 mm too much");
  await expect(legend).toContainText("over 0.5 mm missing");
  await expect(page.locator(".part-pane")).toContainText("3 mm too much");
  await isAccessible(page, "compared");
  await compare.getByRole("button", { name: "Show me where there is too much" }).focus();
  await page.keyboard.press("Enter");
  await show.focus();
  await page.keyboard.press("Space");
  await expect(legend).toBeHidden();
  await expect(compare).not.toContainText("Too much");

  // Help that was asked for is there after a reload.
  await step.getByRole("button", { name: "Where do I look?" }).click();
  await step.getByRole("button", { name: "What kind of mistake is it?" }).click();
  const kind = "counted from the opposite edge";
  await expect(step).toContainText(kind);
  await waitSaved(page);
  await page.reload();
  await expect(step).toContainText(kind, LONG);
  await expect(step.getByRole("button", { name: "Where do I look?" })).toHaveCount(0);

  // The drawn part, after a second try.
  await goTo(page, "Model");
  await measure(page, LESSON, "mistakes/hole-too-small.js");
  const ghost = compare.getByRole("button", { name: "Lay the drawn part over it" });
  await ghost.click(LONG);
  await expect(compare).toContainText("Blue and see-through");
  await expect(page.locator(".part-pane")).toContainText("should be 6 mm");
  await isAccessible(page, "laid over");

  // Right, handed in, and measured again at the desk by another plan than then.
  await goTo(page, "Model");
  await measure(page, LESSON, "solution.js");
  await expect(page.getByText("The part matches the drawing")).toBeVisible(LONG);
  await show.click();
  await expect(compare).toContainText("No difference found", LONG);
  await goTo(page, "Slice");
  await page.getByRole("button", { name: "Slice", exact: true }).click();
  await expect(page.getByText("The print file, read back")).toBeVisible(LONG);
  await goTo(page, "Hand in");
  await page.getByRole("button", { name: "Hand in", exact: true }).click();
  const save = page.getByRole("button", { name: "Save the file" }).first();
  await expect(save).toBeVisible(LONG);
  const handed = await saveDownload(page, () => save.click());
  await waitSaved(page);
  await changePerson(page, "K-9");
  await makeProfile(page, "Tutor 1", "tutor");
  await page.getByRole("link", { name: "Open the review desk" }).click();
  await page.locator("input[type=file]").setInputFiles(await asMeasuredBefore(handed));
  const again = page.getByRole("region", { name: "Measured again with another version" });
  await expect(again).toContainText("the inspection plan of the lesson", { timeout: 120_000 });
  await expect(again).toContainText(/Then: wrong/);
  await expect(again).toContainText(/Now: right/);
  await expect(again.getByRole("row", { name: /Hole A, diameter/ })).toContainText(/wrong.*right/s);
  const listed = page.locator(".check-list li").filter({ hasText: "Hole A, diameter" });
  await expect(listed.locator(".check-row")).toHaveClass(/check-fail/);
  await again.getByText("What is measured now", { exact: true }).click();
  await expect(listed.locator(".check-row")).toHaveClass(/check-pass/);
  await page.getByRole("button", { name: "Tries (3)" }).click();
  await expect(step).toContainText(
    "Help asked for with “Hole A, from the right edge”: where to look, what kind of mistake.",
  );
  await isAccessible(page, "measured again");
  expect(faults).toEqual([]);
});
