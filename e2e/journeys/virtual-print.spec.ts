import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { makeProfile, watch } from "../drivers/app.ts";
import { writeWavyRing } from "../drivers/big-stl.ts";
import { boxesStl } from "../drivers/boxes-stl.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../test-results");

/** A stem with a wide head over nothing, and a fin that is thinner than any line. */
const PART = boxesStl(
  [
    [0, 0, 0],
    [10, 10, 10],
  ],
  [
    [-10, 0, 10],
    [20, 10, 14],
  ],
  [
    [20, 4.96, 10],
    [30, 5.04, 14],
  ],
);

test("what will not print well is told with its place, before and after it is laid down", async ({
  page,
}) => {
  const faults = watch(page);
  await page.goto("./");
  await makeProfile(page, "K-33", "trainee");
  await page.getByRole("link", { name: "Open the workshop" }).click();
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "part.stl", mimeType: "model/stl", buffer: PART });
  await page.getByRole("button", { name: "Take this size" }).click({ timeout: 60_000 });
  await page.getByRole("button", { name: "Slice", exact: true }).click({ timeout: 60_000 });
  await expect(page.getByText("The print file, read back")).toBeVisible({ timeout: 60_000 });

  // Two warnings, and the way to the layer of each.
  await expect(page.getByText(/mm² of the part hang over nothing/)).toBeVisible();
  await expect(page.getByText(/narrower than the thinnest line/)).toBeVisible();
  const layers = page.getByRole("region", { name: "Layers", exact: true });
  const typed = layers.getByRole("spinbutton", { name: /Layers shown/ });
  await page.getByRole("button", { name: "Show layer 51" }).first().click();
  await expect(typed).toHaveValue("51");

  // The virtual print comes by itself.
  const print = page.getByRole("region", { name: "Virtual print" });
  await expect(print.getByText(/Outer wall, on average: 0\.\d+ mm off/)).toBeVisible({
    timeout: 60_000,
  });
  await expect(print.getByText(/Not filled: [\d.]+ % of the part/)).toBeVisible();
  await expect(print.getByText(/Thin places and corners not reached: \d+/)).toBeVisible();
  const worst = print.getByRole("button", { name: /Show the worst place of the outer wall/ });
  const number = /layer (\d+)/.exec((await worst.getAttribute("aria-label")) ?? "")?.[1] ?? "";
  await worst.click();
  await expect(typed).toHaveValue(number);

  // The picture is coloured by it, and its legend and figures say what the colours do.
  const legend = layers.getByRole("list", { name: "Colour: deviation" });
  await expect(legend.getByText("right to 0.01 mm")).toBeVisible();
  await expect(legend.getByText(/^inside, over 0\.10 mm/)).toBeVisible();
  await expect(layers.getByText(/Outer wall: [\d.]+ mm off on average/)).toBeVisible();
  await layers.getByRole("button", { name: "As a table" }).click();
  await expect(
    layers.getByRole("columnheader", { name: "Outer wall off by at most" }),
  ).toBeVisible();
  await layers.getByRole("button", { name: "As a table" }).click();

  // Every place in a table, each with the way to it; by the keyboard.
  await print.getByRole("button", { name: /All places/ }).focus();
  await page.keyboard.press("Enter");
  const place = print.getByRole("row").nth(1).getByRole("button");
  const wanted = /layer (\d+)/.exec((await place.getAttribute("aria-label")) ?? "")?.[1] ?? "";
  await place.focus();
  await page.keyboard.press("Enter");
  await expect(typed).toHaveValue(wanted);

  // What support would do to the quality of this part.
  await page.getByRole("button", { name: "All settings" }).click();
  await page.getByLabel("Look for a setting").fill("support");
  await page.getByRole("button", { name: "About: Support", exact: true }).click();
  const panel = page.getByRole("region", { name: "Support", exact: true });
  await expect(panel.getByRole("listitem").first()).toContainText(
    /as true to the part|(outer wall off by|not filled) [\d.]+ → [\d.]+/,
    { timeout: 60_000 },
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(faults).toEqual([]);
});

test("the first layers can be looked at while the others are still being sliced", async ({
  page,
}) => {
  const faults = watch(page);
  await page.goto("./");
  await makeProfile(page, "K-34", "trainee");
  await page.getByRole("link", { name: "Open the workshop" }).click();
  await page.locator("input[type=file]").setInputFiles(writeWavyRing(FOLDER, 400, 100, 20_261_123));
  await page.getByRole("button", { name: "Take this size" }).click({ timeout: 60_000 });
  await expect(page.getByText("The part is built")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Layers", exact: true }).click();
  await page.getByRole("button", { name: "Slice", exact: true }).click();
  const layers = page.getByRole("region", { name: "Layers", exact: true });
  await expect(layers.getByText(/^Slicing goes on: layer \d+ of \d+/)).toBeVisible();
  await layers.getByRole("button", { name: "Show the first layers" }).click();
  await expect(page.getByText("Slicing…")).toBeVisible();
  const slider = layers.getByRole("slider", { name: /Layers shown/ });
  await slider.focus();
  await page.keyboard.press("Home");
  await expect(layers.getByRole("spinbutton", { name: /Layers shown/ })).toHaveValue("1");
  await expect(page.getByText("The print file, read back")).toBeVisible({ timeout: 60_000 });
  await expect(layers.getByText(/^Slicing goes on/)).toBeHidden();
  // Who looked at the first layer still does.
  await expect(layers.getByRole("spinbutton", { name: /Layers shown/ })).toHaveValue("1");
  expect(faults).toEqual([]);
});
