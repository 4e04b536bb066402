import { expect, type Page, test } from "@playwright/test";
import { goTo, makeProfile, modelSolution, openLesson, watch, writeCode } from "../drivers/app.ts";
import { viewport } from "../drivers/viewport.ts";

/** A block with a tower at one corner and one hole: it looks different from every side. */
const block = (hole: number) => `const { primitives, booleans } = require('@jscad/modeling')
const { cuboid, cylinder } = primitives
const main = () => booleans.subtract(
  booleans.union(
    cuboid({ size: [60, 40, 20], center: [30, 20, 10] }),
    cuboid({ size: [10, 10, 15], center: [5, 5, 27.5] })
  ),
  cylinder({ radius: ${hole} / 2, height: 60, center: [45, 25, 10] }),
  cylinder({ radius: 3, height: 60, center: [45, 10, 10] })
)
module.exports = { main }
`;

async function openBlock(page: Page) {
  await page.goto("./");
  await makeProfile(page, "K-25", "trainee");
  await openLesson(page, "knob", "model");
  await writeCode(page, block(8));
  await expect(page.getByText("60 × 40 × 35 mm")).toBeVisible({ timeout: 60_000 });
}

test("views, fit and section by key, button and typed number; a new run keeps the camera", async ({
  page,
}) => {
  // Every picture waits for the scene to rest, and it is drawn without a graphics card here.
  test.setTimeout(240_000);
  const faults = watch(page);
  await openBlock(page);
  const part = await viewport(page, "Your part");
  await part.press("Views");

  const views = ["Front", "Top", "Left", "Right", "Back", "Bottom", "Isometric"];
  const seen = new Set<string>();
  for (const [i, name] of views.entries()) {
    await part.keys(String(i + 1));
    const byKey = await part.picture();
    seen.add(byKey);
    if (name !== "Left" && name !== "Isometric") continue;
    await part.keys("ArrowUp", "ArrowRight");
    expect(await part.picture()).not.toBe(byKey);
    await part.press(name);
    // The last picture before the button may be the one that is seen first.
    await expect.poll(() => part.picture()).toBe(byKey);
  }
  expect(seen.size).toBe(views.length);

  await part.press("Fit");
  const whole = await part.picture();
  await part.press("Nearer");
  await part.keys("+", "Shift+ArrowLeft");
  expect(await part.picture()).not.toBe(whole);
  await part.keys("f");
  await expect.poll(() => part.picture()).toBe(whole);

  // The section, at a typed place; off again, nothing has moved.
  await part.press("Section");
  const middle = await part.picture();
  expect(middle).not.toBe(whole);
  const at = part.pane.getByRole("spinbutton", { name: "At" });
  await at.fill("45");
  await at.press("Enter");
  const throughHole = await part.picture();
  expect(throughHole).not.toBe(middle);
  await part.press("Other side");
  expect(await part.picture()).not.toBe(throughHole);
  await part.press("Section");
  await expect.poll(() => part.picture()).toBe(whole);

  // A turned and nearer camera stays where it is when the code runs again.
  await part.keys("ArrowLeft", "ArrowUp", "+");
  const turned = await part.picture();
  await writeCode(page, block(14));
  await expect(async () => expect(await part.picture()).not.toBe(turned)).toPass();
  await writeCode(page, block(8));
  await expect(async () => expect(await part.picture()).toBe(turned)).toPass();
  expect(faults).toEqual([]);
});

test("measuring by mouse, by key and from lists gives the exact numbers", async ({ page }) => {
  const faults = watch(page);
  await openBlock(page);
  const part = await viewport(page, "Your part");
  const told = part.pane.getByRole("status");

  await part.keys("2");
  await part.click(0.5, 0.5);
  await expect(told).toContainText(/Face \d+: flat/);

  await part.press("Measure");
  await expect(told).toHaveText("Choose two faces of the part.");
  await part.keys("1");
  await part.click(0.5, 0.5);
  await part.keys("5");
  await part.click(0.5, 0.5);
  await expect(told).toHaveText("Distance between the faces: 40.00 mm");
  // The same by keyboard: Enter picks what is at the cross in the middle.
  await part.keys("3", "Enter");
  await expect(told).toHaveText("Choose two faces of the part.");
  await part.keys("4", "Enter");
  await expect(told).toHaveText("Distance between the faces: 60.00 mm");

  await part.pane.getByText("Choose from lists").click();
  const choose = async (list: string, face: RegExp) => {
    await part.pane.getByRole("button", { name: list }).click();
    await page.getByRole("option", { name: face }).click();
  };
  const measure = part.pane.locator(".measure-typed").getByRole("button", { name: "Measure" });
  await choose("First face", /hole ⌀8\.00 mm/);
  await choose("Second face", /hole ⌀8\.00 mm/);
  await measure.click();
  await expect(told).toHaveText("Diameter: 8.00 mm");
  await choose("Second face", /hole ⌀6\.00 mm/);
  await measure.click();
  await expect(told).toHaveText("Distance between the axes: 15.00 mm");
  expect(faults).toEqual([]);
});

test("the layers: slider, colours with their names, travel and the table", async ({ page }) => {
  const faults = watch(page);
  await page.goto("./");
  await makeProfile(page, "K-26", "trainee");
  await openLesson(page, "plate-with-holes", "model");
  await modelSolution(page, "plate-with-holes");
  await page.getByRole("button", { name: "Check the part" }).click();
  await expect(page.getByText("The part matches the drawing")).toBeVisible({ timeout: 60_000 });
  await goTo(page, "Slice");
  await page.getByRole("button", { name: "Slice", exact: true }).click();
  await expect(page.getByText("The print file, read back")).toBeVisible({ timeout: 60_000 });
  const layers = await viewport(page, "Layers");

  const legend = layers.pane.getByRole("list", { name: "Colours" });
  for (const role of ["skirt", "outer wall", "inner wall", "infill", "top skin", "bottom skin"])
    await expect(legend.getByText(role, { exact: true })).toBeVisible();
  const colours = await legend
    .locator(".swatch")
    .evaluateAll((all) => all.map((each) => getComputedStyle(each).backgroundColor));
  expect(new Set(colours).size).toBe(colours.length);

  // 0.20 mm layers up to 6 mm; the slider by keyboard, by typed number, and back.
  const slider = layers.pane.getByRole("slider", { name: /Layers shown/ });
  await expect(layers.pane.getByText("Layers shown, of 30: up to 6.00 mm")).toBeVisible();
  const whole = await layers.picture();
  await slider.focus();
  await page.keyboard.press("Home");
  await expect(layers.pane.getByText("Layers shown, of 30: up to 0.20 mm")).toBeVisible();
  const first = await layers.picture();
  expect(first).not.toBe(whole);
  await page.keyboard.press("ArrowRight");
  await expect(layers.pane.getByText("Layers shown, of 30: up to 0.40 mm")).toBeVisible();
  const typed = layers.pane.getByRole("spinbutton", { name: /Layers shown/ });
  await typed.fill("10");
  await typed.press("Enter");
  await expect(layers.pane.getByText("Layers shown, of 30: up to 2.00 mm")).toBeVisible();
  expect(await layers.picture()).not.toBe(first);

  const quiet = await layers.picture();
  await layers.pane.getByText("Show travel").click();
  expect(await layers.picture()).not.toBe(quiet);
  await layers.pane.getByText("Show travel").click();
  await expect.poll(() => layers.picture()).toBe(quiet);

  await layers.press("As a table");
  const rows = layers.pane.getByRole("region", { name: "As a table" }).getByRole("row");
  await expect(rows).toHaveCount(1 + 30);
  await expect(rows.nth(1)).toContainText("0.20 mm");
  await expect(rows.nth(1)).toContainText("outer wall");
  expect(faults).toEqual([]);
});
