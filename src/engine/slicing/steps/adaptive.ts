import type { PrintSettings } from "../../machines/settings.ts";
import { UM } from "../kernel/polys.ts";
import type { WeldedMesh } from "./weld.ts";

/** Steepness is kept for slices of this height, µm. */
const BIN = 20;
/** Faces as level as this make no steps; layers end on them where they can. */
const LEVEL = 0.9995;

/**
 * Heights of the layers above the first, mm: thick where the surface is steep, thin where it is flat
 * and a thick layer would show as a step. A layer of height h stands off a face with normal n by the
 * cusp h · |n_z| (E. Sabourin, S. Houser and J. Bøhn, 1996), which is kept to `adaptive_cusp_height`.
 */
export function adaptiveHeights(
  { vertices, triangles }: WeldedMesh,
  first: number,
  top: number,
  settings: PrintSettings,
): number[] {
  const least = settings.adaptive_min_height * UM;
  const most = Math.max(least, settings.adaptive_max_height * UM);
  const cusp = settings.adaptive_cusp_height * UM;
  const bins = new Float32Array(Math.floor(top / BIN) + 2);
  const levels = new Set<number>();
  for (let t = 0; t < triangles.length; t += 3) {
    const a = 3 * triangles[t]!;
    const b = 3 * triangles[t + 1]!;
    const c = 3 * triangles[t + 2]!;
    const ux = vertices[b]! - vertices[a]!;
    const uy = vertices[b + 1]! - vertices[a + 1]!;
    const uz = vertices[b + 2]! - vertices[a + 2]!;
    const vx = vertices[c]! - vertices[a]!;
    const vy = vertices[c + 1]! - vertices[a + 1]!;
    const vz = vertices[c + 2]! - vertices[a + 2]!;
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    const size = Math.hypot(nx, ny, nz);
    if (size === 0) continue;
    const lean = Math.abs(nz) / size;
    const low = Math.min(vertices[a + 2]!, vertices[b + 2]!, vertices[c + 2]!);
    const high = Math.max(vertices[a + 2]!, vertices[b + 2]!, vertices[c + 2]!);
    if (lean > LEVEL) {
      levels.add(high);
      continue;
    }
    for (let i = Math.floor(low / BIN); i <= Math.floor(high / BIN); i++)
      if (lean > bins[i]!) bins[i] = lean;
  }
  const ends = [...levels].sort((a, b) => a - b);
  const heights: number[] = [];
  let z = first * UM;
  while (z < top - least / 2) {
    let height = most;
    // As thick as the leanest face on the way allows.
    for (let i = Math.floor(z / BIN); i * BIN < z + height && i < bins.length; i++)
      if (bins[i]! * height > cusp) height = Math.max(least, cusp / bins[i]!);
    const end = ends.find((level) => level > z + 1 && level < z + height + least);
    if (end !== undefined && end - z >= least) {
      // Where one layer would leave less than the thinnest, two share the way.
      height = end - z <= most ? Math.min(end - z, most) : (end - z) / 2;
    }
    heights.push(Math.round(height) / UM);
    z += Math.round(height);
  }
  return heights;
}
