import { PATH_ROLES, type PathRole } from "../../../engine/slicing/plan.ts";
import type { DEVIATION_TONES, LAYER_TONES } from "../layer-types.ts";
import { isColor } from "../stage/scene-colors.ts";

/** For a page that sets no `--role-…` properties. */
const BUILT_IN: Readonly<Record<PathRole, string>> = {
  skirt: "#8a8f98",
  brim: "#a39a86",
  raft: "#97846a",
  support: "#b58cc4",
  "support-interface": "#8e5fa6",
  "outer-wall": "#3b78b8",
  "inner-wall": "#8bb6df",
  "gap-fill": "#6f8f2f",
  "bottom-skin": "#8a6a3c",
  "top-skin": "#d39a3f",
  "solid-infill": "#c4705a",
  bridge: "#b3261e",
  "internal-bridge": "#e0685f",
  "sparse-infill": "#4f9a77",
  ironing: "#e8c468",
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
  const pick = (wanted: string | undefined, name: string, fallback: string): string =>
    colorOr(fallback, wanted ?? style.getPropertyValue(`--role-${name}`));
  const entries = PATH_ROLES.map((role) => [role, pick(given[role], role, BUILT_IN[role])]);
  return {
    roles: Object.fromEntries(entries) as Record<PathRole, string>,
    travel: pick(travel, "travel", "#7b8390"),
  };
}

/** What is written, if it is a colour. */
function colorOr(fallback: string, written: string): string {
  const value = written.trim();
  return isColor(value) ? value : fallback;
}

/** For a page that sets no `--tone-…` properties: dark to bright, told apart by all eyes. */
const TONES = [
  "#5b2a86",
  "#4a4fa3",
  "#3575b0",
  "#2397a8",
  "#2fb48a",
  "#6ccb5a",
  "#b5d838",
  "#f2e02c",
] as const satisfies { readonly length: typeof LAYER_TONES };

/** For a page that sets no `--deviation-…` properties: blue inside, brown outside, then grey. */
const DEVIATIONS = [
  "#0b4f8a",
  "#3f8fca",
  "#9cc9e6",
  "#efece2",
  "#f6b671",
  "#dd6b17",
  "#8f2f05",
  "#a393b5",
  "#a7a9ae",
] as const satisfies { readonly length: typeof DEVIATION_TONES };

/** The colours of the scale for figures, lowest first. */
export const toneColorsOf = (host: HTMLElement): string[] => read(host, "tone", TONES);

/** The colours of the scale for deviations, see `DEVIATION_TONES`. */
export const deviationColorsOf = (host: HTMLElement): string[] =>
  read(host, "deviation", DEVIATIONS);

function read(host: HTMLElement, name: string, builtIn: readonly string[]): string[] {
  const style = getComputedStyle(host);
  return builtIn.map((fallback, i) =>
    colorOr(fallback, style.getPropertyValue(`--${name}-${i + 1}`)),
  );
}
