import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { makeProfile, modelSolution, openLesson, waitSaved, watch } from "../drivers/app.ts";

const LESSON = "l-bracket";

test("a box forbids support, is undone, and stays after a reload; all by keyboard", async ({
  page,
}) => {
  const faults = watch(page);
  await page.goto("./");
  await makeProfile(page, "K-41", "trainee");
  await openLesson(page, LESSON, "model");
  await modelSolution(page, LESSON);
  await openLesson(page, LESSON, "slice");

  const open = page.getByRole("button", { name: /^Support boxes/ });
  await open.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Add a box: no support here" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Box 1 is added.")).toBeVisible();
  const box = page.getByRole("group", { name: "Box 1" });
  await expect(page.getByText(/^Support is off/)).toBeVisible();
  await expect(page.getByRole("img", { name: /from above with 1 box/ })).toBeVisible();

  // A typed size, with a decimal comma.
  const width = box.getByRole("spinbutton", { name: "Width, X" });
  await width.focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("12,5");
  await page.keyboard.press("Enter");
  await expect(width).toHaveValue("12.5");
  const remove = box.getByRole("button", { name: "Remove: Box 1" });
  await remove.focus();
  await page.keyboard.press("Enter");
  await expect(box).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(box.getByRole("spinbutton", { name: "Width, X" })).toHaveValue("12.5");

  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await waitSaved(page);
  await page.reload();
  await page.getByRole("button", { name: "Support boxes (1)" }).click();
  await expect(box.getByRole("spinbutton", { name: "Width, X" })).toHaveValue("12.5");
  await page.getByText("Support under what hangs in the air", { exact: true }).click();
  await expect(page.getByText(/^Support is off/)).toHaveCount(0);
  await page.getByRole("button", { name: "Slice", exact: true }).click();
  await expect(page.getByText("The print file, read back")).toBeVisible({ timeout: 60_000 });
  expect(faults).toEqual([]);
});
