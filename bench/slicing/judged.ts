import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { quietCtx } from "../../src/engine/foundation/context.ts";
import type { Result } from "../../src/engine/foundation/result.ts";
import { virtualPrint } from "../../src/engine/gcode/deposit.ts";
import { printFigures } from "../../src/engine/gcode/figures.ts";
import type { Motion } from "../../src/engine/gcode/gcode-types.ts";
import { readGcode } from "../../src/engine/gcode/read.ts";
import { printTime } from "../../src/engine/gcode/time.ts";
import type { Mesh } from "../../src/engine/geometry/mesh.ts";
import { importMesh } from "../../src/engine/interchange/import-mesh.ts";
import type { MachineLimits } from "../../src/engine/machines/profile-types.ts";
import type { Clipper } from "../../src/engine/slicing/clipper.ts";

const FILAMENT = 1.75;
/** Distance of the points on the contours, mm. */
const PITCH = 0.5;
const even = (value: number) => ({ x: value, y: value, z: value, e: value });
/** One machine for everybody, whatever a file asks for. */
const LIMITS: MachineLimits = {
  maxFeed: even(500),
  maxAcceleration: even(1500),
  acceleration: { print: 1500, travel: 1500, retract: 1500 },
  jerk: even(10),
};

/**
 * What a G-code is worth, by the same ruler for every slicer; what it does before the first layer
 * (a line beside the part to begin with) and after the last bead (bringing the part forward) belongs
 * to the printer and does not count, but for its time.
 */
export interface Judged {
  readonly gcode_kb: number;
  readonly layers: number;
  readonly filament_mm3: number;
  readonly print_min: number;
  readonly travel_m: number;
  readonly retractions: number;
  /** Of the virtual print beside the mesh; left out where it could not be laid. */
  readonly print?: PrintJudged;
}

export interface PrintJudged {
  readonly deviation_bias_mm: number;
  readonly deviation_mean_mm: number;
  readonly deviation_p99_mm: number;
  readonly deviation_max_mm: number;
  /** Shares of the mesh's volume: 0.01 is one per cent. */
  readonly missing: number;
  readonly open_skin: number;
  readonly extra: number;
  readonly over: number;
  readonly voids: number;
  readonly unsupported_starts: number;
  /** Plastic laid, over the volume of the mesh's cross-sections. */
  readonly filled: number;
  /** What beads with rounded sides cannot fill of it though they end exactly at the contour. */
  readonly rounding: number;
}

export function loadMesh(file: string): Mesh {
  return valueOf(importMesh(readFileSync(file), path.basename(file), quietCtx())).mesh;
}

/** Undefined where there is no G-code. */
export function judge(file: string, mesh: Mesh, clipper: Clipper): Judged | undefined {
  if (!existsSync(file)) return undefined;
  const read = readGcode(new Uint8Array(readFileSync(file)));
  if (!read.ok) return undefined;
  const told = read.value;
  const motion: Motion = {
    ...told,
    orders: { at: new Uint32Array(), what: new Uint8Array(), value: new Float64Array() },
  };
  const figures = printFigures(motion, FILAMENT);
  const before = printFigures({ ...motion, count: firstOfLayers(motion) }, FILAMENT);
  const printed = printFigures({ ...motion, count: afterLastBead(motion) }, FILAMENT);
  const print = judgePrint(motion, mesh, clipper);
  return {
    gcode_kb: statSync(file).size / 1000,
    layers: figures.layers,
    filament_mm3: figures.volume_mm3 - before.volume_mm3,
    print_min: printTime(motion, LIMITS).time_s / 60,
    travel_m: (printed.travel_mm - before.travel_mm) / 1000,
    retractions: printed.retractions - before.retractions,
    ...(print ? { print } : {}),
  };
}

function firstOfLayers({ count, layer }: Motion): number {
  for (let i = 0; i < count; i++) if (layer[i]! >= 0) return i;
  return count;
}

function afterLastBead({ count, extrude, to }: Motion): number {
  for (let i = count - 1; i > 0; i--) {
    const moves = to[3 * i] !== to[3 * i - 3] || to[3 * i + 1] !== to[3 * i - 2];
    if (extrude[i]! > 0 && moves) return i + 1;
  }
  return 0;
}

function judgePrint(motion: Motion, mesh: Mesh, clipper: Clipper): PrintJudged | undefined {
  const laid = virtualPrint({ motion, mesh }, clipper, quietCtx(), {
    filamentDiameter: FILAMENT,
    pitch: PITCH,
  });
  if (!laid.ok) return undefined;
  const { deviation, totals, found, samples, layers } = laid.value;
  // Half of what a round leaves of its square, along every contour.
  let rounding = 0;
  for (const [i, height] of layers.height.entries())
    rounding +=
      (samples.starts[i + 1]! - samples.starts[i]!) * PITCH * height ** 2 * ((1 - Math.PI / 4) / 2);
  return {
    deviation_bias_mm: deviation.bias,
    deviation_mean_mm: deviation.mean,
    deviation_p99_mm: deviation.p99,
    deviation_max_mm: deviation.max,
    missing: totals.missingShare,
    open_skin: totals.open / totals.sectionVolume,
    extra: totals.extraShare,
    over: totals.over / totals.sectionVolume,
    voids: found.void,
    unsupported_starts: found["unsupported-start"],
    filled: totals.volume / totals.sectionVolume,
    rounding: rounding / totals.sectionVolume,
  };
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}
