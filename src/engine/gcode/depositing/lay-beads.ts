import { PATH_ROLES, type PathRole } from "../../slicing/plan.ts";
import type { Motion } from "../gcode-types.ts";
import { beadWidth, threadDiameter } from "./section.ts";

/** Every bead of a print, sorted by layer, in the order in which it is laid. Lengths mm. */
export interface Beads {
  /** Layers of the part from the bed upwards: nozzle height and thickness. */
  readonly z: Float64Array;
  readonly height: Float64Array;
  /** 1 for layers of one wall that rises all the way round: hollow by intent. */
  readonly spiral: Uint8Array;
  /** Beads of layer i: `starts[i]` to `starts[i + 1]`. */
  readonly starts: Uint32Array;
  /** x0 y0 x1 y1 of each centreline, on the bed. */
  readonly ends: Float64Array;
  /** Half the width. */
  readonly radius: Float64Array;
  readonly volume: Float64Array;
  /** What it is for, as bits: see below. */
  readonly kind: Uint8Array;
  readonly line: Uint32Array;
}

/** Of the part, not an aid (skirt, brim, raft, support). */
export const PART = 1;
export const SPARSE = 2;
/** The nozzle did not come from a bead that ends here. */
export const START = 4;
export const OUTER = 8;
export const BRIDGE = 16;
/** Hangs free: a round thread. */
export const FREE = 32;

const AIDS: readonly string[] = ["skirt", "brim", "raft", "support", "support-interface"];

function bitsOf(role: PathRole | undefined): number {
  if (role === undefined) return PART;
  if (AIDS.includes(role)) return 0;
  if (role === "sparse-infill") return PART | SPARSE;
  if (role === "outer-wall") return PART | OUTER;
  if (role === "bridge" || role === "internal-bridge") return PART | BRIDGE;
  return PART;
}

/** Nozzle heights that differ by less belong to one layer, µm. */
const SAME = 5;
/** Share of the bead length that rises from which a print counts as a spiral. */
const SPIRAL = 0.3;
/** A bead that rises by less lies flat, mm. */
const RISE = 1e-4;
/** A bead this much higher than its layer hangs free. */
const HIGH = 1.4;

/**
 * Beads from motion. Layers are told apart by the nozzle's height while it lays the part (aids may
 * have heights of their own: they count to the layer at or above them); a layer is as thick as it
 * lies above the one before. Layers that rise while they are laid are the file's own. `undefined` if nothing is laid.
 */
export function layBeads(motion: Motion, diameter: number): Beads | undefined {
  const { count, to, extrude, layer, role } = motion;
  const marked = motion.layerZ.length > 0;
  const bits = PATH_ROLES.map(bitsOf);
  const section = (Math.PI * diameter * diameter) / 4;
  const taken = new Uint8Array(count);
  let total = 0;
  let rising = 0;
  for (let i = 1; i < count; i++) {
    if (!(extrude[i]! > 0) || (marked && layer[i]! < 0)) continue;
    const length = Math.hypot(to[3 * i]! - to[3 * i - 3]!, to[3 * i + 1]! - to[3 * i - 2]!);
    if (length < 1e-6) continue;
    taken[i] = 1 | ((bits[role[i]!] ?? PART) << 1);
    total += length;
    if (Math.abs(to[3 * i + 2]! - to[3 * i - 1]!) > RISE) rising += length;
  }
  if (total === 0) return undefined;
  const spiral = rising > SPIRAL * total;
  const heightOf = rising > 0 ? risingHeights(motion, taken, spiral) : undefined;
  const zOf = (i: number): number => heightOf?.[layer[i]!] || to[3 * i + 2]!;

  const { zs, bottom } = levelsOf(motion, taken, zOf);
  if (zs.length === 0) return undefined;
  const z = Float64Array.from(zs);
  const height = z.map((top, k) => top - (k === 0 ? bottom : z[k - 1]!));
  const risen = new Set(Array.from(heightOf ?? [], (top) => Math.round(top * 1000)));
  const turns = Uint8Array.from(z, (top) => (spiral || risen.has(Math.round(top * 1000)) ? 1 : 0));

  const starts = new Uint32Array(z.length + 1);
  const at = new Int32Array(count).fill(-1);
  let k = 0;
  for (let i = 0; i < count; i++) {
    if (!taken[i]) continue;
    const level = zOf(i) - SAME / 1000;
    while (k > 0 && z[k - 1]! >= level) k--;
    while (k + 1 < z.length && z[k]! < level) k++;
    at[i] = k;
    starts[k + 1]!++;
  }
  for (let j = 0; j < z.length; j++) starts[j + 1]! += starts[j]!;
  const n = starts[z.length]!;
  const beads: Beads = {
    z,
    height,
    spiral: turns,
    starts,
    ends: new Float64Array(4 * n),
    radius: new Float64Array(n),
    volume: new Float64Array(n),
    kind: new Uint8Array(n),
    line: new Uint32Array(n),
  };
  const fill = starts.slice();
  for (let i = 1; i < count; i++) {
    const layerIndex = at[i]!;
    if (layerIndex < 0) continue;
    const b = fill[layerIndex]!++;
    const kind = taken[i]! >> 1;
    const hangs = kind & BRIDGE || motion.heights[i]! > HIGH * height[layerIndex]!;
    beads.kind[b] = kind | (at[i - 1] === layerIndex ? 0 : START) | (hangs ? FREE : 0);
    beads.ends.set(to.subarray(3 * i - 3, 3 * i - 1), 4 * b);
    beads.ends.set(to.subarray(3 * i, 3 * i + 2), 4 * b + 2);
    beads.volume[b] = extrude[i]! * section;
    beads.line[b] = motion.line[i]!;
  }
  sizeBeads(beads);
  return beads;
}

/** A shorter bead is sized together with those that it goes on from and into, mm. */
const SHORT = 0.1;

/**
 * Sets each bead's width from its plastic. Plastic and places are rounded in the file: a bead of a few
 * micrometres is too short for its own figures, so it takes the mean of the path round it.
 */
function sizeBeads({ starts, height, ends, volume, kind, radius }: Beads): void {
  const lengths = volume.map((_, b) =>
    Math.hypot(ends[4 * b + 2]! - ends[4 * b]!, ends[4 * b + 3]! - ends[4 * b + 1]!),
  );
  for (const [layer, thick] of height.entries()) {
    const first = starts[layer]!;
    const end = starts[layer + 1]!;
    for (let b = first; b < end; b++) {
      let [from, to, length, plastic] = [b, b, lengths[b]!, volume[b]!];
      while (length < SHORT) {
        const before = from > first && !(kind[from]! & START);
        const after = to + 1 < end && !(kind[to + 1]! & START);
        if (before) {
          from--;
          length += lengths[from]!;
          plastic += volume[from]!;
        }
        if (after) {
          to++;
          length += lengths[to]!;
          plastic += volume[to]!;
        }
        if (!before && !after) break;
      }
      const area = plastic / length;
      radius[b] = (kind[b]! & FREE ? threadDiameter(area) : beadWidth(area, thick)) / 2;
    }
  }
}

/**
 * The highest place of each of the file's layers that rises while the part is laid; 0 for others. Of a
 * spiral, all count: some turns may have to be laid flat.
 */
function risingHeights(
  { count, layer, layerZ, to }: Motion,
  taken: Uint8Array,
  spiral: boolean,
): Float64Array {
  const top = new Float64Array(layerZ.length);
  const rises = new Uint8Array(layerZ.length).fill(spiral ? 1 : 0);
  for (let i = 1; i < count; i++) {
    const k = layer[i]!;
    if (!taken[i] || k < 0) continue;
    top[k] = Math.max(top[k]!, to[3 * i + 2]!);
    if ((taken[i]! >> 1) & PART && to[3 * i + 2]! - to[3 * i - 1]! > RISE) rises[k] = 1;
  }
  return top.map((z, k) => (rises[k] ? z : 0));
}

/** The heights at which the part is laid, rising, and where the lowest of its layers begins. */
function levelsOf(
  { count, heights }: Motion,
  taken: Uint8Array,
  zOf: (i: number) => number,
): { readonly zs: readonly number[]; readonly bottom: number } {
  const seen = new Set<number>();
  const aids = new Set<number>();
  for (let i = 0; i < count; i++) {
    if (!taken[i]) continue;
    const key = Math.round(zOf(i) * 1000);
    if ((taken[i]! >> 1) & PART) seen.add(key);
    else aids.add(key);
  }
  const zs: number[] = [];
  for (const key of [...seen].sort((a, b) => a - b))
    if (key > 0 && (zs.length === 0 || key - zs.at(-1)! > SAME)) zs.push(key);
  const first = zs[0] ?? 0;
  // On a raft the first layer may hang over it: the file's own word goes before the distance.
  for (let i = 0; i < count; i++) {
    if (!taken[i] || !((taken[i]! >> 1) & PART) || !(heights[i]! > 0)) continue;
    if (Math.round(zOf(i) * 1000) !== first) continue;
    return { zs: zs.map((key) => key / 1000), bottom: Math.max(0, first / 1000 - heights[i]!) };
  }
  let bottom = 0;
  for (const key of aids) if (key < first - SAME && key > bottom) bottom = key;
  return { zs: zs.map((key) => key / 1000), bottom: bottom / 1000 };
}
