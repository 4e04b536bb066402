import type { Kernel } from "../kernel/kernel.ts";
import type { Polys } from "../kernel/polys.ts";
import type { Boundary } from "./boundary.ts";
import type { Strands } from "./strands.ts";

/** The sparse infill patterns, as `infill_pattern` names them. */
export const INFILL_PATTERNS = [
  "lines",
  "grid",
  "triangles",
  "cubic",
  "honeycomb",
  "gyroid",
  "concentric",
  "zigzag",
] as const;
export type InfillPattern = (typeof INFILL_PATTERNS)[number];

/** What a pattern is drawn from. Lengths in µm, angles in radians. */
export interface PatternInput {
  readonly kernel: Kernel;
  /** What the walls leave, up to the edge of the innermost bead. */
  readonly area: Polys;
  /** The area less the inset: where lines may lie, and end. */
  readonly boundary: Boundary;
  readonly radians: number;
  /** Line length wanted: one µm for each `pitch` µm². Parallel lines are this far apart. */
  readonly pitch: number;
  /** Distance of beads that just touch. */
  readonly beadSpacing: number;
  readonly layer: number;
  readonly z: number;
}

export interface Pattern {
  /** After so many layers the same lines come again; Infinity: they change with the height. */
  readonly cycle: number;
  /** Adds the pattern's pieces inside the region. All layers lie on one grid for the whole bed. */
  readonly trace: (input: PatternInput, out: Strands) => void;
  /** Neighbouring ends are joined up to this many pitches apart, however short the anchors are. */
  readonly joinPitches?: number;
}
