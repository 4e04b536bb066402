import { type CanonicalMesh, endOfSide } from "./canonical.ts";
import type { Patches } from "./patches.ts";

/** Where patches meet, and their true corners. Lists in the form start[i] .. start[i + 1]. */
export interface PatchGraph {
  readonly patches: Patches;
  /** Folds: pairs of patches that share edges; `one` below `two`. */
  readonly folds: number;
  readonly one: Uint32Array;
  readonly two: Uint32Array;
  /** Shared length, mm. */
  readonly length: Float64Array;
  /** Distance of the two unit normals: 2 sin(half the angle of the fold). */
  readonly turn: Float64Array;
  /** Folds of each patch. */
  readonly foldStart: Uint32Array;
  readonly foldItems: Uint32Array;
  /** Vertices of each patch at which three or more patches meet: of a facet, its true corners. */
  readonly cornerStart: Uint32Array;
  readonly cornerItems: Uint32Array;
  /** Largest distance of a corner from the centre, mm. */
  readonly size: Float64Array;
}

export function patchGraph(mesh: CanonicalMesh, patches: Patches): PatchGraph {
  const { one, two, length } = pairs(mesh, patches);
  const folds = one.length;
  const { normal } = patches;
  const turn = new Float64Array(folds);
  const ends = new Uint32Array(2 * folds);
  for (let f = 0; f < folds; f++) {
    const [p, q] = [3 * (one[f] as number), 3 * (two[f] as number)];
    let sum = 0;
    for (let k = 0; k < 3; k++) {
      const d = (normal[p + k] as number) - (normal[q + k] as number);
      sum += d * d;
    }
    turn[f] = Math.sqrt(sum);
    ends[2 * f] = one[f] as number;
    ends[2 * f + 1] = two[f] as number;
  }
  const byPatch = listsBy(ends, patches.count);
  const corners = cornersOf(mesh, patches);
  const size = new Float64Array(patches.count);
  for (let p = 0; p < patches.count; p++) {
    let most = 0;
    for (let i = corners.start[p] as number; i < (corners.start[p + 1] as number); i++) {
      let sum = 0;
      for (let k = 0; k < 3; k++) {
        const d =
          (mesh.positions[3 * (corners.items[i] as number) + k] as number) -
          (patches.centre[3 * p + k] as number);
        sum += d * d;
      }
      most = Math.max(most, sum);
    }
    size[p] = Math.sqrt(most);
  }
  return {
    patches,
    folds,
    one,
    two,
    length,
    turn,
    foldStart: byPatch.start,
    foldItems: byPatch.items.map((i) => i >>> 1),
    cornerStart: corners.start,
    cornerItems: corners.items,
    size,
  };
}

/** The places of `group` by what stands there, ascending. */
export function listsBy(
  group: ArrayLike<number>,
  groups: number,
): { start: Uint32Array; items: Uint32Array } {
  const start = new Uint32Array(groups + 1);
  for (let i = 0; i < group.length; i++) {
    const g = (group[i] as number) + 1;
    start[g] = (start[g] as number) + 1;
  }
  for (let g = 0; g < groups; g++) start[g + 1] = (start[g + 1] as number) + (start[g] as number);
  const next = start.slice();
  const items = new Uint32Array(group.length);
  for (let i = 0; i < group.length; i++) {
    const g = group[i] as number;
    items[next[g] as number] = i;
    next[g] = (next[g] as number) + 1;
  }
  return { start, items };
}

function pairs(
  { positions: P, triangles: T, beyond }: CanonicalMesh,
  { of, count }: Patches,
): { one: Uint32Array; two: Uint32Array; length: Float64Array } {
  const sides: number[] = [];
  for (let h = 0; h < T.length; h++) {
    const next = beyond[h] as number;
    if (next < 0) continue;
    if ((of[Math.floor(h / 3)] as number) < (of[next] as number)) sides.push(h);
  }
  const key = new Float64Array(T.length);
  for (const h of sides)
    key[h] = (of[Math.floor(h / 3)] as number) * count + (of[beyond[h] as number] as number);
  const order = Uint32Array.from(sides).sort(
    (g, h) => (key[g] as number) - (key[h] as number) || g - h,
  );
  const [one, two, length] = [[] as number[], [] as number[], [] as number[]];
  let before = -1;
  for (const h of order) {
    if (key[h] !== before) {
      one.push(of[Math.floor(h / 3)] as number);
      two.push(of[beyond[h] as number] as number);
      length.push(0);
      before = key[h] as number;
    }
    const [a, b] = [3 * (T[h] as number), 3 * endOfSide(T, h)];
    let sum = 0;
    for (let k = 0; k < 3; k++) {
      const d = (P[a + k] as number) - (P[b + k] as number);
      sum += d * d;
    }
    length[length.length - 1] = (length.at(-1) as number) + Math.sqrt(sum);
  }
  return {
    one: Uint32Array.from(one),
    two: Uint32Array.from(two),
    length: Float64Array.from(length),
  };
}

function cornersOf(
  { positions, triangles }: CanonicalMesh,
  { of, count }: Patches,
): { start: Uint32Array; items: Uint32Array } {
  const around = listsBy(triangles, positions.length / 3);
  const [patch, vertex] = [[] as number[], [] as number[]];
  const seen: number[] = [];
  const stamp = new Int32Array(count).fill(-1);
  for (let v = 0; v < positions.length / 3; v++) {
    seen.length = 0;
    for (let i = around.start[v] as number; i < (around.start[v + 1] as number); i++) {
      const p = of[Math.floor((around.items[i] as number) / 3)] as number;
      if (stamp[p] === v) continue;
      stamp[p] = v;
      seen.push(p);
    }
    if (seen.length < 3) continue;
    for (const p of seen) {
      patch.push(p);
      vertex.push(v);
    }
  }
  const lists = listsBy(patch, count);
  return { start: lists.start, items: lists.items.map((i) => vertex[i] as number) };
}
