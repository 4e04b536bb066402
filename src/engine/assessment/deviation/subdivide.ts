/** A mesh that grows; each triangle knows the one of the first mesh that it is a part of. */
export interface GrowingMesh {
  readonly positions: number[];
  readonly triangles: number[];
  readonly source: number[];
}

/** Sides of a mesh by their two vertices, smaller number first. */
export function sideKey(a: number, b: number, vertices: number): number {
  return a < b ? a * vertices + b : b * vertices + a;
}

/**
 * Splits the marked sides in the middle and their triangles accordingly; without gaps, because both
 * triangles of a side meet the same point. The new vertices come in the order of the marks.
 */
export function subdivide(mesh: GrowingMesh, marked: Iterable<number>): GrowingMesh {
  const { triangles } = mesh;
  const vertices = mesh.positions.length / 3;
  const positions = mesh.positions.slice();
  const made = new Map<number, number>();
  for (const key of marked) {
    const [a, b] = [3 * Math.floor(key / vertices), 3 * (key % vertices)];
    made.set(key, positions.length / 3);
    for (let k = 0; k < 3; k++)
      positions.push(((positions[a + k] as number) + (positions[b + k] as number)) / 2);
  }
  const out: number[] = [];
  const source: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const v = [0, 1, 2].map((k) => triangles[t + k] as number) as [number, number, number];
    const m = [0, 1, 2].map((k) =>
      made.get(sideKey(v[k] as number, v[(k + 1) % 3] as number, vertices)),
    );
    const before = out.length;
    split(v, m, positions, out);
    for (let i = before; i < out.length; i += 3) source.push(mesh.source[t / 3] as number);
  }
  return { positions, triangles: out, source };
}

/** `m[k]` stands on the side from `v[k]` to the next. */
function split(
  v: readonly [number, number, number],
  m: readonly (number | undefined)[],
  positions: readonly number[],
  out: number[],
): void {
  const marked = m.filter((x) => x !== undefined).length;
  if (marked === 0) {
    out.push(...v);
    return;
  }
  if (marked === 3) {
    const [x, y, z] = m as [number, number, number];
    out.push(v[0], x, z, x, v[1], y, z, y, v[2], x, y, z);
    return;
  }
  // Turn so that the first side is marked and, of two, the second also.
  let k = m.findIndex((x) => x !== undefined);
  if (marked === 2 && m[(k + 1) % 3] === undefined) k = (k + 2) % 3;
  const [a, b, c] = [v[k], v[(k + 1) % 3], v[(k + 2) % 3]] as [number, number, number];
  const [x, y] = [m[k] as number, m[(k + 1) % 3]];
  if (y === undefined) {
    out.push(a, x, c, x, b, c);
    return;
  }
  out.push(x, b, y);
  // What is left has four corners: part it along the shorter diagonal.
  if (squared(positions, a, y) <= squared(positions, x, c)) out.push(a, x, y, a, y, c);
  else out.push(a, x, c, x, y, c);
}

function squared(p: readonly number[], i: number, j: number): number {
  let sum = 0;
  for (let k = 0; k < 3; k++) {
    const d = (p[3 * i + k] as number) - (p[3 * j + k] as number);
    sum += d * d;
  }
  return sum;
}

/**
 * Sides longer than `most`, mm, that are among the longer half of their triangles' sides: needles get no
 * splinters. Only of the triangles that are `wanted`, by the place of their first vertex in the list.
 */
export function longSides(
  { positions, triangles }: GrowingMesh,
  most: number,
  wanted: (first: number) => boolean = () => true,
): number[] {
  const vertices = positions.length / 3;
  const long = new Set<number>();
  for (let t = 0; t < triangles.length; t += 3) {
    if (!wanted(t)) continue;
    const sides = [0, 1, 2].map((k) => {
      const [a, b] = [triangles[t + k] as number, triangles[t + ((k + 1) % 3)] as number];
      return { key: sideKey(a, b, vertices), size: squared(positions, a, b) };
    });
    const longest = Math.max(...sides.map(({ size }) => size));
    for (const { key, size } of sides) if (size > most * most && size >= longest / 4) long.add(key);
  }
  return [...long];
}
