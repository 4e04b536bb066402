import { type Polys, polysBuilder } from "../kernel/polys.ts";
import type { Cuts } from "./cut.ts";
import { joinOpen, type OpenChain } from "./join-open.ts";

interface Chained {
  readonly loops: Polys;
  /** Open ends that no other was near enough to, so that the path was left out. */
  readonly left: number;
}

/** A chainer for all layers of a mesh: it keeps its tables between layers. */
export function createChainer(cuts: Cuts): (layer: number, plane: number) => Chained {
  const { edges, starts, fromEdge, toEdge, vertices } = cuts;
  const head = new Int32Array(edges.count).fill(-1);
  const arrivals = new Int32Array(edges.count);
  const next = new Int32Array(fromEdge.length);
  const used = new Uint8Array(fromEdge.length);

  return (layer, plane) => {
    const first = starts[layer]!;
    const last = starts[layer + 1]!;
    for (let s = last - 1; s >= first; s--) {
      next[s] = head[fromEdge[s]!]!;
      head[fromEdge[s]!] = s;
      arrivals[toEdge[s]!]!++;
    }
    const take = (edge: number): number => {
      let s = head[edge]!;
      while (s >= 0 && used[s]) s = next[s]!;
      head[edge] = s < 0 ? -1 : next[s]!;
      return s;
    };
    const builder = polysBuilder((last - first) | 1);
    const open: OpenChain[] = [];
    let x = 0;
    let y = 0;
    const cross = (edge: number): void => {
      const a = 3 * edges.low[edge]!;
      const b = 3 * edges.high[edge]!;
      const t = (plane - vertices[a + 2]!) / (vertices[b + 2]! - vertices[a + 2]!);
      x = Math.round(vertices[a]! + t * (vertices[b]! - vertices[a]!));
      y = Math.round(vertices[a + 1]! + t * (vertices[b + 1]! - vertices[a + 1]!));
    };
    const walk = (from: number): void => {
      const begin = fromEdge[from]!;
      const points: number[] = [];
      let s = from;
      for (;;) {
        used[s] = 1;
        cross(fromEdge[s]!);
        points.push(x, y);
        const edge = toEdge[s]!;
        if (edge === begin) {
          for (let i = 0; i < points.length; i += 2) builder.point(points[i]!, points[i + 1]!);
          builder.end();
          return;
        }
        const following = take(edge);
        if (following < 0) {
          cross(edge);
          points.push(x, y);
          open.push(points);
          return;
        }
        s = following;
      }
    };
    // Segments that nothing leads to begin the open chains; what is left then is closed.
    for (let s = first; s < last; s++) if (!used[s] && arrivals[fromEdge[s]!]! === 0) walk(s);
    for (let s = first; s < last; s++) if (!used[s]) walk(s);
    for (let s = first; s < last; s++) {
      head[fromEdge[s]!] = -1;
      arrivals[toEdge[s]!] = 0;
    }
    const left = joinOpen(open, builder);
    return { loops: builder.done(), left };
  };
}
