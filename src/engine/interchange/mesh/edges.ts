/**
 * The edges of a triangle list: which triangles meet where. Open addressing, two words a key.
 * Corner numbers a < b; `forward` counts triangles that run a to b, `backward` those that run b to a.
 */
export interface EdgeCensus {
  readonly open: number;
  /** More than two triangles, or two that face opposite ways. */
  readonly nonManifold: number;
  /** Of those, edges with exactly two triangles that face opposite ways. */
  readonly opposed: number;
  readonly bodies: number;
}

/** Counts the edges and the pieces that hang together by them. */
export function countEdges(triangles: Uint32Array): EdgeCensus {
  const count = triangles.length / 3;
  let size = 1024;
  while (size < triangles.length * 2) size *= 2;
  const low = new Uint32Array(size);
  const high = new Uint32Array(size);
  // 0 means that the slot is free.
  const forward = new Uint32Array(size);
  const backward = new Uint32Array(size);
  const first = new Uint32Array(size);
  const parent = new Uint32Array(count);
  for (let t = 0; t < count; t++) parent[t] = t;
  const find = (start: number): number => {
    let t = start;
    while (parent[t] !== t) {
      const up = parent[parent[t] as number] as number;
      parent[t] = up;
      t = up;
    }
    return t;
  };
  let bodies = count;
  for (let t = 0; t < count; t++) {
    for (let k = 0; k < 3; k++) {
      const from = triangles[3 * t + k] as number;
      const to = triangles[3 * t + ((k + 1) % 3)] as number;
      const a = Math.min(from, to);
      const b = Math.max(from, to);
      let slot = slotOf(a, b, size - 1);
      while (
        (forward[slot] as number) + (backward[slot] as number) > 0 &&
        (low[slot] !== a || high[slot] !== b)
      )
        slot = (slot + 1) & (size - 1);
      if ((forward[slot] as number) + (backward[slot] as number) === 0) {
        low[slot] = a;
        high[slot] = b;
        first[slot] = t;
      } else {
        const x = find(first[slot] as number);
        const y = find(t);
        if (x !== y) {
          parent[y] = x;
          bodies--;
        }
      }
      if (from < to) forward[slot] = (forward[slot] as number) + 1;
      else backward[slot] = (backward[slot] as number) + 1;
    }
  }
  let open = 0;
  let nonManifold = 0;
  let opposed = 0;
  for (let slot = 0; slot < size; slot++) {
    const f = forward[slot] as number;
    const b = backward[slot] as number;
    if (f + b === 1) open++;
    else if (f + b === 2 && f !== b) opposed++;
    else if (f + b > 2) nonManifold++;
  }
  return { open, nonManifold: nonManifold + opposed, opposed, bodies };
}

function slotOf(a: number, b: number, mask: number): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15) ^ b, 0xc2b2ae35);
  return (h ^ (h >>> 16)) & mask;
}
