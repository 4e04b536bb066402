import type { PlanLayer } from "./plan.ts";

/** What slicing noticed; a layer by its index from the bed. */
export interface SliceNotes {
  /** Layers with contours that could not be closed. */
  readonly open: readonly number[];
  /** Layers on which the mesh has nothing. */
  readonly empty: readonly number[];
  /** Layers whose part is too thin for a bead, with the bead's width, mm. */
  readonly lost: readonly { readonly layer: number; readonly width: number }[];
  /** Some loop of the skirt or brim lies beyond the bed. */
  readonly skirtLeftOut: boolean;
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
}
