import { UM } from "../kernel/polys.ts";
import type { WallBeads } from "./beads.ts";

/** Beads that stick out farther are wrong, µm. */
const MOST_OUT = 15;
/** Wider than the narrowest bead by no more is as narrow as can be, µm. */
const NARROW = 50;
/** Longer steps of a bead are looked at between their ends, too, µm. */
const LONG = 400;
/** Pieces of a bead that is looked at closely, µm. */
const STEP = 200;

/**
 * Beads that stay in the region: where one would stick out it is made narrower, and where it would run
 * outside it is cut. `clearance` is 0 outside. (Tried: plain offsets for the whole layer where one bead
 * sticks out; they leave what is narrower than a bead, and lie on each other in what is wider.)
 */
export function keepIn(
  beads: WallBeads,
  narrowest: number,
  clearance: (x: number, y: number, most?: number) => number,
): WallBeads {
  const { points, starts, chains, widths } = beads;
  const isOut = (x: number, y: number): boolean => clearance(x, y) <= 0;
  // Thin places get the narrowest bead, which is wider than they are.
  const isThin = (width: number): boolean => width <= narrowest + NARROW;
  const goesOut = (piece: number): boolean => {
    const width = widths[piece]! * UM;
    const thin = isThin(width);
    const least = width / 2 - MOST_OUT;
    // No farther than need be: with the whole radius this was a fifth of a vessel's walls.
    const isWrong = (x: number, y: number): boolean =>
      thin ? isOut(x, y) : clearance(x, y, least + 1) < least;
    for (let k = 2 * starts[piece]!; k < 2 * starts[piece + 1]!; k += 2) {
      const [x, y] = [points[k]!, points[k + 1]!];
      if (isWrong(x, y)) return true;
      if (k === 2 * starts[piece]!) continue;
      const [dx, dy] = [points[k - 2]! - x, points[k - 1]! - y];
      const far = dx * dx + dy * dy;
      if (far < LONG * LONG) continue;
      if (isWrong(x + dx / 2, y + dy / 2)) return true;
      if (far < 16 * LONG * LONG) continue;
      if (isWrong(x + dx / 4, y + dy / 4) || isWrong(x + (3 * dx) / 4, y + (3 * dy) / 4))
        return true;
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
  for (let chain = 0; chain + 1 < chains.length; chain++) {
    let cut = false;
    for (let piece = chains[chain]!; piece < chains[chain + 1]!; piece++) {
      const role = beads.roles[piece]!;
      for (let k = 2 * starts[piece]! + 2; k < 2 * starts[piece + 1]!; k += 2) {
        const [ax, ay, bx, by] = [points[k - 2]!, points[k - 1]!, points[k]!, points[k + 1]!];
        if (!wrong[piece]) {
          put(ax, ay, bx, by, widths[piece]!, role, k === 2 * starts[piece]! + 2);
          continue;
        }
        const parts = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / STEP));
        for (let i = 0; i < parts; i++) {
          const at = (t: number): readonly [number, number] =>
            t === parts ? [bx, by] : [ax + ((bx - ax) * t) / parts, ay + ((by - ay) * t) / parts];
          const [px, py] = at(i);
          const [qx, qy] = at(i + 1);
          const room = 2 * Math.min(clearance(px, py), clearance(qx, qy));
          if (isOut(px, py) || isOut(qx, qy) || room < narrowest - 2 * NARROW) {
            endChain(0);
            cut = true;
            continue;
          }
          const width = Math.fround(Math.max(narrowest, Math.min(widths[piece]! * UM, room)) / UM);
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
