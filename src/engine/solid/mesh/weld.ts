import type { Mesh } from "../../geometry/mesh.ts";
import { CornerTable } from "./corner-table.ts";

/** Joins vertices that lie within `reach` mm (0: exactly equal) and drops triangles that collapse. */
export function weld(mesh: Mesh, reach: number): Mesh {
  const { positions, map } = reach > 0 ? joinNear(mesh, reach) : joinEqual(mesh);
  const triangles = new Uint32Array(mesh.triangles.length);
  let kept = 0;
  for (let i = 0; i < mesh.triangles.length; i += 3) {
    const a = map[mesh.triangles[i] as number] as number;
    const b = map[mesh.triangles[i + 1] as number] as number;
    const c = map[mesh.triangles[i + 2] as number] as number;
    if (a === b || b === c || c === a) continue;
    triangles[kept] = a;
    triangles[kept + 1] = b;
    triangles[kept + 2] = c;
    kept += 3;
  }
  return { positions, triangles: triangles.slice(0, kept) };
}

/** The points that stay, and for each vertex the point that it became. */
interface Joined {
  readonly positions: Float64Array;
  readonly map: Uint32Array;
}

function joinEqual({ positions }: Mesh): Joined {
  const map = new Uint32Array(positions.length / 3);
  const table = new CornerTable(map.length);
  const points = new Float64Array(positions.length);
  for (let v = 0; v < map.length; v++) {
    const known = table.count;
    const point = table.add(
      positions[3 * v] as number,
      positions[3 * v + 1] as number,
      positions[3 * v + 2] as number,
    );
    map[v] = point;
    if (point < known) continue;
    for (let k = 0; k < 3; k++) points[3 * point + k] = positions[3 * v + k] as number;
  }
  return { positions: points.slice(0, 3 * table.count), map };
}

/** Every vertex becomes the first point within reach: looked for in its cell and those around it. */
function joinNear({ positions }: Mesh, reach: number): Joined {
  const map = new Uint32Array(positions.length / 3);
  const cells = new CornerTable(map.length);
  // The points of a cell hang in a chain, in the order of their making.
  const first = new Int32Array(map.length).fill(-1);
  const last = new Int32Array(map.length);
  const next = new Int32Array(map.length).fill(-1);
  const points = new Float64Array(positions.length);
  let made = 0;
  const inCell = (cell: number, x: number, y: number, z: number): number => {
    for (let p = first[cell] as number; p >= 0; p = next[p] as number) {
      const [dx, dy] = [(points[3 * p] as number) - x, (points[3 * p + 1] as number) - y];
      if (Math.hypot(dx, dy, (points[3 * p + 2] as number) - z) <= reach) return p;
    }
    return -1;
  };
  const find = (x: number, y: number, z: number): number => {
    const [cx, cy, cz] = [Math.floor(x / reach), Math.floor(y / reach), Math.floor(z / reach)];
    for (const dx of [0, -1, 1])
      for (const dy of [0, -1, 1])
        for (const dz of [0, -1, 1]) {
          const cell = cells.find(cx + dx, cy + dy, cz + dz);
          const near = cell < 0 ? -1 : inCell(cell, x, y, z);
          if (near >= 0) return near;
        }
    const cell = cells.add(cx, cy, cz);
    if ((first[cell] as number) < 0) first[cell] = made;
    else next[last[cell] as number] = made;
    last[cell] = made;
    points.set([x, y, z], 3 * made);
    return made++;
  };
  for (let v = 0; v < map.length; v++)
    map[v] = find(
      positions[3 * v] as number,
      positions[3 * v + 1] as number,
      positions[3 * v + 2] as number,
    );
  return { positions: points.slice(0, 3 * made), map };
}
