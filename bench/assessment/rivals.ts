import { seededRandom } from "../../src/engine/foundation/random.ts";
import type { Vec3 } from "../../src/engine/geometry/mesh.ts";
import { symmetricDifference } from "../../src/engine/solid/difference.ts";
import type { Kernel } from "../../src/engine/solid/kernel.ts";
import type { Solid } from "../../src/engine/solid/solid-types.ts";

/** What a rule looks at, of one solid. */
interface Numbers {
  readonly volume: number;
  readonly area: number;
  readonly centroid: Vec3;
  /** Least principal moment of inertia about the centroid, unit density. */
  readonly leastInertia: number;
  readonly size: Vec3;
  readonly points: Float64Array;
}

/**
 * The rules by which published graders and benchmarks tell right from wrong, on a part that already lies
 * on the reference: by their code as published, written anew. `dear` ones need a boolean.
 */
export const RIVALS: readonly string[] = [
  "volume ±1 %",
  "volume and area ±1 %",
  "mass, volume, area, least inertia ±0.5 %",
  "volume ±1 %, centroid ±1 mm",
  "box ±1 mm, volume ±2 %",
  "mean distance in the unit sphere",
];
export const DEAR_RIVALS: readonly string[] = ["IoU ≥ 0.95", "IoU ≥ 0.99", "IoU ≥ 0.999"];

/** Which of the cheap rules accept. */
export function accepting(part: Numbers, reference: Numbers): boolean[] {
  const near = (a: number, b: number, share: number): boolean => Math.abs(a / b - 1) <= share;
  const volume = near(part.volume, reference.volume, 0.01);
  const [p, r] = [part.centroid, reference.centroid];
  const box = [0, 1, 2].every(
    (k) => Math.abs((part.size[k] as number) - (reference.size[k] as number)) <= 1,
  );
  return [
    volume,
    volume && near(part.area, reference.area, 0.01),
    near(part.volume, reference.volume, 0.005) &&
      near(part.area, reference.area, 0.005) &&
      near(part.leastInertia, reference.leastInertia, 0.005),
    volume && Math.hypot(p[0] - r[0], p[1] - r[1], p[2] - r[2]) <= 1,
    box && near(part.volume, reference.volume, 0.02),
    meanDistance(part.points, reference.points) <= 0.05,
  ];
}

/** Which of the dear rules accept: intersection over union. */
export function acceptingByOverlap(part: Solid, reference: Solid, kernel: Kernel): boolean[] {
  const found = symmetricDifference(part, reference, kernel);
  const overlap = found.ok
    ? (part.volume - found.value.onlyA) / (part.volume + found.value.onlyB)
    : 0;
  return [0.95, 0.99, 0.999].map((least) => overlap >= least);
}

/** Moments of a closed mesh, by tetrahedra from the middle of its box. */
export function numbersOf({ mesh, bounds, area }: Solid): Numbers {
  const { positions, triangles } = mesh;
  const middle = [0, 1, 2].map(
    (k) => ((bounds.min[k] as number) + (bounds.max[k] as number)) / 2,
  ) as unknown as Vec3;
  let volume = 0;
  const first = [0, 0, 0];
  const second = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => {
      const v = 3 * (triangles[t + k] as number);
      return [0, 1, 2].map((i) => (positions[v + i] as number) - (middle[i] as number));
    }) as [number[], number[], number[]];
    const at = (v: number[], i: number): number => v[i] as number;
    const d =
      at(a, 0) * (at(b, 1) * at(c, 2) - at(b, 2) * at(c, 1)) -
      at(a, 1) * (at(b, 0) * at(c, 2) - at(b, 2) * at(c, 0)) +
      at(a, 2) * (at(b, 0) * at(c, 1) - at(b, 1) * at(c, 0));
    volume += d / 6;
    for (let i = 0; i < 3; i++) {
      const s = at(a, i) + at(b, i) + at(c, i);
      first[i] = (first[i] as number) + (d * s) / 24;
      for (let j = 0; j < 3; j++) {
        const sj = at(a, j) + at(b, j) + at(c, j);
        second[3 * i + j] =
          (second[3 * i + j] as number) +
          (d / 120) * (s * sj + at(a, i) * at(a, j) + at(b, i) * at(b, j) + at(c, i) * at(c, j));
      }
    }
  }
  const c = first.map((x) => x / volume);
  const p = second.map(
    (x, k) => x - volume * (c[Math.floor(k / 3)] as number) * (c[k % 3] as number),
  );
  const trace = (p[0] as number) + (p[4] as number) + (p[8] as number);
  const inertia = p.map((x, k) => (k % 4 === 0 ? trace : 0) - x);
  const centroid = c.map((x, k) => x + (middle[k] as number)) as unknown as Vec3;
  const size = [0, 1, 2].map(
    (k) => (bounds.max[k] as number) - (bounds.min[k] as number),
  ) as unknown as Vec3;
  return {
    volume,
    area,
    centroid,
    leastInertia: leastOf(inertia),
    size,
    points: unitPoints(positions, triangles),
  };
}

/** Least eigenvalue of a symmetric matrix (Smith, 1961). */
function leastOf(m: readonly number[]): number {
  const at = (k: number): number => m[k] as number;
  const q = (at(0) + at(4) + at(8)) / 3;
  const off = at(1) ** 2 + at(2) ** 2 + at(5) ** 2;
  const p = Math.sqrt(((at(0) - q) ** 2 + (at(4) - q) ** 2 + (at(8) - q) ** 2 + 2 * off) / 6);
  if (p === 0) return q;
  const b = m.map((x, k) => (x - (k % 4 === 0 ? q : 0)) / p);
  const det = (k: readonly number[]): number =>
    (k[0] as number) * ((k[4] as number) * (k[8] as number) - (k[5] as number) * (k[7] as number)) -
    (k[1] as number) * ((k[3] as number) * (k[8] as number) - (k[5] as number) * (k[6] as number)) +
    (k[2] as number) * ((k[3] as number) * (k[7] as number) - (k[4] as number) * (k[6] as number));
  const angle = Math.acos(Math.min(1, Math.max(-1, det(b) / 2))) / 3;
  return q + 2 * p * Math.cos(angle + (2 * Math.PI) / 3);
}

const SAMPLES = 600;

/** Points of the surface by area, moved to their middle and scaled into the unit sphere. */
function unitPoints(positions: Float64Array, triangles: Uint32Array): Float64Array {
  const random = seededRandom(7);
  const sums: number[] = [];
  let sum = 0;
  const at = (t: number, k: number, i: number): number =>
    positions[3 * (triangles[3 * t + k] as number) + i] as number;
  for (let t = 0; t < triangles.length / 3; t++) {
    const d = (k: number, i: number): number => at(t, k, i) - at(t, 0, i);
    sum += Math.hypot(
      d(1, 1) * d(2, 2) - d(1, 2) * d(2, 1),
      d(1, 2) * d(2, 0) - d(1, 0) * d(2, 2),
      d(1, 0) * d(2, 1) - d(1, 1) * d(2, 0),
    );
    sums.push(sum);
  }
  const points = new Float64Array(3 * SAMPLES);
  for (let n = 0; n < SAMPLES; n++) {
    const wanted = random() * sum;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const half = (low + high) >> 1;
      if ((sums[half] as number) < wanted) low = half + 1;
      else high = half;
    }
    let [u, v] = [random(), random()];
    if (u + v > 1) [u, v] = [1 - u, 1 - v];
    for (let i = 0; i < 3; i++)
      points[3 * n + i] =
        at(low, 0, i) + u * (at(low, 1, i) - at(low, 0, i)) + v * (at(low, 2, i) - at(low, 0, i));
  }
  const middle = [0, 0, 0];
  for (let k = 0; k < points.length; k++)
    middle[k % 3] = (middle[k % 3] as number) + (points[k] as number) / SAMPLES;
  let reach = 0;
  for (let n = 0; n < SAMPLES; n++)
    reach = Math.max(
      reach,
      Math.hypot(...[0, 1, 2].map((i) => (points[3 * n + i] as number) - (middle[i] as number))),
    );
  return points.map((x, k) => (x - (middle[k % 3] as number)) / reach);
}

/** Mean of the distances from each point of either cloud to the nearest of the other. */
function meanDistance(a: Float64Array, b: Float64Array): number {
  const oneWay = (from: Float64Array, to: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < from.length; i += 3) {
      let least = Infinity;
      for (let j = 0; j < to.length; j += 3) {
        const x = (from[i] as number) - (to[j] as number);
        const y = (from[i + 1] as number) - (to[j + 1] as number);
        const z = (from[i + 2] as number) - (to[j + 2] as number);
        const square = x * x + y * y + z * z;
        if (square < least) least = square;
      }
      sum += Math.sqrt(least);
    }
    return (3 * sum) / from.length;
  };
  return (oneWay(a, b) + oneWay(b, a)) / 2;
}
