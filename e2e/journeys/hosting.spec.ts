import path from "node:path";
import { expect, test } from "@playwright/test";
import { serve } from "../../scripts/static-server.mjs";
import { cutNetwork, makeProfile, openLesson, watch } from "../drivers/app.ts";

const DIST = path.resolve(import.meta.dirname, "../../dist");

test("works under a sub-path, and goes on there with the network cut", async ({
  page,
  context,
}) => {
  const faults = watch(page);
  const host = await serve(DIST, { port: 8138, base: "/school/plumbline/" });
  try {
    await page.goto("http://localhost:8138/school/plumbline/");
    await makeProfile(page, "K-12", "trainee");
    await cutNetwork(context, page);
    await page.goto("http://localhost:8138/school/plumbline/#/lesson/knob/read");
    await page.reload();
    await expect(page.locator(".drawing-sheet svg")).toBeVisible({ timeout: 60_000 });
    expect(faults).toEqual([]);
  } finally {
    await host.close();
  }
});

test("a browser that refuses storage says so, and the work goes on", async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("refused", "SecurityError");
    };
    Object.defineProperty(window, "indexedDB", { value: { open: refuse, deleteDatabase: refuse } });
  });
  await page.goto("./");
  await expect(page.getByText("This browser keeps nothing")).toBeVisible();
  await makeProfile(page, "K-13", "trainee");
  await openLesson(page, "knob");
  await expect(page.locator(".drawing-sheet svg")).toBeVisible({ timeout: 60_000 });
});
