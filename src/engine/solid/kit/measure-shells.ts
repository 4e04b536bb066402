/** Volume, genus (summed) and count of bodies: shells that enclose material, not voids. */
export function measureShells(
  positions: Float64Array,
  triangles: Uint32Array,
): { volume: number; genus: number; bodies: number } {
  const parent = new Int32Array(positions.length / 3);
  for (let v = 0; v < parent.length; v++) parent[v] = v;
  const root = (v: number): number => {
    let at = v;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  for (let i = 0; i < triangles.length; i += 3) {
    const a = root(triangles[i] as number);
    parent[root(triangles[i + 1] as number)] = a;
    parent[root(triangles[i + 2] as number)] = a;
  }
  // The shells in order of first sight; a shell is known by its root.
  const shellOf = new Int32Array(parent.length).fill(-1);
  const volumes: number[] = [];
  for (let i = 0; i < triangles.length; i += 3) {
    const first = root(triangles[i] as number);
    if ((shellOf[first] as number) < 0) shellOf[first] = volumes.push(0) - 1;
    const shell = shellOf[first] as number;
    volumes[shell] = (volumes[shell] as number) + sixfold(positions, triangles, i) / 6;
  }
  const volume = volumes.reduce((a, b) => a + b, 0);
  const bodies = volumes.filter((v) => v > 0).length;
  const count = triangles.length / 3;
  const euler = countUsed(triangles, parent.length) - (3 * count) / 2 + count;
  return { volume, genus: volumes.length - euler / 2, bodies };
}

/** Six times the signed volume between the origin and the triangle whose corners start at `i`. */
function sixfold(positions: Float64Array, triangles: Uint32Array, i: number): number {
  const a = 3 * (triangles[i] as number);
  const b = 3 * (triangles[i + 1] as number);
  const c = 3 * (triangles[i + 2] as number);
  const p = (at: number): number => positions[at] as number;
  return (
    p(a) * (p(b + 1) * p(c + 2) - p(b + 2) * p(c + 1)) -
    p(a + 1) * (p(b) * p(c + 2) - p(b + 2) * p(c)) +
    p(a + 2) * (p(b) * p(c + 1) - p(b + 1) * p(c))
  );
}

/** Vertices that a triangle uses. */
function countUsed(triangles: Uint32Array, vertices: number): number {
  const isUsed = new Uint8Array(vertices);
  let used = 0;
  for (let i = 0; i < triangles.length; i++) {
    const v = triangles[i] as number;
    if (isUsed[v] === 0) used++;
    isUsed[v] = 1;
  }
  return used;
}
