import { beadGrid } from "./bead-grid.ts";
import { deviations } from "./deviation.ts";
import { type Beads, OUTER, PART } from "./lay-beads.ts";
import type { Region } from "./section-lines.ts";

const UM = 1000;
/** Layers that are compared, spread over the print. */
const LAYERS = 60;

/** Layers by which the place is made exact. */
const FINE_LAYERS = 12;
/** What deviates by more from the usual amount is a seam or a fault, and does not count, mm. */
const USUAL = 0.01;

/**
 * Where the mesh's origin lies on the bed, xy: for each of up to 60 layers the middle of the outer
 * walls' bounding box (the whole part's, where none is named) less that of the mesh's contours; the
 * median of them. Then, for a dozen layers, the shift by which all sides together deviate least
 * (least squares along the contours' normals). What a print has too much on one side only moves it
 * by half of that.
 */
export function matchOffset(
  beads: Beads,
  regions: readonly Region[],
  pitch: number,
): readonly [number, number] {
  const box = matchBoxes(beads, regions);
  const all: { d: number; nx: number; ny: number }[] = [];
  const step = Math.max(1, Math.floor(regions.length / FINE_LAYERS));
  for (let i = 0; i < regions.length; i += step) {
    const { deviation, corner, normal } = deviations(regions[i]!, beadGrid(beads, i, box), pitch);
    for (const [k, d] of deviation.entries())
      if (!corner[k]) all.push({ d, nx: normal[2 * k]!, ny: normal[2 * k + 1]! });
  }
  const usual = all.map(({ d }) => d).sort((a, b) => a - b)[all.length >> 1] ?? 0;
  let [xx, xy, yy, xd, yd] = [0, 0, 0, 0, 0];
  for (const { d, nx, ny } of all) {
    if (Math.abs(d - usual) > USUAL) continue;
    xx += nx * nx;
    xy += nx * ny;
    yy += ny * ny;
    xd += nx * (d - usual);
    yd += ny * (d - usual);
  }
  const size = xx * yy - xy * xy;
  // Contours that all run one way say nothing about the place along them.
  if (size <= 0.01 * (xx + yy) ** 2) return box;
  return [box[0] + (xd * yy - yd * xy) / size, box[1] + (yd * xx - xd * xy) / size];
}

function matchBoxes(beads: Beads, regions: readonly Region[]): readonly [number, number] {
  const found: (readonly number[])[] = [];
  const step = Math.max(1, Math.floor(regions.length / LAYERS));
  for (const wanted of [OUTER, PART]) {
    for (let i = 0; i < regions.length; i += step) {
      const theirs = boxOfRegion(regions[i]!);
      const ours = boxOfBeads(beads, i, wanted);
      if (theirs && ours)
        found.push([0, 1].map((k) => (ours[k]! + ours[k + 2]! - theirs[k]! - theirs[k + 2]!) / 2));
    }
    if (found.length > 0) break;
  }
  if (found.length === 0) return [0, 0];
  const median = (k: number): number => {
    const sorted = found.map((pair) => pair[k]!).sort((a, b) => a - b);
    return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
  };
  return [median(0), median(1)];
}

function boxOfRegion({ points }: Region): readonly number[] | undefined {
  if (points.length === 0) return undefined;
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i++) {
    const k = i & 1;
    if (points[i]! / UM < box[k]!) box[k] = points[i]! / UM;
    if (points[i]! / UM > box[k + 2]!) box[k + 2] = points[i]! / UM;
  }
  return box;
}

function boxOfBeads(beads: Beads, layer: number, wanted: number): readonly number[] | undefined {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let b = beads.starts[layer]!; b < beads.starts[layer + 1]!; b++) {
    if (!(beads.kind[b]! & wanted)) continue;
    const r = beads.radius[b]!;
    for (let i = 0; i < 4; i++) {
      const k = i & 1;
      const value = beads.ends[4 * b + i]!;
      if (value - r < box[k]!) box[k] = value - r;
      if (value + r > box[k + 2]!) box[k + 2] = value + r;
    }
  }
  return box[0]! < Infinity ? box : undefined;
}
