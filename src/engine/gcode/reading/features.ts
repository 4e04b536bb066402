import { PATH_ROLES, type PathRole } from "../../slicing/plan.ts";

/** Names that slicers give features in comments, in lower case. */
const NAMES: Readonly<Record<string, PathRole>> = {
  skirt: "skirt",
  "skirt/brim": "skirt",
  brim: "brim",
  "support material": "support",
  "support material interface": "support",
  support: "support",
  "support-interface": "support",
  "support interface": "support",
  "external perimeter": "outer-wall",
  "overhang perimeter": "outer-wall",
  "wall-outer": "outer-wall",
  "outer wall": "outer-wall",
  "overhang wall": "outer-wall",
  perimeter: "inner-wall",
  "wall-inner": "inner-wall",
  "inner wall": "inner-wall",
  "bottom surface": "bottom-skin",
  skin: "solid-infill",
  "solid infill": "solid-infill",
  "internal solid infill": "solid-infill",
  "gap infill": "solid-infill",
  "gap fill": "solid-infill",
  "top solid infill": "top-skin",
  "top surface": "top-skin",
  "bridge infill": "bridge",
  bridge: "bridge",
  "internal bridge": "bridge",
  fill: "sparse-infill",
  "internal infill": "sparse-infill",
  "sparse infill": "sparse-infill",
};

export const UNKNOWN_ROLE = 255;

/** Index in PATH_ROLES of a feature's name, 255 if nobody is known to use it. */
function roleOfName(name: string): number {
  const role = NAMES[name.trim().toLowerCase()];
  return role === undefined ? UNKNOWN_ROLE : PATH_ROLES.indexOf(role);
}

/** What a comment says, in the ways of the slicers that are read. */
export type Remark =
  | { readonly kind: "layer"; readonly style: string }
  | { readonly kind: "role"; readonly role: number }
  | { readonly kind: "diameter"; readonly value: number }
  | undefined;

/** Reads the text after `;`. */
export function readRemark(text: string): Remark {
  const remark = text.trim();
  if (remark === "LAYER_CHANGE" || remark === "CHANGE_LAYER")
    return { kind: "layer", style: remark };
  if (remark.startsWith("LAYER:")) return { kind: "layer", style: "LAYER" };
  if (remark.startsWith("TYPE:")) return { kind: "role", role: roleOfName(remark.slice(5)) };
  if (remark.startsWith("FEATURE:")) return { kind: "role", role: roleOfName(remark.slice(8)) };
  const diameter = /^filament_diameter\s*[=:]\s*([\d.]+)/.exec(remark);
  if (diameter && Number(diameter[1]) > 0) return { kind: "diameter", value: Number(diameter[1]) };
  return undefined;
}
