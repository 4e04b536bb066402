import type { Mesh } from "../geometry/mesh.ts";
import type { PrintProfile } from "../machines/profile-types.ts";

/** A box, mm, in the mesh's own place. */
export interface SliceBox {
  readonly min: readonly [number, number, number];
  readonly max: readonly [number, number, number];
}

/** What is to be sliced: the whole part, or one of several equal shares of its layers. */
export interface SliceJob {
  readonly mesh: Mesh;
  readonly profile: PrintProfile;
  readonly share?: { readonly index: number; readonly of: number };
  /** Where the trainee wants no support, and where in any case. */
  readonly supportBoxes?: {
    readonly blockers: readonly SliceBox[];
    readonly enforcers: readonly SliceBox[];
  };
}
