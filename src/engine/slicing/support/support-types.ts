import type { Polys } from "../kernel/polys.ts";

/** A layer's top above the bed and its thickness, mm. */
export interface SupportLevel {
  readonly z: number;
  readonly height: number;
}

/** A box on the bed that the trainee placed, mm. */
export interface SupportBox {
  readonly min: readonly [number, number, number];
  readonly max: readonly [number, number, number];
}

/** How support is wanted. Lengths mm, areas mm². */
export interface SupportHow {
  /** Overhangs that lean over farther than this from the vertical are supported, degrees, 0..89. */
  readonly angle: number;
  /** No support that would stand on the part. */
  readonly onBedOnly: boolean;
  /** Layers of dense roof on top of the support. */
  readonly roofLayers: number;
  /** Layers of dense floor where support stands on the part. */
  readonly floorLayers: number;
  /** Air between support and the part above it: whole layers, at least this much. */
  readonly gapTop: number;
  /** Air between the part and support that stands on it: whole layers, at least this much. */
  readonly gapBottom: number;
  /** Air between support and part sideways. */
  readonly gapXY: number;
  /** Width of the support's bead. */
  readonly width: number;
  /** Overhangs of less area hold by themselves. */
  readonly minArea: number;
  /** Flat spans up to this length between two ends that rest are bridged without support; 0: none. */
  readonly maxBridge: number;
  /** No support is in these. */
  readonly blockers: readonly SupportBox[];
  /** Whatever faces down in these is supported, at any angle. */
  readonly enforcers: readonly SupportBox[];
}

/** Support of one layer; the three areas do not overlap. Layers that are alike share one object. */
export interface SupportLayer {
  readonly body: Polys;
  /** Dense, right under the part. */
  readonly roof: Polys;
  /** Dense, right on the part. */
  readonly floor: Polys;
}

/** What everything in this folder works on: simplified regions, lengths in µm. */
export interface SupportPart {
  /** To within `TOLERANCE`: where overhangs are measured. */
  readonly regions: readonly Polys[];
  /** To within `COARSE`: where support only has to keep away. */
  readonly coarse: readonly Polys[];
  /** Top and bottom of each layer, µm. */
  readonly tops: Float64Array;
  readonly bottoms: Float64Array;
  /** Tangent of the angle. */
  readonly slope: number;
  readonly how: SupportHow;
}

/** How far simplifying moves a contour, µm. */
export const TOLERANCE = 22;
/** The same of the contours that support keeps away from, µm. */
export const COARSE = 50;
/** What two contours may differ by for no reason but simplifying and rounding, µm. */
export const SLACK = 2 * TOLERANCE + 10;
/** By this what is to be supported reaches out under its neighbour, µm. */
export const OVERLAP = 2 * COARSE;
