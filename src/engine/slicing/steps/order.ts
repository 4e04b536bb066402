import { pathArea, pathCount, type Polys } from "../kernel/polys.ts";
import type { PathRole } from "../plan.ts";
import type { Lines } from "./hatch.ts";
import { boxOf } from "./islands.ts";
import type { LayerBuilder } from "./layer-builder.ts";

/** A closed path with the point where it begins. */
interface Loop {
  readonly polys: Polys;
  readonly path: number;
  readonly seam: number;
  readonly x: number;
  readonly y: number;
  readonly role: PathRole;
}

/** Loops to print together: the inner ones first, the outer wall last. */
type Nest = Loop[];

/**
 * Which loops belong together: each inner wall goes with the outer wall of the same direction whose
 * bounding box is most like its own (round a hole, walls are nearly concentric).
 */
export function nestsOf(loops: readonly Polys[]): Nest[] {
  const outer = loops[0];
  if (!outer) return [];
  const nests: Nest[] = [];
  const traits: { readonly sign: boolean; readonly box: readonly number[] }[] = [];
  for (let i = 0; i < pathCount(outer); i++) {
    nests.push([loopOf(outer, i, "outer-wall")]);
    traits.push({ sign: pathArea(outer, i) > 0, box: boxOf(outer, i) });
  }
  for (let depth = 1; depth < loops.length; depth++) {
    const polys = loops[depth]!;
    for (let i = 0; i < pathCount(polys); i++) {
      const sign = pathArea(polys, i) > 0;
      const box = boxOf(polys, i);
      let best = Infinity;
      let nest = 0;
      for (let j = 0; j < traits.length && nests.length > 1; j++) {
        const trait = traits[j]!;
        let d = trait.sign === sign ? 0 : 1e9;
        for (let k = 0; k < 4; k++) d += Math.abs(trait.box[k]! - box[k]!);
        if (d < best) [best, nest] = [d, j];
      }
      nests[nest]!.unshift(loopOf(polys, i, "inner-wall"));
    }
  }
  return nests;
}

/** The seam is the rearmost point, so that it makes one line up the back of the part. */
function loopOf(polys: Polys, path: number, role: PathRole): Loop {
  let seam = polys.starts[path]!;
  for (let k = seam + 1; k < polys.starts[path + 1]!; k++) {
    const dy = polys.points[2 * k + 1]! - polys.points[2 * seam + 1]!;
    if (dy > 0 || (dy === 0 && polys.points[2 * k]! > polys.points[2 * seam]!)) seam = k;
  }
  return { polys, path, seam, x: polys.points[2 * seam]!, y: polys.points[2 * seam + 1]!, role };
}

/** Index of the item nearest to the nozzle. */
function nearest<T>(
  items: readonly T[],
  at: { readonly x: number; readonly y: number },
  xy: (item: T) => readonly [number, number],
): number {
  let best = 0;
  let least = Infinity;
  for (let i = 0; i < items.length; i++) {
    const [x, y] = xy(items[i]!);
    const d = (x - at.x) ** 2 + (y - at.y) ** 2;
    if (d < least) [least, best] = [d, i];
  }
  return best;
}

/** Lays nests of loops, the nearest one next. */
export function layNests(out: LayerBuilder, all: readonly Nest[], width: number): void {
  const nests = [...all];
  while (nests.length > 0) {
    const [nest] = nests.splice(
      nearest(nests, out.at, (candidate) => [candidate[0]!.x, candidate[0]!.y]),
      1,
    );
    for (const loop of nest!) layLoop(out, loop.polys, loop.path, loop.seam, loop.role, width);
  }
}

/** Lays one closed path from the point `seam` round to itself. */
export function layLoop(
  out: LayerBuilder,
  polys: Polys,
  path: number,
  seam: number,
  role: PathRole,
  width: number,
): void {
  const { points, starts } = polys;
  const from = starts[path]!;
  const to = starts[path + 1]!;
  out.begin(role, width);
  for (let k = seam; k < to; k++) out.point(points[2 * k]!, points[2 * k + 1]!);
  for (let k = from; k <= seam; k++) out.point(points[2 * k]!, points[2 * k + 1]!);
  out.end();
}

/** Lays hatching: the chain that begins or ends nearest to the nozzle next, turned if need be. */
export function layLines(
  out: LayerBuilder,
  lines: Lines,
  role: PathRole,
  width: number | Float32Array,
): void {
  const { points, starts, chains } = lines;
  const left: number[] = [];
  for (let i = 0; i + 1 < chains.length; i++) left.push(i);
  while (left.length > 0) {
    let pick = 0;
    let turned = false;
    let least = Infinity;
    for (let i = 0; i < left.length; i++) {
      const chain = left[i]!;
      const head = 2 * starts[chains[chain]!]!;
      const tail = 2 * starts[chains[chain + 1]!]! - 2;
      const dh = (points[head]! - out.at.x) ** 2 + (points[head + 1]! - out.at.y) ** 2;
      const dt = (points[tail]! - out.at.x) ** 2 + (points[tail + 1]! - out.at.y) ** 2;
      if (dh < least) [least, pick, turned] = [dh, i, false];
      if (dt < least) [least, pick, turned] = [dt, i, true];
    }
    const chain = left[pick]!;
    left[pick] = left[left.length - 1]!;
    left.pop();
    const first = chains[chain]!;
    const last = chains[chain + 1]!;
    for (let i = 0; i < last - first; i++) {
      const path = turned ? last - 1 - i : first + i;
      const from = starts[path]!;
      const to = starts[path + 1]!;
      out.begin(role, typeof width === "number" ? width : width[path]!);
      for (let k = 0; k < to - from; k++) {
        const p = 2 * (turned ? to - 1 - k : from + k);
        out.point(points[p]!, points[p + 1]!);
      }
      out.end();
    }
  }
}
