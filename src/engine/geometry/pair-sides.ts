import type { Mesh } from "./mesh.ts";

/** Directions about an edge nearer than this, in quarter turns, are one: faces that lie on each other. */
const ONE = 1e-7;

interface Fin {
  /** Side `h` starts at `triangles[h]` and runs to the next corner of its triangle. */
  readonly side: number;
  /** From 0 up to 4, growing with the angle about the edge from its lower to its higher end. */
  angle: number;
  /** Runs from the lower to the higher end: the material lies on the side of smaller angles. */
  readonly forth: boolean;
}

/**
 * Partners of the sides of one edge at which more than two triangles meet (counter-clockwise from outside):
 * either two sides bound the same wedge of material, so that solids which only touch in an edge or a face
 * stay two, in whatever order their triangles come. Sides without a partner are left out.
 */
export function pairSides(
  { positions, triangles }: Mesh,
  sides: readonly number[],
): readonly (readonly [number, number])[] {
  const fins = finsOf(positions, triangles, sides);
  const pairs: (readonly [number, number])[] = [];
  const open: Fin[] = [];
  const done = new Set<Fin>();
  // Twice round: what is opened before the beginning is closed after it.
  for (const fin of [...fins, ...fins]) {
    if (done.has(fin)) continue;
    if (!fin.forth) {
      if (!open.includes(fin)) open.push(fin);
      continue;
    }
    const partner = open.pop();
    if (!partner) continue;
    done.add(fin).add(partner);
    pairs.push([partner.side, fin.side]);
  }
  return pairs;
}

/** In order about the edge, from behind the widest gap on; of faces that lie on each other those that end material first. */
function finsOf(P: Float64Array, T: Uint32Array, sides: readonly number[]): Fin[] {
  const next = (h: number): number => (h % 3 === 2 ? h - 2 : h + 1);
  const [first = 0] = sides;
  const ends = [T[first] as number, T[next(first)] as number].sort((a, b) => a - b);
  const [low, high] = ends as [number, number];
  const at = (v: number, k: number): number => P[3 * v + k] as number;
  const d = [0, 1, 2].map((k) => at(high, k) - at(low, k)) as [number, number, number];
  const square = d[0] * d[0] + d[1] * d[1] + d[2] * d[2] || 1;
  const size = Math.sqrt(square);
  // Two directions square to the edge: beside its smallest coordinate, and across both.
  const small = [0, 1, 2].reduce((s, k) =>
    Math.abs(d[k] as number) < Math.abs(d[s] as number) ? k : s,
  );
  const u = [0, 1, 2].map(
    (k) => (k === small ? 1 : 0) - ((d[small] as number) * (d[k] as number)) / square,
  );
  const long = Math.sqrt(u.reduce((sum, x) => sum + x * x, 0));
  const [ux, uy, uz] = u.map((x) => x / long) as [number, number, number];
  const [ex, ey, ez] = d.map((x) => x / size) as [number, number, number];
  const v = [ey * uz - ez * uy, ez * ux - ex * uz, ex * uy - ey * ux] as const;
  const fins = sides.map((side): Fin => {
    const apex = T[next(next(side))] as number;
    const w = [0, 1, 2].map((k) => at(apex, k) - at(low, k)) as [number, number, number];
    const x = w[0] * ux + w[1] * uy + w[2] * uz;
    const y = w[0] * v[0] + w[1] * v[1] + w[2] * v[2];
    return { side, angle: quarters(x, y), forth: T[side] === low };
  });
  fins.sort((a, b) => a.angle - b.angle || a.side - b.side);
  let [start, widest] = [0, -1];
  for (let i = 0; i < fins.length; i++) {
    const before = i > 0 ? (fins[i - 1] as Fin).angle : (fins.at(-1) as Fin).angle - 4;
    const gap = (fins[i] as Fin).angle - before;
    if (gap > widest) [start, widest] = [i, gap];
  }
  const round = [
    ...fins.slice(start),
    ...fins.slice(0, start).map((f) => ({ ...f, angle: f.angle + 4 })),
  ];
  for (let i = 1; i < round.length; i++)
    if ((round[i] as Fin).angle - (round[i - 1] as Fin).angle < ONE)
      (round[i] as Fin).angle = (round[i - 1] as Fin).angle;
  return round.sort(
    (a, b) => a.angle - b.angle || Number(b.forth) - Number(a.forth) || a.side - b.side,
  );
}

/** Grows with the angle of (x, y) from 0 up to 4, in exactly specified arithmetic only. */
function quarters(x: number, y: number): number {
  const size = Math.abs(x) + Math.abs(y);
  if (size === 0) return 0;
  if (y >= 0) return x >= 0 ? y / size : 1 - x / size;
  return x < 0 ? 2 - y / size : 3 + x / size;
}
