import { expect, type Page, test } from "@playwright/test";
import { lessonFile, paste, watch } from "../drivers/app.ts";

const MOST_TABS = 120;

/** Presses Tab until what has the focus has this accessible name; the way a person finds it. */
async function tabTo(page: Page, name: RegExp) {
  for (let i = 0; i < MOST_TABS; i++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return "";
      const labelled = element?.getAttribute("aria-labelledby")?.split(" ") ?? [];
      const byIds = labelled.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
      const own = element?.id ? document.querySelector(`label[for="${element.id}"]`) : null;
      const around = element?.closest("label");
      return [
        element?.getAttribute("aria-label"),
        byIds,
        own?.textContent,
        around?.textContent,
        element?.textContent,
      ].join(" | ");
    });
    if (name.test(focused)) return;
  }
  throw new Error(`The keyboard did not reach ${name} with ${MOST_TABS} tabs.`);
}

test("a whole lesson by keyboard alone", async ({ page }) => {
  test.setTimeout(240_000);
  const faults = watch(page);
  await page.goto("./");
  await expect(page.getByLabel("A name or code for you")).toBeVisible();
  await tabTo(page, /A name or code/);
  await page.keyboard.type("K-9");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Hello, K-9" })).toBeVisible();

  await tabTo(page, /^.*Start.*$/);
  await page.keyboard.press("Enter");
  await expect(page.locator(".drawing-sheet svg")).toBeVisible({ timeout: 60_000 });
  const lesson = /lesson\/([a-z-]+)/.exec(page.url())?.[1] ?? "";
  await tabTo(page, /Go on to the model/);
  await page.keyboard.press("Enter");

  await expect(page.locator(".monaco-editor").first()).toBeVisible({ timeout: 60_000 });
  await tabTo(page, /Code/);
  for (let i = 0; i < 10; i++) {
    if (await page.locator(".monaco-editor.focused").count()) break;
    await tabTo(page, /Code/);
  }
  await page.keyboard.press("ControlOrMeta+A");
  await paste(page, lessonFile(lesson, "solution.js"));
  await expect(page.getByText("The part is built")).toBeVisible({ timeout: 60_000 });
  // Out of the editor by its own key, as the line under it says.
  await page.keyboard.press("Control+M");
  await tabTo(page, /Check the part/);
  await page.keyboard.press("Enter");

  await expect(page.getByText("The part matches the drawing")).toBeVisible({ timeout: 60_000 });
  await tabTo(page, /Now slice it/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Slice", exact: true })).toBeVisible();
  await tabTo(page, /\bSlice$/);
  await page.keyboard.press("Enter");
  await expect(page.getByText("The print file, read back")).toBeVisible({ timeout: 60_000 });
  await tabTo(page, /Now hand it in/);
  await page.keyboard.press("Enter");
  await tabTo(page, /\bHand in$/);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Handed in and kept on this computer")).toBeVisible({
    timeout: 60_000,
  });
  expect(faults).toEqual([]);
});
