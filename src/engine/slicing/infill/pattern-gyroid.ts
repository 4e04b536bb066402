import { clipPen, type Pen } from "./clip.ts";
import { extentOf } from "./frame.ts";
import type { Pattern } from "./pattern-types.ts";

/** Length of all level lines in a cell of side 1, the mean over all heights (computed once, tested). */
const LENGTH = 2.4587;
/** A chord is about this far from the curve at most, µm. */
const SAGITTA = 20;
const TURN = 2 * Math.PI;

/**
 * Schoen's gyroid, near enough: sin x cos y + sin y cos z + sin z cos x = 0 (A. H. Schoen, NASA
 * TN D-5541, 1970), cut at z. Where |cos z| > |sin z|, each line of the section is a function y(x), else
 * x(y): a cos w + b sin w = c has the two solutions φ ± acos(c / r). One period of each is worked
 * out with as many points as it needs and set beside itself over the region.
 */
export const gyroid: Pattern = {
  cycle: Infinity,
  trace({ boundary, radians, pitch, z }, out) {
    const cell = LENGTH * pitch;
    const unit = cell / TURN;
    const phase = z / unit;
    const flat = Math.abs(Math.cos(phase)) >= Math.abs(Math.sin(phase));
    // Frame in which the lines run along u: upright ones are the same with x and y changed.
    const cos = Math.cos(radians);
    const sin = Math.sin(radians);
    const { u0, u1, v0, v1 } = extentOf(boundary.polys, cos, sin);
    const [from, to, least, most] = flat ? [u0, u1, v0, v1] : [v0, v1, u0, u1];
    const pen = clipPen(boundary, out);
    const tolerance = SAGITTA / unit;
    for (const branch of [-1, 1]) {
      const wave = period(phase, flat, branch, tolerance);
      let low = Infinity;
      let high = -Infinity;
      for (let i = 1; i < wave.length; i += 2) {
        low = Math.min(low, wave[i]!);
        high = Math.max(high, wave[i]!);
      }
      const last = Math.floor((most / unit - low) / TURN);
      for (let k = Math.ceil((least / unit - high) / TURN); k <= last; k++)
        drawWave(pen, wave, { unit, from, to, offset: k * TURN, flat, cos, sin });
    }
  },
};

interface Row {
  readonly unit: number;
  readonly from: number;
  readonly to: number;
  readonly offset: number;
  readonly flat: boolean;
  readonly cos: number;
  readonly sin: number;
}

function drawWave(pen: Pen, wave: Float64Array, row: Row): void {
  const { unit, from, to, offset, flat, cos, sin } = row;
  const size = wave.length / 2 - 1;
  let along = Math.floor((from - 2) / unit / TURN);
  let i = 0;
  // The last point of the period that is still before the region.
  while (i + 1 < size && (along * TURN + wave[2 * i + 2]!) * unit < from - 1) i++;
  for (let begun = false; ; begun = true) {
    const a = (along * TURN + wave[2 * i]!) * unit;
    const b = (offset + wave[2 * i + 1]!) * unit;
    const x = flat ? a * cos - b * sin : b * cos - a * sin;
    const y = flat ? a * sin + b * cos : b * sin + a * cos;
    if (begun) pen.line(x, y);
    else pen.move(x, y);
    if (a > to + 1) return;
    if (++i === size) {
      i = 0;
      along++;
    }
  }
}

const MOST_DEPTH = 7;
const PARTS = 16;

/** One period of a line: t and its value in turns, in pairs, both ends included. */
function period(phase: number, flat: boolean, branch: number, tolerance: number): Float64Array {
  const cosZ = Math.cos(phase);
  const sinZ = Math.sin(phase);
  const value = (t: number): number => {
    // Flat: sin t cos y + cos z sin y = -sin z cos t. Upright: cos t sin x + sin z cos x = -cos z sin t.
    const a = flat ? Math.sin(t) : sinZ;
    const b = flat ? cosZ : Math.cos(t);
    const c = flat ? -sinZ * Math.cos(t) : -cosZ * Math.sin(t);
    const share = c / Math.hypot(a, b);
    // The angle of (a, b), written so that it does not jump: flat, b keeps its sign; upright, a does.
    const turned = flat ? Math.atan2(b, a) : Math.PI / 2 - Math.atan2(a, b);
    return turned + branch * Math.acos(Math.max(-1, Math.min(1, share)));
  };
  const found: number[] = [];
  const between = (ta: number, va: number, tb: number, vb: number, depth: number): void => {
    const t = (ta + tb) / 2;
    const v = value(t);
    const away = Math.abs(v - (va + vb) / 2) / Math.hypot(1, (vb - va) / (tb - ta));
    if (away > tolerance && depth < MOST_DEPTH) {
      between(ta, va, t, v, depth + 1);
      found.push(t, v);
      between(t, v, tb, vb, depth + 1);
    }
  };
  let va = value(0);
  for (let i = 0; i < PARTS; i++) {
    const ta = (i * TURN) / PARTS;
    const tb = ((i + 1) * TURN) / PARTS;
    const vb = value(tb);
    found.push(ta, va);
    between(ta, va, tb, vb, 0);
    va = vb;
  }
  found.push(TURN, va);
  return Float64Array.from(found);
}
