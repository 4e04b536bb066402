import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { serve } from "../../scripts/static-server.mjs";
import { makeProfile, waitSaved, watch, writeCode } from "../drivers/app.ts";
import { copyBuild } from "../drivers/builds.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../test-results");
const block = (height: number) => `const { cuboid } = require('@jscad/modeling').primitives
const main = () => cuboid({ size: [10, 20, ${height}] })
module.exports = { main }
`;
const built = (page: Page, height: number) => page.getByText(`10 × 20 × ${height} mm`);
const notice = (page: Page) => page.getByText("A newer version is ready.");
const release = (page: Page) => page.locator("meta[name=release]");

/** The moment at which the page began: another one after each reload. */
const started = (page: Page) => page.evaluate(() => performance.timeOrigin);

/** Waits until the page is answered by the kept copy of the app. */
const underCare = (page: Page) =>
  page.waitForFunction(() => navigator.serviceWorker.controller !== null);

/** What a browser does by itself on a visit and once a day. */
const lookForUpdate = (page: Page) =>
  page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update();
  });

test("a newer version waits until the person asks for it, in each window", async ({
  page,
  context,
}) => {
  const faults = watch(page);
  const app = copyBuild(path.join(FOLDER, "release-asked"));
  const host = await serve(app.folder, { port: 8139 });
  try {
    await page.goto(host.url);
    await makeProfile(page, "K-23", "trainee");
    await underCare(page);
    await page.goto(`${host.url}#/lesson/knob/model`);
    await writeCode(page, block(30));
    const other = await context.newPage();
    await other.goto(`${host.url}#/lesson/l-bracket/read`);
    await expect(other.locator(".drawing-sheet svg")).toBeVisible({ timeout: 60_000 });
    const begun = [await started(page), await started(other)];

    app.publish("two");
    await lookForUpdate(page);
    await expect(notice(page)).toBeVisible();
    await expect(notice(other)).toBeVisible();

    // Nothing happens by itself: the person goes on, and what they do is kept.
    await writeCode(page, block(37));
    await expect(built(page, 37)).toBeVisible({ timeout: 60_000 });
    await waitSaved(page);
    await writeCode(page, block(41));
    expect(await started(page)).toBe(begun[0]);
    await expect(release(page)).toHaveCount(0);

    // Asked for in the middle of work that is not written yet.
    await page.getByRole("button", { name: "Use it now" }).click();
    await expect(release(page)).toHaveAttribute("content", "two");
    await expect(built(page, 41)).toBeVisible({ timeout: 60_000 });
    await expect(notice(page)).toBeHidden();

    // The other window is not pulled along: it stays as it was until somebody asks there too.
    await expect(notice(other)).toBeVisible();
    expect(await started(other)).toBe(begun[1]);
    await other.getByRole("button", { name: "Use it now" }).click();
    await expect(release(other)).toHaveAttribute("content", "two");
    await expect(other.locator(".drawing-sheet svg")).toBeVisible({ timeout: 60_000 });
    expect(faults).toEqual([]);
  } finally {
    await host.close();
    app.remove();
  }
});

test("a newer version that nobody asked for is there at the next visit", async ({
  page,
  context,
}) => {
  const app = copyBuild(path.join(FOLDER, "release-next"));
  const host = await serve(app.folder, { port: 8141 });
  try {
    await page.goto(host.url);
    await makeProfile(page, "K-24", "trainee");
    await waitSaved(page);
    await underCare(page);
    app.publish("two");
    await lookForUpdate(page);
    await expect(notice(page)).toBeVisible();
    await page.close();
    const next = await context.newPage();
    // The worker steps forward a moment after the last window has gone.
    await expect(async () => {
      await next.goto(host.url);
      await expect(release(next)).toHaveAttribute("content", "two", { timeout: 500 });
    }).toPass();
    await expect(next.getByRole("heading", { name: "Hello, K-24" })).toBeVisible();
    await expect(notice(next)).toBeHidden();
  } finally {
    await host.close();
    app.remove();
  }
});
