import type { Mesh } from "../../geometry/mesh.ts";
import type { View } from "./view.ts";

/** Samples of a picture: 0 where there is nothing, else how light the surface is, 1 to 255. */
export interface Shades {
  readonly width: number;
  readonly height: number;
  readonly light: Uint8Array;
}

/** Where the light comes from, in the part's frame: tops are lightest, then fronts, then right sides. */
const LIGHT = unit(0.3, -0.55, 1);
const SHADOW = 0.35;

/**
 * Every triangle in one light, the nearest one of each sample (depth buffer after E. Catmull, 1974),
 * `scale` samples to the mm. Faces that look away are turned round: meshes may be inside out.
 */
export function rasterise({ positions, triangles }: Mesh, view: View, scale: number): Shades {
  const width = Math.max(1, Math.ceil(view.width * scale));
  const height = Math.max(1, Math.ceil(view.height * scale));
  const light = new Uint8Array(width * height);
  const depth = new Float32Array(width * height).fill(-Infinity);
  const { right, down, near } = view;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = triangles[t]!;
    const b = triangles[t + 1]!;
    const c = triangles[t + 2]!;
    const ax = right[a]! * scale - 0.5;
    const bx = right[b]! * scale - 0.5;
    const cx = right[c]! * scale - 0.5;
    const ay = down[a]! * scale - 0.5;
    const by = down[b]! * scale - 0.5;
    const cy = down[c]! * scale - 0.5;
    const top = Math.max(0, Math.ceil(ay < by ? (ay < cy ? ay : cy) : by < cy ? by : cy));
    const bottom = Math.min(
      height - 1,
      Math.floor(ay > by ? (ay > cy ? ay : cy) : by > cy ? by : cy),
    );
    if (top > bottom) continue;
    const least = ax < bx ? (ax < cx ? ax : cx) : bx < cx ? bx : cx;
    const most = ax > bx ? (ax > cx ? ax : cx) : bx > cx ? bx : cx;
    if (Math.ceil(least) > Math.floor(most)) continue;
    const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
    if (area === 0) continue;
    // Depth as a plane over the picture.
    const az = near[a]!;
    const bz = near[b]! - az;
    const cz = near[c]! - az;
    const zx = (bz * (cy - ay) - cz * (by - ay)) / area;
    const zy = (cz * (bx - ax) - bz * (cx - ax)) / area;
    let shade = 0;
    for (let y = top; y <= bottom; y++) {
      let from = Infinity;
      let to = -Infinity;
      for (let side = 0; side < 3; side++) {
        const px = side === 0 ? ax : side === 1 ? bx : cx;
        const py = side === 0 ? ay : side === 1 ? by : cy;
        const qx = side === 0 ? bx : side === 1 ? cx : ax;
        const qy = side === 0 ? by : side === 1 ? cy : ay;
        if (py === qy ? y !== py : (y < py && y < qy) || (y > py && y > qy)) continue;
        const at = py === qy ? px : px + ((qx - px) * (y - py)) / (qy - py);
        if (at < from) from = at;
        if (at > to) to = at;
        if (py === qy && qx < from) from = qx;
        if (py === qy && qx > to) to = qx;
      }
      const first = Math.max(0, Math.ceil(from));
      const last = Math.min(width - 1, Math.floor(to));
      for (let x = first; x <= last; x++) {
        const z = az + zx * (x - ax) + zy * (y - ay);
        const at = y * width + x;
        if (z <= depth[at]!) continue;
        depth[at] = z;
        if (shade === 0) shade = shadeOf(positions, a, b, c);
        light[at] = shade;
      }
    }
  }
  return { width, height, light };
}

function shadeOf(p: Float64Array, a: number, b: number, c: number): number {
  const ux = p[3 * b]! - p[3 * a]!;
  const uy = p[3 * b + 1]! - p[3 * a + 1]!;
  const uz = p[3 * b + 2]! - p[3 * a + 2]!;
  const vx = p[3 * c]! - p[3 * a]!;
  const vy = p[3 * c + 1]! - p[3 * a + 1]!;
  const vz = p[3 * c + 2]! - p[3 * a + 2]!;
  const nx = uy * vz - uz * vy;
  const ny = uz * vx - ux * vz;
  const nz = ux * vy - uy * vx;
  const length = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1;
  // The eye looks from (1, -1, 1).
  const side = nx - ny + nz < 0 ? -1 : 1;
  const cos = (side * (nx * LIGHT[0] + ny * LIGHT[1] + nz * LIGHT[2])) / length;
  return Math.round(255 * (SHADOW + (1 - SHADOW) * Math.max(0, cos)));
}

function unit(x: number, y: number, z: number): readonly [number, number, number] {
  const length = Math.sqrt(x * x + y * y + z * z);
  return [x / length, y / length, z / length];
}
