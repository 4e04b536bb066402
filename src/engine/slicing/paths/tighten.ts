import type { Outline } from "./outline.ts";

/** What a travel has to stay inside of, and lines within that it may not cross. */
export interface Bounds {
  readonly fence: Pick<Outline, "crosses" | "inside">;
  readonly rails?: Pick<Outline, "crosses"> | undefined;
}

/**
 * A travel begins and ends on a bead, perhaps of an outer wall: so much is left out of the test, µm.
 * Beads that end at a wall overlap it, and rails are the middle of the wall.
 */
const TRIM = 50;
const RAIL_TRIM = 300;
/** From a bead that ends at a wall, half a bead of each, the first or last step may cross its rail, µm. */
const STEP = 450;
/** Of ways with more corners than this, not every corner is tried from every other. */
const FEW = 40;

/** True if a travel meets no contour and stays inside. */
export function stays(bounds: Bounds, ax: number, ay: number, bx: number, by: number): boolean {
  if (meets(bounds, ax, ay, bx, by, true, true)) return false;
  return bounds.fence.inside((ax + bx) / 2, (ay + by) / 2);
}

/** `head`, `tail`: whether that end is an end of the whole way. */
function meets(
  { fence, rails }: Bounds,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  head: boolean,
  tail: boolean,
): boolean {
  const dx = bx - ax;
  const dy = by - ay;
  const long = Math.hypot(dx, dy);
  const hits = (lines: Pick<Outline, "crosses">, trimmed: number): boolean => {
    const trim = Math.min(0.25, trimmed / long);
    const h = head ? trim : 0;
    const t = tail ? trim : 0;
    return lines.crosses(ax + h * dx, ay + h * dy, bx - t * dx, by - t * dy);
  };
  if (hits(fence, TRIM)) return true;
  return rails !== undefined && !((head || tail) && long < STEP) && hits(rails, RAIL_TRIM);
}

/**
 * Leaves out corners (xy, µm) that can be cut without meeting a contour or leaving it; `undefined` if
 * the way meets one anyhow.
 */
export function tighten(bounds: Bounds, way: readonly number[]): readonly number[] | undefined {
  const rough = way.length > 2 * FEW ? pulled(bounds, way, gallop) : way;
  return rough && pulled(bounds, rough, fromFar);
}

/** Whether corner i of a way sees corner j. */
type Sees = (i: number, j: number) => boolean;
/** The farthest corner that corner i is found to see, after i + 1. */
type Look = (sees: Sees, i: number, last: number) => number;

const fromFar: Look = (sees, i, last) => {
  let j = Math.min(last, i + FEW);
  while (j > i + 1 && !sees(i, j)) j--;
  return j;
};

const gallop: Look = (sees, i, last) => {
  let good = i + 1;
  for (let far = 2; i + far <= last && sees(i, i + far); far *= 2) good = i + far;
  let bad = Math.min(last + 1, 2 * good - i);
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (sees(i, middle)) good = middle;
    else bad = middle;
  }
  return good;
};

function pulled(bounds: Bounds, way: readonly number[], look: Look): readonly number[] | undefined {
  const last = way.length / 2 - 1;
  const sees: Sees = (i, j) => {
    const ax = way[2 * i]!;
    const ay = way[2 * i + 1]!;
    const bx = way[2 * j]!;
    const by = way[2 * j + 1]!;
    const long = Math.hypot(bx - ax, by - ay);
    if (long < 1) return true;
    if (meets(bounds, ax, ay, bx, by, i === 0, j === last)) return false;
    // Both ends of a way may lie on a wall, with air between them.
    return (
      (i > 0 && j < last) || long < 2 * TRIM || bounds.fence.inside((ax + bx) / 2, (ay + by) / 2)
    );
  };
  const tight = [way[0]!, way[1]!];
  for (let i = 0; i < last; ) {
    const j = look(sees, i, last);
    if (j === i + 1 && !sees(i, j)) return undefined;
    tight.push(way[2 * j]!, way[2 * j + 1]!);
    i = j;
  }
  return tight;
}
