import type { Mesh } from "../geometry/mesh.ts";
import type { PrintProfile } from "../machines/profile-types.ts";

/** A box, mm, in the mesh's own place. */
export interface SliceBox {
  readonly min: readonly [number, number, number];
  readonly max: readonly [number, number, number];
}

/** One of several objects that stand on the bed. */
export interface BedObject {
  /** Letters, digits, `_` and `-`: what the firmware knows it by. */
  readonly name: string;
  /** The convex outline of the object seen from above, counter-clockwise; xy, mm on the bed. */
  readonly outline: Float64Array;
}

/** What is to be sliced: the whole part, or one of several equal shares of its layers. */
export interface SliceJob {
  readonly mesh: Mesh;
  readonly profile: PrintProfile;
  /**
   * What the mesh is made of where that is more than one object, as `lay-on-bed.ts` gives it; the
   * mesh then lies on the middle of the bed already. Only what the G-code says of them hangs on it.
   */
  readonly objects?: readonly BedObject[];
  readonly share?: { readonly index: number; readonly of: number };
  /** Where the trainee wants no support, and where in any case. */
  readonly supportBoxes?: {
    readonly blockers: readonly SliceBox[];
    readonly enforcers: readonly SliceBox[];
  };
}
