/** Seams of the layer below, sorted so that those near a wall are found without trying all of them. */
export interface BelowSeams {
  /** Calls with xy of every seam in a rectangle, and perhaps of some beside it; µm. */
  near(x0: number, y0: number, x1: number, y1: number, visit: (x: number, y: number) => void): void;
}

/** So few are tried one by one. */
const FEW = 32;
/** Width of a strip, µm. */
const STRIP = 4_000;

const known = new WeakMap<readonly number[], BelowSeams>();

/** `seams`: xy, µm; sorted once, however many walls ask. */
export function belowSeams(seams: readonly number[]): BelowSeams {
  let made = known.get(seams);
  if (!made) known.set(seams, (made = seams.length > 2 * FEW ? inSquares(seams) : inList(seams)));
  return made;
}

const inList = (seams: readonly number[]): BelowSeams => ({
  near(_x0, _y0, _x1, _y1, visit) {
    for (let s = 0; s < seams.length; s += 2) visit(seams[s]!, seams[s + 1]!);
  },
});

function inSquares(seams: readonly number[]): BelowSeams {
  const strips = new Map<number, Map<number, number[]>>();
  for (let s = 0; s < seams.length; s += 2) {
    const column = Math.floor(seams[s]! / STRIP);
    const row = Math.floor(seams[s + 1]! / STRIP);
    let strip = strips.get(row);
    if (!strip) strips.set(row, (strip = new Map()));
    const cell = strip.get(column);
    if (cell) cell.push(s);
    else strip.set(column, [s]);
  }
  return {
    near(x0, y0, x1, y1, visit) {
      const found: number[] = [];
      for (let row = Math.floor(y0 / STRIP); row <= Math.floor(y1 / STRIP); row++) {
        const strip = strips.get(row);
        if (!strip) continue;
        for (let column = Math.floor(x0 / STRIP); column <= Math.floor(x1 / STRIP); column++)
          for (const s of strip.get(column) ?? []) found.push(s);
      }
      // As they were laid, so that of seams equally near the same one is taken as by trying all.
      for (const s of found.sort((a, b) => a - b)) visit(seams[s]!, seams[s + 1]!);
    },
  };
}
