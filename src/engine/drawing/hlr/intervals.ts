/** Sorted, disjoint parameter intervals [from, to] as flat pairs. */
export type Interval = readonly [number, number];

/** Union; intervals closer than `gap` become one. */
export function mergeIntervals(list: readonly Interval[], gap: number): Interval[] {
  const sorted = [...list].sort((p, q) => p[0] - q[0]);
  const out: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = out[out.length - 1];
    if (last && from <= last[1] + gap) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

/** What of `list` lies outside `cut` (both merged); pieces of at most `least` are dropped. */
export function subtractIntervals(
  list: readonly Interval[],
  cut: readonly Interval[],
  least: number,
): Interval[] {
  const out: Interval[] = [];
  for (const [from, to] of list) {
    let at = from;
    for (const [c, d] of cut) {
      if (d <= at) continue;
      if (c >= to) break;
      if (c - at > least) out.push([at, c]);
      at = Math.max(at, d);
    }
    if (to - at > least) out.push([at, to]);
  }
  return out;
}
