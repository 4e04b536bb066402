import type { Mesh } from "../../geometry/mesh.ts";

/**
 * Joins vertices that lie within `reach` mm (0: exactly equal), drops triangles that collapse and
 * one of each pair of equal triangles that lie back to back.
 */
export function weld(mesh: Mesh, reach: number): Mesh {
  const { positions } = mesh;
  const cells = new Map<string, number[]>();
  const points: number[] = [];
  const cell = (x: number): number => (reach > 0 ? Math.floor(x / reach) : x + 0);
  const find = (x: number, y: number, z: number): number => {
    const [cx, cy, cz] = [cell(x), cell(y), cell(z)];
    const steps = reach > 0 ? [0, -1, 1] : [0];
    for (const dx of steps)
      for (const dy of steps)
        for (const dz of steps)
          for (const v of cells.get(`${cx + dx},${cy + dy},${cz + dz}`) ?? []) {
            const off = (k: number, at: number): number => (points[3 * v + k] as number) - at;
            if (Math.hypot(off(0, x), off(1, y), off(2, z)) <= reach) return v;
          }
    const made = points.push(x, y, z) / 3 - 1;
    const key = `${cx},${cy},${cz}`;
    const list = cells.get(key);
    if (list) list.push(made);
    else cells.set(key, [made]);
    return made;
  };
  const map = new Uint32Array(positions.length / 3);
  for (let v = 0; v < map.length; v++)
    map[v] = find(
      positions[3 * v] as number,
      positions[3 * v + 1] as number,
      positions[3 * v + 2] as number,
    );
  const triangles: number[] = [];
  for (let i = 0; i < mesh.triangles.length; i += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => map[mesh.triangles[i + k] as number]) as [
      number,
      number,
      number,
    ];
    if (a !== b && b !== c && c !== a) triangles.push(a, b, c);
  }
  return { positions: Float64Array.from(points), triangles: Uint32Array.from(triangles) };
}

/** Edges with one side only, and edges where more than two triangles meet or two disagree. */
export function countEdges({ positions, triangles }: Mesh): { open: number; crowded: number } {
  const vertices = positions.length / 3;
  const balance = new Map<number, { forth: number; back: number }>();
  for (let h = 0; h < triangles.length; h++) {
    const t = h - (h % 3);
    const [from, to] = [triangles[h] as number, triangles[t + ((h + 1) % 3)] as number];
    const key = Math.min(from, to) * vertices + Math.max(from, to);
    const edge = balance.get(key) ?? { forth: 0, back: 0 };
    if (from < to) edge.forth++;
    else edge.back++;
    balance.set(key, edge);
  }
  let [open, crowded] = [0, 0];
  for (const { forth, back } of balance.values()) {
    if (forth + back === 1) open++;
    // Four triangles at an edge are still two surfaces that touch: the kernel keeps them apart.
    else if (forth !== back) crowded++;
  }
  return { open, crowded };
}
