import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { makeProfile, modelSolution, openLesson, waitSaved, watch } from "../drivers/app.ts";

const LESSON = "l-bracket";

test("the part is turned, laid on its best face and copied, kept over a reload, and printed so", async ({
  page,
}) => {
  const faults = watch(page);
  await page.goto("./");
  await makeProfile(page, "K-42", "trainee");
  await openLesson(page, LESSON, "model");
  await modelSolution(page, LESSON);
  await openLesson(page, LESSON, "slice");
  const slice = async () => {
    await page.getByRole("button", { name: /^Slice( again)?$/ }).click();
    await expect(page.getByText("The print file, read back")).toBeVisible({ timeout: 90_000 });
    await expect(page.getByText("Slicing…")).toHaveCount(0, { timeout: 90_000 });
  };
  await slice();
  const save = async () => {
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save the G-code" }).click();
    return readFile(await (await coming).path(), "latin1");
  };
  const filament = (gcode: string): number =>
    Number(/^; filament used \[mm\] = ([\d.]+)/m.exec(gcode)?.[1]);
  const before = filament(await save());

  // By keyboard: opened, turned, and the best way taken.
  await page.getByRole("button", { name: /^On the bed/ }).focus();
  await page.keyboard.press("Enter");
  const best = page.getByRole("button", { name: "Use it" });
  const list = page.getByRole("button", { name: /Lay on a face/ });
  await expect(list).toBeVisible();
  await page.getByRole("button", { name: "Turn a quarter about X" }).focus();
  await page.keyboard.press("Enter");
  const about = page.getByRole("spinbutton", { name: "About X" });
  await expect(about).toHaveValue("90");
  await expect(page.getByText("Something changed after slicing. Slice again.")).toBeVisible();
  await best.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("The part lies the best way already.")).toBeVisible();
  await expect(list).toContainText(/Flat face \d/);

  // A face by a press on its picture, and a turn by typed degrees.
  const picture = page.getByRole("img", { name: "From above" });
  // The number stands on the face and lets the press through to it.
  await picture.locator("text").first().click({ force: true });
  await expect(best).toBeVisible();
  await best.click();
  await about.fill("0");
  await about.press("Enter");

  const copies = page.getByRole("spinbutton", { name: "Copies", exact: true });
  await copies.fill("3");
  await copies.press("Enter");
  const gap = page.getByRole("spinbutton", { name: "Gap between copies" });
  await gap.fill("7,5");
  await gap.press("Enter");
  await expect(page.getByText(/^3 objects stand on a bed of/)).toBeVisible();
  await expect(page.locator(".bed-object")).toHaveCount(3);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  // Too many are told, and how many there is room for.
  await copies.fill("100");
  await copies.press("Enter");
  await expect(page.getByText(/has room for \d+ objects of 100/)).toBeVisible();
  await copies.fill("3");
  await copies.press("Enter");
  await expect(page.locator(".bed-object")).toHaveCount(3);

  await waitSaved(page);
  await page.reload();
  await expect(page.getByRole("button", { name: /^On the bed 3 parts/ })).toBeVisible();
  await slice();
  const three = filament(await save());
  expect(three / before).toBeGreaterThan(2.9);
  expect(three / before).toBeLessThan(3.1);
  expect(faults).toEqual([]);
});
