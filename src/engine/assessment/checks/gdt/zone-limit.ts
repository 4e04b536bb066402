import { parseDecimal } from "../../../foundation/units.ts";
import { readGeneralNote } from "../../tables/general-note.ts";
import { generalGeometrical, generalLinear } from "../../tables/general-tolerance.ts";
import type { GdtKind } from "../../rubric/gdt-schema.ts";

/** What a general tolerance depends on, mm. */
export interface ZoneSizes {
  /** The longer side or the length of the feature; of a round one its diameter. */
  readonly longest: number;
  /** The shorter of the two features that a right angle or a symmetry is between. */
  readonly shorter: number;
  readonly diameter: number;
  /** From the feature to the one it is parallel to. */
  readonly distance: number;
}

/**
 * Width of the zone, mm: a number, or what a general tolerance gives for the characteristic. After
 * ISO 2768-2:1989: roundness the size tolerance but not more than the run-out (5.1.3), parallelism the larger
 * of size tolerance and flatness (5.2.2), coaxiality the run-out (5.2.5). `ISO 22081` gives profiles only.
 * Undefined where there is none: position, cylindricity, angularity and total run-out must be written
 * at the feature.
 */
export function zoneLimit(
  tolerance: string,
  kind: GdtKind,
  sizes: ZoneSizes,
  general?: string,
): number | undefined {
  const text = tolerance.trim() === "general" ? general : tolerance;
  if (text === undefined) return undefined;
  const written = parseDecimal(text.replace(/^[⌀Ø]/, ""));
  if (written !== undefined) return written > 0 ? written : undefined;
  const note = readGeneralNote(text);
  if (!note) return undefined;
  if (note.standard === "ISO 22081") return kind === "gdt.profile" ? note.profile : undefined;
  const { geometrical, linear } = note;
  const size = (of: number): number => {
    const half = linear && generalLinear(linear, "length", Math.max(nominal(of), 0.5));
    return half === undefined ? 0 : 2 * half;
  };
  if (!geometrical) return undefined;
  const table = (name: Parameters<typeof generalGeometrical>[1], of: number) =>
    generalGeometrical(geometrical, name, nominal(of));
  switch (kind) {
    case "gdt.flatness":
      return table("flatness", sizes.longest);
    case "gdt.straightness":
      return table("straightness", sizes.longest);
    case "gdt.roundness": {
      const runOut = table("run-out", sizes.diameter) ?? 0;
      return linear ? Math.min(runOut, size(sizes.diameter)) : runOut;
    }
    case "gdt.parallel":
      return Math.max(table("flatness", sizes.longest) ?? 0, size(sizes.distance)) || undefined;
    case "gdt.perpendicular":
      return table("perpendicularity", sizes.shorter);
    case "gdt.symmetry":
      return table("symmetry", sizes.shorter);
    case "gdt.coaxial":
    case "gdt.runout":
      return table("run-out", sizes.diameter);
    default:
      return undefined;
  }
}

/** Rounding must not lift a size over the end of a table's range. */
const nominal = (size: number): number => Math.round(size * 1000) / 1000;
