import { expect, test } from "@playwright/test";
import { ATTEMPTS, SECRET } from "./hostile/attempts.ts";
import type { Outcome } from "./hostile/page.ts";

/** Longer than all attempts together: some are endless loops that the watchdog has to end. */
const ALL_MS = 180_000;

test("every hostile script is contained and explained", async ({ page, baseURL }) => {
  test.setTimeout(ALL_MS + 20_000);
  const origin = new URL(baseURL ?? "http://localhost").origin;
  const elsewhere: string[] = [];
  const posted: string[] = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(blob|data):/.test(url)) elsewhere.push(url);
    if (request.method() !== "GET") posted.push(url);
  });
  await page.goto("hostile.html");
  await page.waitForFunction(() => document.body.dataset["done"] !== undefined, undefined, {
    timeout: ALL_MS,
  });
  const outcomes = await page.evaluate(() => (window as never as { outcomes: Outcome[] }).outcomes);

  expect(outcomes.map(({ id }) => id)).toEqual(ATTEMPTS.map(({ id }) => id));
  for (const outcome of outcomes)
    expect
      .soft(outcome, `${outcome.id}: ${outcome.codes.join(", ")}`)
      .toMatchObject({ held: true });
  expect(elsewhere, "requests that left the origin").toEqual([]);
  expect(posted, "requests that sent something").toEqual([]);
  expect(JSON.stringify(outcomes)).not.toContain(SECRET);
  // Every problem had its sentence: a missing one comes back in brackets.
  await expect(page.getByText(/\[problem\./)).toHaveCount(0);
});

test("the page keeps answering while a script runs for ever", async ({ page }) => {
  await page.goto("hostile.html?only=endless-loop");
  const longest = await page.evaluate(async () => {
    let last = performance.now();
    let gap = 0;
    while (document.body.dataset["done"] === undefined) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      gap = Math.max(gap, performance.now() - last);
      last = performance.now();
    }
    return gap;
  });
  // The script ran for 1.5 s: had it held the page, the gap would be that long.
  expect(longest).toBeLessThan(1_000);
  expect(await page.evaluate(() => document.body.dataset["done"])).toBe("0");
});
