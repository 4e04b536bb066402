import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { makeProfile, modelSolution, openLesson } from "../drivers/app.ts";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function clean(page: Page, what: string) {
  // A button that has just been enabled is half-way between two colours for a moment.
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${what}: ${id} ${nodes[0]?.html ?? ""} ${nodes[0]?.failureSummary ?? ""}`,
  );
  expect(found).toEqual([]);
}

for (const theme of ["light", "dark"] as const)
  test(`no screen breaks WCAG 2.2 AA in ${theme} colours`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await page.goto("./");
    await expect(page.getByLabel("A name or code for you")).toBeVisible();
    await clean(page, "who");
    await makeProfile(page, "K-3", "trainee");
    await clean(page, "home");
    await page.goto("./#/work");
    await expect(page.getByRole("heading", { name: "My work" })).toBeVisible();
    await clean(page, "work");
    await page.goto("./#/review");
    await expect(page.getByRole("heading", { name: "Review desk" })).toBeVisible();
    await clean(page, "review");
    await page.goto("./#/workshop");
    await expect(page.getByRole("heading", { name: "Your projects" })).toBeVisible();
    await clean(page, "projects");
    await page.getByRole("button", { name: "New project" }).click();
    await expect(page.getByText("The part is built")).toBeVisible({ timeout: 60_000 });
    await clean(page, "workshop");
    await openLesson(page, "knob");
    await expect(page.locator(".drawing-sheet svg")).toBeVisible({ timeout: 60_000 });
    await clean(page, "read");
    await openLesson(page, "knob", "model");
    await modelSolution(page, "knob");
    await clean(page, "model");
    await page.getByRole("button", { name: "Check the part" }).click();
    await expect(page.getByText("The part matches the drawing")).toBeVisible({ timeout: 60_000 });
    await clean(page, "check");
    await page.getByRole("button", { name: "Now slice it" }).click();
    await page.getByRole("button", { name: "Slice", exact: true }).click();
    await expect(page.getByText("The print file, read back")).toBeVisible({ timeout: 60_000 });
    await clean(page, "slice");
    await page.getByRole("button", { name: "All settings" }).click();
    await page.getByLabel("Look for a setting").fill("infill density");
    await page.getByRole("button", { name: "About: Infill density" }).click();
    await expect(page.getByText("On your part")).toBeVisible();
    await clean(page, "settings");
    await page.getByRole("button", { name: "Now hand it in" }).click();
    await clean(page, "hand in");
  });
