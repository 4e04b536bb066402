import { type Polys, polysBuilder, UM } from "../kernel/polys.ts";

/** Regions for tests, mm in, µm out. Outlines counter-clockwise, holes clockwise. */

type Points = readonly (readonly [number, number])[];

export function polys(...paths: readonly Points[]): Polys {
  const builder = polysBuilder(64);
  for (const path of paths) {
    for (const [x, y] of path) builder.point(Math.round(x * UM), Math.round(y * UM));
    builder.end();
  }
  return builder.done();
}

export const rect = (x0: number, y0: number, x1: number, y1: number): Points => [
  [x0, y0],
  [x1, y0],
  [x1, y1],
  [x0, y1],
];

export const turned = (region: Polys, angle: number): Polys => {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const points = new Int32Array(region.points.length);
  for (let k = 0; k < points.length; k += 2) {
    const x = region.points[k]!;
    const y = region.points[k + 1]!;
    points[k] = Math.round(x * cos - y * sin);
    points[k + 1] = Math.round(x * sin + y * cos);
  }
  return { points, starts: region.starts };
};

export const circle = (radius: number, n: number, cx = 0, cy = 0): Points =>
  Array.from({ length: n }, (_, i) => {
    const a = (2 * Math.PI * i) / n;
    return [cx + radius * Math.cos(a), cy + radius * Math.sin(a)] as const;
  });

/** A bar of a thickness along a line from point to point, square ends. */
export const bar = (ax: number, ay: number, bx: number, by: number, thick: number): Points => {
  const l = Math.hypot(bx - ax, by - ay);
  const nx = (-(by - ay) / l) * (thick / 2);
  const ny = ((bx - ax) / l) * (thick / 2);
  return [
    [ax - nx, ay - ny],
    [bx - nx, by - ny],
    [bx + nx, by + ny],
    [ax + nx, ay + ny],
  ];
};

const back = (path: Points): Points => [...path].reverse();

export const wall = (thick: number, length = 20): Polys => polys(rect(0, 0, length, thick));
export const wedge = (a: number, b: number, length = 30): Polys =>
  polys([
    [0, -a / 2],
    [length, -b / 2],
    [length, b / 2],
    [0, a / 2],
  ]);
export const ring = (outer: number, inner: number, n = 96): Polys =>
  polys(circle(outer, n), back(circle(inner, n)));

export const star = (spikes: number, outer: number, inner: number): Polys =>
  polys(
    Array.from({ length: 2 * spikes }, (_, i) => {
      const a = (Math.PI * i) / spikes;
      const r = i % 2 === 0 ? outer : inner;
      return [r * Math.cos(a), r * Math.sin(a)] as const;
    }),
  );

export const gear = (teeth: number, root: number, tip: number, bore: number): Polys => {
  const outline: [number, number][] = [];
  const pitch = (2 * Math.PI) / teeth;
  for (let i = 0; i < teeth; i++)
    for (const [r, f] of [
      [root, -0.3],
      [tip, -0.14],
      [tip, 0.14],
      [root, 0.3],
    ] as const)
      outline.push([r * Math.cos((i + f) * pitch), r * Math.sin((i + f) * pitch)]);
  return polys(outline, back(circle(bore, 48)));
};

/** Shapes made of bars; `join` makes one region of them. */
export const BARS: Readonly<Record<string, (t: number) => readonly Points[]>> = {
  T: (t) => [bar(-6, 0, 6, 0, t), bar(0, 0, 0, -8, t)],
  X: (t) => [bar(-6, 0, 6, 0, t), bar(0, -6, 0, 6, t)],
  "oblique X": (t) => [bar(-6, -2, 6, 2, t), bar(-4, 6, 4, -6, t)],
  Y: (t) => [0, 1, 2].map((k) => barAt((k * 2 * Math.PI) / 3 + 0.2, 7, t)),
  L: (t) => [bar(-6, 0, t / 2, 0, t), bar(0, 0, 0, -8, t)],
  A: (t) => [bar(-4, 0, 0, 10, t), bar(4, 0, 0, 10, t), bar(-2.6, 3.5, 2.6, 3.5, t)],
  I: (t) => [rect(-5, -6, 5, -6 + 2 * t), rect(-5, 6 - 2 * t, 5, 6), bar(0, -6, 0, 6, t)],
  "ribs on a plate": (t) => [
    rect(-8, -3, 8, 3),
    ...[-6, -2, 2, 6].map((x) => bar(x, 0, x + 0.5, 9, t)),
  ],
  box: (t) => [
    bar(-6, 0, 6, 0, t),
    bar(-6, 6, 6, 6, t),
    bar(-6, 0, -6, 6, t),
    bar(6, 0, 6, 6, t),
    bar(0, 0, 0, 6, t),
  ],
};

const barAt = (angle: number, length: number, thick: number): Points =>
  bar(0, 0, length * Math.cos(angle), length * Math.sin(angle), thick);

/** A letter S: a bent strip of a thickness. */
export const letterS = (thick: number, n = 24): Polys => {
  const middle: [number, number, number][] = [];
  for (let i = 0; i <= n; i++) {
    const a = 0.3 + (i / n) * (Math.PI * 1.5 - 0.3);
    middle.push([3 * Math.cos(a), 3 + 3 * Math.sin(a), a]);
  }
  for (let i = 1; i <= n; i++) {
    const a = Math.PI / 2 - (i / n) * (Math.PI * 1.5 - 0.3);
    middle.push([3 * Math.cos(a), -3 + 3 * Math.sin(a), a + Math.PI]);
  }
  const left = middle.map(([x, y, a]) => [
    x - Math.cos(a) * (thick / 2),
    y - Math.sin(a) * (thick / 2),
  ]) as [number, number][];
  const right = middle.map(([x, y, a]) => [
    x + Math.cos(a) * (thick / 2),
    y + Math.sin(a) * (thick / 2),
  ]) as [number, number][];
  return polys([...right, ...left.reverse()]);
};
