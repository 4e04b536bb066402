import type { Kernel } from "../kernel/kernel.ts";
import { pathCount, type Polys, polysBuilder } from "../kernel/polys.ts";

/** A path along the middle of something narrow, with the width of each of its pieces, µm. */
export interface MiddleLine {
  /** xy of each point. */
  readonly points: readonly number[];
  /** One fewer than there are points. */
  readonly widths: readonly number[];
}

interface Node {
  readonly x: number;
  readonly y: number;
  readonly next: { readonly to: number; readonly width: number }[];
}

/**
 * The middle lines of narrow regions: the boundary is divided into steps of `pitch`, the region into
 * triangles, and the middles of the sides that two triangles share are joined. A triangle with two
 * shared sides carries the line on, one with three is a fork. Source: the chordal axis of
 * L. Prasad, "Morphological analysis of shapes" (1997).
 */
export function middleLines(kernel: Kernel, region: Polys, pitch: number): MiddleLine[] {
  const triangles = kernel.triangulate(divide(region, pitch));
  const bySide = new Map<string, number[]>();
  const keys: string[] = [];
  for (let t = 0; t < triangles.length; t += 6) {
    for (let k = 0; k < 3; k++) {
      const a = t + 2 * k;
      const b = t + 2 * ((k + 1) % 3);
      const [ax, ay, bx, by] = [triangles[a]!, triangles[a + 1]!, triangles[b]!, triangles[b + 1]!];
      const key =
        ax < bx || (ax === bx && ay < by) ? `${ax},${ay},${bx},${by}` : `${bx},${by},${ax},${ay}`;
      keys.push(key);
      const list = bySide.get(key);
      if (list) list.push(t / 6);
      else bySide.set(key, [t / 6]);
    }
  }
  const nodes: Node[] = [];
  const nodeOf = new Map<string, number>();
  const node = (x: number, y: number): number => nodes.push({ x, y, next: [] }) - 1;
  const join = (a: number, b: number, area: number): void => {
    const from = nodes[a]!;
    const to = nodes[b]!;
    // The piece between the middles of two sides is as long as half the third side, so this is
    // the triangle's height over it: the width of the strip there.
    const width = area / Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
    from.next.push({ to: b, width });
    to.next.push({ to: a, width });
  };
  for (let t = 0; t < triangles.length / 6; t++) {
    const shared: number[] = [];
    for (let k = 0; k < 3; k++) {
      const key = keys[3 * t + k]!;
      if (bySide.get(key)!.length !== 2) continue;
      let n = nodeOf.get(key);
      if (n === undefined) {
        const a = 6 * t + 2 * k;
        const b = 6 * t + 2 * ((k + 1) % 3);
        const [ax, ay, bx, by] = [
          triangles[a]!,
          triangles[a + 1]!,
          triangles[b]!,
          triangles[b + 1]!,
        ];
        n = node((ax + bx) / 2, (ay + by) / 2);
        nodeOf.set(key, n);
      }
      shared.push(n);
    }
    const at = 6 * t;
    const area =
      Math.abs(
        (triangles[at + 2]! - triangles[at]!) * (triangles[at + 5]! - triangles[at + 1]!) -
          (triangles[at + 4]! - triangles[at]!) * (triangles[at + 3]! - triangles[at + 1]!),
      ) / 2;
    if (shared.length === 2) join(shared[0]!, shared[1]!, area);
    else if (shared.length === 3) {
      const x = (triangles[at]! + triangles[at + 2]! + triangles[at + 4]!) / 3;
      const y = (triangles[at + 1]! + triangles[at + 3]! + triangles[at + 5]!) / 3;
      const fork = node(x, y);
      for (const n of shared) join(fork, n, area / 3);
    }
  }
  return walk(nodes);
}

/** Follows the joined points from end or fork to end or fork, then what is left, which is closed. */
function walk(nodes: readonly Node[]): MiddleLine[] {
  const lines: MiddleLine[] = [];
  const follow = (from: number): void => {
    const points: number[] = [nodes[from]!.x, nodes[from]!.y];
    const widths: number[] = [];
    let at = from;
    for (;;) {
      const step = nodes[at]!.next.pop();
      if (step === undefined) break;
      const { to, width } = step;
      const back = nodes[to]!.next;
      back.splice(
        back.findIndex((way) => way.to === at),
        1,
      );
      points.push(nodes[to]!.x, nodes[to]!.y);
      widths.push(width);
      if (back.length !== 1) break;
      at = to;
    }
    lines.push({ points, widths });
  };
  for (const [i, { next }] of nodes.entries())
    if (next.length !== 2) while (nodes[i]!.next.length > 0) follow(i);
  for (const [i] of nodes.entries()) while (nodes[i]!.next.length > 0) follow(i);
  return lines;
}

/**
 * The outline with a point every `pitch` along its longer sides. Every other new point steps 1 µm aside, since the
 * kernel leaves out points that lie on a straight line.
 */
function divide(region: Polys, pitch: number): Polys {
  const { points, starts } = region;
  const builder = polysBuilder(points.length);
  for (let i = 0; i < pathCount(region); i++) {
    const to = starts[i + 1]!;
    for (let k = starts[i]!; k < to; k++) {
      const n = k + 1 < to ? k + 1 : starts[i]!;
      const [ax, ay] = [points[2 * k]!, points[2 * k + 1]!];
      const [dx, dy] = [points[2 * n]! - ax, points[2 * n + 1]! - ay];
      const long = Math.hypot(dx, dy);
      // Short sides stay whole: they are the ends of narrow places, and a point on them makes a fork.
      const parts = long > 3 * pitch ? Math.ceil(long / pitch) : 1;
      builder.point(ax, ay);
      for (let p = 1; p < parts; p++) {
        const aside = p % 2 === 0 ? 0 : 2 / long;
        builder.point(
          Math.round(ax + (dx * p) / parts - dy * aside),
          Math.round(ay + (dy * p) / parts + dx * aside),
        );
      }
    }
    builder.end();
  }
  return builder.done();
}
