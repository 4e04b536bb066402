import type { Vec3 } from "../../../geometry/mesh.ts";
import { dot, squareTo, unit } from "../../features/vectors.ts";
import { fitScrew } from "./kinematic.ts";
import { type Model, newModel } from "./model.ts";
import { eigenSymmetric, solveSymmetric } from "./solve.ts";

/** Points and facets that a first guess is made of: xyz triples, mm; facets by centre and normal. */
export interface Sample {
  readonly points: Float64Array;
  readonly centres: readonly number[];
  readonly normals: readonly number[];
}

function meanOf(points: ArrayLike<number>): [number, number, number] {
  const c: [number, number, number] = [0, 0, 0];
  const count = points.length / 3;
  for (let i = 0; i < points.length; i++)
    c[i % 3] = (c[i % 3] as number) + (points[i] as number) / count;
  return c;
}

/** Least squares of |p|² = 2 c·p + k over `dims` coordinates (Kåsa): centre and radius. */
function algebraicBall(coords: readonly number[], dims: 2 | 3): { c: number[]; r: number } | null {
  const n = dims + 1;
  const a = new Float64Array(n * n);
  const b = new Float64Array(n);
  const row = new Float64Array(n);
  for (let i = 0; i < coords.length; i += dims) {
    let square = 0;
    for (let k = 0; k < dims; k++) {
      row[k] = coords[i + k] as number;
      square += (row[k] as number) * (row[k] as number);
    }
    row[dims] = 1;
    for (let j = 0; j < n; j++) {
      b[j] = (b[j] as number) + (row[j] as number) * square;
      for (let k = 0; k < n; k++)
        a[j * n + k] = (a[j * n + k] as number) + (row[j] as number) * (row[k] as number);
    }
  }
  if (!solveSymmetric(a, b, n)) return null;
  const c = Array.from(b.subarray(0, dims), (x) => x / 2);
  const square = c.reduce((sum, x) => sum + x * x, b[dims] as number);
  return square > 0 ? { c, r: Math.sqrt(square) } : null;
}

export function guessSphere({ points }: Sample): Model | null {
  const mean = meanOf(points);
  const ball = algebraicBall(
    Array.from(points, (x, i) => x - (mean[i % 3] as number)),
    3,
  );
  if (!ball) return null;
  const model = newModel("sphere");
  for (let k = 0; k < 3; k++) model.c[k] = (mean[k] as number) + (ball.c[k] as number);
  model.r = ball.r;
  return model;
}

/** The direction that normals change least along: square to all their differences. */
function leastSpread(normals: readonly number[]): Vec3 {
  const mean = meanOf(normals);
  const m = new Float64Array(9);
  for (let i = 0; i < normals.length; i += 3)
    for (let j = 0; j < 3; j++)
      for (let k = 0; k < 3; k++)
        m[3 * j + k] =
          (m[3 * j + k] as number) +
          ((normals[i + j] as number) - (mean[j] as number)) *
            ((normals[i + k] as number) - (mean[k] as number));
  return unit(eigenSymmetric(m, 3).vectors[0] as unknown as Vec3);
}

/** The direction square to all normals, for facets of one cylinder. */
function squareToNormals(normals: readonly number[]): Vec3 {
  const m = new Float64Array(9);
  for (let i = 0; i < normals.length; i += 3)
    for (let j = 0; j < 3; j++)
      for (let k = 0; k < 3; k++)
        m[3 * j + k] =
          (m[3 * j + k] as number) + (normals[i + j] as number) * (normals[i + k] as number);
  return unit(eigenSymmetric(m, 3).vectors[0] as unknown as Vec3);
}

export function guessCylinder({ points, normals }: Sample): Model | null {
  const axis = squareToNormals(normals);
  const [u, v] = squareTo(axis);
  const mean = meanOf(points);
  const flat: number[] = [];
  for (let i = 0; i < points.length; i += 3) {
    const d: Vec3 = [
      (points[i] as number) - mean[0],
      (points[i + 1] as number) - mean[1],
      (points[i + 2] as number) - mean[2],
    ];
    flat.push(dot(d, u), dot(d, v));
  }
  const circle = algebraicBall(flat, 2);
  if (!circle) return null;
  const model = newModel("cylinder");
  const [x, y] = circle.c as [number, number];
  for (let k = 0; k < 3; k++) {
    model.c[k] = (mean[k] as number) + x * (u[k] as number) + y * (v[k] as number);
    model.a[k] = axis[k] as number;
  }
  model.r = circle.r;
  return model;
}

/** Facets of one cone lean equally to its axis, and their planes meet in its apex. */
export function guessCone({ points, centres, normals }: Sample): Model | null {
  let axis = leastSpread(normals);
  const mean = meanOf(points);
  const a = new Float64Array(9);
  const b = new Float64Array(3);
  let lean = 0;
  for (let i = 0; i < normals.length; i += 3) {
    const n: Vec3 = [normals[i] as number, normals[i + 1] as number, normals[i + 2] as number];
    let offset = 0;
    for (let k = 0; k < 3; k++)
      offset += (n[k] as number) * ((centres[i + k] as number) - (mean[k] as number));
    for (let j = 0; j < 3; j++) {
      b[j] = (b[j] as number) + (n[j] as number) * offset;
      for (let k = 0; k < 3; k++)
        a[3 * j + k] = (a[3 * j + k] as number) + (n[j] as number) * (n[k] as number);
    }
    lean += (3 * dot(n, axis)) / normals.length;
  }
  if (!solveSymmetric(a, b, 3)) return null;
  // From the apex to the facets, the cone widens.
  const away = -(
    axis[0] * (b[0] as number) +
    axis[1] * (b[1] as number) +
    axis[2] * (b[2] as number)
  );
  if (away < 0) axis = [-axis[0], -axis[1], -axis[2]];
  const sin = Math.abs(lean);
  if (!(sin > 1e-4 && sin < 0.9999)) return null;
  const model = newModel("cone");
  model.sin = sin;
  model.cos = Math.sqrt(1 - sin * sin);
  for (let k = 0; k < 3; k++) {
    model.a[k] = axis[k] as number;
    model.c[k] = (mean[k] as number) + (b[k] as number) + Math.abs(away) * (axis[k] as number);
  }
  model.r = (Math.abs(away) * model.sin) / model.cos;
  return model;
}

export function guessTorus({ points, centres, normals }: Sample): Model | null {
  const screw = fitScrew(centres, normals);
  return screw && torusAbout(screw.point, screw.axis, points);
}

/** The torus about a known axis: a circle through the points' profile. */
export function torusAbout(point: Vec3, axis: Vec3, points: Float64Array): Model | null {
  const profile: number[] = [];
  for (let i = 0; i < points.length; i += 3) {
    const dx = (points[i] as number) - point[0];
    const dy = (points[i + 1] as number) - point[1];
    const dz = (points[i + 2] as number) - point[2];
    const h = dx * axis[0] + dy * axis[1] + dz * axis[2];
    const wx = dx - h * axis[0];
    const wy = dy - h * axis[1];
    const wz = dz - h * axis[2];
    const square = wx * wx + wy * wy + wz * wz;
    profile.push(Math.sqrt(square), h);
  }
  const mean =
    profile.reduce((sum, x, i) => (i % 2 === 0 ? sum + x : sum), 0) / (profile.length / 2);
  const circle = algebraicBall(
    profile.map((x, i) => (i % 2 === 0 ? x - mean : x)),
    2,
  );
  if (!circle) return null;
  const model = newModel("torus");
  const [across, h] = circle.c as [number, number];
  model.R = Math.max(0, across + mean);
  model.r = circle.r;
  for (let k = 0; k < 3; k++) {
    model.a[k] = axis[k] as number;
    model.c[k] = (point[k] as number) + h * (axis[k] as number);
  }
  return model;
}
