import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { readFile } from "node:fs/promises";
import {
  makeProfile,
  modelSolution,
  openLesson,
  waitSaved,
  watch,
  writeCode,
} from "../drivers/app.ts";

const LESSON = "l-bracket";

/** A project of that name, with its part built. */
async function begin(page: Page, name: string, code?: string): Promise<void> {
  await page.goto("./#/workshop");
  await page.getByRole("button", { name: "New project" }).click();
  await page.getByRole("textbox", { name: "Name of the project" }).fill(name);
  if (code) await writeCode(page, code);
  await expect(page.getByText("The part is built")).toBeVisible({ timeout: 60_000 });
  await waitSaved(page);
}

const POST = `const { cuboid } = require("@jscad/modeling").primitives;
module.exports = { main: () => cuboid({ size: [30, 20, 6] }) };`;

test("the part is turned and laid on its best face, in a project copied too, kept over a reload, and printed so", async ({
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

  // A lesson's print is one part.
  const copies = page.getByRole("spinbutton", { name: "Copies", exact: true });
  await expect(page.getByText(/^1 object stands on a bed of/)).toBeVisible();
  await expect(copies).toHaveCount(0);
  await about.fill("90");
  await about.press("Enter");
  // Every change is promised to be written within a second.
  await page.waitForTimeout(1_000);
  await waitSaved(page);
  await page.reload();
  await expect(page.getByRole("button", { name: /^On the bed 1 part, turned/ })).toBeVisible();

  await begin(page, "Post", POST);
  await slice();
  const before = filament(await save());
  await page.getByRole("button", { name: /^On the bed/ }).click();
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

/** A binary STL of a tetrahedron. */
function tetrahedron(size: number): Buffer {
  const corners = [0, 0, 0, size, 0, 0, 0, size, 0, 0, 0, size];
  const bytes = Buffer.alloc(84 + 50 * 4);
  bytes.writeUInt32LE(4, 80);
  for (const [i, corner] of [0, 2, 1, 0, 1, 3, 1, 2, 3, 0, 3, 2].entries())
    for (let k = 0; k < 3; k++) {
      const at = 84 + 50 * Math.floor(i / 3) + 12 + 12 * (i % 3) + 4 * k;
      bytes.writeFloatLE(corners[3 * corner + k]!, at);
    }
  return bytes;
}

test("another project's part and a file's are printed with a project's own", async ({ page }) => {
  const faults = watch(page);
  await page.goto("./");
  await makeProfile(page, "K-43", "trainee");
  await begin(page, "Hook");
  await begin(page, "Post", POST);
  const slice = async () => {
    await page.getByRole("button", { name: /^Slice( again)?$/ }).click();
    await expect(page.getByText("The print file, read back")).toBeVisible({ timeout: 90_000 });
    await expect(page.getByText("Slicing…")).toHaveCount(0, { timeout: 90_000 });
  };
  await slice();

  // By keyboard: another own project's part comes to the bed.
  await page.getByRole("button", { name: /^On the bed/ }).focus();
  await page.keyboard.press("Enter");
  const projects = page.getByRole("button", { name: /Part of another project/ });
  await projects.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("option", { name: "Hook" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(projects).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Put it on the bed" })).toBeFocused();
  await page.keyboard.press("Enter");
  const list = page.getByRole("list", { name: "Parts on the bed" });
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await expect(page.getByText("Hook is on the bed.")).toBeVisible();
  await expect(page.getByText("Something changed after slicing. Slice again.")).toBeVisible();

  // A file that doesn't say its unit.
  const section = page.getByRole("region", { name: "Print another part with it" });
  await section.locator("input[type=file]").setInputFiles({
    name: "wedge.stl",
    mimeType: "model/stl",
    buffer: tetrahedron(25),
  });
  await section.getByRole("button", { name: "Take this size" }).focus();
  await page.keyboard.press("Enter");
  await expect(list.getByRole("listitem")).toHaveCount(3);
  await expect(list.getByRole("button", { name: /^3\. wedge/ })).toBeFocused();

  // Each with its own number and turn.
  const copies = page.getByRole("spinbutton", { name: "Copies of 2. Hook" });
  await copies.fill("2");
  await copies.press("Enter");
  await list.getByRole("button", { name: /^3\. wedge/ }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Turn a quarter about X" }).focus();
  await page.keyboard.press("Enter");
  await expect(
    list.getByRole("button", { name: /^3\. wedge 25.0 × 25.0 × 25.0 mm, turned/ }),
  ).toBeVisible();
  await expect(page.getByText(/^4 objects stand on a bed of/)).toContainText(
    "1. Post; 2. Hook (2); 3. wedge.",
  );
  const plan = page.getByRole("img", { name: "The bed from above" });
  await expect(plan.locator(".bed-object")).toHaveCount(4);
  await expect(plan.locator("text")).toHaveText(["1 Post", "2 Hook", "2 Hook", /^3/]);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  // Taken off and put back, by keyboard.
  await page.getByRole("button", { name: "Take off 2. Hook" }).focus();
  await page.keyboard.press("Enter");
  await expect(list.getByRole("listitem")).toHaveCount(2);
  const back = page.getByRole("button", { name: "Put Hook back" });
  await expect(back).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(copies).toHaveValue("2");
  await expect(list.getByRole("button", { name: /^2\. Hook/ })).toBeFocused();

  // More than there is room for.
  await copies.fill("90");
  await copies.press("Enter");
  await expect(page.getByText(/has room for \d+ objects of 92/)).toBeVisible();
  await copies.fill("2");
  await copies.press("Enter");

  // The own part is laid on a face that is pressed, or picked by keyboard, in space.
  const shown = page.getByRole("region", { name: "Your part" });
  const canvas = shown.locator("canvas");
  const lay = page.getByRole("button", { name: "Lay the part on this face" });
  const lies = page.getByText("The part lies on this face when it is printed.");
  await canvas.click();
  await lay.click();
  await expect(lies).toBeVisible();
  const own = list.getByRole("button", { name: /^1\. Post this project/ });
  await own.click();
  await list.getByRole("button", { name: "As it was drawn" }).first().click();
  await own.click();
  await expect(lies).toHaveCount(0);
  await canvas.focus();
  await page.keyboard.press("Enter");
  await expect(lay).toBeEnabled();
  await lay.focus();
  await page.keyboard.press("Enter");
  await expect(lies).toBeVisible();
  await expect(
    list.getByRole("button", { name: /^1\. Post this project, .*turned/ }),
  ).toBeVisible();

  // The first project is removed: what lies here is a copy.
  await waitSaved(page);
  const here = page.url();
  await page.goto("./#/workshop");
  await page.getByRole("button", { name: "Delete Hook" }).click();
  await waitSaved(page);
  await page.goto(here);
  await page.reload();
  await expect(page.getByRole("button", { name: /^On the bed 4 parts, turned/ })).toBeVisible();
  await page.getByRole("button", { name: /^On the bed/ }).click();
  await expect(page.getByText(/^4 objects stand on a bed of/)).toBeVisible();
  // A change while it is being sliced ends that.
  await page.getByRole("button", { name: /^Slice( again)?$/ }).click();
  await expect(page.getByText("Slicing…")).toBeVisible();
  await copies.fill("3");
  await copies.press("Enter");
  await expect(page.getByText("Slicing…")).toHaveCount(0);
  await expect(page.getByText("The print file, read back")).toHaveCount(0);
  await expect(page.getByText(/^5 objects stand on a bed of/)).toBeVisible();
  await slice();
  await expect(page.locator(".notice-fail")).toHaveCount(0);
  expect(faults).toEqual([]);
});
