import { expect, test } from "@playwright/test";
import { makeProfile, openLesson, saveDownload, waitSaved, writeCode } from "../drivers/app.ts";

const CUBE = `const { cuboid } = require('@jscad/modeling').primitives
const main = () => cuboid({ size: [10, 20, 30] })
module.exports = { main }
`;

test("two tabs of one person do not damage each other, and a reload resumes", async ({
  page,
  context,
}) => {
  await page.goto("./");
  await makeProfile(page, "K-8", "trainee");
  await openLesson(page, "knob", "model");
  const other = await context.newPage();
  await other.goto("./#/lesson/l-bracket/model");
  await writeCode(other, CUBE);
  await writeCode(page, CUBE.replace("30", "33"));
  await expect(page.getByText("10 × 20 × 33 mm")).toBeVisible({ timeout: 60_000 });
  await expect(other.getByText("10 × 20 × 30 mm")).toBeVisible({ timeout: 60_000 });
  await waitSaved(page);
  await waitSaved(other);
  await page.reload();
  await other.reload();
  await expect(page.getByText("10 × 20 × 33 mm")).toBeVisible({ timeout: 60_000 });
  await expect(other.getByText("10 × 20 × 30 mm")).toBeVisible({ timeout: 60_000 });
});

test("all my work goes to another computer and goes on at the same step", async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto("./");
  await makeProfile(page, "K-10", "trainee");
  await openLesson(page, "knob", "model");
  await writeCode(page, CUBE);
  await expect(page.getByText("10 × 20 × 30 mm")).toBeVisible({ timeout: 60_000 });
  await waitSaved(page);
  await page.goto("./#/work");
  const file = await saveDownload(page, () =>
    page.getByRole("button", { name: "Save all my work" }).click(),
  );

  const elsewhere = await (await browser.newContext({ locale: "en-GB", baseURL })).newPage();
  await elsewhere.goto("./");
  await makeProfile(elsewhere, "K-11", "trainee");
  await elsewhere.goto("./#/work");
  await elsewhere.locator("input[type=file]").setInputFiles(file);
  await expect(elsewhere.getByText("The file was read")).toBeVisible();
  await elsewhere.getByRole("button", { name: "Settings for K-11" }).click();
  await elsewhere.getByRole("menuitem", { name: "Change person" }).click();
  await elsewhere.getByRole("button", { name: "K-10 (a trainee)" }).click();
  await openLesson(elsewhere, "knob", "model");
  await expect(elsewhere.getByText("10 × 20 × 30 mm")).toBeVisible({ timeout: 60_000 });
});
