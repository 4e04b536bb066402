import type { PrintProfile } from "../../machines/profile-types.ts";
import { PATH_ROLES, type PathRole } from "../../slicing/plan.ts";

/** The speed set for each role (index as PATH_ROLES), mm/s, before flow limits and cooling. */
export function roleSpeeds({ settings }: PrintProfile, firstLayer: boolean): Float64Array {
  const bySetting: Record<PathRole, number> = {
    skirt: settings.inner_wall_speed,
    brim: settings.inner_wall_speed,
    support: settings.inner_wall_speed,
    "outer-wall": settings.outer_wall_speed,
    "inner-wall": settings.inner_wall_speed,
    "bottom-skin": settings.skin_speed,
    "top-skin": settings.top_skin_speed,
    "solid-infill": settings.skin_speed,
    bridge: settings.bridge_speed,
    "sparse-infill": settings.infill_speed,
  };
  return Float64Array.from(PATH_ROLES, (role) =>
    firstLayer ? Math.min(settings.first_layer_speed, bySetting[role]) : bySetting[role],
  );
}

/** Feature names in `;TYPE:` comments, as common viewers know them. */
export const ROLE_COMMENTS: Readonly<Record<PathRole, string>> = {
  skirt: "Skirt/Brim",
  brim: "Skirt/Brim",
  support: "Support material",
  "outer-wall": "External perimeter",
  "inner-wall": "Perimeter",
  "bottom-skin": "Solid infill",
  "top-skin": "Top solid infill",
  "solid-infill": "Solid infill",
  bridge: "Bridge infill",
  "sparse-infill": "Internal infill",
};
