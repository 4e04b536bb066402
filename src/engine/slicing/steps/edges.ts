/** Each side of each triangle with the number of its edge; both triangles of an edge share it. */
export interface EdgeTable {
  /** Edge of the side from corner k to corner k + 1: index 3 * triangle + k. */
  readonly ofSide: Uint32Array;
  /** Smaller and larger vertex of each edge. */
  readonly low: Uint32Array;
  readonly high: Uint32Array;
  readonly count: number;
}

export function numberEdges(triangles: Uint32Array): EdgeTable {
  let size = 16;
  while (size < triangles.length * 1.5) size *= 2;
  const table = new Int32Array(size).fill(-1);
  const ofSide = new Uint32Array(triangles.length);
  const low = new Uint32Array(triangles.length);
  const high = new Uint32Array(triangles.length);
  let count = 0;
  for (let side = 0; side < triangles.length; side++) {
    const a = triangles[side]!;
    const b = triangles[side % 3 === 2 ? side - 2 : side + 1]!;
    const p = a < b ? a : b;
    const q = a < b ? b : a;
    let h = Math.imul(p, 0x9e3779b1) ^ Math.imul(q, 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
    let slot = (h ^ (h >>> 13)) & (size - 1);
    for (;;) {
      const edge = table[slot]!;
      if (edge < 0) {
        table[slot] = count;
        low[count] = p;
        high[count] = q;
        ofSide[side] = count++;
        break;
      }
      if (low[edge] === p && high[edge] === q) {
        ofSide[side] = edge;
        break;
      }
      slot = (slot + 1) & (size - 1);
    }
  }
  return { ofSide, low, high, count };
}
