import { readFileSync } from "node:fs";
import path from "node:path";
import { type BrowserContext, expect, type Page } from "@playwright/test";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** A script of a lesson's folder, for example `lessonFile("l-bracket", "solution.js")`. */
export function lessonFile(lesson: string, file: string): string {
  return readFileSync(path.join(ROOT, "lessons", lesson, file), "utf8");
}

/** Fails the test on any uncaught error, console error, or request that leaves the origin. */
export function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    // The browser itself looks for a newer service worker; with the network cut it says it can't.
    const update = message.location().url.endsWith("/sw.js");
    if (message.type() === "error" && !update)
      faults.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    const own = url.hostname === "localhost" || ["blob:", "data:"].includes(url.protocol);
    if (!own) faults.push(`left the origin: ${request.url()}`);
  });
  return faults;
}

export async function makeProfile(page: Page, name: string, role: "trainee" | "tutor") {
  await page.getByLabel("A name or code for you").fill(name);
  await page.getByText(role === "tutor" ? "a tutor" : "a trainee", { exact: true }).click();
  await page.getByRole("button", { name: "Go", exact: true }).click();
  await expect(page.getByRole("heading", { name: `Hello, ${name}` })).toBeVisible();
}

export async function changePerson(page: Page, current: string) {
  await page.getByRole("button", { name: `Settings for ${current}` }).click();
  await page.getByRole("menuitem", { name: "Change person" }).click();
  await expect(page.getByLabel("A name or code for you")).toBeVisible();
}

/** Opens a lesson by its link and waits for its drawing. */
export async function openLesson(page: Page, lesson: string, station = "read") {
  await page.goto(`./#/lesson/${lesson}/${station}`);
  await expect(page.locator(".desk")).toBeVisible();
}

export async function goTo(page: Page, station: "Read" | "Model" | "Check" | "Slice" | "Hand in") {
  await page.getByRole("navigation", { name: "Steps of the lesson" }).getByText(station).click();
}

/** Replaces the code in the editor, as a paste does. */
export async function writeCode(page: Page, source: string) {
  const editor = page.getByRole("textbox", { name: "Code" }).first();
  await expect(page.locator(".monaco-editor").first()).toBeVisible({ timeout: 60_000 });
  await editor.focus();
  await page.keyboard.press("ControlOrMeta+A");
  await paste(page, source);
}

/** Pastes into what has the focus. (Inserted text would be indented line by line, as if typed.) */
export async function paste(page: Page, text: string) {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}

export async function modelSolution(page: Page, lesson: string, file = "solution.js") {
  await writeCode(page, lessonFile(lesson, file));
  await expect(page.getByText("The part is built")).toBeVisible({ timeout: 60_000 });
}

/** Puts this file of a lesson in the place of the code, builds the part, and measures it. */
export async function measure(page: Page, lesson: string, file: string) {
  await modelSolution(page, lesson, file);
  await page.getByRole("button", { name: "Check the part" }).click();
}

export async function saveDownload(page: Page, press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  const file = path.join(ROOT, "test-results", `${Date.now()}-${download.suggestedFilename()}`);
  await download.saveAs(file);
  return file;
}

/** Waits until the service worker keeps everything, then cuts the network. */
export async function cutNetwork(context: BrowserContext, page: Page) {
  await expect(page.getByTestId("offline")).toHaveText("Works without internet", {
    timeout: 60_000,
  });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await context.setOffline(true);
}

export async function waitSaved(page: Page) {
  // The next frame says of a change just made that it is being saved.
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await expect(page.getByTestId("saved")).toContainText("Saved", { timeout: 10_000 });
}
