import type { Random } from "../../../src/engine/foundation/random.ts";
import type { Mesh } from "../../../src/engine/geometry/mesh.ts";

const HEIGHT = 24;
const RADIUS = 17;
const THICKNESS = 1.4;
const FLOOR = 1.2;
const WAVES = 24;
/** The sum of all waves at its most, mm. */
const ROUGHNESS = 0.5;

/**
 * A bellied vessel with a rough skin inside and out, closed, as rings of points: 2 · around · (up + 1)
 * triangles a side of the wall, and the floor.
 */
export function vessel(around: number, up: number, random: Random): Mesh {
  const waves = Array.from({ length: WAVES }, () => ({
    turns: Math.round(random() * 40),
    rise: (random() - 0.5) * 6,
    phase: random() * 2 * Math.PI,
  }));
  const rough = (angle: number, z: number): number =>
    waves.reduce(
      (sum, { turns, rise, phase }) => sum + Math.sin(turns * angle + rise * z + phase),
      0,
    ) *
    (ROUGHNESS / WAVES);
  const radius = (angle: number, z: number): number =>
    RADIUS * (0.8 + 0.2 * Math.sin((Math.PI * (z + 3)) / (HEIGHT + 6))) + rough(angle, z);
  /** The inside is rough in its own way. */
  const inside = (angle: number, z: number): number =>
    radius(angle, z) - THICKNESS + rough(angle, z + 100) / 2;
  const rings = [
    ...levels(up, 0, HEIGHT).map((z) => ({ z, at: radius })),
    ...levels(up, HEIGHT, FLOOR).map((z) => ({ z, at: inside })),
  ];

  const positions = new Float64Array(3 * (rings.length * around + 2));
  rings.forEach(({ z, at }, ring) => {
    for (let i = 0; i < around; i++) {
      const angle = (2 * Math.PI * i) / around;
      const r = at(angle, z);
      positions.set([r * Math.cos(angle), r * Math.sin(angle), z], 3 * (ring * around + i));
    }
  });
  const [below, above] = [rings.length * around, rings.length * around + 1];
  positions.set([0, 0, 0, 0, 0, FLOOR], 3 * below);

  const triangles: number[] = [];
  for (let i = 0; i < around; i++) {
    const j = (i + 1) % around;
    triangles.push(below, j, i);
    for (let ring = 0; ring + 1 < rings.length; ring++) {
      const [a, b] = [ring * around + i, ring * around + j];
      triangles.push(a, b, b + around, a, b + around, a + around);
    }
    const last = (rings.length - 1) * around;
    triangles.push(above, last + i, last + j);
  }
  return { positions, triangles: Uint32Array.from(triangles) };
}

const levels = (count: number, from: number, to: number): number[] =>
  Array.from({ length: count + 1 }, (_, i) => from + ((to - from) * i) / count);
