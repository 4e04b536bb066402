import type { Solid } from "../../solid/solid-types.ts";
import { type Extents, extentsOf } from "./extents.ts";
import { type RoundFeature, roundFeatures } from "./round-features.ts";
import { trianglesByFace } from "./triangles.ts";

/** A solid with what all checks need of it, found once. */
export interface MeasuredSolid {
  readonly solid: Solid;
  readonly byFace: readonly (readonly number[])[];
  readonly rounds: readonly RoundFeature[];
  readonly extents: Extents;
}

export function measureSolid(solid: Solid): MeasuredSolid {
  const byFace = trianglesByFace(solid);
  return { solid, byFace, rounds: roundFeatures(solid, byFace), extents: extentsOf(solid) };
}
