import { PATH_ROLES, type PlanLayer } from "../../slicing/plan.ts";

const OUTER = PATH_ROLES.indexOf("outer-wall");

/**
 * Says whether a straight travel stays inside the part on this layer: it meets no outer wall, and
 * its middle is inside. Where it does, what oozes is hidden, and no retraction is needed.
 */
export function insideTest(
  layer: PlanLayer,
): (ax: number, ay: number, bx: number, by: number) => boolean {
  const { roles, starts, points } = layer;
  // Single lines in thin places have no inside.
  const closed = (i: number): boolean => {
    const a = 2 * starts[i]!;
    const b = 2 * starts[i + 1]! - 2;
    return points[a] === points[b] && points[a + 1] === points[b + 1];
  };
  let count = 0;
  for (let i = 0; i < roles.length; i++)
    if (roles[i] === OUTER && closed(i)) count += starts[i + 1]! - starts[i]! - 1;
  const sides = new Float64Array(count * 4);
  let n = 0;
  for (let i = 0; i < roles.length; i++) {
    if (roles[i] !== OUTER || !closed(i)) continue;
    for (let k = starts[i]! * 2; k < starts[i + 1]! * 2 - 2; k += 2) {
      sides[n++] = points[k]!;
      sides[n++] = points[k + 1]!;
      sides[n++] = points[k + 2]!;
      sides[n++] = points[k + 3]!;
    }
  }
  return (ax, ay, bx, by) => {
    // A travel that begins or ends on a wall touches it there; only what lies between counts.
    const long = Math.hypot(bx - ax, by - ay);
    const trim = Math.min(0.25, 0.05 / long);
    const x0 = ax + (bx - ax) * trim;
    const y0 = ay + (by - ay) * trim;
    const x1 = bx - (bx - ax) * trim;
    const y1 = by - (by - ay) * trim;
    const mx = (ax + bx) / 2;
    const my = (ay + by) / 2;
    const [left, right] = x0 < x1 ? [x0, x1] : [x1, x0];
    const [low, high] = y0 < y1 ? [y0, y1] : [y1, y0];
    const dx = x1 - x0;
    const dy = y1 - y0;
    let inside = false;
    for (let s = 0; s < n; s += 4) {
      const px = sides[s]!;
      const py = sides[s + 1]!;
      const qx = sides[s + 2]!;
      const qy = sides[s + 3]!;
      if (qy > my !== py > my && mx < ((px - qx) * (my - qy)) / (py - qy) + qx) inside = !inside;
      if ((px < left && qx < left) || (px > right && qx > right)) continue;
      if ((py < low && qy < low) || (py > high && qy > high)) continue;
      const a = dx * (py - y0) - dy * (px - x0);
      const b = dx * (qy - y0) - dy * (qx - x0);
      if (a > 0 === b > 0) continue;
      const ex = qx - px;
      const ey = qy - py;
      const c = ex * (y0 - py) - ey * (x0 - px);
      const d = ex * (y1 - py) - ey * (x1 - px);
      if (c > 0 !== d > 0) return false;
    }
    return inside;
  };
}
