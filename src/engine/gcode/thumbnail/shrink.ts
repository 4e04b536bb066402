import type { Shades } from "./rasterise.ts";

/** A picture: 4 bytes a pixel, red, green, blue, opacity (not multiplied in), rows from the top. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** A surface in full light: the printers' screens are black. */
const COLOUR = [250, 160, 60] as const;

/**
 * The samples in the middle of a picture, so many samples to the pixel each way: a pixel is the mean
 * of its samples, and as opaque as the part covers it.
 */
export function shrink(shades: Shades, width: number, height: number, samples: number): Picture {
  const rgba = new Uint8Array(4 * width * height);
  const left = (width - shades.width / samples) / 2;
  const above = (height - shades.height / samples) / 2;
  // Samples before the edge of pixel `at`; those of a pixel may be one more or fewer than of the next.
  const before = (at: number, free: number): number => Math.round((at - free) * samples);
  for (let y = Math.max(0, Math.floor(above)); y < height; y++) {
    const [top, bottom] = [before(y, above), before(y + 1, above)];
    if (top >= shades.height) break;
    for (let x = Math.max(0, Math.floor(left)); x < width; x++) {
      const [from, to] = [before(x, left), before(x + 1, left)];
      if (from >= shades.width) break;
      let sum = 0;
      let covered = 0;
      const last = Math.min(bottom, shades.height) * shades.width;
      for (let row = Math.max(0, top) * shades.width; row < last; row += shades.width)
        for (let i = Math.max(0, from); i < to && i < shades.width; i++) {
          const light = shades.light[row + i]!;
          sum += light;
          if (light > 0) covered++;
        }
      if (covered === 0) continue;
      const at = 4 * (y * width + x);
      const light = sum / covered / 255;
      for (let k = 0; k < 3; k++) rgba[at + k] = Math.round(COLOUR[k]! * light);
      rgba[at + 3] = Math.round((255 * covered) / ((bottom - top) * (to - from)));
    }
  }
  return { width, height, rgba };
}
