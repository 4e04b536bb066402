import type { Random } from "../../../src/engine/foundation/random.ts";
import type { Mesh } from "../../../src/engine/geometry/mesh.ts";

const SIZE = { x: 44, y: 33 };
const FLOOR = 1.6;
const SHELL = 1.6;
const HEIGHT = 20;
/** Ribs are from one bead to nearly four thick, mm. */
const THIN = 0.5;
const THICK = 1.6;

interface Axis {
  /** Fine grid lines. */
  readonly at: readonly number[];
  /** How high the wall or rib stands in each gap between them; 0 in the pockets. */
  readonly height: readonly number[];
}

/**
 * A housing: floor, outer wall, and thin ribs both ways, all of them bent a little, so that no line
 * is straight and no two ribs are alike. Closed; made of small cells, `pitch` mm long.
 */
export function ribbedHousing(pitch: number, random: Random): Mesh {
  const x = axis(SIZE.x, 7, 14, pitch, random);
  const y = axis(SIZE.y, 5, 11, pitch, random);
  const z = [
    ...new Set(
      [0, FLOOR, 11, 14, HEIGHT].flatMap((to, i, all) => split(all[i - 1] ?? 0, to, pitch)),
    ),
  ];
  const top = (i: number, j: number): number =>
    i < 0 || j < 0 || i >= x.height.length || j >= y.height.length
      ? 0
      : Math.max(FLOOR, x.height[i]!, y.height[j]!);
  const full = (i: number, j: number, k: number): boolean =>
    k >= 0 && k + 1 < z.length && z[k + 1]! <= top(i, j) + 1e-9;

  const known = new Map<number, number>();
  const positions: number[] = [];
  const triangles: number[] = [];
  const corner = (i: number, j: number, k: number): number => {
    const key = (i * y.at.length + j) * z.length + k;
    const old = known.get(key);
    if (old !== undefined) return old;
    const made = positions.length / 3;
    known.set(key, made);
    positions.push(...bent(x.at[i]!, y.at[j]!, z[k]!));
    return made;
  };
  const quad = (a: number, b: number, c: number, d: number): void => {
    triangles.push(a, b, c, a, c, d);
  };
  for (let i = 0; i < x.height.length; i++)
    for (let j = 0; j < y.height.length; j++)
      for (let k = 0; k + 1 < z.length; k++) {
        if (!full(i, j, k)) continue;
        const at = (a: number, b: number, c: number): number => corner(i + a, j + b, k + c);
        if (!full(i - 1, j, k)) quad(at(0, 0, 0), at(0, 0, 1), at(0, 1, 1), at(0, 1, 0));
        if (!full(i + 1, j, k)) quad(at(1, 0, 0), at(1, 1, 0), at(1, 1, 1), at(1, 0, 1));
        if (!full(i, j - 1, k)) quad(at(0, 0, 0), at(1, 0, 0), at(1, 0, 1), at(0, 0, 1));
        if (!full(i, j + 1, k)) quad(at(0, 1, 0), at(0, 1, 1), at(1, 1, 1), at(1, 1, 0));
        if (!full(i, j, k - 1)) quad(at(0, 0, 0), at(0, 1, 0), at(1, 1, 0), at(1, 0, 0));
        if (!full(i, j, k + 1)) quad(at(0, 0, 1), at(1, 0, 1), at(1, 1, 1), at(0, 1, 1));
      }
  return { positions: Float64Array.from(positions), triangles: Uint32Array.from(triangles) };
}

/** Outer walls at both ends, and ribs between them at even distances. */
function axis(size: number, ribs: number, height: number, pitch: number, random: Random): Axis {
  const solid: [number, number, number][] = [[0, SHELL, HEIGHT]];
  for (let i = 1; i <= ribs; i++) {
    const from = (size * i) / (ribs + 1);
    solid.push([from, from + THIN + (THICK - THIN) * random() ** 2, height]);
  }
  solid.push([size - SHELL, size, HEIGHT]);
  const at = [0];
  const heights: number[] = [];
  const go = (to: number, high: number): void => {
    for (const line of split(at.at(-1)!, to, pitch).slice(1)) {
      at.push(line);
      heights.push(high);
    }
  };
  for (const [from, to, high] of solid) {
    if (from > at.at(-1)!) go(from, 0);
    go(to, high);
  }
  return { at, height: heights };
}

function split(from: number, to: number, pitch: number): number[] {
  const count = Math.max(1, Math.ceil((to - from) / pitch));
  return Array.from({ length: count + 1 }, (_, i) =>
    i === count ? to : from + ((to - from) * i) / count,
  );
}

const bent = (x: number, y: number, z: number): [number, number, number] => [
  x + 0.8 * Math.sin(y / 5 + z / 9),
  y + 0.7 * Math.sin(x / 6 - z / 11),
  z,
];
