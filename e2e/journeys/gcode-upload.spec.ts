import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { makeProfile, saveDownload, watch } from "../drivers/app.ts";

/** Two square layers of one line each, as another slicer might write them. */
const PRINT = [
  "; made elsewhere by somebody",
  "M83",
  "G28",
  "M109 S205",
  "G0 X100 Y100 Z0.3 F6000",
  "G1 X120 E1 F1200",
  "G1 Y120 E1",
  "G1 X100 E1",
  "G1 Y100 E1",
  "G0 Z0.6",
  "G1 X120 E1",
  "G1 Y120 E1",
  "G1 X100 E1",
  "G1 Y100 E1",
];

/** What is chosen in the second place for files: the first is for parts. */
async function give(page: Page, name: string, lines: readonly string[]) {
  const button = page.getByRole("button", { name: "Choose a G-code file" });
  await button.focus();
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  const buffer = Buffer.from(lines.join("\n"));
  await (await chooser).setFiles({ name, mimeType: "text/x-gcode", buffer });
}

test("a person's own G-code: refused with its lines, then written again", async ({ page }) => {
  const faults = watch(page);
  await page.goto("./");
  await makeProfile(page, "K-8", "trainee");
  await page.getByRole("link", { name: "Open the workshop" }).click();
  const open = page.getByRole("button", { name: "Check G-code you already have" });
  await open.focus();
  await page.keyboard.press("Enter");

  const bad = [...PRINT.slice(0, 4), "M302 S0", "M500 ; keep it", ...PRINT.slice(4)];
  await give(page, "mine.gcode", bad);
  await expect(page.getByText("mine.gcode: 2 lines are refused")).toBeInViewport();
  const refused = page.getByRole("list", { name: "Refused lines" }).getByRole("listitem");
  await expect(refused).toHaveText([/^Line 5: “M302 S0”/, /^Line 6: “M500”/]);
  const save = page.getByRole("button", { name: "Save the new G-code" });
  await expect(save).toHaveCount(0);

  await give(page, "no.gcode", ["Dear printer,", "please print this."]);
  await expect(page.getByText("it is not G-code")).toBeVisible();

  await give(page, "mine.gcode", PRINT);
  await expect(page.getByText("mine.gcode was written again and can be printed")).toBeInViewport();
  const file = await saveDownload(page, () => save.click());
  const text = readFileSync(file, "utf8");
  expect(text).not.toContain("somebody");
  expect(text).not.toContain("S205");
  expect(text.match(/^G1 .*E1( F\d+)?$/gm)?.length).toBe(8);

  // For another machine it is another file: what was made for this one is not offered any more.
  await page
    .getByRole("button", { name: /^Printer/ })
    .or(page.getByLabel("Printer"))
    .first()
    .click();
  await page.getByRole("option").nth(1).click();
  await expect(save).toHaveCount(0);
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(save).toBeVisible();
  expect(faults).toEqual([]);
});
