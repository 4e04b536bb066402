import { beadSpacing } from "../bead.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { isEmpty, type Polys, UM } from "../kernel/polys.ts";
import { boundaryOf } from "./boundary.ts";
import { connect } from "./connect.ts";
import { type Lines, NO_LINES } from "./lines.ts";
import { concentric } from "./pattern-concentric.ts";
import { gyroid } from "./pattern-gyroid.ts";
import { honeycomb } from "./pattern-honeycomb.ts";
import { cubic, grid, lines, triangles, zigzag } from "./pattern-lines.ts";
import type { InfillPattern, Pattern } from "./pattern-types.ts";
import { strands } from "./strands.ts";

/** Every sparse infill pattern; a new one is a file and a line here. */
export const PATTERNS: Readonly<Record<InfillPattern, Pattern>> = {
  lines,
  grid,
  triangles,
  cubic,
  honeycomb,
  gyroid,
  concentric,
  zigzag,
};

export interface SparseHow {
  readonly pattern: InfillPattern;
  /** Fraction of the volume, above 0; 1 and more are as dense as touching beads. */
  readonly density: number;
  /** Direction of the lines, radians. */
  readonly angle: number;
  /** Bead, mm: that of the print, not of the layer, so that all layers have one grid. */
  readonly width: number;
  readonly height: number;
  /** Number of the layer, from 0. */
  readonly layer: number;
  /** Height of the layer, mm. */
  readonly z: number;
  /** How far line ends stay inside the area, µm; less than 0 if they overlap what is around it. */
  readonly inset: number;
  /** Longest way along the wall by which two line ends are joined, µm; 0: never. */
  readonly anchor: number;
}

/** Ends that are this many pitches apart, and not joined, still follow each other. */
const REACH = 4;
/** The kernel takes smaller offsets for none, µm. */
const NO_OFFSET = 0.5;

/**
 * Sparse infill of an area. The length of the lines is such that their volume is `density` of the
 * area's; anchors along the wall come on top. Every point lies in the area less the inset.
 */
export function sparseFill(kernel: Kernel, area: Polys, how: SparseHow): Lines {
  if (isEmpty(area) || !(how.density > 0)) return NO_LINES;
  const region = insetOf(kernel, area, how.inset);
  if (isEmpty(region)) return NO_LINES;
  const bead = beadSpacing(how.width, how.height) * UM;
  const pitch = bead / Math.min(1, how.density);
  const { trace, joinPitches = 0 } = PATTERNS[how.pattern];
  const boundary = boundaryOf(region);
  const out = strands();
  trace(
    {
      kernel,
      area,
      boundary,
      radians: how.angle,
      pitch,
      beadSpacing: bead,
      layer: how.layer,
      z: how.z * UM,
    },
    out,
  );
  const join = Math.max(how.anchor, joinPitches * pitch);
  return connect(boundary, out, join, Math.max(join, REACH * pitch));
}

/**
 * Width, mm, of the bead of a layer that is not as high as the grid was made for, so that the same
 * lines fill the same share of its volume.
 */
export function sparseWidth(how: Pick<SparseHow, "width" | "height">, layerHeight: number): number {
  return how.width + beadSpacing(how.width, how.height) - beadSpacing(how.width, layerHeight);
}

/** The area less `inset` µm all round, clean: no path crosses another. */
export function insetOf(kernel: Kernel, area: Polys, inset: number): Polys {
  return Math.abs(inset) < NO_OFFSET ? kernel.union(area) : kernel.offset(area, -inset);
}
