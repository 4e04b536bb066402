import type { Ctx } from "../foundation/context.ts";
import { problem } from "../foundation/problem.ts";
import { fail, type Result } from "../foundation/result.ts";
import type { PrintProfile } from "../machines/profile-types.ts";
import type { PlanLayer } from "../slicing/plan.ts";
import type { Objects } from "./writing/objects.ts";
import { type Bodies, bodyKey, fillShare, writeBodies } from "./writing/write-share.ts";

/** The G-code of one share of the layers; cloneable, and the chunks can be moved. */
export interface WrittenShare {
  /** Index of the first layer. */
  readonly from: number;
  /** ASCII, one a layer. */
  readonly chunks: readonly Uint8Array<ArrayBuffer>[];
  readonly filament_mm: number;
  readonly travel_mm: number;
  readonly retractions: number;
  /** Height of the last layer, mm. */
  readonly top_z: number;
  /** Lines with pictures of the part, which come before the layers: with the first share only. */
  readonly pictures?: readonly Uint8Array<ArrayBuffer>[];
}

/** A writer that remembers the lines of the layers it was given last. */
export interface GcodeWriter {
  /**
   * Layers from a block's start on, as `Slicer.slice` gives them, as G-code: absolute positions,
   * comments for layers, features, widths and heights that viewers know. A change of speeds, heat,
   * fan or accelerations only fills these in anew. `objects` are the slice job's, whose paths the
   * labels tell apart. Error: `foundation.cancelled`.
   */
  write(
    layers: readonly PlanLayer[],
    from: number,
    profile: PrintProfile,
    ctx: Ctx,
    objects?: Objects,
  ): Result<WrittenShare>;
}

export function createGcodeWriter(): GcodeWriter {
  let last: { readonly layers: readonly PlanLayer[]; readonly bodies: Bodies } | undefined;
  return {
    write(layers, from, profile, ctx, objects) {
      const known = last?.layers === layers && last.bodies.key === bodyKey(profile, from, objects);
      const bodies = known ? last!.bodies : writeBodies(layers, from, profile, objects, ctx);
      if (!bodies) return fail(problem("foundation.cancelled"));
      last = { layers, bodies };
      return fillShare(layers, from, bodies, profile, objects, ctx);
    },
  };
}
