import type { Mesh } from "../../../engine/geometry/mesh.ts";

const NONE = 0xffffffff;

/** Unit normals of the triangles, xyz each; zero for a triangle without area. */
export function triangleNormals({ positions, triangles }: Mesh): Float64Array {
  const normals = new Float64Array(triangles.length);
  for (let t = 0; t < triangles.length; t += 3) {
    const a = 3 * (triangles[t] ?? 0);
    const b = 3 * (triangles[t + 1] ?? 0);
    const c = 3 * (triangles[t + 2] ?? 0);
    const ax = positions[a] ?? 0;
    const ay = positions[a + 1] ?? 0;
    const az = positions[a + 2] ?? 0;
    const ux = (positions[b] ?? 0) - ax;
    const uy = (positions[b + 1] ?? 0) - ay;
    const uz = (positions[b + 2] ?? 0) - az;
    const vx = (positions[c] ?? 0) - ax;
    const vy = (positions[c + 1] ?? 0) - ay;
    const vz = (positions[c + 2] ?? 0) - az;
    const x = uy * vz - uz * vy;
    const y = uz * vx - ux * vz;
    const z = ux * vy - uy * vx;
    const size = Math.sqrt(x * x + y * y + z * z) || 1;
    normals[t] = x / size;
    normals[t + 1] = y / size;
    normals[t + 2] = z / size;
  }
  return normals;
}

/** Start of each vertex's corners in `corners`: which triangle corners use a vertex. */
export function cornersOfVertices(mesh: Mesh): { starts: Uint32Array; corners: Uint32Array } {
  const { triangles } = mesh;
  const starts = new Uint32Array(mesh.positions.length / 3 + 1);
  for (const v of triangles) starts[v + 1] = (starts[v + 1] ?? 0) + 1;
  for (let v = 1; v < starts.length; v++) starts[v] = (starts[v] ?? 0) + (starts[v - 1] ?? 0);
  const next = starts.slice();
  const corners = new Uint32Array(triangles.length);
  for (let i = 0; i < triangles.length; i++) {
    const v = triangles[i] ?? 0;
    corners[next[v] ?? 0] = i;
    next[v] = (next[v] ?? 0) + 1;
  }
  return { starts, corners };
}

/**
 * Half-edge `i` runs from triangle corner `i` to the next corner of its triangle. Answers the
 * opposite half-edge of each, or `NO_TWIN`.
 */
export function twinEdges(mesh: Mesh): Uint32Array {
  const { triangles } = mesh;
  const { starts, corners } = cornersOfVertices(mesh);
  const twins = new Uint32Array(triangles.length).fill(NONE);
  for (let i = 0; i < triangles.length; i++) {
    if (twins[i] !== NONE) continue;
    const from = triangles[i] ?? 0;
    const to = triangles[nextCorner(i)] ?? 0;
    for (let k = starts[to] ?? 0; k < (starts[to + 1] ?? 0); k++) {
      const other = corners[k] ?? 0;
      if (triangles[nextCorner(other)] === from && twins[other] === NONE) {
        twins[i] = other;
        twins[other] = i;
        break;
      }
    }
  }
  return twins;
}

export const NO_TWIN = NONE;

export function nextCorner(i: number): number {
  return i % 3 === 2 ? i - 2 : i + 1;
}

/** The mesh with vertices at the same place made one, as a door that splits them needs. */
export function welded(mesh: Mesh): Mesh {
  const seen = new Map<string, number>();
  const { positions } = mesh;
  const map = new Uint32Array(positions.length / 3);
  for (let v = 0; v < map.length; v++) {
    const key = `${positions[3 * v]} ${positions[3 * v + 1]} ${positions[3 * v + 2]}`;
    const first = seen.get(key);
    map[v] = first ?? v;
    if (first === undefined) seen.set(key, v);
  }
  return { positions, triangles: mesh.triangles.map((v) => map[v] ?? v) };
}
