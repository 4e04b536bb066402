import type { PictureBox } from "./picture.tsx";

/** Air round what is drawn, as a share of its longer side. */
const AIR = 0.05;

/** A square round what is drawn, with air: two drawings side by side stand at one height. */
export function squareBox(left: number, top: number, right: number, bottom: number): PictureBox {
  const side = Math.max(right - left, bottom - top) * (1 + 2 * AIR);
  return [(left + right - side) / 2, (top + bottom - side) / 2, side, side];
}
