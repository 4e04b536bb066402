import type { PrintSettings } from "../machines/profile-types.ts";
import * as adhesion from "./steps/adhesion.ts";
import * as infill from "./steps/infill.ts";
import * as layers from "./steps/layers.ts";
import * as skins from "./steps/skins.ts";
import * as support from "./steps/support.ts";
import * as walls from "./steps/walls.ts";

/**
 * Which settings each step reads, as the steps themselves say. A change to a setting that is in
 * none of them leaves the plan as it is: only the G-code has to be written again.
 */
export const SLICING_READS: Readonly<Record<string, readonly (keyof PrintSettings)[]>> = {
  layers: layers.reads,
  walls: walls.reads,
  skins: skins.reads,
  infill: infill.reads,
  adhesion: adhesion.reads,
  support: support.reads,
};
