import { PATH_ROLES, type PathRole, type PlanLayer } from "../../../engine/slicing/plan.ts";

/**
 * How soon a role can be left out of a layer that others lie on: 0 never (a flat face shows, and no
 * other layer has it), 1 where layers are finer than pixels, for their neighbours look the same, 2
 * where beads are as fine as pixels, 3 always, being inside.
 */
const DEPTH: Readonly<Partial<Record<PathRole, 0 | 2 | 3>>> = {
  skirt: 0,
  brim: 0,
  "bottom-skin": 0,
  "top-skin": 0,
  bridge: 0,
  ironing: 0,
  "inner-wall": 2,
  "gap-fill": 2,
  "solid-infill": 3,
  "internal-bridge": 3,
  "sparse-infill": 3,
};
const HIDDEN = 3;
const DEPTHS = PATH_ROLES.map((role) => DEPTH[role] ?? 1);

/** Points are kept in 16 bits: `at = origin + step * number`, mm. */
export interface PointFrame {
  readonly x: number;
  readonly y: number;
  readonly step: number;
}

const MOST = 0xffff;
/** Where a point's own tone stands in its last number. */
export const TONE_SHIFT = 12;

/** Covers the bed and a quarter of it on each side: steps of some hundredths of a bead. */
export function frameOfBed(bed: { readonly width: number; readonly depth: number }): PointFrame {
  const span = 1.5 * Math.max(bed.width, bed.depth, 1);
  return { x: bed.width / 2 - span / 2, y: bed.depth / 2 - span / 2, step: span / MOST };
}

export interface PackedLayer {
  /**
   * x, y, the low 16 bits of the path's number, and its high 12 bits under 4 of a tone of the point's
   * own (0: none): 4 numbers a point, 8 bytes. A segment is two neighbours with the same path.
   */
  readonly points: Uint16Array;
  readonly count: number;
  /** So many points, from the first on, are the flat faces, which no other layer has. */
  readonly flat: number;
  /** So many are what is seen where beads are as fine as pixels. */
  readonly coarse: number;
}

/**
 * A layer that has others on it: only what can be seen from outside, what matters least at the end.
 * A hidden filling costs neither memory nor time.
 */
export function packShell(layer: PlanLayer, frame: PointFrame, tones?: Uint8Array): PackedLayer {
  const { roles, starts } = layer;
  let room = 0;
  for (let path = 0; path < roles.length; path++)
    if ((DEPTHS[roles[path] ?? 0] ?? 0) < HIDDEN)
      room += (starts[path + 1] ?? 0) - (starts[path] ?? 0);
  const points = new Uint16Array(4 * room);
  let count = 0;
  let [flat, coarse] = [0, 0];
  for (const depth of [0, 1, 2]) {
    for (let path = 0; path < roles.length; path++)
      if (DEPTHS[roles[path] ?? 0] === depth)
        count = take(layer, path, frame, points, count, tones);
    if (depth === 0) flat = count;
    if (depth === 1) coarse = count;
  }
  return { points, count, flat, coarse };
}

/** A whole layer in printing order: point i is the plan's point i. */
export function packWhole(layer: PlanLayer, frame: PointFrame, tones?: Uint8Array): PackedLayer {
  const points = new Uint16Array(2 * layer.points.length);
  let count = 0;
  for (let path = 0; path < layer.roles.length; path++)
    count = take(layer, path, frame, points, count, tones);
  return { points, count, flat: count, coarse: count };
}

function take(
  { points, starts }: PlanLayer,
  path: number,
  { x, y, step }: PointFrame,
  out: Uint16Array,
  from: number,
  tones: Uint8Array | undefined,
): number {
  const end = starts[path + 1] ?? 0;
  let count = from;
  for (let i = starts[path] ?? 0; i < end; i++) {
    const at = 4 * count++;
    out[at] = clamp(((points[2 * i] ?? 0) - x) / step);
    out[at + 1] = clamp(((points[2 * i + 1] ?? 0) - y) / step);
    out[at + 2] = path & MOST;
    out[at + 3] = (path >>> 16) | ((tones?.[i] ?? 0) << TONE_SHIFT);
  }
  return count;
}

const clamp = (value: number) => Math.max(0, Math.min(MOST, Math.round(value)));

/** Draws of a whole layer: its segments up to and with the path `last`; all without it. */
export function segmentsUpTo(layer: PlanLayer, last: number | null): number {
  const path = last === null ? layer.roles.length - 1 : Math.min(last, layer.roles.length - 1);
  return Math.max(0, (layer.starts[path + 1] ?? 0) - 1);
}
