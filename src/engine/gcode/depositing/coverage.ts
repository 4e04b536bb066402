import { SPARSE_HIGH, SPARSE_LOW } from "./bead-lines.ts";
import { lineFrom, type Stretches } from "./frame.ts";
import { type Patch, patchList } from "./patches.ts";

/** What a layer's beads cover of its section, mm². */
export interface Coverage {
  readonly section: number;
  readonly covered: number;
  readonly cells: number;
  readonly missing: number;
  readonly open: number;
  readonly extra: number;
  readonly voids: readonly Patch[];
  readonly unfilled: readonly Patch[];
  readonly openSkins: readonly Patch[];
  readonly strays: readonly Patch[];
}

/** Infill whose cells are less than this share of its own area is meant to be full. */
const FULL = 0.15;
const TOUCHES_SPARSE = 1;
const TOUCHES_CONTOUR = 2;

/**
 * Section against beads, line by line. What no bead covers is, patch by patch: a cell of the infill
 * where a bead of sparse infill borders it; at the contour, unfilled; else a void. Of a cell,
 * what the part does not cover above and below can be seen from outside and is a hole in the skin.
 * Infill that is all but full has no cells (`sparseArea`: of the beads of sparse infill, mm²); in
 * what is `hollow` by intent, all that lies inside is one, and a turn begins on the layer below.
 * `above` and `below` are the sections of the neighbouring layers, `undefined` where all is covered.
 */
export function coverage(
  section: Stretches,
  beads: Stretches,
  above: Stretches | undefined,
  below: Stretches | undefined,
  { sparseArea, hollow }: { readonly sparseArea: number; readonly hollow: boolean },
  scan: number,
): Coverage {
  const bare = patchList(scan);
  const beyond = patchList(scan);
  const total = lengthOf(section) * scan;
  const covered = lengthOf(beads) * scan;
  const first = Math.min(
    section.starts.length > 1 ? section.first : Infinity,
    beads.starts.length > 1 ? beads.first : Infinity,
  );
  const last = Math.max(
    section.first + section.starts.length - 1,
    beads.first + beads.starts.length - 1,
  );
  for (let line = first; line < last; line++) {
    let s = lineFrom(section, line);
    const sEnd = lineFrom(section, line + 1);
    let b = lineFrom(beads, line);
    const bEnd = lineFrom(beads, line + 1);
    // Both lists are walked together from edge to edge.
    let at = -Infinity;
    let mark = 0;
    while (s < sEnd || b < bEnd) {
      const inS = s < sEnd && section.low[s]! <= at;
      const inB = b < bEnd && beads.low[b]! <= at;
      const nextS = s < sEnd ? (inS ? section.high[s]! : section.low[s]!) : Infinity;
      const nextB = b < bEnd ? (inB ? beads.high[b]! : beads.low[b]!) : Infinity;
      const next = Math.min(nextS, nextB);
      if (next > at) {
        if (inS && !inB) {
          let bits = mark;
          if (nextB <= nextS) bits |= beads.mark[b]! & SPARSE_LOW ? TOUCHES_SPARSE : 0;
          else bits |= TOUCHES_CONTOUR;
          bare.add(line, at, next, bits);
        } else if (inB && !inS) {
          if (hollow && below)
            notIn(below, undefined, line, at, next, (lo, hi) => beyond.add(line, lo, hi, 0));
          else beyond.add(line, at, next, 0);
        }
      }
      at = next;
      mark = 0;
      if (nextB === next && inB) {
        mark = beads.mark[b]! & SPARSE_HIGH ? TOUCHES_SPARSE : 0;
        b++;
      } else if (nextS === next && !inS) mark = TOUCHES_CONTOUR;
      if (nextS === next && inS) s++;
    }
  }
  const { of, patches } = bare.done();
  const sum = (list: readonly Patch[]): number => list.reduce((all, { area }) => all + area, 0);
  const isInside = ({ marks }: Patch): boolean =>
    hollow ? !(marks & TOUCHES_CONTOUR) : (marks & TOUCHES_SPARSE) !== 0;
  const inside = patches.filter(isInside);
  const full = !hollow && sum(inside) < FULL * sparseArea;
  const isCell = (patch: Patch): boolean => !full && isInside(patch);
  const seen = patchList(scan);
  if (!hollow && (above || below))
    for (let i = 0; i < of.length; i++) {
      if (!isCell(patches[of[i]!]!)) continue;
      const line = bare.line[i]!;
      notIn(above, below, line, bare.low[i]!, bare.high[i]!, (lo, hi) => seen.add(line, lo, hi, 0));
    }
  const openSkins = seen.done().patches;
  const strays = beyond.done().patches;
  const cells = full ? [] : inside;
  const rest = patches.filter((patch) => !isCell(patch));
  const open = sum(openSkins);
  return {
    section: total,
    covered,
    cells: sum(cells) - open,
    missing: sum(rest) + open,
    open,
    extra: sum(strays),
    voids: rest.filter(({ marks }) => !(marks & TOUCHES_CONTOUR)),
    unfilled: rest.filter(({ marks }) => marks & TOUCHES_CONTOUR),
    openSkins,
    strays,
  };
}

function lengthOf({ low, high }: Stretches): number {
  let sum = 0;
  for (let i = 0; i < low.length; i++) sum += high[i]! - low[i]!;
  return sum;
}

/** Calls `tell` with the parts of a stretch that do not lie in both `a` and `b`, rising. */
function notIn(
  a: Stretches | undefined,
  b: Stretches | undefined,
  line: number,
  low: number,
  high: number,
  tell: (low: number, high: number) => void,
): void {
  let at = low;
  while (at < high) {
    const inside = (!a || covers(a, line, at)) && (!b || covers(b, line, at));
    let end = Math.min(high, edgeAfter(a, line, at), edgeAfter(b, line, at));
    if (!inside) {
      // On to where both cover: an edge of one alone changes nothing.
      while (end < high && !((!a || covers(a, line, end)) && (!b || covers(b, line, end))))
        end = Math.min(high, edgeAfter(a, line, end), edgeAfter(b, line, end));
      tell(at, end);
    }
    at = end;
  }
}

function covers(all: Stretches, line: number, at: number): boolean {
  const to = lineFrom(all, line + 1);
  for (let i = lineFrom(all, line); i < to && all.low[i]! <= at; i++)
    if (all.high[i]! > at) return true;
  return false;
}

function edgeAfter(all: Stretches | undefined, line: number, at: number): number {
  if (!all) return Infinity;
  const to = lineFrom(all, line + 1);
  for (let i = lineFrom(all, line); i < to; i++) {
    if (all.low[i]! > at) return all.low[i]!;
    if (all.high[i]! > at) return all.high[i]!;
  }
  return Infinity;
}
