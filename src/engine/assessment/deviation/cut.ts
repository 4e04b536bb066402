/** A flat convex polygon: three coordinates a corner. */
export type Polygon = readonly number[];

/** A plane: normal · p = offset. */
export interface Cut {
  readonly nx: number;
  readonly ny: number;
  readonly nz: number;
  readonly offset: number;
}

/**
 * The parts of a convex polygon above and below a plane; undefined where either would be thinner than
 * `least`. The new corners are shared, so the two leave no gap.
 */
export function cutPolygon(
  p: Polygon,
  { nx, ny, nz, offset }: Cut,
  least: number,
): [above: Polygon, below: Polygon] | undefined {
  const count = p.length / 3;
  let [low, high] = [0, 0];
  for (let i = 0; i < p.length; i += 3) {
    const h = height(p, i, nx, ny, nz, offset);
    low = Math.min(low, h);
    high = Math.max(high, h);
  }
  if (low > -least || high < least) return undefined;
  const above: number[] = [];
  const below: number[] = [];
  let from = height(p, p.length - 3, nx, ny, nz, offset);
  for (let k = 0; k < count; k++) {
    const i = 3 * k;
    const j = k === 0 ? p.length - 3 : i - 3;
    const to = height(p, i, nx, ny, nz, offset);
    if ((from < 0 && to > 0) || (from > 0 && to < 0)) {
      const t = from / (from - to);
      for (let a = 0; a < 3; a++) {
        const start = p[j + a] as number;
        const x = start + t * ((p[i + a] as number) - start);
        above.push(x);
        below.push(x);
      }
    }
    for (let a = 0; a < 3; a++) {
      if (to >= 0) above.push(p[i + a] as number);
      if (to <= 0) below.push(p[i + a] as number);
    }
    from = to;
  }
  return [above, below];
}

function height(p: Polygon, i: number, nx: number, ny: number, nz: number, offset: number): number {
  return nx * (p[i] as number) + ny * (p[i + 1] as number) + nz * (p[i + 2] as number) - offset;
}

/** The plane halfway between the two corners that are farthest apart. */
export function halving(p: Polygon): Cut {
  let most = -1;
  let [a, b] = [0, 0];
  for (let i = 0; i < p.length; i += 3)
    for (let j = i + 3; j < p.length; j += 3) {
      const d = squaredDistance(p, i, j);
      if (d > most) [most, a, b] = [d, i, j];
    }
  const nx = (p[b] as number) - (p[a] as number);
  const ny = (p[b + 1] as number) - (p[a + 1] as number);
  const nz = (p[b + 2] as number) - (p[a + 2] as number);
  const size = Math.sqrt(most);
  const middle =
    nx * ((p[a] as number) + (p[b] as number)) +
    ny * ((p[a + 1] as number) + (p[b + 1] as number)) +
    nz * ((p[a + 2] as number) + (p[b + 2] as number));
  return { nx: nx / size, ny: ny / size, nz: nz / size, offset: middle / 2 / size };
}

function squaredDistance(p: Polygon, i: number, j: number): number {
  const x = (p[i] as number) - (p[j] as number);
  const y = (p[i + 1] as number) - (p[j + 1] as number);
  const z = (p[i + 2] as number) - (p[j + 2] as number);
  return x * x + y * y + z * z;
}

/** The parts of a polygon over a triangle (along the triangle's normal) and beside it; undefined: nothing to part. */
export function cutByPrism(
  p: Polygon,
  corners: Float64Array,
  triangle: number,
  least: number,
): Polygon[] | undefined {
  const normal = unitNormal(corners, triangle);
  if (!normal) return undefined;
  const beside: Polygon[] = [];
  let inside = p;
  for (let side = 0; side < 3; side++) {
    const plane = sidePlane(corners, triangle, side, normal);
    const parts = cutPolygon(inside, plane, least);
    if (parts) {
      inside = parts[0];
      beside.push(parts[1]);
    } else if (meanHeight(inside, plane) < 0) return undefined;
  }
  return beside.length > 0 ? [inside, ...beside] : undefined;
}

/** The plane of points as far from one triangle's plane as from another's, on the side of `p`'s middle. */
export function bisector(
  p: Polygon,
  corners: Float64Array,
  one: number,
  two: number,
): Cut | undefined {
  const [a, b] = [planeOf(corners, one), planeOf(corners, two)];
  if (!a || !b) return undefined;
  const s = meanHeight(p, a) < 0 ? -1 : 1;
  const t = meanHeight(p, b) < 0 ? -1 : 1;
  const nx = s * a.nx - t * b.nx;
  const ny = s * a.ny - t * b.ny;
  const nz = s * a.nz - t * b.nz;
  const size = Math.sqrt(nx * nx + ny * ny + nz * nz);
  if (size < 1e-9) return undefined;
  const offset = (s * a.offset - t * b.offset) / size;
  return { nx: nx / size, ny: ny / size, nz: nz / size, offset };
}

function planeOf(corners: Float64Array, triangle: number): Cut | undefined {
  const n = unitNormal(corners, triangle);
  if (!n) return undefined;
  const i = 9 * triangle;
  const offset =
    n[0] * (corners[i] as number) +
    n[1] * (corners[i + 1] as number) +
    n[2] * (corners[i + 2] as number);
  return { nx: n[0], ny: n[1], nz: n[2], offset };
}

/** Through a side of the triangle and square to it; the triangle is above. */
function sidePlane(
  corners: Float64Array,
  triangle: number,
  side: number,
  n: readonly [number, number, number],
): Cut {
  const i = 9 * triangle + 3 * side;
  const j = 9 * triangle + 3 * ((side + 1) % 3);
  const [ax, ay, az] = [corners[i] as number, corners[i + 1] as number, corners[i + 2] as number];
  const ex = (corners[j] as number) - ax;
  const ey = (corners[j + 1] as number) - ay;
  const ez = (corners[j + 2] as number) - az;
  const x = n[1] * ez - n[2] * ey;
  const y = n[2] * ex - n[0] * ez;
  const z = n[0] * ey - n[1] * ex;
  const size = Math.sqrt(x * x + y * y + z * z);
  const [nx, ny, nz] = [x / size, y / size, z / size];
  return { nx, ny, nz, offset: nx * ax + ny * ay + nz * az };
}

function meanHeight(p: Polygon, { nx, ny, nz, offset }: Cut): number {
  let sum = 0;
  for (let i = 0; i < p.length; i += 3) sum += height(p, i, nx, ny, nz, offset);
  return sum;
}

/** Undefined where the triangle has no area to speak of. */
export function unitNormal(
  corners: Float64Array,
  triangle: number,
): readonly [number, number, number] | undefined {
  const i = 9 * triangle;
  const at = (k: number): number => corners[i + k] as number;
  const [ux, uy, uz] = [at(3) - at(0), at(4) - at(1), at(5) - at(2)];
  const [vx, vy, vz] = [at(6) - at(0), at(7) - at(1), at(8) - at(2)];
  const x = uy * vz - uz * vy;
  const y = uz * vx - ux * vz;
  const z = ux * vy - uy * vx;
  const size = Math.sqrt(x * x + y * y + z * z);
  const longest = Math.max(ux * ux + uy * uy + uz * uz, vx * vx + vy * vy + vz * vz);
  return size > 1e-12 * longest && size > 0 ? [x / size, y / size, z / size] : undefined;
}
