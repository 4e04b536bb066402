import { expect, type Locator, type Page } from "@playwright/test";

/** Nothing lies over the scene here: names stand above, tools below. */
const CLEAR = { top: 0.32, bottom: 0.76 } as const;
const SAME_LOOKS = 3;
/**
 * Of 255, by which a colour may differ in a picture that looks the same: the browser mixes the
 * canvas with what lies under it along one path or another, and rounds by one level.
 */
const SAME_LEVELS = 2;

/** One scene of the page, as a person sees and moves it. */
export interface Viewport {
  readonly pane: Locator;
  readonly canvas: Locator;
  /** A name for what is drawn, when it has come to rest. Pictures that look alike have one name. */
  picture(): Promise<string>;
  /** Keys on the canvas, one after the other. */
  keys(...keys: readonly string[]): Promise<void>;
  /** A click at a share of the canvas's width and height. */
  click(x: number, y: number): Promise<void>;
  press(name: string): Promise<void>;
}

/**
 * When what was asked of the scene is on the screen. Without a graphics card a frame is drawn long
 * after it was asked for, and until then screenshots show the one before, alike each time. A fence
 * tells when the drawing is done; reading a pixel back would too, but it may clear the canvas.
 */
async function drawn(canvas: HTMLElement | SVGElement): Promise<void> {
  const frame = () => new Promise(requestAnimationFrame);
  await frame();
  await frame();
  const gl = (canvas as HTMLCanvasElement).getContext("webgl2");
  const fence = gl?.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  gl?.flush();
  while (gl && fence && gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.UNSIGNALED) await frame();
  await frame();
}

/** The number of the picture in `seen` that looks like this one; joins it when it is new. */
async function whichOf(of: { seen: ImageData[]; png: string; levels: number }): Promise<number> {
  const bytes = Uint8Array.from(atob(of.png), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const paper = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
  if (!paper) throw new Error("There is no 2D canvas.");
  paper.drawImage(bitmap, 0, 0);
  const now = paper.getImageData(0, 0, bitmap.width, bitmap.height);
  const alike = (other: ImageData) =>
    other.data.length === now.data.length &&
    other.data.every((level, i) => Math.abs(level - (now.data[i] ?? 0)) <= of.levels);
  const at = of.seen.findIndex(alike);
  return at >= 0 ? at : of.seen.push(now) - 1;
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
  const seen = await page.evaluateHandle(() => [] as ImageData[]);
  const shot = async () => {
    const { x, y, width, height } = await box();
    const top = height * CLEAR.top;
    const clip = { x, y: y + top, width, height: height * CLEAR.bottom - top };
    const png = (await page.screenshot({ clip })).toString("base64");
    return `picture ${await page.evaluate(whichOf, { seen, png, levels: SAME_LEVELS })}`;
  };
  return {
    pane,
    canvas,
    async picture() {
      await canvas.evaluate(drawn);
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
