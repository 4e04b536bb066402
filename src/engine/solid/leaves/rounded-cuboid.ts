import type { Vec3 } from "../../geometry/mesh.ts";
import type { Surface } from "../solid-types.ts";
import { cosDegrees, sinDegrees } from "./trig.ts";
import { LeafBuilder, type LeafMesh } from "./leaf-mesh.ts";

const SIGNS = [
  [1, 1],
  [-1, 1],
  [-1, -1],
  [1, -1],
] as const;
const AXES = { x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] } as const;

/**
 * A box with all edges rounded, as a stack of rings: one ring a latitude, each four quarter
 * circles. Faces: 6 planes, 12 edge cylinders, 8 corner spheres.
 */
export function roundedCuboidMesh(size: Vec3, radius: number, segments: number): LeafMesh {
  const b = new LeafBuilder();
  const q = Math.max(1, Math.floor(segments / 4));
  const inner: Vec3 = [size[0] / 2 - radius, size[1] / 2 - radius, size[2] / 2 - radius];
  const known = new Map<string, number>();
  const face = (role: string, surface: () => Surface): number => {
    const index = known.get(role) ?? b.face({ role, surface: surface() });
    known.set(role, index);
    return index;
  };
  const edge = (point: Vec3, axis: Vec3) => (): Surface => ({
    kind: "cylinder",
    point,
    axis,
    radius,
    inward: false,
  });
  const plane = (normal: Vec3, offset: number) => (): Surface => ({
    kind: "plane",
    normal,
    offset,
  });

  const ring = (pitch: number, top: boolean): number[] => {
    const out: number[] = [];
    const r = radius * cosDegrees(pitch);
    const z = (top ? 1 : -1) * (inner[2] + radius * sinDegrees(pitch));
    for (const [k, [sx, sy]] of SIGNS.entries())
      for (let i = 0; i <= q; i++) {
        const a = 90 * k + (90 * i) / q;
        const x = sx * inner[0] + r * cosDegrees(a);
        out.push(b.shared(x, sy * inner[1] + r * sinDegrees(a), z));
      }
    return out;
  };
  const rings: number[][] = [];
  for (let i = q; i >= 0; i--) rings.push(ring((90 * i) / q, false));
  for (let i = 0; i <= q; i++) rings.push(ring((90 * i) / q, true));

  const bandFace = (band: number, corner: number, between: boolean): number => {
    const [sx, sy] = SIGNS[corner] as readonly [number, number];
    const [x, y] = [sx * inner[0], sy * inner[1]];
    const side = ["back", "left", "front", "right"][corner] as string;
    const column = `${sx}${sy}`;
    if (band === q) {
      if (!between) return face(`edge ${column}`, edge([x, y, 0], AXES.z));
      const normal: Vec3 = [
        [0, 1, 0],
        [-1, 0, 0],
        [0, -1, 0],
        [1, 0, 0],
      ][corner] as unknown as Vec3;
      return face(side, plane(normal, (corner % 2 ? size[0] : size[1]) / 2));
    }
    const top = band > q;
    const z = (top ? 1 : -1) * inner[2];
    const level = top ? "top" : "bottom";
    if (between)
      return corner % 2
        ? face(`edge ${level} ${side}`, edge([x, 0, z], AXES.y))
        : face(`edge ${level} ${side}`, edge([0, y, z], AXES.x));
    return face(`corner ${level} ${column}`, () => ({
      kind: "sphere",
      centre: [x, y, z],
      radius,
      inward: false,
    }));
  };
  const count = 4 * (q + 1);
  for (let band = 0; band + 1 < rings.length; band++) {
    const [low, high] = [rings[band] as number[], rings[band + 1] as number[]];
    for (let i = 0; i < count; i++) {
      const j = (i + 1) % count;
      const between = i % (q + 1) === q;
      const f = bandFace(band, Math.floor(i / (q + 1)), between);
      b.quad(f, low[i] as number, low[j] as number, high[j] as number, high[i] as number);
    }
  }
  const corner = (r: number[], k: number): number => r[k * (q + 1)] as number;
  const [low, high] = [rings[0] as number[], rings.at(-1) as number[]];
  const bottom = face("bottom", plane([0, 0, -1], size[2] / 2));
  b.quad(bottom, corner(low, 3), corner(low, 2), corner(low, 1), corner(low, 0));
  const lid = face("top", plane([0, 0, 1], size[2] / 2));
  b.quad(lid, corner(high, 0), corner(high, 1), corner(high, 2), corner(high, 3));
  return b.finish();
}
