import { type Boundary, neighbours, walk } from "./boundary.ts";
import { type Lines, linesBuilder } from "./lines.ts";
import type { Strands } from "./strands.ts";

const JOINED = 1;
const FOLLOWED = 2;
/** More places on a boundary than there can be. */
const MOST = 2 ** 22;

/**
 * Strings pieces together along the boundary. Ends that are neighbours on it and at most `join` µm
 * apart (measured along it) are joined by a line on it (an anchor); up to `reach`, the pieces follow
 * each other without being joined. The shortest ways come first; no stretch of the boundary is used
 * twice, and no closed path comes out. Closed pieces stay as they are, each a chain of its own.
 */
export function connect(boundary: Boundary, strands: Strands, join: number, reach: number): Lines {
  const { points, starts, edges } = strands;
  const count = edges.length / 2;
  const { order, after, arcs } = neighbours(boundary, strands);
  const keys = new Float64Array(order.length);
  let wanted = 0;
  for (let rank = 0; rank < order.length; rank++) {
    const arc = arcs[order[rank]!]!;
    // Whole micrometres, so that equal ways are taken in the order of the boundary.
    if (arc <= Math.max(join, reach)) keys[wanted++] = Math.round(arc) * MOST + rank;
  }
  const sorted = keys.subarray(0, wanted).sort();

  const mate = new Int32Array(2 * count).fill(-1);
  const kind = new Uint8Array(2 * count);
  const ahead = new Uint8Array(2 * count);
  const group = new Uint32Array(count);
  for (let i = 0; i < count; i++) group[i] = i;
  const root = (i: number): number => {
    let g = i;
    while (group[g] !== g) g = group[g] = group[group[g]!]!;
    return g;
  };
  for (const key of sorted) {
    const a = order[key % MOST]!;
    const b = after[a]!;
    if (mate[a]! >= 0 || mate[b]! >= 0) continue;
    const ga = root(a >> 1);
    const gb = root(b >> 1);
    if (ga === gb) continue;
    group[ga] = gb;
    mate[a] = b;
    mate[b] = a;
    kind[a] = arcs[a]! <= join ? JOINED : FOLLOWED;
    kind[b] = kind[a];
    ahead[a] = 1;
  }

  const out = linesBuilder(points.length);
  const done = new Uint8Array(count);
  const corner = (x: number, y: number): void => out.point(x, y);
  for (let e = 0; e < 2 * count; e++) {
    if (done[e >> 1] || mate[e]! >= 0) continue;
    let end = e;
    for (;;) {
      const piece = end >> 1;
      done[piece] = 1;
      const from = starts[piece]!;
      const to = starts[piece + 1]!;
      if (end % 2 === 0)
        for (let k = from; k < to; k++) out.point(points[2 * k]!, points[2 * k + 1]!);
      else for (let k = to - 1; k >= from; k--) out.point(points[2 * k]!, points[2 * k + 1]!);
      const tail = end ^ 1;
      const head = mate[tail]!;
      if (head < 0) break;
      if (kind[tail] === JOINED) walk(boundary, strands, tail, head, ahead[tail] === 1, corner);
      else out.endPath();
      end = head;
    }
    out.endChain();
  }
  return out.done();
}
