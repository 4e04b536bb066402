import { UM } from "../kernel/polys.ts";

/** A mesh in whole micrometres whose equal corners are one vertex. */
export interface WeldedMesh {
  /** xyz, µm. */
  readonly vertices: Int32Array;
  readonly triangles: Uint32Array;
}

/**
 * Rounds to micrometres and gives equal positions one number, so that triangles that meet share
 * their edges even where the file is a soup. Triangles that fall together are left out.
 * `shift` is added before rounding, mm.
 */
export function weld(
  positions: Float64Array,
  triangles: Uint32Array,
  shift: readonly [number, number, number],
): WeldedMesh {
  const count = positions.length / 3;
  let size = 16;
  while (size < count * 2) size *= 2;
  const table = new Int32Array(size).fill(-1);
  const vertices = new Int32Array(count * 3);
  const renumbered = new Uint32Array(count);
  let used = 0;
  for (let i = 0; i < count; i++) {
    const x = Math.round((positions[3 * i]! + shift[0]) * UM);
    const y = Math.round((positions[3 * i + 1]! + shift[1]) * UM);
    const z = Math.round((positions[3 * i + 2]! + shift[2]) * UM);
    let h = (Math.imul(x, 73856093) ^ Math.imul(y, 19349663) ^ Math.imul(z, 83492791)) | 0;
    h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
    let slot = (h ^ (h >>> 13)) & (size - 1);
    for (;;) {
      const v = table[slot]!;
      if (v < 0) {
        table[slot] = used;
        vertices[3 * used] = x;
        vertices[3 * used + 1] = y;
        vertices[3 * used + 2] = z;
        renumbered[i] = used++;
        break;
      }
      if (vertices[3 * v] === x && vertices[3 * v + 1] === y && vertices[3 * v + 2] === z) {
        renumbered[i] = v;
        break;
      }
      slot = (slot + 1) & (size - 1);
    }
  }
  const kept = new Uint32Array(triangles.length);
  let n = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = renumbered[triangles[t]!]!;
    const b = renumbered[triangles[t + 1]!]!;
    const c = renumbered[triangles[t + 2]!]!;
    if (a === b || b === c || c === a) continue;
    kept[n] = a;
    kept[n + 1] = b;
    kept[n + 2] = c;
    n += 3;
  }
  return { vertices: vertices.slice(0, used * 3), triangles: kept.slice(0, n) };
}
