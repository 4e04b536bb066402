import type { Outline, SideGrid } from "./outline.ts";

/**
 * Whether a contour comes nearer than `room` (µm) to the straight way from a to b. What only comes near
 * its two ends does not count: ask for their clearance.
 */
export function isBlocked(
  outline: Outline,
  grid: SideGrid,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
  room: number,
): boolean {
  const { ax, ay, tx, ty, length } = outline;
  const { x0, y0, cell, columns, rows, starts, sides } = grid;
  const far = Math.hypot(toX - fromX, toY - fromY);
  if (far === 0) return false;
  const ux = (toX - fromX) / far;
  const uy = (toY - fromY) / far;
  const c0 = Math.max(0, Math.floor((Math.min(fromX, toX) - room - x0) / cell));
  const c1 = Math.min(columns - 1, Math.floor((Math.max(fromX, toX) + room - x0) / cell));
  const r0 = Math.max(0, Math.floor((Math.min(fromY, toY) - room - y0) / cell));
  const r1 = Math.min(rows - 1, Math.floor((Math.max(fromY, toY) + room - y0) / cell));
  // Cells whose middle is farther from the way than half of their diagonal hold nothing near it.
  const reach = room + 0.71 * cell;
  for (let r = r0; r <= r1; r++) {
    for (let c = c0; c <= c1; c++) {
      const across = ux * (y0 + (r + 0.5) * cell - fromY) - uy * (x0 + (c + 0.5) * cell - fromX);
      if (across > reach || across < -reach) continue;
      for (let k = starts[r * columns + c]!; k < starts[r * columns + c + 1]!; k++) {
        const s = sides[k]!;
        const dx = ax[s]! - fromX;
        const dy = ay[s]! - fromY;
        // The side along the way and across it: it begins at (p, q) and goes on by (du, dv).
        const l = length[s]!;
        const q = ux * dy - uy * dx;
        const dv = l * (ux * ty[s]! - uy * tx[s]!);
        if ((q >= room && q + dv >= room) || (q <= -room && q + dv <= -room)) continue;
        const p = ux * dx + uy * dy;
        const du = l * (ux * tx[s]! + uy * ty[s]!);
        // The stretch of it that is near enough.
        let enters = 0;
        let leaves = 1;
        if (dv !== 0) {
          const one = (-room - q) / dv;
          const two = (room - q) / dv;
          enters = Math.max(0, Math.min(one, two));
          leaves = Math.min(1, Math.max(one, two));
        }
        const first = p + enters * du;
        const last = p + leaves * du;
        if (Math.max(first, last) > 0 && Math.min(first, last) < far) return true;
      }
    }
  }
  return false;
}
