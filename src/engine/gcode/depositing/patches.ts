/** A connected patch of scan line stretches, in the scan frame. Lengths mm. */
export interface Patch {
  readonly area: number;
  /** Twice the area over the length of its edge: for a slit, its width. */
  readonly thickness: number;
  /** A point of it: the middle of its longest stretch. */
  readonly along: number;
  readonly across: number;
  /** All marks of its stretches together. */
  readonly marks: number;
}

/** Collects stretches line by line (lines rising, stretches rising in a line) and joins what touches. */
export interface PatchList {
  add(line: number, low: number, high: number, mark: number): void;
  /** Patch number of each stretch that was added, in order; `patches` by that number. */
  done(): { readonly of: Int32Array; readonly patches: readonly Patch[] };
  readonly count: number;
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly line: readonly number[];
}

/** Stretches of neighbouring lines belong together if they share at least this length, mm. */
const SHARED = 0.005;

export function patchList(scan: number): PatchList {
  const low: number[] = [];
  const high: number[] = [];
  const line: number[] = [];
  const marks: number[] = [];
  const parent: number[] = [];
  const edge: number[] = [];
  let row = 0;
  let rowStart = 0;
  let cursor = 0;
  const root = (i: number): number => {
    let r = i;
    while (parent[r] !== r) r = parent[r]!;
    while (parent[i] !== r) {
      const up = parent[i]!;
      parent[i] = r;
      i = up;
    }
    return r;
  };
  return {
    low,
    high,
    line,
    get count() {
      return low.length;
    },
    add(at, lo, hi, mark) {
      if (at !== row || low.length === 0) {
        cursor = at === row + 1 && low.length > 0 ? rowStart : low.length;
        rowStart = low.length;
        row = at;
      }
      const me = low.length;
      low.push(lo);
      high.push(hi);
      line.push(at);
      marks.push(mark);
      parent.push(me);
      let length = hi - lo;
      while (cursor < rowStart && high[cursor]! < lo + SHARED) cursor++;
      for (let k = cursor; k < rowStart && low[k]! <= hi - SHARED; k++) {
        if (Math.min(hi, high[k]!) - Math.max(lo, low[k]!) < SHARED) continue;
        if (length === hi - lo)
          length = Math.hypot(scan, lo - low[k]!) + Math.hypot(scan, hi - high[k]!);
        const a = root(k);
        const b = root(me);
        if (a !== b) parent[b] = a;
      }
      edge.push(length);
    },
    done() {
      const n = low.length;
      const of = new Int32Array(n);
      const number = new Int32Array(n).fill(-1);
      let patches = 0;
      for (let i = 0; i < n; i++) {
        const r = root(i);
        if (number[r]! < 0) number[r] = patches++;
        of[i] = number[r]!;
      }
      const area = new Float64Array(patches);
      const around = new Float64Array(patches);
      const longest = new Float64Array(patches).fill(-1);
      const best = new Int32Array(patches);
      const together = new Uint8Array(patches);
      for (let i = 0; i < n; i++) {
        const p = of[i]!;
        const length = high[i]! - low[i]!;
        area[p]! += length * scan;
        around[p]! += edge[i]!;
        together[p]! |= marks[i]!;
        if (length > longest[p]!) [longest[p], best[p]] = [length, i];
      }
      return {
        of,
        patches: Array.from(area, (size, p) => ({
          area: size,
          thickness: (2 * size) / around[p]!,
          along: (low[best[p]!]! + high[best[p]!]!) / 2,
          across: (line[best[p]!]! + 0.5) * scan,
          marks: together[p]!,
        })),
      };
    },
  };
}
