import { expect, test } from "@playwright/test";
import { isAccessible } from "../drivers/accessible.ts";
import { makeProfile, measure, openLesson, waitSaved, watch } from "../drivers/app.ts";

const LESSON = "plate-with-holes";
const LONG = { timeout: 60_000 };

test("a wrong part is told, hinted at, mended, kept as a try, and put on paper", async ({
  page,
}) => {
  test.setTimeout(240_000);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const faults = watch(page);
  await page.goto("./");
  await makeProfile(page, "K-9", "trainee");
  await openLesson(page, LESSON, "model");
  await measure(page, LESSON, "mistakes/diameter-as-radius.js");

  // The verdict first, then the one thing to mend; the numbers wait for the wish.
  const step = page.locator(".desk-step");
  await expect(step.getByRole("heading", { name: "The part is not right yet" })).toBeVisible(LONG);
  await expect(step.getByRole("heading", { name: /^Mend this first: Hole A/ })).toBeVisible();
  const hints = step.getByRole("region", { name: /^Hints on Hole A/ });
  await expect(hints).not.toContainText("mm");
  await hints.getByRole("button", { name: "Where do I look?" }).click();
  await expect(hints).toContainText("top view");
  await expect(hints).not.toContainText("Radius and diameter");
  await hints.getByRole("button", { name: "What kind of mistake is it?" }).click();
  await expect(hints).toContainText("Radius and diameter");
  await expect(hints).not.toContainText("instead of");
  await hints.getByRole("button", { name: "How do I mend it?" }).click();
  await expect(hints).toContainText("⌀10 mm instead of ⌀5 mm");
  await expect(hints.getByRole("button")).toHaveCount(0);

  // On the part and on the drawing.
  await step.getByRole("button", { name: "Show me" }).click();
  await expect(page.locator(".part-pane")).toContainText("10 mm, should be 5 mm");
  await expect(page.locator("[data-dimension=holes-diameter].pointed").first()).toBeAttached();

  // What waits for it says so; in the table too, with a word for each verdict.
  await expect(page.locator(".check-list")).toContainText("first mend “Hole A");
  await page.getByRole("button", { name: "Table" }).click();
  const table = page.getByRole("table", { name: /All checks/ });
  await expect(table.getByRole("row", { name: /^Hole A.*diameter/ })).toContainText(
    /5 mm\s*4\.9 to 5\.1 mm\s*10 mm.*wrong/,
  );
  await isAccessible(page, "told");

  // Mended.
  await step.getByRole("button", { name: "Change it" }).click();
  await measure(page, LESSON, "solution.js");
  await expect(step.getByText("The part matches the drawing")).toBeVisible(LONG);
  await waitSaved(page);
  await page.reload();
  await expect(step.getByText("The part matches the drawing")).toBeVisible(LONG);
  await step.getByRole("button", { name: "Your tries (2)" }).click();
  const tries = step.locator(".try-list > li");
  await expect(tries).toHaveCount(2);
  await expect(tries.nth(0)).toContainText("right");
  await expect(tries.nth(0)).toContainText(/Right now: .*Hole A/);
  await expect(tries.nth(1)).toContainText("wrong");
  await expect(tries.nth(1)).toContainText("The first try.");

  // On paper: only the sheet, in light colours, whatever the screen is.
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", "");
  });
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await step.getByRole("button", { name: "Inspection report" }).click();
  const report = page.getByRole("dialog", { name: "Inspection report" });
  await isAccessible(page, "report");
  await report.getByRole("button", { name: "Print or save as PDF" }).click();
  await expect(page.locator("html[data-printed]")).toBeAttached();
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(page.locator("#app")).toBeHidden();
  await expect(report.getByRole("button")).toHaveCount(0);
  for (const text of ["C1-01", "K-9", "ISO 2768-m", "Accepted", "Signature of the tutor"])
    await expect(report.getByText(text, { exact: true })).toBeVisible();
  await expect(report.getByRole("row", { name: /^7 Hole A.*diameter/ })).toContainText(
    /5 mm\s*4\.9 to 5\.1 mm\s*5 mm.*right/,
  );
  await expect(report.locator(".report-sheet")).toHaveCSS("background-color", "rgb(255, 255, 255)");
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? [];
  expect(sheets.length).toBeGreaterThan(0);
  expect(sheets.length).toBeLessThan(4);

  // Back where it was opened.
  await page.emulateMedia({ media: "screen", colorScheme: "light" });
  await report.getByRole("button", { name: "Close" }).focus();
  await page.keyboard.press("Escape");
  await expect(report).toBeHidden();
  await expect(step.getByRole("button", { name: "Inspection report" })).toBeFocused();
  expect(faults).toEqual([]);
});

test("at 400 % nothing of the check station is cut off, and the table scrolls in its place", async ({
  page,
}) => {
  await page.setViewportSize({ width: 341, height: 400 });
  await page.goto("./");
  await makeProfile(page, "K-8", "trainee");
  await openLesson(page, LESSON, "check");
  await expect(page.getByRole("heading", { name: "The part is not right yet" })).toBeVisible(LONG);
  const wider = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  expect(await wider()).toBe(0);
  await page.getByRole("button", { name: "Inspection report" }).click();
  const table = page.getByRole("dialog").getByRole("region", { name: "Results of the inspection" });
  await table.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => table.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  expect(await wider()).toBe(0);
});
