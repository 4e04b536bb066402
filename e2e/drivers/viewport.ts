import { expect, type Locator, type Page } from "@playwright/test";

/** Nothing lies over the scene here: names stand above, tools below. */
const CLEAR = { top: 0.32, bottom: 0.76 } as const;
const SAME_LOOKS = 3;

/** One scene of the page, as a person sees and moves it. */
export interface Viewport {
  readonly pane: Locator;
  readonly canvas: Locator;
  /** What is drawn, when it has come to rest. Two that look alike are equal. */
  picture(): Promise<string>;
  /** Keys on the canvas, one after the other. */
  keys(...keys: readonly string[]): Promise<void>;
  /** A click at a share of the canvas's width and height. */
  click(x: number, y: number): Promise<void>;
  press(name: string): Promise<void>;
}

/** The scene in the pane of this name. Takes the motion out of the camera first. */
export async function viewport(page: Page, name: string): Promise<Viewport> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const pane = page.getByRole("region", { name, exact: true });
  const canvas = pane.locator("canvas");
  await expect(canvas).toBeVisible();
  const box = async () => {
    const found = await canvas.boundingBox();
    if (!found) throw new Error(`${name} has no canvas.`);
    return found;
  };
  const shot = async () => {
    const { x, y, width, height } = await box();
    const top = height * CLEAR.top;
    const clip = { x, y: y + top, width, height: height * CLEAR.bottom - top };
    return (await page.screenshot({ clip })).toString("base64");
  };
  return {
    pane,
    canvas,
    async picture() {
      let last = await shot();
      for (let same = 1, left = 60; same < SAME_LOOKS; left--) {
        if (left === 0) throw new Error(`${name} does not come to rest.`);
        await page.evaluate(() => new Promise(requestAnimationFrame));
        const next = await shot();
        same = next === last ? same + 1 : 1;
        last = next;
      }
      return last;
    },
    async keys(...keys) {
      await canvas.focus();
      for (const key of keys) await page.keyboard.press(key);
      // The cross that marks the middle for the keyboard is not part of the picture.
      await canvas.blur();
    },
    async click(x, y) {
      const { width, height } = await box();
      await canvas.click({ position: { x: x * width, y: y * height } });
    },
    press: (button) => pane.getByRole("button", { name: button, exact: true }).click(),
  };
}
