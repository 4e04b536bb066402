import { quietCtx } from "../../src/engine/foundation/context.ts";
import { virtualPrint } from "../../src/engine/gcode/deposit.ts";
import type { DepositFindingKind } from "../../src/engine/gcode/deposit-types.ts";
import type { Motion } from "../../src/engine/gcode/gcode-types.ts";
import type { Mesh } from "../../src/engine/geometry/mesh.ts";
import type { PrintProfile } from "../../src/engine/machines/profile-types.ts";
import { THREAD_GAP } from "../../src/engine/slicing/bead.ts";
import type { Clipper } from "../../src/engine/slicing/clipper.ts";
import { PATH_ROLES } from "../../src/engine/slicing/plan.ts";
import { place } from "../../src/engine/slicing/steps/place.ts";
import type { Defect } from "./prove-one.ts";

/** mm², the largest void, hole in a skin or bead beyond the outline that passes. */
const LEAST_AREA = 1;
/** Thinner gaps close by themselves, mm. */
const LEAST_THICK = 0.1;
const LEAST_STRAY = 0.2;
/** Of the section's volume. */
const MOST_OVER = 0.02;
const FULL_OFF = 0.01;
/** Settings that ask for more or less plastic, or for it elsewhere. */
const SHIFTING = ["xy_compensation", "hole_compensation", "elephant_foot_compensation"] as const;
const FLOWS = [
  "extrusion_multiplier",
  "first_layer_flow",
  "outer_wall_flow",
  "inner_wall_flow",
  "infill_flow",
  "skin_flow",
  "top_skin_flow",
  "bridge_flow",
] as const;

/** What the virtual print finds wrong with a file. */
export function laidDefects(
  motion: Motion,
  mesh: Mesh,
  { settings, printer }: PrintProfile,
  clipper: Clipper,
): Defect[] {
  // Without comments nothing tells the part from what stands beside it.
  if (!settings.gcode_comments) return [];
  const placed = place(mesh, printer);
  if (!placed.ok) return [];
  const [x, y] = placed.value.shift;
  const laid = virtualPrint({ motion, mesh }, clipper, quietCtx(), {
    offset: [x, y],
    pitch: PITCH,
  });
  if (!laid.ok) return [{ kind: "laid", text: JSON.stringify(laid.problems) }];
  const { findings, totals } = laid.value;
  const defects: Defect[] = [];
  const told = (kind: DepositFindingKind, least: number): void => {
    const large = findings.filter(
      (one) =>
        one.kind === kind &&
        one.size >= least &&
        (one.thickness === 0 || one.thickness >= LEAST_THICK),
    );
    large.sort((a, b) => b.size - a.size);
    const [worst] = large;
    if (!worst) return;
    const { layer, x, y, size, thickness, line } = worst;
    const where = `layer ${layer} (${x.toFixed(2)}, ${y.toFixed(2)}) line ${line}`;
    defects.push({
      kind: `laid ${kind}`,
      text: `${large.length}, largest ${size.toFixed(2)} (${thickness.toFixed(2)}) at ${where}`,
    });
  };
  const shifted = SHIFTING.some((name) => settings[name] !== 0);
  // Without skins the infill's cells are seen from above and below, as asked for.
  const skinned = settings.top_layers > 0 && settings.bottom_layers > 0;
  // Walls of one width leave gaps and overlap by intent.
  const fixed = settings.wall_generator === "fixed";
  if (!settings.spiral_vase && !fixed && settings.infill_density > 0) {
    told("void", LEAST_AREA);
    if (skinned) told("open-skin", LEAST_AREA);
  }
  if (!shifted) {
    told("stray", LEAST_STRAY);
    if (!settings.spiral_vase && !fixed) told("unfilled", LEAST_AREA);
  }
  // Support under thin layers may end more of them below than the virtual print looks at.
  const { support, support_on_bed_only, spiral_vase, adaptive_layers } = settings;
  if (support && !support_on_bed_only && !spiral_vase && !adaptive_layers)
    told("unsupported-start", 0);
  // Threads of bridges over infill sink into its cells.
  if (!fixed && !settings.bridge_over_infill && FLOWS.every((name) => settings[name] === 1)) {
    const over = totals.over / totals.sectionVolume;
    if (over > MOST_OVER) defects.push({ kind: "laid over", text: `${(100 * over).toFixed(2)} %` });
    const full = totals.volume / totals.sectionVolume;
    const { layers, samples } = laid.value;
    // Small parts lack what their many rounded sides leave; threads in the air are thicker than the layer.
    const most = full + rounding(layers.height, samples.starts) / totals.sectionVolume;
    const least =
      full - hanging(motion, printer.nozzleDiameter, settings.layer_height) / totals.sectionVolume;
    const wrong = least > 1 + FULL_OFF || most < 1 - FULL_OFF;
    if (settings.infill_density === 1 && !settings.spiral_vase && !shifted && wrong)
      defects.push({ kind: "laid full", text: `${full.toFixed(4)} of the section` });
  }
  return defects;
}

/** Distance of the points on the contours, mm. */
const PITCH = 0.5;

/** What round threads hang below their layer, mm³. */
function hanging(
  { count, role, extrude, filamentDiameter }: Motion,
  nozzle: number,
  height: number,
) {
  const thread = (Math.PI * nozzle ** 2) / 4;
  const share = Math.max(0, 1 - ((nozzle + THREAD_GAP) * height) / thread);
  const section = (Math.PI * (filamentDiameter ?? 1.75) ** 2) / 4;
  let sum = 0;
  for (let i = 0; i < count; i++)
    if (PATH_ROLES[role[i]!] === "bridge" && extrude[i]! > 0) sum += extrude[i]! * section;
  return sum * share;
}

/** What beads with rounded sides leave of the part at its contours, mm³. */
function rounding(heights: Float64Array, starts: Uint32Array): number {
  let sum = 0;
  for (const [i, height] of heights.entries())
    sum += (starts[i + 1]! - starts[i]!) * PITCH * height ** 2 * ((1 - Math.PI / 4) / 2);
  return sum;
}
