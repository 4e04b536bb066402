import { PATH_ROLES, type PathRole } from "../../slicing/plan.ts";

/** Names that slicers give features in comments, in lower case. */
const NAMES: ReadonlyMap<string, PathRole> = new Map(
  Object.entries({
    skirt: "skirt",
    "skirt/brim": "skirt",
    brim: "brim",
    raft: "raft",
    support: "support",
    "support material": "support",
    "support material interface": "support-interface",
    "support-interface": "support-interface",
    "support interface": "support-interface",
    "support transition": "support",
    "dense support": "support-interface",
    "external perimeter": "outer-wall",
    "overhang perimeter": "outer-wall",
    "outer perimeter": "outer-wall",
    "wall-outer": "outer-wall",
    "outer wall": "outer-wall",
    "overhang wall": "outer-wall",
    perimeter: "inner-wall",
    "inner perimeter": "inner-wall",
    "wall-inner": "inner-wall",
    "inner wall": "inner-wall",
    shells: "inner-wall",
    "bottom surface": "bottom-skin",
    skin: "solid-infill",
    "solid infill": "solid-infill",
    "internal solid infill": "solid-infill",
    "solid layer": "solid-infill",
    "solid fill": "solid-infill",
    "solid-fill": "solid-infill",
    "gap infill": "gap-fill",
    "gap fill": "gap-fill",
    "gap-fill": "gap-fill",
    "thin fill": "gap-fill",
    "single extrusion": "gap-fill",
    "top solid infill": "top-skin",
    "top surface": "top-skin",
    ironing: "ironing",
    "bridge infill": "bridge",
    bridge: "bridge",
    "internal bridge": "internal-bridge",
    fill: "sparse-infill",
    infill: "sparse-infill",
    "internal infill": "sparse-infill",
    "sparse infill": "sparse-infill",
  } satisfies Record<string, PathRole>),
);

export const UNKNOWN_ROLE = 255;

/** Index in PATH_ROLES of a feature's name, 255 if nobody is known to use it. */
export function roleOfName(name: string): number {
  const role = NAMES.get(name.trim().toLowerCase());
  return role === undefined ? UNKNOWN_ROLE : PATH_ROLES.indexOf(role);
}
