import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { makeProfile, saveDownload, watch, writeCode } from "../drivers/app.ts";

/** A binary STL of a tetrahedron; `facets` short of four leaves it open. */
function tetrahedron(size: number, facets = 4): Buffer {
  const p = [
    [0, 0, 0],
    [size, 0, 0],
    [0, size, 0],
    [0, 0, size],
  ];
  const faces = [
    [0, 2, 1],
    [0, 1, 3],
    [1, 2, 3],
    [0, 3, 2],
  ].slice(0, facets);
  const bytes = Buffer.alloc(84 + 50 * faces.length);
  bytes.writeUInt32LE(faces.length, 80);
  for (const [i, face] of faces.entries())
    for (const [j, corner] of face.entries())
      for (const [k, value] of (p[corner] ?? []).entries())
        bytes.writeFloatLE(value, 84 + 50 * i + 12 + 12 * j + 4 * k);
  return bytes;
}

test("a dropped STL: asked for its unit, shown, sliced and exported", async ({ page }) => {
  const faults = watch(page);
  await page.goto("./");
  await makeProfile(page, "K-6", "trainee");
  await page.getByRole("link", { name: "Open the workshop" }).click();
  await page.locator("input[type=file]").setInputFiles({
    name: "part.stl",
    mimeType: "model/stl",
    buffer: tetrahedron(30),
  });
  await page.getByRole("button", { name: "Take this size" }).click({ timeout: 60_000 });
  const stl = page.getByRole("button", { name: "STL", exact: true });
  await expect(stl).toBeEnabled({ timeout: 60_000 });
  const exported = readFileSync(await saveDownload(page, () => stl.click()));
  expect(exported.readUInt32LE(80)).toBe(4);
  await page.getByRole("button", { name: "Slice", exact: true }).click();
  await expect(page.getByText("The print file, read back")).toBeVisible({ timeout: 60_000 });
  expect(faults).toEqual([]);
});

for (const [name, buffer] of [
  ["an open mesh", tetrahedron(30, 3)],
  ["an empty file", Buffer.alloc(0)],
  ["a truncated file", tetrahedron(30).subarray(0, 150)],
  ["random bytes", Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 7919) % 251))],
] as const)
  test(`${name} is told plainly`, async ({ page }) => {
    const faults = watch(page);
    await page.goto("./");
    await makeProfile(page, "K-7", "trainee");
    await page.getByRole("link", { name: "Open the workshop" }).click();
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "part.stl", mimeType: "model/stl", buffer });
    const take = page.getByRole("button", { name: "Take this size" });
    const told = page.locator(".desk-step .notice-fail, .desk-step .notice-near").first();
    await expect(take.or(told).first()).toBeVisible({ timeout: 60_000 });
    if (await take.isVisible()) await take.click();
    await expect(told).toBeVisible({ timeout: 60_000 });
    await expect(told).not.toContainText("[problem.");
    expect(faults).toEqual([]);
  });

test("a line of the code is shown when it is asked for after a place in the layers", async ({
  page,
}) => {
  const faults = watch(page);
  await page.goto("./");
  await makeProfile(page, "K-9", "trainee");
  await page.goto("./#/workshop");
  await page.getByRole("button", { name: "New project" }).click();
  await expect(page.getByText("The part is built")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Slice", exact: true }).click();
  await page.getByRole("button", { name: /^Show the worst place/ }).click({ timeout: 90_000 });
  await expect(page.getByRole("region", { name: "Layers", exact: true })).toBeVisible();
  await writeCode(page, "const a = ;\n");
  const show = page.getByRole("button", { name: "Show line 1" });
  await expect(show).toBeVisible();
  await page.getByRole("button", { name: "Your part", exact: true }).click();
  const code = page.getByRole("region", { name: "Code", exact: true });
  await expect(code).toBeHidden();
  await show.click();
  await expect(code).toBeVisible();
  expect(faults).toEqual([]);
});
