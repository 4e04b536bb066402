import type { Kernel } from "../kernel/kernel.ts";
import { isEmpty, type Polys, UM } from "../kernel/polys.ts";
import type { Lines } from "../infill/lines.ts";
import type { Islands } from "./islands.ts";
import { type MiddleLine, middleLines } from "./medial.ts";

/** Single lines, each with a width of its own, mm. */
export interface Beads {
  readonly lines: Lines;
  readonly widths: Float32Array;
}

/** Narrowest gap that is still filled, µm. */
export const NARROWEST = 100;
/** Distance between the points that the boundary of a narrow place is divided into, µm. */
const PITCH = 250;
/** Shorter lines are corners, not gaps, µm. */
const SHORTEST = 400;
/** A line is parted where its width changes by more, µm. */
const WIDTH_STEP = 60;
/** Points nearer than this to the one before are left out where the line is straight, µm. */
const STRIDE = 500;

/** Width of the bead that fills a gap of `gap` µm exactly, as high as the layer (mm): µm. */
export function widthFor(gap: number, height: number): number {
  return gap + height * UM * (1 - Math.PI / 4);
}

/** One line along the middle of everything at least `narrowest` wide in the region. */
export function fillNarrow(
  kernel: Kernel,
  region: Polys,
  narrowest: number,
  widthOf: (local: number) => number,
): Beads {
  const open = isEmpty(region) ? region : kernel.offsets(region, -narrowest / 2, narrowest / 2);
  const found: Piece[] = [];
  if (!isEmpty(open))
    for (const line of middleLines(kernel, open, PITCH)) found.push(...pieces(line, widthOf));
  return beadsOf(found);
}

interface Piece {
  readonly points: readonly number[];
  readonly width: number;
}

/** Parts a line where its width changes. */
function pieces({ points, widths }: MiddleLine, widthOf: (local: number) => number): Piece[] {
  let total = 0;
  for (let i = 0; i < widths.length; i++) total += lengthOf(points, i);
  if (total < SHORTEST) return [];
  const found: Piece[] = [];
  let from = 0;
  let rest = total;
  while (from < widths.length) {
    let to = from;
    let length = 0;
    let weighted = 0;
    do {
      const piece = lengthOf(points, to);
      length += piece;
      weighted += piece * widths[to]!;
      to++;
    } while (
      to < widths.length &&
      (length < SHORTEST ||
        rest - length < SHORTEST ||
        Math.abs(widths[to]! - weighted / length) < WIDTH_STEP)
    );
    rest -= length;
    found.push({
      points: thinned(points.slice(2 * from, 2 * to + 2)),
      width: widthOf(weighted / Math.max(1, length)) / UM,
    });
    from = to;
  }
  return found;
}

const lengthOf = (points: readonly number[], i: number): number =>
  Math.hypot(points[2 * i + 2]! - points[2 * i]!, points[2 * i + 3]! - points[2 * i + 1]!);

/** Fewer points: the middles of triangles lie close together and waver by some micrometres. */
function thinned(points: readonly number[]): number[] {
  const kept = [points[0]!, points[1]!];
  for (let i = 2; i < points.length - 2; i += 2) {
    const away = Math.hypot(
      points[i]! - kept[kept.length - 2]!,
      points[i + 1]! - kept[kept.length - 1]!,
    );
    if (away >= STRIDE) kept.push(points[i]!, points[i + 1]!);
  }
  kept.push(points[points.length - 2]!, points[points.length - 1]!);
  return kept;
}

function beadsOf(found: readonly Piece[]): Beads {
  const points: number[] = [];
  const starts = [0];
  for (const piece of found) {
    points.push(...piece.points);
    starts.push(points.length / 2);
  }
  return {
    lines: {
      points: Float64Array.from(points),
      starts: Uint32Array.from(starts),
      chains: Uint32Array.from(starts.keys()),
    },
    widths: Float32Array.from(found, ({ width }) => width),
  };
}

/** The lines of each island. */
export function splitBeads(beads: Beads, islands: Islands): readonly Beads[] {
  if (islands.count <= 1 || beads.widths.length === 0)
    return islands.anchors.map((_, i) => (i === 0 ? beads : beadsOf([])));
  const lists: Piece[][] = islands.anchors.map(() => []);
  const { points, starts } = beads.lines;
  for (const [i, width] of beads.widths.entries()) {
    const piece = [...points.subarray(2 * starts[i]!, 2 * starts[i + 1]!)];
    lists[islands.locate(piece[0]!, piece[1]!)]!.push({ points: piece, width });
  }
  return lists.map(beadsOf);
}
