import { PATH_ROLES, type PathRole } from "../../../engine/slicing/plan.ts";

/** For a page that sets no `--role-…` properties. */
const BUILT_IN: Readonly<Record<PathRole, string>> = {
  skirt: "#8a8f98",
  brim: "#a39a86",
  support: "#b58cc4",
  "outer-wall": "#3b78b8",
  "inner-wall": "#8bb6df",
  "bottom-skin": "#8a6a3c",
  "top-skin": "#d39a3f",
  "solid-infill": "#c4705a",
  bridge: "#b3261e",
  "sparse-infill": "#4f9a77",
};

export interface RoleColors {
  readonly roles: Readonly<Record<PathRole, string>>;
  readonly travel: string;
}

/** The colours of the roles: as given, else as the page's style sheet has them, else built in. */
export function roleColorsOf(
  host: HTMLElement,
  given: Partial<Record<PathRole, string>> = {},
  travel?: string,
): RoleColors {
  const style = getComputedStyle(host);
  const pick = (wanted: string | undefined, name: string, fallback: string): string => {
    const value = wanted ?? style.getPropertyValue(`--role-${name}`).trim();
    return value !== "" && CSS.supports("color", value) ? value : fallback;
  };
  const entries = PATH_ROLES.map((role) => [role, pick(given[role], role, BUILT_IN[role])]);
  return {
    roles: Object.fromEntries(entries) as Record<PathRole, string>,
    travel: pick(travel, "travel", "#7b8390"),
  };
}
