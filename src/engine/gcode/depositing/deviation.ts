import type { BeadGrid } from "./bead-grid.ts";
import { contourGrid } from "./contour-grid.ts";
import { PART } from "./lay-beads.ts";
import type { Region } from "./section-lines.ts";

/** Contour points of a layer with the print's deviation there, in the mesh's frame, mm. */
export interface LayerSamples {
  readonly xy: Float32Array;
  readonly deviation: Float32Array;
  readonly corner: Uint8Array;
  /** Outward direction of the contour, xy. */
  readonly normal: Float32Array;
}

/** A deviation of this or more is not measured on, mm. */
const REACH = 1;
/** Beads nearer to each other than this are one. */
const TOUCH = 0.001;
/** A ray that runs along a bead's side, no deeper in it than this, is outside, mm. */
const GRAZE = 0.003;
/** A lack up to this is the rounding of coordinates: no corner is looked for. */
const SMALL = 0.003;
const UM = 1000;

/**
 * Signed distance of the print's side from the contour at points every `pitch` along it. Where the
 * point is covered: outwards along the contour's normal to where the beads end (half way to a
 * contour that lies opposite, where both sides have run together). Where it is not: the distance to
 * the nearest bead's edge on the inner side, negative. Exact for straight beads; no raster.
 */
export function deviations(region: Region, grid: BeadGrid, pitch: number): LayerSamples {
  const { points, starts } = region;
  const contour = contourGrid(region);
  const xy: number[] = [];
  const deviation: number[] = [];
  const corner: number[] = [];
  const normal: number[] = [];
  for (let path = 0; path + 1 < starts.length; path++) {
    const from = starts[path]!;
    const to = starts[path + 1]!;
    let around = 0;
    for (let b = from, a = to - 1; b < to; a = b++)
      around += Math.hypot(
        points[2 * b]! - points[2 * a]!,
        points[2 * b + 1]! - points[2 * a + 1]!,
      );
    const count = Math.max(1, Math.round(around / UM / pitch));
    const step = around / count;
    let next = step / 2;
    let gone = 0;
    for (let a = from; a < to; a++) {
      const b = a + 1 < to ? a + 1 : from;
      const dx = points[2 * b]! - points[2 * a]!;
      const dy = points[2 * b + 1]! - points[2 * a + 1]!;
      const long = Math.hypot(dx, dy);
      for (; next < gone + long; next += step) {
        const t = (next - gone) / long;
        const x = (points[2 * a]! + t * dx) / UM;
        const y = (points[2 * a + 1]! + t * dy) / UM;
        const [nx, ny] = outward(region, from, to, a);
        let d = sideAt(grid, x, y, nx, ny);
        let sharp = 0;
        if (d > SMALL) d = Math.min(d, contour.ahead(x, y, nx, ny) / 2);
        else if (d < -SMALL) {
          const r = nearestRadius;
          if (contour.turnsNear(x - r * nx, y - r * ny, nx, ny, r - SMALL)) sharp = 1;
        }
        xy.push(x, y);
        deviation.push(d);
        corner.push(sharp);
        normal.push(nx, ny);
      }
      gone += long;
    }
  }
  return {
    xy: Float32Array.from(xy),
    deviation: Float32Array.from(deviation),
    corner: Uint8Array.from(corner),
    normal: Float32Array.from(normal),
  };
}

/** Shorter edges come from rounding: their direction is that of the contour round them, µm. */
const SHORT = 20;

/** The outward direction of the edge that begins at point a of the path `from` to `to`. */
function outward(
  { points }: Region,
  from: number,
  to: number,
  a: number,
): readonly [number, number] {
  const around = to - from;
  let before = a;
  let after = a + 1 < to ? a + 1 : from;
  for (let k = 0; ; k++) {
    const dx = points[2 * after]! - points[2 * before]!;
    const dy = points[2 * after + 1]! - points[2 * before + 1]!;
    const long = Math.hypot(dx, dy);
    if (long >= SHORT || (k > around / 2 && long > 0)) return [dy / long, -dx / long];
    if (k > around) return [1, 0];
    if (k % 2 === 0) after = after + 1 < to ? after + 1 : from;
    else before = before > from ? before - 1 : to - 1;
  }
}

/** Half the width of the bead that decided the last answer of `sideAt`. */
let nearestRadius = 0;
let lows = new Float64Array(64);
let highs = new Float64Array(64);

function sideAt(grid: BeadGrid, x: number, y: number, nx: number, ny: number): number {
  const n = grid.around(x, y, PART);
  if (lows.length < n) {
    lows = new Float64Array(2 * n);
    highs = new Float64Array(2 * n);
  }
  const { ends, near, from } = grid;
  const { radius } = grid.beads;
  let count = 0;
  let lack = REACH;
  let covered = false;
  nearestRadius = 0.2;
  for (let k = 0; k < n; k++) {
    const b = near[k]!;
    const r = radius[from + b]!;
    const ax = ends[4 * b]! - x;
    const ay = ends[4 * b + 1]! - y;
    const bx = ends[4 * b + 2]! - x;
    const by = ends[4 * b + 3]! - y;
    const dx = bx - ax;
    const dy = by - ay;
    const long2 = dx * dx + dy * dy;
    let t = -(ax * dx + ay * dy) / long2;
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    const qx = ax + t * dx;
    const qy = ay + t * dy;
    const away = Math.hypot(qx, qy);
    if (away <= r + TOUCH) covered = true;
    else if (qx * nx + qy * ny <= 0 && away - r < lack) {
      lack = away - r;
      nearestRadius = r;
    }
    if (away > REACH + r) continue;
    // Where the ray from the point along the normal is in this bead, unless it only grazes it.
    const g = r - GRAZE;
    let lo = Infinity;
    let hi = -Infinity;
    const disc = (px: number, py: number): void => {
      const along = px * nx + py * ny;
      const h = g * g - (px * px + py * py - along * along);
      if (h < 0) return;
      const s = Math.sqrt(h);
      if (along - s < lo) lo = along - s;
      if (along + s > hi) hi = along + s;
    };
    disc(ax, ay);
    disc(bx, by);
    const long = Math.sqrt(long2);
    const ux = dx / long;
    const uy = dy / long;
    const along = nx * ux + ny * uy;
    const beside = ny * ux - nx * uy;
    const a0 = -(ax * ux + ay * uy);
    const b0 = -(ay * ux - ax * uy);
    let p = -Infinity;
    let q = Infinity;
    if (Math.abs(along) > 1e-9) {
      p = Math.min(-a0 / along, (long - a0) / along);
      q = Math.max(-a0 / along, (long - a0) / along);
    } else if (a0 < 0 || a0 > long) q = -Infinity;
    if (Math.abs(beside) > 1e-9) {
      p = Math.max(p, Math.min((-g - b0) / beside, (g - b0) / beside));
      q = Math.min(q, Math.max((-g - b0) / beside, (g - b0) / beside));
    } else if (Math.abs(b0) > g) q = -Infinity;
    if (p <= q) {
      if (p < lo) lo = p;
      if (q > hi) hi = q;
    }
    if (hi + GRAZE < 0 || lo > hi) continue;
    lows[count] = lo - GRAZE;
    highs[count++] = hi + GRAZE;
  }
  if (!covered) return -lack;
  let out = 0;
  for (let more = true; more && out < REACH; ) {
    more = false;
    for (let k = 0; k < count; k++)
      if (lows[k]! <= out + TOUCH && highs[k]! > out) {
        out = highs[k]!;
        more = true;
      }
  }
  return Math.min(out, REACH);
}
