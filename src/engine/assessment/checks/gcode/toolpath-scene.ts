import type { Ctx } from "../../../foundation/context.ts";
import { ok, type Result } from "../../../foundation/result.ts";
import type { Mesh, Vec3 } from "../../../geometry/mesh.ts";
import { virtualPrint } from "../../../gcode/deposit.ts";
import type { Deposit } from "../../../gcode/deposit-types.ts";
import type { Motion, Planned } from "../../../gcode/gcode-types.ts";
import { printTime, type PrintTime } from "../../../gcode/time.ts";
import { verifyGcode, type VerifyFinding } from "../../../gcode/verify.ts";
import type { PrintProfile } from "../../../machines/profile-types.ts";
import type { Clipper } from "../../../slicing/clipper.ts";
import { type CrossSections, crossSections } from "../../../slicing/cross-sections.ts";

/** What is known of a print file beside the part that it is of; the checks only read it. */
export interface ToolpathScene {
  readonly motion: Motion;
  readonly profile: PrintProfile;
  readonly verified: readonly VerifyFinding[];
  /** The layers' heights of the plan that it was written from, where that is known. */
  readonly hasPlan: boolean;
  readonly time: PrintTime;
  /** The part beside its print; absent where no part is given. */
  readonly model?: PrintedModel;
}

export interface PrintedModel {
  /** Turned as it is printed. */
  readonly mesh: Mesh;
  readonly deposit: Deposit;
  /** What the part is at the middle of each layer of the deposit. */
  readonly sections: CrossSections["regions"];
  /** What the part still is over the print's top, beyond what no whole layer can fill, mm². */
  readonly areaAbove: number;
  /** By label, in the frame of the mesh. */
  readonly rounds: ReadonlyMap<string, PrintedRound>;
}

/** A hole or a boss: the middle of its axis, and its direction. */
export interface PrintedRound {
  readonly at: Vec3;
  readonly axis: Vec3;
}

interface ToolpathInput {
  readonly motion: Motion;
  readonly profile: PrintProfile;
  readonly planned?: Planned;
  /** The part, turned as it is printed, mm, in any place; and the polygon kernel to cut it with. */
  readonly model?: {
    readonly mesh: Mesh;
    readonly clipper: Clipper;
    /** What `gc.printedDim` may ask for, by label. */
    readonly rounds?: ReadonlyMap<string, PrintedRound>;
  };
  /** Both if the caller has them already. */
  readonly time?: PrintTime;
  readonly verified?: readonly VerifyFinding[];
}

/**
 * Measures what the checks on a print file read: the proof, the time and, if the part is given, the
 * virtual print, found wherever it lies on the bed. Errors: those of `virtualPrint`.
 */
export function inspectToolpath(input: ToolpathInput, ctx: Ctx): Result<ToolpathScene> {
  const { motion, profile, planned, model } = input;
  const verified = input.verified ?? verifyGcode(motion, profile, planned);
  const time = input.time ?? printTime(motion, profile.printer.limits);
  const scene = { motion, profile, verified, hasPlan: planned !== undefined, time };
  if (!model) return ok(scene);
  const { mesh, clipper, rounds = new Map<string, PrintedRound>() } = model;
  const filamentDiameter = motion.filamentDiameter ?? profile.filament.diameter;
  const laid = virtualPrint({ motion, mesh }, clipper, ctx, { filamentDiameter });
  if (!laid.ok) return laid;
  const { z, height } = laid.value.layers;
  const base = z[0]! - height[0]!;
  const middles = Array.from(z, (top, i) => top - base - height[i]! / 2);
  const above = z.at(-1)! - base + ABOVE * height.at(-1)!;
  const cut = crossSections(mesh, Float64Array.from([...middles, above]), clipper, ctx);
  if (!cut.ok) return cut;
  const sections = cut.value.regions.slice(0, -1);
  const areaAbove = areaOf(cut.value.regions.at(-1)!);
  return ok({
    ...scene,
    model: { mesh, deposit: laid.value, sections, areaAbove, rounds },
  });
}

/** Heights that are no whole number of layers are rounded: this much of a layer may be missing on top. */
const ABOVE = 0.6;

function areaOf({ points, starts }: PrintedModel["sections"][number]): number {
  let twice = 0;
  for (let path = 0; path + 1 < starts.length; path++) {
    const end = starts[path + 1]!;
    for (let k = starts[path]!, before = end - 1; k < end; before = k++)
      twice += points[2 * before]! * points[2 * k + 1]! - points[2 * k]! * points[2 * before + 1]!;
  }
  return twice / 2e6;
}
