import type { LayerPaint, PaintedLayer } from "../../../browser/scene/layer-types.ts";
import type { Deposit } from "../../../engine/gcode/deposit-types.ts";
import { PATH_ROLES, type Plan, type PlanLayer } from "../../../engine/slicing/plan.ts";
import { CORNER, deviationTone, levelAt, OTHER } from "./deviation-scale.ts";

const OUTER = PATH_ROLES.indexOf("outer-wall");
/** Lines are cut into pieces of at most this length, mm: as near as the samples lie. */
const PIECE = 0.5;
/** A sample belongs to an outer wall's middle not farther away than this, mm. */
const REACH = 1.5;
/** A piece that no sample fell on takes its neighbour's tone, so many pieces away. */
const BORROW = 3;

/** The outer walls of a plan in the colours of their deviation; all other lines step back. */
export function paintDeviation(plan: Plan, { layers: laid, samples }: Deposit): LayerPaint {
  return (index) => {
    const layer = plan.layers[index];
    if (!layer) return undefined;
    const at = levelAt(laid.z, layer.z, layer.height / 2);
    const [from, to] = at < 0 ? [0, 0] : [samples.starts[at] ?? 0, samples.starts[at + 1] ?? 0];
    return paintLayer(
      layer,
      samples.xy.subarray(2 * from, 2 * to),
      samples.deviation.subarray(from, to),
      samples.corner.subarray(from, to),
    );
  };
}

/**
 * A layer with its outer walls cut where the tone changes. Each sample of the contour falls on the
 * nearest piece of an outer wall, and the worst one on a piece is its tone.
 */
export function paintLayer(
  layer: PlanLayer,
  xy: Float32Array,
  deviation: Float32Array,
  corner: Uint8Array,
): PaintedLayer {
  const { roles, starts, points } = layer;
  const pieces = piecesOf(layer);
  const worst = new Float32Array(pieces.x.length);
  const tones = new Uint8Array(pieces.x.length);
  const nearest = nearestOf(pieces.x, pieces.y);
  for (let i = 0; i < deviation.length; i++) {
    const piece = nearest(xy[2 * i] ?? 0, xy[2 * i + 1] ?? 0);
    if (piece < 0) continue;
    if (corner[i]) tones[piece] ||= CORNER;
    else {
      const d = deviation[i] ?? 0;
      const isFirst = (tones[piece] ?? 0) === 0 || tones[piece] === CORNER;
      if (!isFirst && Math.abs(d) <= Math.abs(worst[piece] ?? 0)) continue;
      worst[piece] = d;
      tones[piece] = deviationTone(d);
    }
  }
  const given = borrowed(tones, pieces.path);

  const out: number[] = [];
  const outTones: number[] = [];
  const outStarts = new Uint32Array(starts.length);
  let piece = 0;
  for (let path = 0; path < roles.length; path++) {
    const end = starts[path + 1] ?? 0;
    for (let k = starts[path] ?? 0; k < end; k++) {
      const [x, y] = [points[2 * k] ?? 0, points[2 * k + 1] ?? 0];
      if (roles[path] !== OUTER || k + 1 === end) {
        out.push(x, y);
        outTones.push(OTHER);
        continue;
      }
      const count = pieces.counts[k] ?? 1;
      const [dx, dy] = [(points[2 * k + 2] ?? 0) - x, (points[2 * k + 3] ?? 0) - y];
      for (let i = 0; i < count; i++, piece++) {
        const tone = given[piece] ?? OTHER;
        if (i > 0 && tone === outTones.at(-1)) continue;
        out.push(x + (dx * i) / count, y + (dy * i) / count);
        outTones.push(tone);
      }
    }
    outStarts[path + 1] = outTones.length;
  }
  return {
    layer: { ...layer, points: Float64Array.from(out), starts: outStarts },
    tones: Uint8Array.from(outTones),
  };
}

interface Pieces {
  /** Their middles, mm, and the path of each. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly path: Uint32Array;
  /** Pieces of the line that begins at each point. */
  readonly counts: Uint32Array;
}

function piecesOf({ roles, starts, points }: PlanLayer): Pieces {
  const counts = new Uint32Array(points.length / 2);
  const [x, y, of]: [number[], number[], number[]] = [[], [], []];
  for (let path = 0; path < roles.length; path++) {
    if (roles[path] !== OUTER) continue;
    for (let k = starts[path] ?? 0; k + 1 < (starts[path + 1] ?? 0); k++) {
      const [ax, ay] = [points[2 * k] ?? 0, points[2 * k + 1] ?? 0];
      const [dx, dy] = [(points[2 * k + 2] ?? 0) - ax, (points[2 * k + 3] ?? 0) - ay];
      const count = Math.max(1, Math.ceil(Math.hypot(dx, dy) / PIECE));
      counts[k] = count;
      for (let i = 0; i < count; i++) {
        x.push(ax + (dx * (i + 0.5)) / count);
        y.push(ay + (dy * (i + 0.5)) / count);
        of.push(path);
      }
    }
  }
  return {
    x: Float64Array.from(x),
    y: Float64Array.from(y),
    path: Uint32Array.from(of),
    counts,
  };
}

/** The nearest of some points within `REACH`, or -1. */
function nearestOf(xs: Float64Array, ys: Float64Array): (x: number, y: number) => number {
  const cells = new Map<number, number[]>();
  const key = (x: number, y: number) => Math.floor(x / REACH) * 65_536 + Math.floor(y / REACH);
  for (let i = 0; i < xs.length; i++) {
    const at = key(xs[i] ?? 0, ys[i] ?? 0);
    const cell = cells.get(at);
    if (cell) cell.push(i);
    else cells.set(at, [i]);
  }
  return (x, y) => {
    let least = REACH;
    let found = -1;
    for (let column = -1; column <= 1; column++)
      for (let row = -1; row <= 1; row++)
        for (const i of cells.get(key(x + column * REACH, y + row * REACH)) ?? []) {
          const away = Math.hypot((xs[i] ?? 0) - x, (ys[i] ?? 0) - y);
          if (away < least) [least, found] = [away, i];
        }
    return found;
  };
}

/** Pieces between two samples take the tone of the one before or after them on their path. */
function borrowed(tones: Uint8Array, path: Uint32Array): Uint8Array {
  const given = tones.map((tone) => tone || OTHER);
  for (let i = 0; i < tones.length; i++) {
    if (tones[i]) continue;
    for (let step = 1; step <= BORROW; step++) {
      const near = [i - step, i + step].find((k) => tones[k] && path[k] === path[i]);
      if (near === undefined) continue;
      given[i] = tones[near] ?? OTHER;
      break;
    }
  }
  return given;
}
