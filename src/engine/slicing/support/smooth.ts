import { pathCount, type Polys, polysBuilder } from "../kernel/polys.ts";

/**
 * A region with its small notches filled: a corner that points inward goes where the triangle that
 * it makes with its neighbours is less than `most` µm². What was covered stays covered, no corner
 * is added, and mitres have no teeth to sharpen. Paths may cross each other afterwards. Source of
 * the measure: M. Visvalingam and J. D. Whyatt (1993).
 */
export function withoutNotches(region: Polys, most: number): Polys {
  const { points, starts } = region;
  const builder = polysBuilder(points.length / 2 + 1);
  for (let i = 0; i < pathCount(region); i++) {
    const from = starts[i]!;
    let kept = Array.from({ length: starts[i + 1]! - from }, (_, k) => from + k);
    for (let before = Infinity; kept.length > 3 && kept.length < before; ) {
      before = kept.length;
      kept = filled(points, kept, 2 * most);
    }
    for (const k of kept) builder.point(points[2 * k]!, points[2 * k + 1]!);
    builder.end();
  }
  return builder.done();
}

/** One way round: of two neighbours only one goes. */
function filled(points: Int32Array, path: readonly number[], twice: number): number[] {
  const kept: number[] = [];
  for (let k = 0; k < path.length; k++) {
    const a = kept.at(-1) ?? path.at(-1)!;
    const b = path[k]!;
    const c = path[(k + 1) % path.length]!;
    const ux = points[2 * b]! - points[2 * a]!;
    const uy = points[2 * b + 1]! - points[2 * a + 1]!;
    const vx = points[2 * c]! - points[2 * a]!;
    const vy = points[2 * c + 1]! - points[2 * a + 1]!;
    const turn = ux * vy - uy * vx;
    if (turn <= 0 && turn > -twice) {
      // The next one stays, whatever it is, so that no bay is eaten up from one end.
      k++;
      if (k < path.length) kept.push(path[k]!);
      continue;
    }
    kept.push(b);
  }
  return kept;
}
