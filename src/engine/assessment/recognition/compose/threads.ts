import type { Vec3 } from "../../../geometry/mesh.ts";
import { atan2, cos, sin } from "../../../foundation/exact-math.ts";
import {
  along,
  cross,
  distanceToLine,
  dot,
  length,
  squareTo,
  subtract,
  withoutSign,
} from "../../features/vectors.ts";
import type { RecognisedSurface, Thread } from "../../recognition-types.ts";
import { fitScrew, type Screw } from "../fit/kinematic.ts";
import type { Field } from "../fit/sample.ts";
import { axisOf } from "../result/shape.ts";
import type { Surfaces } from "./parts.ts";

/** Facets that a thread has at least, and how many are looked at for its screw motion. */
const LEAST = 40;
const MOST = 3000;
/** Sine between screw motion and facet up to which the facet glides along itself. */
const GLIDES = 0.12;
/** Share of the radius' variation that follows the helix. */
const COHERENT = 0.5;
/** Share of the area that must glide. */
const SHARE = 0.6;

interface Facets {
  /** xyz triples. */
  readonly centres: number[];
  readonly normals: number[];
  readonly areas: number[];
  readonly patches: number[];
}

/**
 * Modelled threads: free surfaces that glide along themselves under one screw motion for a turn
 * or more. Diameters go through the outermost and innermost vertices of what glides.
 */
export function findThreads(field: Field, surfaces: Surfaces, surfaceOf: Int32Array): Thread[] {
  const candidates = surfaces.flatMap((s, i) =>
    s.shape.kind === "free" && s.facets >= LEAST ? [i] : [],
  );
  if (candidates.length === 0) return [];
  const threads: { thread: Thread; facets: Facets }[] = [];
  for (const surface of candidates) {
    const facets = facetsOf(field, surfaceOf, surface);
    const thread = threadOf(field, surfaces, [surface], facets);
    if (!thread) continue;
    // Both flanks of one ridge are measured again as one.
    const place = threads.findIndex((t) => isSame(t.thread, thread));
    const mate = threads[place];
    if (!mate) {
      threads.push({ thread, facets });
      continue;
    }
    const both = united(mate.facets, facets);
    const own = [...new Set([...mate.thread.surfaces, ...thread.surfaces])].sort((x, y) => x - y);
    const whole = threadOf(field, surfaces, own, both) ?? { ...mate.thread, surfaces: own };
    threads[place] = { thread: whole, facets: both };
  }
  return threads.map(({ thread }) => thread);
}

const united = (a: Facets, b: Facets): Facets => ({
  centres: [...a.centres, ...b.centres],
  normals: [...a.normals, ...b.normals],
  areas: [...a.areas, ...b.areas],
  patches: [...a.patches, ...b.patches],
});

/** One screw motion, along each other? */
function isSame(a: Thread, b: Thread): boolean {
  const [x, y] = [
    dot(subtract(a.point, b.point), b.axis) + a.from,
    dot(subtract(a.point, b.point), b.axis) + a.to,
  ];
  return (
    a.hand === b.hand &&
    a.internal === b.internal &&
    Math.abs(dot(a.axis, b.axis)) > 0.9999 &&
    distanceToLine(a.point, b.point, b.axis) < 0.1 * b.pitch &&
    Math.abs(a.pitch - b.pitch) < 0.05 * b.pitch &&
    Math.min(y, b.to) - Math.max(x, b.from) > -b.pitch
  );
}

function facetsOf({ mesh, graph }: Field, surfaceOf: Int32Array, surface: number): Facets {
  const { of, centre, normal, area, count } = graph.patches;
  const facets: Facets = { centres: [], normals: [], areas: [], patches: [] };
  const seen = new Uint8Array(count);
  for (let t = 0; t < mesh.triangles.length / 3; t++) {
    const p = of[t] as number;
    if (surfaceOf[t] !== surface || seen[p] === 1) continue;
    seen[p] = 1;
    facets.patches.push(p);
    facets.areas.push(area[p] as number);
    for (let k = 0; k < 3; k++) {
      facets.centres.push(centre[3 * p + k] as number);
      facets.normals.push(normal[3 * p + k] as number);
    }
  }
  return facets;
}

/** Fits again and again without what does not glide: ends and run-outs. */
function screwOf(facets: Facets): { screw: Screw; glides: boolean[]; share: number } | null {
  const count = facets.areas.length;
  const stride = Math.ceil(count / MOST);
  let used = Array.from({ length: count }, (_, i) => i % stride === 0);
  let screw: Screw | null = null;
  let errors: number[] = [];
  for (let round = 0; round < 6; round++) {
    const pick = (list: readonly number[]): number[] =>
      list.filter((_, i) => used[Math.floor(i / 3)] === true);
    screw = fitScrew(pick(facets.centres), pick(facets.normals));
    if (!screw) return null;
    const { axis, point, pitch } = screw;
    errors = facets.areas.map((_, i) => {
      const n = triple(facets.normals, i);
      const d = subtract(triple(facets.centres, i), point);
      const turn = cross(axis, d);
      const rise = pitch / (2 * Math.PI);
      const v: Vec3 = [
        turn[0] + rise * axis[0],
        turn[1] + rise * axis[1],
        turn[2] + rise * axis[2],
      ];
      const speed = length(v);
      return speed > 0 ? Math.abs(dot(v, n)) / speed : 1;
    });
    const median = [...errors].sort((a, b) => a - b)[count >>> 1] as number;
    const limit = Math.max(GLIDES / 2, 2 * median);
    used = errors.map((e, i) => e <= limit && i % stride === 0);
  }
  const glides = errors.map((e) => e <= GLIDES);
  const all = facets.areas.reduce((sum, a) => sum + a, 0);
  const share = facets.areas.reduce((sum, a, i) => (glides[i] === true ? sum + a : sum), 0) / all;
  return screw && { screw, glides, share };
}

const triple = (list: readonly number[], i: number): Vec3 => [
  list[3 * i] as number,
  list[3 * i + 1] as number,
  list[3 * i + 2] as number,
];

function threadOf(
  field: Field,
  surfaces: Surfaces,
  own: readonly number[],
  facets: Facets,
): Thread | null {
  const found = screwOf(facets);
  if (!found || found.share < SHARE || !(Math.abs(found.screw.pitch) > 0)) return null;
  const { screw, glides } = found;
  const { axis, point } = axisNear(surfaces, screw);
  const { mesh, graph } = field;
  let [low, high, inner, outer, facing] = [Infinity, -Infinity, Infinity, 0, 0];
  const points: Cylindrical[] = [];
  const [u, v] = squareTo(axis);
  for (const [i, p] of facets.patches.entries()) {
    if (glides[i] !== true) continue;
    const d = subtract(triple(facets.centres, i), point);
    const n = triple(facets.normals, i);
    facing += (facets.areas[i] as number) * (dot(d, n) - dot(d, axis) * dot(axis, n));
    for (let k = graph.cornerStart[p] as number; k < (graph.cornerStart[p + 1] as number); k++) {
      const w = 3 * (graph.cornerItems[k] as number);
      const at: Vec3 = [
        mesh.positions[w] as number,
        mesh.positions[w + 1] as number,
        mesh.positions[w + 2] as number,
      ];
      const e = subtract(at, point);
      const [x, y, z] = [dot(e, u), dot(e, v), dot(e, axis)];
      const r = Math.sqrt(x * x + y * y);
      points.push({ r, z, turn: atan2(y, x) / (2 * Math.PI) });
      low = Math.min(low, z);
      high = Math.max(high, z);
      inner = Math.min(inner, r);
      outer = Math.max(outer, r);
    }
  }
  const { pitch, hand, coherence } = pitchOf(points, Math.abs(screw.pitch));
  // A turn at least, a ridge that can be felt, and finer than the part is thick.
  if (!(high - low >= pitch && outer - inner > 0.1 * pitch && pitch > 0.05 * (outer - inner)))
    return null;
  if (pitch > 4 * outer || coherence < COHERENT || !goesRound(points)) return null;
  const range = { point, axis, inner, outer, low, high };
  const all = new Set([...own, ...own.flatMap((i) => crests(surfaces, i, range))]);
  return {
    kind: "thread",
    point,
    axis,
    internal: facing < 0,
    hand,
    pitch,
    majorDiameter: 2 * outer,
    minorDiameter: 2 * inner,
    from: low,
    to: high,
    surfaces: [...all].sort((a, b) => a - b),
  };
}

/** Are there points in every twelfth of a turn? */
function goesRound(points: readonly Cylindrical[]): boolean {
  const seen = new Set(points.map((p) => Math.floor(12 * (p.turn - Math.floor(p.turn)))));
  return seen.size >= 12;
}

/** Radius, height and part of a turn about the axis. */
interface Cylindrical {
  readonly r: number;
  readonly z: number;
  readonly turn: number;
}

/** The axis of a cylinder or cone that the screw all but shares; else the screw's own. */
function axisNear(surfaces: Surfaces, screw: Screw): { point: Vec3; axis: Vec3 } {
  for (const { shape } of surfaces) {
    if (shape.kind !== "cylinder" && shape.kind !== "cone") continue;
    const line = axisOf(shape);
    if (!line || Math.abs(dot(line.axis, screw.axis)) < 0.9998) continue;
    if (distanceToLine(screw.point, line.point, line.axis) > 0.1 * Math.abs(screw.pitch)) continue;
    const axis = withoutSign(line.axis);
    return { axis, point: along(line.point, axis, dot(subtract(screw.point, line.point), axis)) };
  }
  return { axis: withoutSign(screw.axis), point: screw.point };
}

/**
 * Pitch and hand at which the radius repeats best along the helix: the strongest first harmonic
 * of the radius over the phase z / pitch ∓ turn, looked for about the facets' estimate.
 */
function pitchOf(
  all: readonly Cylindrical[],
  about: number,
): { pitch: number; hand: "right" | "left"; coherence: number } {
  const stride = Math.ceil(all.length / 1500);
  const points = all.filter((_, i) => i % stride === 0);
  const mean = points.reduce((sum, p) => sum + p.r, 0) / points.length;
  const strength = (pitch: number, sign: number): number => {
    let [x, y] = [0, 0];
    for (const p of points) {
      const phase = p.z / pitch - sign * p.turn;
      const angle = 2 * Math.PI * (phase - Math.floor(phase));
      x += (p.r - mean) * cos(angle);
      y += (p.r - mean) * sin(angle);
    }
    return x * x + y * y;
  };
  let best = { pitch: about, sign: 1, value: -1 };
  const consider = (pitch: number, sign: number): void => {
    const value = strength(pitch, sign);
    if (value > best.value) best = { pitch, sign, value };
  };
  for (let i = -40; i <= 40; i++) for (const sign of [1, -1]) consider(about * (1 + i / 160), sign);
  for (let step = about / 320; step > 1e-5 * about; step /= 2) {
    const { pitch, sign } = best;
    consider(pitch - step, sign);
    consider(pitch + step, sign);
  }
  const spread = points.reduce((sum, p) => sum + (p.r - mean) * (p.r - mean), 0);
  const coherence = spread > 0 ? (2 * best.value) / (points.length * spread) : 0;
  return { pitch: best.pitch, hand: best.sign > 0 ? "right" : "left", coherence };
}

/** Crest and root, where they lie on cylinders, and what stands between the flanks. */
function crests(
  surfaces: Surfaces,
  surface: number,
  t: { point: Vec3; axis: Vec3; inner: number; outer: number; low: number; high: number },
): number[] {
  const slack = 0.1 * (t.outer - t.inner);
  return (surfaces[surface] as RecognisedSurface).edges.flatMap(({ to }) => {
    const s = surfaces[to] as RecognisedSurface;
    const { shape } = s;
    const line = axisOf(shape);
    if (shape.kind !== "cylinder" || !line || Math.abs(dot(line.axis, t.axis)) < 0.999) return [];
    const isLevel =
      Math.abs(shape.radius - t.outer) < slack || Math.abs(shape.radius - t.inner) < slack;
    const h = dot(subtract(s.centre, t.point), t.axis);
    return isLevel && h > t.low && h < t.high ? [to] : [];
  });
}
