import type { PrintSettings } from "../machines/settings.ts";
import * as footing from "./pipeline/footing.ts";
import * as support from "./pipeline/support-wave.ts";
import * as order from "./paths/order.ts";
import * as infill from "./steps/infill.ts";
import * as layers from "./steps/layers.ts";
import * as regions from "./steps/regions.ts";
import * as skins from "./steps/skins.ts";
import * as walls from "./steps/walls.ts";

/**
 * Which settings each step reads, as the steps themselves say. A change to a setting that is in
 * none of them leaves the plan as it is: only the G-code has to be written again.
 */
export const SLICING_READS: Readonly<Record<string, readonly (keyof PrintSettings)[]>> = {
  layers: layers.reads,
  slice: regions.reads,
  regions: regions.compensationReads,
  walls: walls.reads,
  skins: [...skins.reads, ...infill.skinReads],
  bridges: infill.bridgeReads,
  infill: infill.reads,
  adhesion: footing.reads,
  support: support.reads,
  order: order.reads,
};
