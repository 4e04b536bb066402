import { beadSpacing } from "../bead.ts";
import { hatch } from "../infill/hatch.ts";
import type { Lines } from "../infill/lines.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { isEmpty, NO_POLYS, type Polys, UM } from "../kernel/polys.ts";
import { rectangle } from "../support/pieces.ts";

/** How a raft is wanted. Lengths mm. */
export interface RaftHow {
  /** 1 or more: the first is the base, the others are dense. */
  readonly layers: number;
  /** How far it reaches beyond part and support. */
  readonly margin: number;
  /** Air between the raft and the part. */
  readonly gap: number;
  /** Bead of the base: thick and wide, so that it bears an uneven bed. */
  readonly baseHeight: number;
  readonly baseWidth: number;
  /** Bead of the dense layers. */
  readonly height: number;
  readonly width: number;
  readonly bed: { readonly width: number; readonly depth: number };
}

export interface RaftLayer {
  /** Height of the nozzle and thickness, mm. */
  readonly z: number;
  readonly height: number;
  readonly area: Polys;
  readonly kind: "base" | "interface";
  /** Bead, mm. */
  readonly width: number;
  /** Distance between the lines' middles, mm. */
  readonly spacing: number;
  /** Their direction, radians. */
  readonly angle: number;
}

export interface Raft {
  /** Bottom up. None if there is nothing to carry. */
  readonly layers: readonly RaftLayer[];
  /** How much higher the part and its support are printed, mm. */
  readonly shift: number;
  /** False if the raft would reach beyond the bed and was cut there. */
  readonly complete: boolean;
}

/** Under dense layers the base's lines are apart by this many beads. */
const OPEN = 2;

/**
 * A raft under a footprint (first layer of part and support, µm on the bed; its paths may overlap).
 * Small holes and gaps between parts are covered. Of one layer only, the base is dense itself.
 */
export function raft(kernel: Kernel, footprint: Polys, how: RaftHow): Raft {
  const whole = kernel.union(footprint);
  if (isEmpty(whole) || how.layers < 1) return { layers: [], shift: 0, complete: true };
  const margin = how.margin * UM;
  // Grown twice as far and back again, so that what is near becomes one.
  const asked = kernel.offsets(
    whole,
    2 * margin + how.baseWidth * UM,
    -margin - how.baseWidth * UM,
  );
  const edge = (how.baseWidth * UM) / 2;
  const { width, depth } = how.bed;
  const bed = rectangle([edge, edge, width * UM - edge, depth * UM - edge]);
  const beyond = kernel.difference(asked, bed);
  const area = isEmpty(beyond) ? asked : kernel.intersect(asked, bed);

  const layers: RaftLayer[] = [];
  const dense = (w: number, h: number): number => Math.max(beadSpacing(w, h), w / 4);
  let z = 0;
  for (let i = 0; i < how.layers; i++) {
    const base = i === 0;
    const height = base ? how.baseHeight : how.height;
    const bead = base ? how.baseWidth : how.width;
    z = Math.round((z + height) * 1e6) / 1e6;
    layers.push({
      z,
      height,
      area,
      kind: base ? "base" : "interface",
      width: bead,
      spacing: base && how.layers > 1 ? OPEN * bead : dense(bead, height),
      // Each across the one below it.
      angle: i % 2 === 0 ? 0 : Math.PI / 2,
    });
  }
  return { layers, shift: raftShift(how), complete: isEmpty(beyond) };
}

/** How much higher the part is printed on a raft, mm; 0 without one. */
export function raftShift({
  layers,
  gap,
  baseHeight,
  height,
}: Pick<RaftHow, "layers" | "gap" | "baseHeight" | "height">): number {
  if (layers < 1) return 0;
  return Math.round((baseHeight + (layers - 1) * height + gap) * 1e6) / 1e6;
}

/** The paths of a raft's layer: a loop round it and lines inside, half a bead within its edge. */
export function raftLines(
  kernel: Kernel,
  { area, width, spacing, angle }: RaftLayer,
): { readonly outline: Polys; readonly lines: Lines } {
  const outline = kernel.offset(area, -Math.round((width * UM) / 2));
  const inside = isEmpty(outline)
    ? NO_POLYS
    : kernel.offset(outline, -Math.round((width * UM) / 2));
  return { outline, lines: hatch(inside, angle, spacing * UM, 0) };
}
