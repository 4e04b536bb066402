import { readFileSync } from "node:fs";
import path from "node:path";

const widths = ["", "external-perimeter-", "perimeter-", "infill-", "solid-infill-", "top-infill-"];
/** The same for PrusaSlicer's command line; the wall generator is named by whoever runs it. */
export const PRUSA: readonly string[] = [
  ["layer-height", "0.2"],
  ["first-layer-height", "0.2"],
  ["nozzle-diameter", "0.4"],
  ["filament-diameter", "1.75"],
  ...widths.map((part) => [`${part}extrusion-width`, "0.45"]),
  ["first-layer-extrusion-width", "0.45"],
  ["perimeters", "2"],
  ["fill-density", "15%"],
  // Its lines; the pattern it calls "line" leaves them without anchors.
  ["fill-pattern", "rectilinear"],
  ["solid-infill-below-area", "0"],
  ["top-solid-layers", "4"],
  ["bottom-solid-layers", "4"],
  ["skirts", "0"],
  ["temperature", "210"],
  ["bed-temperature", "60"],
  ["gcode-flavor", "marlin"],
  ["perimeter-speed", "50"],
  ["external-perimeter-speed", "50"],
  ["small-perimeter-speed", "50"],
  ["gap-fill-speed", "50"],
  ["infill-speed", "80"],
  ["solid-infill-speed", "80"],
  ["top-solid-infill-speed", "80"],
  ["travel-speed", "150"],
  ["first-layer-speed", "30"],
  ["retract-length", "1"],
  ["retract-speed", "40"],
  ["retract-before-travel", "1.5"],
  ["slowdown-below-layer-time", "0"],
]
  .flatMap(([name, value]) => [`--${name}`, value!])
  // As the others: no retraction on a way that stays inside the part.
  .concat("--only-retract-when-crossing-perimeters");

const CURA = path.resolve(import.meta.dirname, "../peers/cura-settings.json");

/** The same for CuraEngine, which works nothing out: every setting has to be told (see the README there). */
export function curaSettings(): string[] {
  return Object.entries(curaValues()).flatMap(([name, value]) => [
    "-s",
    `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`,
  ]);
}

/** Those settings by name, as the peer in the page takes them. */
export const curaValues = (): Readonly<Record<string, unknown>> =>
  JSON.parse(readFileSync(CURA, "utf8")) as Record<string, unknown>;
