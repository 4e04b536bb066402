import { UM } from "../kernel/polys.ts";
import type { WallBeads } from "./beads.ts";
import type { Ribber } from "./ribs.ts";

/** Beads that stick out farther are wrong, µm. */
const MOST_OUT = 15;
/** Wider than the narrowest bead by no more is as narrow as can be, µm. */
const NARROW = 50;
/** Steps of a bead are not looked at more closely, µm. */
const SHORT = 100;
/** No bead is wider than twice this, µm: contours farther away do not matter. */
const REACH = 500;
/** Pieces of a bead that is looked at closely, µm. */
const STEP = 200;

/**
 * Beads that stay in the region: where one would stick out it is made narrower, and where it would run
 * outside it is cut. (Tried: plain offsets for the whole layer where one bead
 * sticks out; they leave what is narrower than a bead, and lie on each other in what is wider. And
 * points of long steps every 0.4 mm in place of the way between them: a tenth of an enclosure's walls.)
 */
export function keepIn(
  beads: WallBeads,
  narrowest: number,
  { clearance, isBlocked }: Pick<Ribber, "clearance" | "isBlocked">,
): WallBeads {
  const { points, starts, chains, widths } = beads;
  // Thin places get the narrowest bead, which is wider than they are.
  const isThin = (width: number): boolean => width <= narrowest + NARROW;
  const goesOut = (piece: number): boolean => {
    const width = widths[piece]! * UM;
    const least = isThin(width) ? 0.001 : width / 2 - MOST_OUT;
    // No farther than need be: with the whole radius this was a fifth of a vessel's walls.
    const most = Math.max(least, width / 2 - MOST_OUT) + 1;
    let px = 0;
    let py = 0;
    let before = 0;
    for (let k = 2 * starts[piece]!; k < 2 * starts[piece + 1]!; k += 2) {
      const x = points[k]!;
      const y = points[k + 1]!;
      const room = clearance(x, y, most);
      if (room < least) return true;
      if (k > 2 * starts[piece]!) {
        // As far as there is room round both ends, no contour is crossed.
        const far = (x - px) ** 2 + (y - py) ** 2;
        const open = far <= (before + room) ** 2 || far < SHORT * SHORT;
        if (!open && isBlocked(px, py, x, y, least)) return true;
      }
      px = x;
      py = y;
      before = room;
    }
    return false;
  };
  const wrong = new Uint8Array(widths.length);
  let any = false;
  for (let piece = 0; piece < widths.length; piece++) {
    if (!goesOut(piece)) continue;
    wrong[piece] = 1;
    any = true;
  }
  if (!any) return beads;
  const kept = {
    points: [] as number[],
    starts: [0],
    chains: [0],
    closed: [] as number[],
    widths: [] as number[],
    roles: [] as number[],
  };
  let open = false;
  const endPiece = (): void => {
    if (open) kept.starts.push(kept.points.length / 2);
    open = false;
  };
  const endChain = (closed: number): void => {
    endPiece();
    if (kept.starts.length - 1 === kept.chains[kept.chains.length - 1]) return;
    kept.chains.push(kept.starts.length - 1);
    kept.closed.push(closed);
  };
  const put = (
    ax: number,
    ay: number,
    bx: number,
    by: number,
    width: number,
    role: number,
    begins: boolean,
  ): void => {
    if (begins) endPiece();
    if (!open) {
      kept.points.push(ax, ay);
      kept.widths.push(width);
      kept.roles.push(role);
      open = true;
    }
    kept.points.push(bx, by);
  };
  /** Where no contour is near, it is on the side that it was on. */
  let room = REACH;
  const look = (x: number, y: number): number => {
    const near = clearance(x, y, REACH);
    if (near < REACH || room > 0) room = near;
    return room;
  };
  for (let chain = 0; chain + 1 < chains.length; chain++) {
    let cut = false;
    room = REACH;
    for (let piece = chains[chain]!; piece < chains[chain + 1]!; piece++) {
      const role = beads.roles[piece]!;
      for (let k = 2 * starts[piece]! + 2; k < 2 * starts[piece + 1]!; k += 2) {
        const ax = points[k - 2]!;
        const ay = points[k - 1]!;
        const bx = points[k]!;
        const by = points[k + 1]!;
        if (!wrong[piece]) {
          put(ax, ay, bx, by, widths[piece]!, role, k === 2 * starts[piece]! + 2);
          continue;
        }
        const parts = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / STEP));
        for (let i = 0; i < parts; i++) {
          const isLast = i + 1 === parts;
          const px = ax + ((bx - ax) * i) / parts;
          const py = ay + ((by - ay) * i) / parts;
          const qx = isLast ? bx : ax + ((bx - ax) * (i + 1)) / parts;
          const qy = isLast ? by : ay + ((by - ay) * (i + 1)) / parts;
          const most = 2 * Math.min(look(px, py), look(qx, qy));
          if (most <= 0 || most < narrowest - 2 * NARROW) {
            endChain(0);
            cut = true;
            continue;
          }
          const width = Math.fround(Math.max(narrowest, Math.min(widths[piece]! * UM, most)) / UM);
          const before = kept.widths[kept.widths.length - 1];
          put(px, py, qx, qy, width, role, !open || before !== width);
        }
      }
    }
    endChain(cut ? 0 : beads.closed[chain]!);
  }
  return {
    points: Float64Array.from(kept.points),
    starts: Uint32Array.from(kept.starts),
    chains: Uint32Array.from(kept.chains),
    closed: Uint8Array.from(kept.closed),
    widths: Float32Array.from(kept.widths),
    roles: Uint8Array.from(kept.roles),
  };
}
