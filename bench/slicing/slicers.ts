import { spawnSync } from "node:child_process";
import process from "node:process";
import { cliStart } from "../../scripts/build-cli.mjs";
import { OURS } from "./ours.ts";
import { curaSettings, PRUSA } from "./settings.ts";

const ON_ONE_CORE = await cliStart(1);
const ON_MORE = await cliStart(2);
const PRUSA_PROGRAM = "prusa-slicer";
const CURA_PROGRAM = "CuraEngine";

export const SLICERS = ["ours", "prusa-classic", "prusa-arachne", "cura"] as const;
export type SlicerId = (typeof SLICERS)[number];

export interface BenchSlicer {
  readonly id: SlicerId;
  readonly version: string;
  /** Program and arguments of a whole run. */
  readonly command: (model: string, out: string, cores: number) => readonly string[];
}

/** Our command line with the comparison's settings, some of them others. */
export function oursWith(
  changed: Partial<Record<keyof typeof OURS, string | number>>,
): BenchSlicer["command"] {
  const set = Object.entries({ ...OURS, ...changed }).flatMap(([name, value]) => [
    "--set",
    `${name}=${value}`,
  ]);
  return (model, out, cores) => {
    // As `npm run cli` starts it on a machine with so many.
    const start = [process.execPath, ...(cores > 1 ? ON_MORE : ON_ONE_CORE), "slice"];
    return start.concat([model, "--out", out, "--threads", String(cores)], set);
  };
}

/** Ours, and the peers that are installed. */
export function installedSlicers(): BenchSlicer[] {
  const found: BenchSlicer[] = [{ id: "ours", version: process.version, command: oursWith({}) }];
  const prusa = versionOf(PRUSA_PROGRAM, ["--help"], /PrusaSlicer[-\s](\d[\w.+]*)/);
  if (prusa)
    for (const walls of ["classic", "arachne"] as const) {
      const start = [PRUSA_PROGRAM, "--export-gcode", "--perimeter-generator", walls, ...PRUSA];
      found.push({
        id: `prusa-${walls}`,
        version: prusa,
        command: (model, out) => start.concat("--output", out, model),
      });
    }
  const cura = versionOf(CURA_PROGRAM, ["help"], /version (\d[\w.]*)/);
  if (cura) {
    // Each setting once for the print and once for its only extruder.
    const told = curaSettings();
    const start = [CURA_PROGRAM, "slice", ...told, "-e0", ...told];
    found.push({
      id: "cura",
      version: cura,
      command: (model, out) => start.concat("-o", out, "-l", model),
    });
  }
  return found;
}

/** What a program says of itself, `unknown` if it says nothing; undefined where it is not installed. */
function versionOf(program: string, args: readonly string[], pattern: RegExp): string | undefined {
  const asked = spawnSync(program, args, { encoding: "utf8" });
  if (asked.error) return undefined;
  return pattern.exec(asked.stdout + asked.stderr)?.[1] ?? "unknown";
}
