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
  while (size < triangles.length * 1.5) size *= 2;
  const mask = size - 1;
  // Number of the edge and one more; 0 means that the slot is free. The edges themselves lie close
  // together: five tables of the whole size, tried first, took 166 ms of 231 000 triangles.
  const table = new Int32Array(size);
  const low = new Uint32Array(triangles.length);
  const high = new Uint32Array(triangles.length);
  /** Triangles that run from the lower corner to the higher, in the low half; the others in the high. */
  const uses = new Uint32Array(triangles.length);
  const first = new Uint32Array(triangles.length);
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
  let edges = 0;
  for (let side = 0; side < triangles.length; side++) {
    const from = triangles[side] as number;
    const to = triangles[side % 3 === 2 ? side - 2 : side + 1] as number;
    const a = from < to ? from : to;
    const b = from < to ? to : from;
    let slot = slotOf(a, b, mask);
    let edge = (table[slot] as number) - 1;
    while (edge >= 0 && (low[edge] !== a || high[edge] !== b)) {
      slot = (slot + 1) & mask;
      edge = (table[slot] as number) - 1;
    }
    const t = (side / 3) | 0;
    if (edge < 0) {
      edge = edges++;
      table[slot] = edge + 1;
      low[edge] = a;
      high[edge] = b;
      first[edge] = t;
    } else {
      const x = find(first[edge] as number);
      const y = find(t);
      if (x !== y) {
        parent[y] = x;
        bodies--;
      }
    }
    // More than 65 000 triangles at one edge are as many as 65 000.
    const used = uses[edge] as number;
    if (from < to) uses[edge] = (used & 0xffff) < 0xffff ? used + 1 : used;
    else uses[edge] = used >>> 16 < 0xffff ? used + 0x10000 : used;
  }
  let open = 0;
  let nonManifold = 0;
  let opposed = 0;
  for (let edge = 0; edge < edges; edge++) {
    const f = (uses[edge] as number) & 0xffff;
    const b = (uses[edge] as number) >>> 16;
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
