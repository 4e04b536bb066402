import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { makeProfile, modelSolution, openLesson, watch } from "../drivers/app.ts";
import { viewport } from "../drivers/viewport.ts";

const LESSON = "l-bracket";

test("at the slice station settings explain themselves and layers are read line by line", async ({
  page,
}) => {
  const faults = watch(page);
  await page.goto("./");
  await makeProfile(page, "K-31", "trainee");
  await openLesson(page, LESSON, "model");
  await modelSolution(page, LESSON);
  await openLesson(page, LESSON, "slice");

  // A setting is found by a word of its explanation; its panel tells what it does to this part.
  await page.getByRole("button", { name: "All settings" }).click();
  const search = page.getByLabel("Look for a setting");
  await search.fill("wall_count");
  await expect(page.getByText("1 setting found")).toBeVisible();
  await page.getByRole("button", { name: "About: Walls", exact: true }).click();
  const panel = page.getByRole("region", { name: "Walls", exact: true });
  await expect(panel.getByText("Calculating…").first()).toBeVisible();
  const figures = panel.getByRole("listitem").filter({ hasText: "Use 3" });
  await expect(figures).toContainText(/\+\d+ (s|min), \+[\d.]+ g/);
  await expect(panel.getByRole("img")).toHaveCount(2);
  await panel.getByRole("button", { name: "Use 3" }).click();
  await expect(page.getByText("Changed", { exact: true })).toBeVisible();
  await expect(page.getByRole("radio", { name: /Your own mix/ })).toBeChecked();
  await page.getByRole("button", { name: "Walls: back to 2" }).click();
  await expect(page.getByRole("radio", { name: /Normal/ })).toBeChecked();
  await page.getByRole("button", { name: "About: Walls", exact: true }).click();

  await page.getByRole("button", { name: "Slice", exact: true }).click();
  await expect(page.getByText("The print file, read back")).toBeVisible({ timeout: 60_000 });
  const layers = page.getByRole("region", { name: "Layers", exact: true });
  const slider = layers.getByRole("slider", { name: /Layers shown/ });
  const typed = layers.getByRole("spinbutton", { name: /Layers shown/ });
  await slider.focus();
  await page.keyboard.press("Home");
  await expect(typed).toHaveValue("1");
  await page.keyboard.press("ArrowRight");
  await expect(typed).toHaveValue("2");
  await typed.fill("20");
  await typed.press("Enter");
  await expect(layers.getByText(/^Layer 20:/)).toBeVisible();

  await layers.getByRole("button", { name: /Colour by/ }).click();
  await page.getByRole("option", { name: "Colour: speed" }).click();
  const legend = layers.getByRole("list", { name: "Colour: speed" });
  await expect(legend.getByRole("listitem").first()).toContainText("mm/s");

  // A line is read, then the print is played on from it, by the space bar.
  const line = layers.getByRole("slider", { name: "Line in the layer" });
  await line.focus();
  await page.keyboard.press("Home");
  await expect(layers.getByText(/Line 1 of \d+: .* mm\/s, .* mm wide/)).toBeVisible();
  await page.keyboard.press(" ");
  await expect(layers.getByRole("button", { name: "Pause" })).toBeVisible();
  await expect(layers.getByText(/^Layer 2[1-9]:/)).toBeVisible();
  await line.focus();
  await page.keyboard.press(" ");
  await expect(layers.getByRole("button", { name: "Play the print" })).toBeVisible();

  await layers.getByRole("button", { name: "As a table" }).click();
  await expect(layers.getByRole("region", { name: "As a table" })).toContainText("outer wall");
  await page.getByRole("button", { name: "Where the time goes" }).click();
  await expect(page.getByRole("row", { name: /travel/ })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(faults).toEqual([]);
});

test("layers keep their colours when another printer is chosen", async ({ page }) => {
  const faults = watch(page);
  await page.goto("./");
  await makeProfile(page, "K-32", "trainee");
  await page.goto("./#/workshop");
  await page.getByRole("button", { name: "New project" }).click();
  await expect(page.getByText("The part is built")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Slice", exact: true }).click();
  await expect(page.getByText("The print file, read back")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Layers", exact: true }).click();
  const layers = await viewport(page, "Layers");
  const colour = async (name: string) => {
    await layers.pane.getByRole("button", { name: /Colour by/ }).click();
    await page.getByRole("option", { name }).click();
  };
  await colour("Colour: speed");
  await page.getByRole("button", { name: /Prusa MK4/ }).click();
  await page.getByRole("option", { name: "Creality Ender-3", exact: true }).click();
  await expect(page.getByText("Something changed after slicing. Slice again.")).toBeVisible();
  const kept = await layers.picture();
  await colour("Colour: kind of line");
  expect((await layers.picture()) === kept).toBe(false);
  await colour("Colour: speed");
  expect((await layers.picture()) === kept).toBe(true);
  expect(faults).toEqual([]);
});
