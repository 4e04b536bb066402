import { PATH_ROLES } from "../../../slicing/plan.ts";
import { limited } from "../../printability/limited.ts";
import { round } from "../../verdict/shown-numbers.ts";
import { type Outcome, plain } from "../outcome.ts";
import { pointIn } from "./point-in.ts";
import type { ToolpathCheck } from "./toolpath-schemas.ts";
import type { ToolpathScene } from "./toolpath-scene.ts";

/** Rounding of heights in a file, mm. */
const SAME = 0.003;
/** Support ends this far below the part, so that it comes off, mm. */
const GAP = 0.35;
/** A bead as wide as this many of the file's or the nozzle's is held by what lies under its edge. */
const WIDTH = 1.1;
const AIDS = new Set(
  ["skirt", "brim", "raft", "support", "support-interface"].map((role) =>
    PATH_ROLES.indexOf(role as (typeof PATH_ROLES)[number]),
  ),
);

/**
 * How much of the part's plastic is laid where neither the part's own layer below nor a support holds it
 * (§3.1, G16). Measured along the beads' middles, as is done by hand: a bead of which half is held stays.
 */
export function inAir(
  { max }: Extract<ToolpathCheck, { kind: "gc.inAir" }>,
  { motion, model, profile }: ToolpathScene,
): Outcome {
  if (!model) return plain("not-assessed", "check.gc.no-part");
  const { to, extrude, layer, layerZ, role, widths } = motion;
  const { layers, offset } = model.deposit;
  const diameter = motion.filamentDiameter ?? profile.filament.diameter;
  const area = (Math.PI * diameter * diameter) / 4;
  const order = movesByLayer(layer, layerZ.length);
  /** Beads below that may hold something: supports, and those of which nobody says what they are. */
  const aids: { readonly z: number; readonly moves: readonly number[] }[] = [];
  let [all, hanging, worst, worstLayer] = [0, 0, 0, 0];
  const isAid = (i: number): boolean => AIDS.has(role[i]!);
  for (const [index, moves] of order.entries()) {
    const beads = moves.filter(
      (i) => extrude[i]! > 0 && (to[3 * i] !== to[3 * i - 3] || to[3 * i + 1] !== to[3 * i - 2]),
    );
    const z = layerZ[index]!;
    const at = layers.z.findIndex((top) => Math.abs(top - z) < SAME);
    // Below the part there is only the bed, or a raft.
    if (at > 0) {
      const below = z - layers.height[at]!;
      const isInBelow = pointIn(model.sections[at - 1]!);
      const isOver = (x: number, y: number): boolean =>
        isInBelow(x - offset[0], y - offset[1]) || isHeld(x, y, below);
      let air = 0;
      for (const i of beads) {
        if (isAid(i)) continue;
        all += extrude[i]! * area;
        air += freeShare(to, i, isOver) * extrude[i]! * area;
      }
      hanging += air;
      if (air > worst) [worst, worstLayer] = [air, index];
    } else for (const i of beads) if (!isAid(i)) all += extrude[i]! * area;
    const held = beads.filter((i) => isAid(i) || role[i] === UNKNOWN);
    if (held.length > 0) aids.push({ z, moves: held });
  }
  if (all === 0) return plain("fail", "check.gc.no-beads");

  function isHeld(x: number, y: number, below: number): boolean {
    for (let k = aids.length - 1; k >= 0 && aids[k]!.z > below - GAP; k--)
      for (const i of aids[k]!.moves) {
        const wide = widths[i]! > 0 ? widths[i]! : WIDTH * profile.printer.nozzleDiameter;
        if (isNear(to, i, x, y, SUPPORTED * wide)) return true;
      }
    return false;
  }

  return limited({
    value: (100 * hanging) / all,
    limits: { max },
    words: { pass: "check.gc.inAir.pass", above: "check.gc.inAir.too-much" },
    unit: "percent",
    params: { volume: round(hanging), layer: worstLayer + 1 },
    places: hanging > 0 ? [{ kind: "layer", index: worstLayer }] : [],
  });
}

const UNKNOWN = 255;
/** Lines of support stand apart: what lies within so many of their widths is carried. */
const SUPPORTED = 3;

/** Distance between the points of a bead that are looked at, mm. */
const STEP = 0.5;

/** How much of a bead is held by nothing, 0 to 1. */
function freeShare(to: Float64Array, i: number, isOver: (x: number, y: number) => boolean): number {
  const [ax, ay] = [to[3 * i - 3]!, to[3 * i - 2]!];
  const [dx, dy] = [to[3 * i]! - ax, to[3 * i + 1]! - ay];
  const steps = Math.max(1, Math.ceil(Math.sqrt(dx * dx + dy * dy) / STEP));
  let free = 0;
  for (let k = 0; k < steps; k++) {
    const t = (k + 0.5) / steps;
    if (!isOver(ax + t * dx, ay + t * dy)) free++;
  }
  return free / steps;
}

function movesByLayer(layer: Int32Array, count: number): number[][] {
  const found: number[][] = Array.from({ length: count }, () => []);
  for (let i = 1; i < layer.length; i++) found[layer[i]!]?.push(i);
  return found;
}

/** Whether a point lies within a distance of a move. */
function isNear(to: Float64Array, i: number, x: number, y: number, most: number): boolean {
  const [ax, ay] = [to[3 * i - 3]!, to[3 * i - 2]!];
  const [dx, dy] = [to[3 * i]! - ax, to[3 * i + 1]! - ay];
  const length = dx * dx + dy * dy;
  const along = ((x - ax) * dx + (y - ay) * dy) / length;
  const t = along < 0 ? 0 : along > 1 ? 1 : along;
  const [px, py] = [ax + t * dx - x, ay + t * dy - y];
  return px * px + py * py <= most * most;
}
