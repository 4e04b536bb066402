import type { Vec2 } from "../geometry/mesh.ts";

/** Line types by ISO 128-2:2022: wide continuous, narrow dashed, narrow long-dash dot… */
export type LineType = "visible" | "hidden" | "centre" | "dimension" | "frame" | "frame-thin";

/** Curves in sheet millimetres, x right, y up from the sheet's lower left corner. */
export type Curve =
  | { readonly kind: "line"; readonly from: Vec2; readonly to: Vec2 }
  | {
      /** Counter-clockwise from `startDegrees`; a full circle sweeps 360. */
      readonly kind: "arc";
      readonly centre: Vec2;
      readonly radius: number;
      readonly startDegrees: number;
      readonly sweepDegrees: number;
    }
  | { readonly kind: "polyline"; readonly points: readonly Vec2[] };

export interface SheetCurve {
  readonly curve: Curve;
  readonly line: LineType;
  /** Number of the face it bounds, where known, for pointing. */
  readonly face?: number;
}

export interface SheetText {
  readonly text: string;
  readonly at: Vec2;
  /** Character height, mm (ISO 3098: 2.5, 3.5, 5, 7). */
  readonly height: number;
  readonly rotateDegrees: number;
  readonly anchor: "start" | "middle" | "end";
  /** The dimension this text belongs to. */
  readonly dimension?: string;
}

export type ViewName = "front" | "top" | "left" | "isometric";

export interface SheetView {
  readonly name: ViewName;
  readonly curves: readonly SheetCurve[];
  /** Rectangle on the sheet that holds the view. */
  readonly box: { readonly min: Vec2; readonly max: Vec2 };
}

/** Filled arrowheads: tip, and the direction in which it points, degrees. */
export interface Arrow {
  readonly tip: Vec2;
  readonly directionDegrees: number;
}

export interface SheetDimension {
  readonly id: string;
  readonly view: ViewName;
  readonly curves: readonly SheetCurve[];
  readonly arrows: readonly Arrow[];
  readonly text: SheetText;
}

export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** Paper millimetres a part millimetre. */
  readonly scale: number;
  readonly frame: readonly SheetCurve[];
  readonly views: readonly SheetView[];
  readonly dimensions: readonly SheetDimension[];
  readonly texts: readonly SheetText[];
}

/** A dimension that a lesson's drawing asks for, in the part's frame. */
export interface DrawingDimension {
  readonly id: string;
  readonly view: "front" | "top" | "left";
  readonly kind: "horizontal" | "vertical" | "diameter" | "radius";
  /** Ends of the measured length (linear), or the centre and a point on the circle, part mm. */
  readonly from: readonly [number, number, number];
  readonly to: readonly [number, number, number];
  readonly nominal: number;
  /** Deviations, mm: upper and lower; absent means by the general tolerance. */
  readonly upper?: number;
  readonly lower?: number;
  /** How many equal features it stands for: 2 writes `2× ⌀6`. */
  readonly count?: number;
  /** The side of the view where the line stands; the distance is laid out. */
  readonly side?: "above" | "below" | "left" | "right";
}

export interface DrawingInfo {
  readonly number: string;
  /** Title-block sentences come translated from the caller. */
  readonly title: string;
  readonly material: string;
  readonly generalTolerance: string;
  readonly dimensions: readonly DrawingDimension[];
  /** Words of the title block in the reader's language. */
  readonly labels: Readonly<
    Record<
      "title" | "number" | "material" | "scale" | "size" | "tolerance" | "unit" | "sheet",
      string
    >
  >;
}
