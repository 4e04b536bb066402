import { squareTo } from "../../features/vectors.ts";
import { assignModel, type Model, newModel } from "./model.ts";
import { solveSymmetric } from "./solve.ts";

const MOST = 7;
/** Normal equations at the model, and at the one tried last. */
let normal = new Float64Array(MOST * MOST);
let right = new Float64Array(MOST);
let nextNormal = new Float64Array(MOST * MOST);
let nextRight = new Float64Array(MOST);
const damped = new Float64Array(MOST * MOST);
const step = new Float64Array(MOST);
const row = new Float64Array(MOST);
/**
 * What is tried, kept between calls. Nearly all the work of a recognition is on free surfaces, in tens of
 * thousands of fits of a dozen corners. Models and equations made once, and the equations of what was tried
 * kept for the next step instead of worked out again, took 30 % of the time off a mesh of 20 000 triangles
 * with the same bits as result. Giving up after the first step that leaves half of the squares took off 3 %
 * more, and changed which tori were found.
 */
const trials = {
  cylinder: newModel("cylinder"),
  cone: newModel("cone"),
  sphere: newModel("sphere"),
  torus: newModel("torus"),
};

const UNKNOWNS = { cylinder: 5, cone: 6, sphere: 4, torus: 7 } as const;

/** A corner this near to the axis, against the radius beside the facets, is a cone's tip. */
const TIP = 1e-3;

/** How many numbers describe a surface of this kind. */
export const unknownsOf = (kind: Model["kind"]): number => UNKNOWNS[kind];

/**
 * Geometric least squares: moves the model so that the sum of squared distances of `points` (xyz)
 * is least; Gauss-Newton with Marquardt's damping, derivatives of the true distances. Answers the
 * root mean square of the distances, mm, or Infinity where the model got lost. Above `hope` mm it
 * gives up as soon as it gains little.
 */
export function refine(model: Model, points: Float64Array, rounds = 12, hope = Infinity): number {
  const count = points.length / 3;
  const n = UNKNOWNS[model.kind];
  if (count === 0) return Infinity;
  const trial = trials[model.kind];
  let damping = 1e-6;
  let best = equationsOf(model, points);
  const goal = 1e-26 * count;
  for (let round = 0; round < rounds && best > goal; round++) {
    // The equations of what was tried last are those of the model: either it is the first, or it was better.
    [normal, nextNormal] = [nextNormal, normal];
    [right, nextRight] = [nextRight, right];
    const before = best;
    let better = false;
    for (let attempt = 0; attempt < 5 && !better; attempt++) {
      damped.set(normal);
      step.set(right);
      for (let i = 0; i < n; i++)
        damped[i * n + i] = (damped[i * n + i] as number) * (1 + damping) + 1e-14 * count;
      assignModel(trial, model);
      if (solveSymmetric(damped, step, n) && apply(trial)) {
        const sum = equationsOf(trial, points);
        if (sum < best) {
          best = sum;
          better = true;
          assignModel(model, trial);
          damping *= 0.1;
          break;
        }
      }
      damping = damping * 30 + 1e-9;
    }
    if (!better || best > before * (1 - 1e-4)) break;
    // Far off and hardly nearer: no surface of this kind.
    if (best > 0.9 * before && best > hope * hope * count) break;
  }
  const rms = Math.sqrt(best / count);
  return Number.isFinite(rms) ? rms : Infinity;
}

/** Sum of squared distances; leaves the normal equations for the next step in `nextNormal` and `nextRight`. */
function equationsOf(m: Model, points: Float64Array): number {
  nextNormal.fill(0);
  nextRight.fill(0);
  return m.kind === "sphere" ? ballEquations(m, points) : roundEquations(m, points);
}

function ballEquations(m: Model, points: Float64Array): number {
  const [cx, cy, cz] = m.c;
  let total = 0;
  for (let i = 0; i < points.length; i += 3) {
    const dx = (points[i] as number) - cx;
    const dy = (points[i + 1] as number) - cy;
    const dz = (points[i + 2] as number) - cz;
    const size = Math.sqrt(dx * dx + dy * dy + dz * dz);
    const f = size - m.r;
    if (size > 0) {
      row[0] = -dx / size;
      row[1] = -dy / size;
      row[2] = -dz / size;
      row[3] = -1;
    }
    total += f * f;
    addRow(4, f);
  }
  return total;
}

/** Of what has an axis. */
function roundEquations(m: Model, points: Float64Array): number {
  const n = UNKNOWNS[m.kind];
  const [cx, cy, cz] = m.c;
  const [ax, ay, az] = m.a;
  const [u, v] = squareTo(m.a);
  const [ux, uy, uz] = u;
  const [vx, vy, vz] = v;
  const isTorus = m.kind === "torus";
  const isCone = m.kind === "cone";
  const [S, C] = isCone ? [m.sin, m.cos] : [0, 1];
  let total = 0;
  for (let i = 0; i < points.length; i += 3) {
    const dx = (points[i] as number) - cx;
    const dy = (points[i + 1] as number) - cy;
    const dz = (points[i + 2] as number) - cz;
    const h = dx * ax + dy * ay + dz * az;
    const wx = dx - h * ax;
    const wy = dy - h * ay;
    const wz = dz - h * az;
    const rho = Math.sqrt(wx * wx + wy * wy + wz * wz);
    const s = rho > 0 ? 1 / rho : 0;
    const eu = (wx * ux + wy * uy + wz * uz) * s;
    const ev = (wx * vx + wy * vy + wz * vz) * s;
    if (isTorus) {
      const q = rho - m.R;
      const tube = Math.sqrt(q * q + h * h);
      const f = tube - m.r;
      const i1 = tube > 0 ? q / tube : 0;
      const j1 = tube > 0 ? h / tube : 0;
      row[0] = -i1 * eu;
      row[1] = -i1 * ev;
      row[2] = (-i1 * h + j1 * rho) * eu;
      row[3] = (-i1 * h + j1 * rho) * ev;
      row[4] = -1;
      row[5] = -i1;
      row[6] = -j1;
      total += f * f;
      addRow(n, f);
      continue;
    }
    const f = (rho - m.r) * C - h * S;
    row[0] = -C * eu;
    row[1] = -C * ev;
    row[2] = -(C * h + S * rho) * eu;
    row[3] = -(C * h + S * rho) * ev;
    row[4] = -C;
    if (isCone) row[5] = -S * (rho - m.r) - C * h;
    total += f * f;
    addRow(n, f);
    if (!isCone || rho >= TIP * Math.abs(m.r)) continue;
    // One ring of corners and the tip fix a cone only if the tip lies on the axis.
    for (const [k, w] of [u, v].entries()) {
      const off = dx * w[0] + dy * w[1] + dz * w[2];
      total += off * off;
      row.fill(0);
      row[k] = -1;
      row[2 + k] = -h;
      addRow(n, off);
    }
  }
  return total;
}

function addRow(n: number, f: number): void {
  for (let j = 0; j < n; j++) {
    const rj = row[j] as number;
    nextRight[j] = (nextRight[j] as number) - rj * f;
    for (let k = 0; k <= j; k++)
      nextNormal[j * n + k] = (nextNormal[j * n + k] as number) + rj * (row[k] as number);
  }
}

/** Adds `step` to the model; false where it leaves the sensible. */
function apply(m: Model): boolean {
  const s = (i: number): number => step[i] as number;
  if (m.kind === "sphere") {
    for (let k = 0; k < 3; k++) m.c[k] = (m.c[k] as number) + s(k);
    m.r += s(3);
    return m.r > 0;
  }
  const [u, v] = squareTo(m.a);
  let size = 0;
  for (let k = 0; k < 3; k++) {
    const [uk, vk] = [u[k] as number, v[k] as number];
    const along = m.kind === "torus" ? s(6) * (m.a[k] as number) : 0;
    m.c[k] = (m.c[k] as number) + s(0) * uk + s(1) * vk + along;
    m.a[k] = (m.a[k] as number) + s(2) * uk + s(3) * vk;
    size += (m.a[k] as number) * (m.a[k] as number);
  }
  size = Math.sqrt(size);
  if (!(size > 0)) return false;
  for (let k = 0; k < 3; k++) m.a[k] = (m.a[k] as number) / size;
  m.r += s(4);
  if (m.kind === "torus") m.R += s(5);
  if (m.kind === "cone") {
    const [sin, cos] = [m.sin + m.cos * s(5), m.cos - m.sin * s(5)];
    const length = Math.sqrt(sin * sin + cos * cos);
    m.sin = sin / length;
    m.cos = cos / length;
    return m.cos > 0;
  }
  return m.r > 0 && m.R >= 0;
}
