/** A rectangle to be placed: width and depth, mm. */
export type Size = readonly [number, number];

/** Slack of comparisons, mm. */
const EPS = 1e-6;

/**
 * Places rectangles without turning them, at least `gap` apart, so that all lie in a window of the
 * given size; gives the low corner of each, or nothing for those that found no place. The window lies
 * wherever the pile is: the caller sets the pile on the middle. The largest first, each where the pile
 * grows least, always in line with those that lie there: equal parts come out in rows. Same input,
 * same answer.
 */
export function packFromMiddle(
  sizes: readonly Size[],
  gap: number,
  [width, depth]: Size,
): (readonly [number, number] | undefined)[] {
  const order = sizes
    .map((_, i) => i)
    .sort((a, b) => sizes[b]![0] * sizes[b]![1] - sizes[a]![0] * sizes[a]![1] || a - b);
  const placed: Box[] = [];
  const corners: (readonly [number, number] | undefined)[] = sizes.map(() => undefined);
  let pile: Box | undefined;
  for (const i of order) {
    const [w, d] = sizes[i]!;
    let best: Box | undefined;
    let least = Infinity;
    for (const [x, y] of candidates(placed, w, d, gap)) {
      const box: Box = [x, y, x + w, y + d];
      const grown = pile ? around(pile, box) : box;
      const [pw, pd] = [grown[2] - grown[0], grown[3] - grown[1]];
      if (pw > width + EPS || pd > depth + EPS) continue;
      const cost = costOf(grown, box);
      if (cost >= least - EPS) continue;
      if (placed.some((other) => tooNear(box, other, gap))) continue;
      [least, best] = [cost, box];
    }
    if (!best) continue;
    placed.push(best);
    pile = pile ? around(pile, best) : best;
    corners[i] = [best[0], best[1]];
  }
  return corners;
}

type Box = readonly [number, number, number, number];

const around = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

const tooNear = (a: Box, b: Box, gap: number): boolean =>
  a[0] < b[2] + gap - EPS &&
  b[0] < a[2] + gap - EPS &&
  a[1] < b[3] + gap - EPS &&
  b[1] < a[3] + gap - EPS;

/** The pile's diagonal, and then how far the new one lies from its middle. */
function costOf(pile: Box, box: Box): number {
  const far = Math.hypot(
    (box[0] + box[2] - pile[0] - pile[2]) / 2,
    (box[1] + box[3] - pile[1] - pile[3]) / 2,
  );
  return Math.hypot(pile[2] - pile[0], pile[3] - pile[1]) + 0.1 * far;
}

/** Low corners beside each box that lies there, in line with an edge of any of them. */
function candidates(placed: readonly Box[], w: number, d: number, gap: number): [number, number][] {
  if (placed.length === 0) return [[0, 0]];
  const round = (value: number): number => Math.round(value * 1e6) / 1e6;
  const lines = (low: 0 | 1, size: number): number[] => [
    ...new Set(
      placed.flatMap((box) => [
        round(box[low]),
        round(box[low + 2]! - size),
        round(box[low + 2]! + gap),
        round(box[low] - gap - size),
      ]),
    ),
  ];
  const xs = lines(0, w);
  const ys = lines(1, d);
  return xs.flatMap((x) => ys.map((y): [number, number] => [x, y]));
}
