import type { Catalogue } from "../catalogues/catalogue.ts";
import type { PrintSummary } from "../engine/gcode/gcode-types.ts";

type Figures = Omit<PrintSummary, "layerTimes_s" | "mass_g"> & { readonly mass_g?: number };

/** The figures of a print under stable names with units (a layer's seconds are left out). */
export function printFigures(
  summary: Figures & { layerTimes_s?: unknown },
): Record<string, unknown> {
  const { layerTimes_s: _, ...figures } = summary;
  return figures;
}

/** The same for a person. */
export function printLines(summary: Figures, catalogue: Catalogue): string[] {
  const minutes = Math.round(summary.time_s / 60);
  const hours = Math.floor(minutes / 60);
  const time = { hours, minutes: minutes % 60 };
  return [
    // Plain sentences: a plural loads the language's rules, 13 ms of a small part.
    catalogue.format(hours > 0 ? "cli.print.hours" : "cli.print.minutes", time),
    catalogue.format("cli.print.filament", {
      metres: summary.filament_mm / 1000,
      volume: summary.volume_mm3 / 1000,
    }),
    ...(summary.mass_g === undefined
      ? []
      : [catalogue.format("cli.print.mass", { mass: Math.round(summary.mass_g * 10) / 10 })]),
    catalogue.format("cli.print.layers", { layers: summary.layers, height: summary.height_mm }),
  ];
}
