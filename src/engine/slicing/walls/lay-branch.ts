import { beading, type Beading, type BeadRules, countFor, fits, thresholdOf } from "./beading.ts";
import { type Line, link, newLine, push } from "./lines.ts";
import type { Rib } from "./ribs.ts";

/** One end of a branch: the lines that arrive there. */
export interface Port {
  readonly rib: Cross;
  readonly beads: Beading;
  readonly a: readonly Line[];
  readonly b: readonly Line[];
  readonly middle: Line | undefined;
}

/** What is needed of a rib to lay beads on it; may lie between two real ones. */
export interface Cross {
  readonly s: number;
  readonly x: number;
  readonly y: number;
  readonly nx: number;
  readonly ny: number;
  readonly qx: number;
  readonly qy: number;
  readonly mx: number;
  readonly my: number;
  readonly radius: number;
}

interface Run {
  from: number;
  to: number;
  n: number;
}

/** Beads wanted may change by this share of a bead before their number does. */
const BAND = 0.05;

/** Lays the beads of a branch; its lines go from its first rib to its last. */
export function layBranch(
  rules: BeadRules,
  ribs: readonly Rib[],
  out: Line[],
): readonly [Port, Port] {
  const crosses = measure(ribs);
  const runs = runsOf(rules, crosses);
  let a: Line[] = [];
  let b: Line[] = [];
  let middle: Line | undefined;
  const start = (index: number, inside: number): Line => {
    const line = newLine(index, inside);
    out.push(line);
    return line;
  };
  /** A bead that goes on as another: the only outermost one has contours on both sides. */
  const goOn = (from: Line, inside: number): Line => {
    if (from.index > 0) return from;
    const line = start(from.index, inside);
    link({ line: from, last: true }, { line, last: false });
    return line;
  };
  let first: Port | undefined;
  let port: Port | undefined;
  for (const [r, run] of runs.entries()) {
    const before = r > 0 ? runs[r - 1]! : undefined;
    const pairs = run.n >> 1;
    const odd = run.n % 2 === 1;
    if (!before) {
      for (let i = 0; i < pairs; i++) {
        a.push(start(i, 1));
        b.push(start(i, -1));
      }
      middle = odd ? start(pairs, 0) : undefined;
    } else {
      const had = before.n >> 1;
      const wasOdd = middle !== undefined;
      const old = middle;
      middle = undefined;
      if (had > pairs) {
        if (odd) middle = goOn(a[pairs]!, 0);
        for (let i = odd ? pairs + 1 : pairs; i < had; i++)
          link({ line: a[i]!, last: true }, { line: b[i]!, last: true });
        a = a.slice(0, pairs);
        b = b.slice(0, pairs);
      } else if (had < pairs) {
        for (let i = had; i < pairs; i++) {
          const other = start(i, -1);
          if (i === had && wasOdd) a.push(goOn(old!, 1));
          else {
            const line = start(i, 1);
            link({ line, last: false }, { line: other, last: false });
            a.push(line);
          }
          b.push(other);
        }
        if (odd) middle = start(pairs, 0);
      } else if (odd) middle = wasOdd ? old : start(pairs, 0);
    }
    const [from, to] = insideOf(runs, r, rules.inner);
    for (const cross of crossesOf(crosses, from, to)) {
      const beads = beading(rules, run.n, 2 * cross.radius);
      const { x, y, nx, ny, qx, qy, mx, my, radius } = cross;
      for (let i = 0; i < pairs; i++) {
        const level = beads.levels[i]!;
        const cover = beads.covers[i]!;
        push(a[i]!, x + nx * level, y + ny * level, ny, -nx, cover);
        push(b[i]!, qx + mx * level, qy + my * level, -my, mx, cover);
      }
      if (middle) {
        const vx = nx - mx;
        const vy = ny - my;
        const l = Math.hypot(vx, vy) || 1;
        push(middle, x + nx * radius, y + ny * radius, vy / l, -vx / l, beads.covers[pairs]!);
      }
      port = { rib: cross, beads, a: [...a], b: [...b], middle };
      first ??= port;
    }
  }
  return [first!, port!];
}

/** Between ribs that lie far apart the thickness changes evenly; beads still need places there. */
const STRIDE = 250;
/** Cosine of the turn from which on two ribs stand before and after a bend. */
const BEND = 0.97;

/** True if nothing but a straight wall lies between two ribs: in a bend there is nothing halfway. */
const goesOn = (p: Cross, q: Cross): boolean =>
  p.nx * q.nx + p.ny * q.ny > BEND && p.mx * q.mx + p.my * q.my > BEND;

function measure(ribs: readonly Rib[]): Cross[] {
  const found: Cross[] = [];
  let s = 0;
  for (const rib of ribs) {
    const { x, y, nx, ny, qx, qy, mx, my, radius } = rib;
    const last = found[found.length - 1];
    if (last) {
      const step = Math.hypot(
        x + nx * radius - last.x - last.nx * last.radius,
        y + ny * radius - last.y - last.ny * last.radius,
      );
      s += step;
      const cross = { s, x, y, nx, ny, qx, qy, mx, my, radius };
      const even = Math.abs(radius - last.radius) > 4 && goesOn(last, cross);
      const parts = even ? Math.floor(step / STRIDE) : 1;
      for (let k = 1; k < parts; k++)
        found.push(crossAt([last, cross], last.s + (step * k) / parts));
    }
    found.push({ s, x, y, nx, ny, qx, qy, mx, my, radius });
  }
  return found;
}

/** Where how many beads lie: changes only where it must, and not for a short way. */
function runsOf(rules: BeadRules, crosses: readonly Cross[]): Run[] {
  const band = BAND * rules.inner;
  const runs: Run[] = [];
  let n = countFor(rules, 2 * crosses[0]!.radius);
  runs.push({ from: 0, to: 0, n });
  for (let j = 1; j < crosses.length; j++) {
    const thickness = 2 * crosses[j]!.radius;
    const more = countFor(rules, thickness - band);
    const less = countFor(rules, thickness + band);
    const now = more > n ? more : less < n ? less : n;
    const run = runs[runs.length - 1]!;
    if (now !== n) {
      const before = crosses[j - 1]!;
      const limit = thresholdOf(rules, Math.max(n, now)) + (now > n ? band : -band);
      const rise = thickness - 2 * before.radius;
      const t = rise === 0 ? 0.5 : (limit - 2 * before.radius) / rise;
      const s = before.s + (crosses[j]!.s - before.s) * Math.max(0.02, Math.min(0.98, t));
      run.to = s;
      runs.push({ from: s, to: s, n: now });
      n = now;
    } else run.to = crosses[j]!.s;
  }
  runs[runs.length - 1]!.to = crosses[crosses.length - 1]!.s;
  const shortest = 2.5 * rules.inner;
  const rangeOf = (run: Run): readonly [number, number] => {
    let low = Infinity;
    let high = -Infinity;
    for (const cross of crossesOf(crosses, run.from, run.to)) {
      low = Math.min(low, 2 * cross.radius);
      high = Math.max(high, 2 * cross.radius);
    }
    return [low, high];
  };
  const stuck = new Set<Run>();
  while (runs.length > 1) {
    let pick = -1;
    for (let r = 0; r < runs.length; r++) {
      const length = runs[r]!.to - runs[r]!.from;
      if (length >= shortest || stuck.has(runs[r]!)) continue;
      if (pick < 0 || length < runs[pick]!.to - runs[pick]!.from) pick = r;
    }
    if (pick < 0) break;
    const run = runs[pick]!;
    const [low, high] = rangeOf(run);
    const near = [runs[pick - 1], runs[pick + 1]].filter(
      (other) => other && fits(rules, other.n, low) && fits(rules, other.n, high),
    );
    near.sort((p, q) => q!.to - q!.from - (p!.to - p!.from));
    const winner = near[0];
    if (!winner) {
      stuck.add(run);
      continue;
    }
    winner.from = Math.min(winner.from, run.from);
    winner.to = Math.max(winner.to, run.to);
    runs.splice(pick, 1);
    for (let r = runs.length - 1; r > 0; r--) {
      if (runs[r]!.n !== runs[r - 1]!.n) continue;
      runs[r - 1]!.to = runs[r]!.to;
      runs.splice(r, 1);
    }
  }
  return runs;
}

/** A run without the zones at its ends in which the beads move to their new places. */
function insideOf(runs: readonly Run[], r: number, inner: number): readonly [number, number] {
  const run = runs[r]!;
  const half = Math.min(0.4 * inner, (run.to - run.from) / 3);
  return [r > 0 ? run.from + half : run.from, r + 1 < runs.length ? run.to - half : run.to];
}

/** The ribs of a part of the branch, with one put in at each of its ends. */
function crossesOf(crosses: readonly Cross[], from: number, to: number): Cross[] {
  const found = [crossAt(crosses, from)];
  for (const cross of crosses) if (cross.s > from + 5 && cross.s < to - 5) found.push(cross);
  if (to > from) found.push(crossAt(crosses, to));
  return found;
}

function crossAt(crosses: readonly Cross[], s: number): Cross {
  let low = 0;
  let high = crosses.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (crosses[middle]!.s <= s) low = middle;
    else high = middle;
  }
  const p = crosses[low]!;
  const q = crosses[high]!;
  const t = q.s > p.s ? Math.max(0, Math.min(1, (s - p.s) / (q.s - p.s))) : 0;
  if (t === 0) return p;
  if (t === 1) return q;
  if (!goesOn(p, q)) return t < 0.5 ? p : q;
  const mix = (u: number, v: number): number => u + (v - u) * t;
  const nx = mix(p.nx, q.nx);
  const ny = mix(p.ny, q.ny);
  const mx = mix(p.mx, q.mx);
  const my = mix(p.my, q.my);
  const n = Math.hypot(nx, ny) || 1;
  const m = Math.hypot(mx, my) || 1;
  return {
    s,
    x: mix(p.x, q.x),
    y: mix(p.y, q.y),
    nx: nx / n,
    ny: ny / n,
    qx: mix(p.qx, q.qx),
    qy: mix(p.qy, q.qy),
    mx: mx / m,
    my: my / m,
    radius: mix(p.radius, q.radius),
  };
}
