import { type Boundary, neighbours, walk } from "./boundary.ts";
import { type Lines, linesBuilder } from "./lines.ts";
import type { Rows } from "./rows.ts";

/** Shorter pieces are dropped, µm. */
const SHORTEST = 50;

/** Pieces of rows, in the order of the rows; piece i has the ends 2i (low u) and 2i + 1. */
interface Pieces {
  readonly count: number;
  readonly row: Uint32Array;
  readonly us: Float64Array;
  readonly edges: Uint32Array;
  readonly ts: Float64Array;
  /** Pieces of the next row that lie beside piece i: `besideFrom[i]` to `besideTo[i]`. */
  readonly besideFrom: Uint32Array;
  readonly besideTo: Uint32Array;
  /** How many pieces of the row before lie beside it. */
  readonly below: Uint32Array;
}

/**
 * Rows laid in one direction: within a connected patch (one chain) a piece is laid after all
 * pieces of the row before that it lies beside, so that every bead leans on its neighbour from the
 * same side and a surface shines evenly. As long as the next row begins near by, it is laid there
 * and back; ends up to `link` µm apart along the boundary are joined.
 * (Tried: ends bent into the sharp corner at the wall where no line runs along it. Parts with flat walls miss
 * 5 to 15 % less, but round ones 25 to 30 % more, and files are 6 to 28 % larger.)
 */
export function monotonic(boundary: Boundary, rows: Rows, link: number): Lines {
  const pieces = piecesOf(rows);
  const { count, row, us, besideFrom, besideTo } = pieces;
  const { first, spacing, shift, cos, sin } = rows;
  const { after, arcs } = neighbours(boundary, pieces);
  const waiting = pieces.below.slice();
  const patch = patchesOf(pieces);
  const out = linesBuilder(4 * count + 4);
  const corner = (x: number, y: number): void => out.point(x, y);
  const put = (end: number): void => {
    const v = (first + row[end >> 1]!) * spacing + shift;
    out.point(us[end]! * cos - v * sin, us[end]! * sin + v * cos);
  };
  const laid = new Uint8Array(count);
  const reach = Math.max(link, 4 * spacing);

  const layPatch = (members: readonly number[]): void => {
    const ready = members.filter((i) => waiting[i] === 0);
    let tail = -1;
    for (let left = members.length; left > 0; left--) {
      const head = tail < 0 ? 2 * ready[0]! : choose(tail, ready);
      if (tail >= 0) {
        if (after[tail] === head && arcs[tail]! <= link)
          walk(boundary, pieces, tail, head, true, corner);
        else if (after[head] === tail && arcs[head]! <= link)
          walk(boundary, pieces, tail, head, false, corner);
        else out.endPath();
      }
      put(head);
      put(head ^ 1);
      tail = head ^ 1;
      const piece = head >> 1;
      laid[piece] = 1;
      for (let k = besideFrom[piece]!; k < besideTo[piece]!; k++)
        if (--waiting[k]! === 0) ready.push(k);
    }
    out.endChain();
  };

  /** The end to begin at: of the row after, turned round, if near; else the nearest that may come. */
  const choose = (tail: number, ready: number[]): number => {
    const piece = tail >> 1;
    let least = reach;
    let best = -1;
    for (let k = besideFrom[piece]!; k < besideTo[piece]!; k++) {
      const end = 2 * k + (tail & 1);
      const far = Math.abs(us[end]! - us[tail]!);
      if (waiting[k] === 0 && far < least) {
        least = far;
        best = end;
      }
    }
    if (best >= 0) return best;
    let kept = 0;
    least = Infinity;
    for (const i of ready) {
      if (laid[i]) continue;
      ready[kept++] = i;
      const dv = (row[i]! - row[piece]!) * spacing;
      for (let end = 2 * i; end < 2 * i + 2; end++) {
        const far = (us[end]! - us[tail]!) ** 2 + dv * dv;
        if (far < least) {
          least = far;
          best = end;
        }
      }
    }
    ready.length = kept;
    return best;
  };

  for (const members of patch) layPatch(members);
  return out.done();
}

function piecesOf(rows: Rows): Pieces {
  const { starts, us, edges, ts, spacing } = rows;
  const most = us.length / 2;
  const pieces = {
    row: new Uint32Array(most),
    us: new Float64Array(2 * most),
    edges: new Uint32Array(2 * most),
    ts: new Float64Array(2 * most),
    besideFrom: new Uint32Array(most),
    besideTo: new Uint32Array(most),
    below: new Uint32Array(most),
  };
  let count = 0;
  // A bead also lies beside one that ends a little before it begins.
  const slack = spacing / 2;
  let before = 0;
  let here = 0;
  for (let r = 0; r + 1 < starts.length; r++) {
    for (let i = starts[r]!; i + 1 < starts[r + 1]!; i += 2) {
      if (us[i + 1]! - us[i]! < SHORTEST) continue;
      pieces.row[count] = r;
      for (let side = 0; side < 2; side++) {
        pieces.us[2 * count + side] = us[i + side]!;
        pieces.edges[2 * count + side] = edges[i + side]!;
        pieces.ts[2 * count + side] = ts[i + side]!;
      }
      count++;
    }
    let from = here;
    for (let i = before; i < here; i++) {
      while (from < count && pieces.us[2 * from + 1]! + slack <= pieces.us[2 * i]!) from++;
      let to = from;
      for (; to < count && pieces.us[2 * to]! < pieces.us[2 * i + 1]! + slack; to++)
        pieces.below[to]!++;
      pieces.besideFrom[i] = from;
      pieces.besideTo[i] = to;
    }
    before = here;
    here = count;
  }
  return {
    ...pieces,
    count,
    edges: pieces.edges.subarray(0, 2 * count),
    ts: pieces.ts.subarray(0, 2 * count),
  };
}

/** Pieces that hang together by lying beside each other. */
function patchesOf({ count, besideFrom, besideTo }: Pieces): readonly (readonly number[])[] {
  const group = new Uint32Array(count);
  for (let i = 0; i < count; i++) group[i] = i;
  const root = (i: number): number => {
    let g = i;
    while (group[g] !== g) g = group[g] = group[group[g]!]!;
    return g;
  };
  for (let i = 0; i < count; i++)
    for (let k = besideFrom[i]!; k < besideTo[i]!; k++) {
      const a = root(i);
      const b = root(k);
      if (a < b) group[b] = a;
      else group[a] = b;
    }
  const patches = new Map<number, number[]>();
  for (let i = 0; i < count; i++) {
    const g = root(i);
    const members = patches.get(g);
    if (members) members.push(i);
    else patches.set(g, [i]);
  }
  return [...patches.values()];
}
