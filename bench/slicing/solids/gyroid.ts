import type { Mesh } from "../../../src/engine/geometry/mesh.ts";

const SIZE = [20, 20, 14] as const;
const PERIOD = 9;
/** Half the sheet's thickness, in units of the gyroid function. */
const HALF = 0.55;

/** The six tetrahedra of a cell, each a way from its lowest to its highest corner along the axes' bits. */
const CELL = [
  [1, 3],
  [1, 5],
  [2, 3],
  [2, 6],
  [4, 5],
  [4, 6],
].map(([a, b]) => [0, a!, b!, 7]);

/** A block of gyroid sheets a little over a millimetre thick, closed: marching tetrahedra over a grid. */
export function gyroidBlock(pitch: number): Mesh {
  // A margin of one cell all round is outside.
  const n = SIZE.map((size) => Math.round(size / pitch) + 4);
  const [nx, ny, nz] = n as [number, number, number];
  const place = (i: number, axis: number): number =>
    (i - 1.5) * pitch - (axis < 2 ? SIZE[axis]! / 2 : 0);
  const value = new Float64Array(nx * ny * nz);
  const index = (i: number, j: number, k: number): number => (k * ny + j) * nx + i;
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++)
        value[index(i, j, k)] = inside(place(i, 0), place(j, 1), place(k, 2));

  const step = Array.from({ length: 8 }, (_, bits) => index(bits & 1, (bits >> 1) & 1, bits >> 2));
  const known = new Map<number, number>();
  const positions: number[] = [];
  const triangles: number[] = [];
  const point = (at: number): number[] => [
    place(at % nx, 0),
    place(Math.floor(at / nx) % ny, 1),
    place(Math.floor(at / nx / ny), 2),
  ];
  /** The crossing on the edge of the grid between two corners of a cell. */
  const crossing = (cell: number, p: number, q: number): number => {
    const [low, high] = p < q ? [p, q] : [q, p];
    const from = cell + step[low]!;
    const to = cell + step[high]!;
    const key = 8 * from + (high ^ low);
    const old = known.get(key);
    if (old !== undefined) return old;
    const [a, b] = [value[from]!, value[to]!];
    // Never at a corner itself: crossings of neighbouring edges stay apart.
    const share = Math.min(0.98, Math.max(0.02, a / (a - b)));
    const end = point(to);
    const made = positions.length / 3;
    known.set(key, made);
    positions.push(...point(from).map((start, axis) => start + share * (end[axis]! - start)));
    return made;
  };
  for (let k = 0; k + 1 < nz; k++)
    for (let j = 0; j + 1 < ny; j++)
      for (let i = 0; i + 1 < nx; i++) {
        const cell = index(i, j, k);
        for (const corners of CELL) {
          const full = corners.filter((c) => value[cell + step[c]!]! > 0);
          if (full.length === 0 || full.length === 4) continue;
          const empty = corners.filter((c) => !full.includes(c));
          const cut = full.flatMap((p) => empty.map((q) => crossing(cell, p, q)));
          // Two and two: round the quadrilateral, not across it.
          const ring = cut.length === 4 ? [cut[0]!, cut[1]!, cut[3]!, cut[2]!] : cut;
          const [a, b, c] = ring.map((v) => positions.slice(3 * v, 3 * v + 3));
          if (facing(a!, b!, c!, point(cell + step[full[0]!]!))) ring.reverse();
          for (let v = 1; v + 1 < ring.length; v++)
            triangles.push(ring[0]!, ring[v]!, ring[v + 1]!);
        }
      }
  return { positions: Float64Array.from(positions), triangles: Uint32Array.from(triangles) };
}

type P = readonly number[];

/** Whether a triangle's front looks at a point. */
function facing(a: P, b: P, c: P, point: P): boolean {
  const [ux, uy, uz] = [b[0]! - a[0]!, b[1]! - a[1]!, b[2]! - a[2]!];
  const [vx, vy, vz] = [c[0]! - a[0]!, c[1]! - a[1]!, c[2]! - a[2]!];
  const x = uy * vz - uz * vy;
  const y = uz * vx - ux * vz;
  const z = ux * vy - uy * vx;
  return x * (point[0]! - a[0]!) + y * (point[1]! - a[1]!) + z * (point[2]! - a[2]!) > 0;
}

/** Above zero inside: the sheets, where they lie in the block. */
function inside(x: number, y: number, z: number): number {
  const f = (2 * Math.PI) / PERIOD;
  const g =
    Math.sin(f * x) * Math.cos(f * y) +
    Math.sin(f * y) * Math.cos(f * z) +
    Math.sin(f * z) * Math.cos(f * x);
  const block = Math.min(SIZE[0] / 2 - Math.abs(x), SIZE[1] / 2 - Math.abs(y), z, SIZE[2] - z);
  return Math.min(HALF - Math.abs(g), block);
}
