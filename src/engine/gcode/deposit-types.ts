/** How the virtual print is measured; all have a default. Lengths mm. */
export interface DepositOptions {
  /**
   * Where the mesh's origin lies on the bed, xy. Left out, it is found by laying the bounding boxes
   * of the outer walls over those of the mesh's contours.
   */
  readonly offset?: readonly [number, number];
  /** Distance between the points at which a contour is compared, 0.5. */
  readonly pitch?: number;
  /** Distance between the scan lines by which areas are measured, 0.05. */
  readonly scan?: number;
  /** Diameter of the filament; by default the file's own, else 1.75. */
  readonly filamentDiameter?: number;
}

export const DEPOSIT_FINDINGS = [
  "void",
  "unfilled",
  "open-skin",
  "stray",
  "over-extrusion",
  "unsupported-start",
] as const;
/**
 * - `void`: a place inside the part that no bead covers (mm², and its mean thickness).
 * - `unfilled`: the same at the part's contour: thin places and corners that were not reached.
 * - `open-skin`: a hole in a top or bottom face, through which the infill's cells can be seen.
 * - `stray`: bead beyond the contour.
 * - `over-extrusion`: more plastic than the place holds (mm³ too much).
 * - `unsupported-start`: a bead that begins over nothing (mm until something carries it).
 */
export type DepositFindingKind = (typeof DEPOSIT_FINDINGS)[number];

/** A place at which print and mesh differ. */
export interface DepositFinding {
  readonly kind: DepositFindingKind;
  /** Index of the layer from the bed. */
  readonly layer: number;
  /** On the bed, mm. */
  readonly x: number;
  readonly y: number;
  /** mm² for areas, mm³ for over-extrusion, mm for an unsupported start. */
  readonly size: number;
  /** Mean thickness of an area, mm; 0 for the others. */
  readonly thickness: number;
  /** Line of the G-code, 0 where it is no single one. */
  readonly line: number;
}

/** Figures of deviation, mm: outwards positive. Corners that no round bead can fill are left out. */
export interface DeviationFigures {
  readonly samples: number;
  /** Mean with its sign, and mean of the amounts. */
  readonly bias: number;
  readonly mean: number;
  /** 99th percentile and maximum of the amounts. */
  readonly p99: number;
  readonly max: number;
  /** Where the maximum is, on the bed. */
  readonly layer: number;
  readonly x: number;
  readonly y: number;
}

/** One entry a layer. Areas mm², volumes mm³, lengths mm. */
export interface DepositLayers {
  readonly z: Float64Array;
  readonly height: Float64Array;
  /** The mesh's cross-section at the layer's middle. */
  readonly section: Float64Array;
  /** What beads cover, in the section and beyond. */
  readonly covered: Float64Array;
  /** Uncovered cells of sparse infill: meant to be empty. */
  readonly cells: Float64Array;
  /** Uncovered though it should not be: voids, unfilled places, holes in skins. */
  readonly missing: Float64Array;
  /** The part of `missing` that is seen from above or below. */
  readonly open: Float64Array;
  /** Covered beyond the section. */
  readonly extra: Float64Array;
  /** Plastic in the layer (part only), and how much of it has no room. */
  readonly volume: Float64Array;
  readonly over: Float64Array;
  /** Deviation: mean with its sign, mean, 99th percentile and maximum of the amounts. */
  readonly bias: Float64Array;
  readonly mean: Float64Array;
  readonly p99: Float64Array;
  readonly max: Float64Array;
}

/** Contour points of all layers, for a heat map. Layer i has the samples `starts[i]` to `starts[i + 1]`. */
export interface DepositSamples {
  readonly starts: Uint32Array;
  /** On the bed, mm. */
  readonly xy: Float32Array;
  /** Distance of the print's side from the contour there, mm, outwards positive. */
  readonly deviation: Float32Array;
  /** 1 where a corner is too sharp for a round bead; not counted. */
  readonly corner: Uint8Array;
}

/** A print laid down bead by bead, beside the mesh it is of. Plain arrays, transferable. */
export interface Deposit {
  /** Where the mesh's origin was taken to lie on the bed, xyz, and how that is known. */
  readonly offset: readonly [number, number, number];
  readonly placed: "given" | "matched";
  readonly layers: DepositLayers;
  readonly samples: DepositSamples;
  readonly deviation: DeviationFigures;
  /** The largest of each kind, by layer; `found` counts all. */
  readonly findings: readonly DepositFinding[];
  readonly found: Readonly<Record<DepositFindingKind, number>>;
  readonly totals: DepositTotals;
}

/** Volumes mm³ (areas times layer height), shares 0 to 1 of the mesh's volume. */
export interface DepositTotals {
  /** Plastic of the part, and of skirt, brim, raft and support. */
  readonly volume: number;
  readonly aidVolume: number;
  /** Volume inside the mesh, summed over the layers' cross-sections. */
  readonly sectionVolume: number;
  readonly missing: number;
  readonly open: number;
  readonly cells: number;
  readonly extra: number;
  readonly over: number;
  readonly missingShare: number;
  readonly extraShare: number;
  /** How much the print's top lies above the mesh's, mm. */
  readonly heightDifference: number;
}
