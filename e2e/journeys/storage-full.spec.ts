import { expect, test } from "@playwright/test";
import {
  goTo,
  makeProfile,
  openLesson,
  saveDownload,
  waitSaved,
  watch,
  writeCode,
} from "../drivers/app.ts";
import { fillStorage, freeStorage, limitStorage } from "../drivers/storage.ts";

const block = (height: number) => `const { cuboid } = require('@jscad/modeling').primitives
const main = () => cuboid({ size: [10, 20, ${height}] })
module.exports = { main }
`;
const built = (height: number) => `10 × 20 × ${height} mm`;

test.use({ serviceWorkers: "block" });

test("a full disk: earlier work is there, it is said plainly, nothing lost, all work goes along, saving goes on later", async ({
  page,
  browser,
  baseURL,
}) => {
  const faults = watch(page);
  await limitStorage(page, baseURL);
  await page.goto("./");
  await makeProfile(page, "K-20", "trainee");
  await openLesson(page, "knob", "model");
  await writeCode(page, block(30));
  await expect(page.getByText(built(30))).toBeVisible({ timeout: 60_000 });
  await waitSaved(page);
  expect(await fillStorage(page)).toBe("QuotaExceededError");

  // Opened on a disk that is already full: what was saved before is there.
  await page.reload();
  await expect(page.getByText(built(30))).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("This browser keeps nothing")).toBeHidden();
  // Opening tidies the database up, and may have made some room.
  expect(await fillStorage(page)).toBe("QuotaExceededError");

  // Told plainly, and the work stays on the screen, also on the way through other stations.
  await writeCode(page, block(37));
  const told = page.getByRole("alert").filter({ hasText: "There is no room left to save" });
  await expect(told).toBeVisible();
  await expect(page.getByText("Not saved yet")).toBeVisible();
  await expect(page.getByText(built(37))).toBeVisible({ timeout: 60_000 });
  await goTo(page, "Read");
  await page.goto("./#/work");
  await expect(told).toBeVisible();
  await openLesson(page, "knob", "model");
  await expect(page.getByText(built(37))).toBeVisible({ timeout: 60_000 });

  // All my work as one file, with what could not be saved, goes on elsewhere.
  const file = await saveDownload(page, () =>
    told.getByRole("button", { name: "Save all my work" }).click(),
  );
  const elsewhere = await (await browser.newContext({ locale: "en-GB", baseURL })).newPage();
  await elsewhere.goto("./");
  await makeProfile(elsewhere, "K-21", "trainee");
  await elsewhere.goto("./#/work");
  await elsewhere.locator("input[type=file]").setInputFiles(file);
  await expect(elsewhere.getByText("The file was read")).toBeVisible();
  await elsewhere.getByRole("button", { name: "Settings for K-21" }).click();
  await elsewhere.getByRole("menuitem", { name: "Change person" }).click();
  await elsewhere.getByRole("button", { name: "K-20 (a trainee)" }).click();
  await openLesson(elsewhere, "knob", "model");
  await expect(elsewhere.getByText(built(37))).toBeVisible({ timeout: 60_000 });
  await elsewhere.context().close();

  // Room again: what waited is written, and is there after a reload.
  await freeStorage(page);
  await told.getByRole("button", { name: "Try again" }).click();
  await waitSaved(page);
  await expect(told).toBeHidden();
  await page.reload();
  await expect(page.getByText(built(37))).toBeVisible({ timeout: 60_000 });
  expect(faults).toEqual([]);
});
