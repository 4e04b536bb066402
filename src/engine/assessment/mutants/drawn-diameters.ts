import { toleranceLimits } from "../tolerance-limits.ts";
import type { Size } from "./mutant.ts";

/** A dimension of the drawing, mm; without deviations the general tolerance holds. */
export interface DrawnSize {
  readonly kind: string;
  readonly nominal: number;
  readonly upper?: number | undefined;
  readonly lower?: number | undefined;
}

/** The drawing's diameters with their bands; none where its general tolerance cannot be read. */
export function drawnDiameters(drawing: {
  readonly generalTolerance: string;
  readonly dimensions: readonly DrawnSize[];
}): Size[] {
  return drawing.dimensions.flatMap(({ kind, nominal, upper, lower }) => {
    if (kind !== "diameter") return [];
    const general = toleranceLimits(drawing.generalTolerance, { nominal, quantity: "length" });
    const limits =
      upper !== undefined && lower !== undefined
        ? { upper, lower }
        : general.ok
          ? general.value
          : undefined;
    if (!limits || limits.upper <= limits.lower) return [];
    const middle = (limits.upper + limits.lower) / 2;
    return [{ name: `Ø${nominal}`, nominal, middle, half: (limits.upper - limits.lower) / 2 }];
  });
}
