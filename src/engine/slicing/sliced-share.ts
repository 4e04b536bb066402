import type { PlanLayer } from "./plan.ts";
import type { ShareWarnings } from "./slice-warnings.ts";

/** What slicing noticed; a layer by its index from the bed. */
export interface SliceNotes {
  /** Layers with contours that could not be closed. */
  readonly open: readonly number[];
  /** Layers on which the mesh has nothing. */
  readonly empty: readonly number[];
  /** Some loop of the skirt or brim lies beyond the bed. */
  readonly skirtLeftOut: boolean;
}

/** Layers that are done while others are still being made: `Slicer.slice` hands them to `ctx.piece`. */
export interface LayerPiece {
  /** Index in the plan of the first of them. */
  readonly from: number;
  /** Layers of the whole plan. */
  readonly of: number;
  readonly layers: readonly PlanLayer[];
}

/** The toolpaths of one share of the layers. Cloneable; the plan's arrays can be moved. */
export interface SlicedShare {
  readonly from: number;
  /** Layers of the whole part. */
  readonly count: number;
  readonly layers: readonly PlanLayer[];
  /** Extruded volume by role, mm³; index as PATH_ROLES. */
  readonly volumes: Float64Array;
  /** The part of it that lies on the first layer; nothing in the shares above. */
  readonly firstVolumes: Float64Array;
  readonly notes: SliceNotes;
  readonly warnings: ShareWarnings;
}
