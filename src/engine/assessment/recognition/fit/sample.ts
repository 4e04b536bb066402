import type { CanonicalMesh } from "../mesh/canonical.ts";
import type { PatchGraph } from "../mesh/patch-graph.ts";
import type { Sample } from "./guess.ts";

/** Folds up to here may lie inside a curved face: 2 sin(30.5° / 2), so 12 facets a turn still count. */
export const SMOOTH = 0.5261;

/** What the search works on; `owner` is the curved region of each patch, -1 for none yet. */
export interface Field {
  readonly mesh: CanonicalMesh;
  readonly graph: PatchGraph;
  readonly owner: Int32Array;
  /** How far a corner may lie off its surface, mm. */
  readonly tolerance: number;
  /** How far the file's numbers may be off, mm; where the tolerance is wider, each surface's own corners tell. */
  readonly rounding: number;
}

/** Calls `visit` with every free patch beyond a smooth fold of `p`. */
export function eachSmooth(
  { graph, owner }: Field,
  p: number,
  visit: (q: number, fold: number) => void,
): void {
  for (let i = graph.foldStart[p] as number; i < (graph.foldStart[p + 1] as number); i++) {
    const fold = graph.foldItems[i] as number;
    if ((graph.turn[fold] as number) > SMOOTH) continue;
    const q = graph.one[fold] === p ? (graph.two[fold] as number) : (graph.one[fold] as number);
    if (owner[q] === -1) visit(q, fold);
  }
}

/** Patches about the seed, up to two folds away, of much the same size. */
export function ringAbout(field: Field, seed: number, depth: number, most: number): number[] {
  const { area } = field.graph.patches;
  const own = area[seed] as number;
  const ring = [seed];
  let from = 0;
  for (let level = 0; level < depth && ring.length < most; level++) {
    const end = ring.length;
    for (; from < end; from++)
      eachSmooth(field, ring[from] as number, (q) => {
        const size = area[q] as number;
        if (ring.length < most && size < 6 * own && size > own / 20 && !ring.includes(q))
          ring.push(q);
      });
  }
  return ring;
}

/**
 * Runs of patches through the seed that go on turning the same way, up to `reach` to either side:
 * the straightest, and the straightest across it.
 */
export function chainsThrough(field: Field, seed: number, reach: number): number[][] {
  const near: number[] = [];
  eachSmooth(field, seed, (q, fold) => {
    if (near.length < 12 && (field.graph.turn[fold] as number) > 1e-4) near.push(q);
  });
  const pairs: { a: number; b: number; straight: number }[] = [];
  for (let i = 0; i < near.length; i++)
    for (let j = i + 1; j < near.length; j++) {
      const [a, b] = [near[i] as number, near[j] as number];
      const straight = alignment(field, a, seed, b);
      if (straight > 0.5) pairs.push({ a, b, straight });
    }
  pairs.sort((x, y) => y.straight - x.straight || x.a - y.a || x.b - y.b);
  const [first] = pairs;
  if (!first) return [];
  const across = pairs.find(
    ({ a, b }) => a !== first.a && a !== first.b && b !== first.a && b !== first.b,
  );
  return [first, ...(across ? [across] : [])].map(({ a, b }) => follow(field, seed, a, b, reach));
}

function follow(field: Field, seed: number, a: number, b: number, reach: number): number[] {
  const members = [a, seed, b];
  for (const first of [a, b]) {
    let [before, here] = [seed, first];
    for (let k = 1; k < reach; k++) {
      let [next, straight] = [-1, 0.8];
      eachSmooth(field, here, (q) => {
        if (members.includes(q)) return;
        const c = alignment(field, before, here, q);
        if (c > straight) [next, straight] = [q, c];
      });
      if (next < 0) break;
      members.push(next);
      [before, here] = [here, next];
    }
  }
  return members;
}

/** How straight the normals turn on from `a` over `b` to `c`: 1 is straight on by equal steps. */
function alignment({ graph }: Field, a: number, b: number, c: number): number {
  const { normal } = graph.patches;
  let [xy, xx, yy] = [0, 0, 0];
  for (let k = 0; k < 3; k++) {
    const x = (normal[3 * b + k] as number) - (normal[3 * a + k] as number);
    const y = (normal[3 * c + k] as number) - (normal[3 * b + k] as number);
    xy += x * y;
    xx += x * x;
    yy += y * y;
  }
  const size = Math.sqrt(xx * yy);
  if (!(size > 0)) return -1;
  const ratio = xx < yy ? xx / yy : yy / xx;
  return ratio < 0.1 ? -1 : xy / size;
}

/** How often a vertex was met, while a sample is taken; all 0 between samples. */
let times = new Int32Array(0);

/** Vertices of some patches, in order of first sight; how often each was met is left in `times`. */
function cornersAbout({ mesh, graph }: Field, members: readonly number[]): number[] {
  if (times.length < mesh.positions.length / 3) times = new Int32Array(mesh.positions.length / 3);
  const seen: number[] = [];
  for (const p of members)
    for (let i = graph.cornerStart[p] as number; i < (graph.cornerStart[p + 1] as number); i++) {
      const v = graph.cornerItems[i] as number;
      if (times[v] === 0) seen.push(v);
      times[v] = (times[v] as number) + 1;
    }
  return seen;
}

/** Corners, centres and normals of some patches; each corner once, those of `least` patches or more. */
export function sampleOf(field: Field, members: readonly number[], least = 1): Sample {
  const { mesh, graph } = field;
  const { centre, normal } = graph.patches;
  const [centres, normals] = [[] as number[], [] as number[]];
  for (const p of members)
    for (let k = 3 * p; k < 3 * p + 3; k++) {
      centres.push(centre[k] as number);
      normals.push(normal[k] as number);
    }
  const seen = cornersAbout(field, members);
  let count = 0;
  for (const v of seen) if ((times[v] as number) >= least) count++;
  const points = new Float64Array(3 * count);
  let to = 0;
  for (const v of seen) {
    if ((times[v] as number) >= least)
      for (let k = 3 * v; k < 3 * v + 3; k++) points[to++] = mesh.positions[k] as number;
    times[v] = 0;
  }
  return { points, centres, normals };
}

/**
 * The same with vertices inside the patches instead of centres, their normals the mean of the
 * facets around: nearer to the true surface's where it is curved both ways.
 */
export function innerSampleOf(field: Field, members: readonly number[]): Sample {
  const { mesh, graph } = field;
  const { points, centres, normals } = sampleOf(field, members);
  const sums = new Map<number, number[]>();
  for (const p of members)
    for (let i = graph.cornerStart[p] as number; i < (graph.cornerStart[p + 1] as number); i++) {
      const v = graph.cornerItems[i] as number;
      const sum = sums.get(v) ?? [0, 0, 0, 0];
      for (let k = 0; k < 3; k++)
        sum[k] = (sum[k] as number) + (graph.patches.normal[3 * p + k] as number);
      sum[3] = (sum[3] as number) + 1;
      sums.set(v, sum);
    }
  const [inner, means] = [[] as number[], [] as number[]];
  for (const [v, [x, y, z, times]] of sums as Map<number, [number, number, number, number]>) {
    const size = Math.sqrt(x * x + y * y + z * z);
    if (times < 4 || size === 0) continue;
    for (let k = 0; k < 3; k++) inner.push(mesh.positions[3 * v + k] as number);
    means.push(x / size, y / size, z / size);
  }
  return inner.length >= 21
    ? { points, centres: inner, normals: means }
    : { points, centres, normals };
}
