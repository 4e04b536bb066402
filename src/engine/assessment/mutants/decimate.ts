import { lengthOf } from "./bores.ts";
import type { Mesh } from "../../geometry/mesh.ts";

/**
 * Fewer triangles: sides are pulled together into one of their ends where every triangle about it
 * stays within `tolerance` of the planes that met there, and the mesh stays closed (the link
 * condition of Dey et al., 1999). In one sweep over the shortest sides, each neighbourhood once.
 */
export function decimated(mesh: Mesh, tolerance: number): Mesh {
  const p = Float64Array.from(mesh.positions);
  const live: (readonly [number, number, number] | undefined)[] = [];
  const about: Set<number>[] = Array.from({ length: p.length / 3 }, () => new Set());
  for (let t = 0; t < mesh.triangles.length; t += 3) {
    const corners = [0, 1, 2].map((k) => mesh.triangles[t + k] as number) as [
      number,
      number,
      number,
    ];
    const place = live.push(corners) - 1;
    for (const v of corners) about[v]?.add(place);
  }
  const at = (v: number): number[] => [0, 1, 2].map((k) => p[3 * v + k] as number);
  const normal = ([a, b, c]: readonly number[]): number[] => {
    const [x, y, z] = [at(a as number), at(b as number), at(c as number)];
    const d = (i: number[], k: number): number => (i[k] as number) - (x[k] as number);
    return [
      d(y, 1) * d(z, 2) - d(y, 2) * d(z, 1),
      d(y, 2) * d(z, 0) - d(y, 0) * d(z, 2),
      d(y, 0) * d(z, 1) - d(y, 1) * d(z, 0),
    ];
  };
  const neighbours = (v: number): Set<number> => {
    const found = new Set<number>();
    for (const t of about[v] ?? []) for (const w of live[t] ?? []) if (w !== v) found.add(w);
    return found;
  };
  const touched = new Set<number>();
  const collapse = (gone: number, kept: number): void => {
    const ring = neighbours(gone);
    const shared = [...ring].filter((v) => neighbours(kept).has(v));
    if (shared.length !== 2) return;
    const target = at(kept);
    const after: [number, readonly [number, number, number]][] = [];
    for (const t of about[gone] ?? []) {
      const corners = live[t] as readonly [number, number, number];
      if (corners.includes(kept)) continue;
      const n = normal(corners);
      const size = lengthOf(n);
      const first = at(gone);
      if (size < 1e-12) return;
      let off = 0;
      for (let k = 0; k < 3; k++)
        off += ((n[k] as number) / size) * ((target[k] as number) - (first[k] as number));
      if (Math.abs(off) > tolerance) return;
      const next = corners.map((v) => (v === gone ? kept : v)) as [number, number, number];
      const m = normal(next);
      const turned = lengthOf(m);
      let cos = 0;
      for (let k = 0; k < 3; k++) cos += ((n[k] as number) * (m[k] as number)) / (size * turned);
      if (!(turned > 1e-9) || !(cos > 0.9)) return;
      after.push([t, next]);
    }
    // Triangles that vanish lay between the two: their planes must hold the new corner too.
    for (const t of about[gone] ?? []) {
      const corners = live[t] as readonly [number, number, number];
      for (const v of corners) about[v]?.delete(t);
      live[t] = undefined;
    }
    for (const [t, next] of after) {
      live[t] = next;
      for (const v of next) about[v]?.add(t);
    }
    for (const v of ring) touched.add(v);
    touched.add(gone);
  };
  for (let v = 0; v < about.length; v++) {
    if (touched.has(v)) continue;
    const ways = [...neighbours(v)].sort((a, b) => lengthTo(v, a) - lengthTo(v, b));
    for (const to of ways) {
      if (touched.has(v)) break;
      collapse(v, to);
    }
  }
  function lengthTo(a: number, b: number): number {
    const [x, y] = [at(a), at(b)];
    return lengthOf(x.map((s, k) => s - (y[k] as number)));
  }
  const out = live.filter((t) => t !== undefined).flat();
  return { positions: p, triangles: Uint32Array.from(out) };
}
