import type { Vec2 } from "../../geometry/mesh.ts";
import type { Interval } from "./intervals.ts";

/** Rank by ISO 128-2: where lines coincide the lower rank is drawn. */
export const RANK = { visible: 0, hidden: 1, centre: 2 } as const;
export type Rank = (typeof RANK)[keyof typeof RANK];

/** A straight piece in the view plane, mm. `chain` joins the pieces of one curved edge. */
export interface LinePiece {
  readonly a: Vec2;
  readonly b: Vec2;
  readonly rank: Rank;
  readonly face: number;
  readonly chain?: number;
}

/** A piece of an exact circle; the interval is in radians, counter-clockwise. */
export interface ArcPiece {
  readonly centre: Vec2;
  readonly radius: number;
  readonly span: Interval;
  readonly rank: Rank;
  readonly face: number;
}
