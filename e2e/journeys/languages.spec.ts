import { expect, test } from "@playwright/test";
import { openLesson } from "../drivers/app.ts";

test("Portuguese in full: the interface, the lesson and the drawing", async ({ page }) => {
  await page.goto("./");
  await page.getByRole("button", { name: "Language: EN" }).click();
  await page.getByRole("menuitem", { name: "Português" }).click();
  await page.getByLabel("Um nome ou código para si").fill("K-4");
  await page.getByRole("button", { name: "Avançar" }).click();
  await expect(page.getByRole("heading", { name: "Olá, K-4" })).toBeVisible();
  await openLesson(page, "l-bracket");
  await expect(page.locator(".drawing-sheet svg")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("navigation", { name: "Passos da lição" })).toContainText(
    "Verificar",
  );
  expect(await page.locator("html").getAttribute("lang")).toBe("pt");
});

test("nothing that a person sees is written into the code", async ({ page }) => {
  await page.goto("./?lang=qps");
  await page.locator("input").first().fill("K-5");
  await page.locator("form button[type=submit]").click();
  await expect(page.locator("h1")).toContainText("K-5");
  const plain = async (what: string) => {
    const texts = await page.evaluate(() => {
      // Made by the scripts, the lessons, the makers' names and the drawing: not by the catalogues.
      const apart =
        ".monaco-editor, .drawing-sheet, .frame-brand, .scene-host, .lesson-card h3, .lesson-card p, .lesson-card .visually-hidden, .list";
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent?.trim() ?? "";
        const parent = node.parentElement;
        if (!parent || parent.closest(apart) || parent.closest("script, style, noscript")) continue;
        if (!parent.checkVisibility()) continue;
        if (/[A-Za-z]{4,}/.test(text) && !/[[\]åéîöûÅÉÖ~]/.test(text)) found.push(text);
      }
      return found;
    });
    const allowed = /^(Plumbline|English|Português|K-5|Prusa|Creality|Ender|PLA|PETG|STL|3MF|OBJ)/;
    expect(
      texts.filter((text) => !allowed.test(text)),
      what,
    ).toEqual([]);
  };
  await plain("home");
  await page.goto("./?lang=qps#/work");
  await expect(page.locator("h1")).toBeVisible();
  await plain("work");
  await page.goto("./?lang=qps#/review");
  await expect(page.locator("h1")).toBeVisible();
  await plain("review");
});
