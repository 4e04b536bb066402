/**
 * A bead is a rectangle with round sides: (w - h)·h + π·h²/4. Laid side by side at `beadSpacing`,
 * beads fill a layer exactly.
 */
export function beadArea(width: number, height: number): number {
  return (width - height) * height + (Math.PI * height * height) / 4;
}

export function beadSpacing(width: number, height: number): number {
  return width - height * (1 - Math.PI / 4);
}

/** Air between the threads of a bridge, mm: they sag, and pull together as they cool. */
export const THREAD_GAP = 0.05;
