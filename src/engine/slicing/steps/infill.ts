import type { PrintSettings } from "../../machines/settings.ts";
import { beadArea, beadSpacing, THREAD_GAP } from "../bead.ts";
import { bridgeAngle } from "../infill/bridge-angle.ts";
import { fillRest } from "../infill/fill-rest.ts";
import { ironing } from "../infill/ironing.ts";
import { closedLines, type Lines } from "../infill/lines.ts";
import { patches } from "../infill/patches.ts";
import { PATTERNS, sparseFill, sparseWidth } from "../infill/patterns.ts";
import { type SolidFill, solidFill } from "../infill/skins.ts";
import type { Kernel } from "../kernel/kernel.ts";
import {
  area as areaOf,
  concat,
  inRegion,
  isEmpty,
  NO_POLYS,
  type Polys,
  UM,
} from "../kernel/polys.ts";
import type { PathRole } from "../plan.ts";
import { type Islands, islandsOf } from "./islands.ts";
import type { Fills } from "./skins.ts";

export const reads = [
  "infill_density",
  "infill_pattern",
  "infill_angle",
  "infill_overlap",
  "infill_anchor",
  "infill_line_width",
  "solid_infill_below_area",
  "line_width",
  "layer_height",
] as const satisfies readonly (keyof PrintSettings)[];

/** What the solid areas and bridges read besides. */
export const skinReads = [
  "skin_pattern",
  "skin_line_width",
  "top_skin_line_width",
  "min_bead_width",
  "ironing",
  "ironing_spacing",
] as const satisfies readonly (keyof PrintSettings)[];

export const bridgeReads = [
  "bridge_angle",
  "bridge_over_infill",
] as const satisfies readonly (keyof PrintSettings)[];

/** The lines of one area, in printing order. */
export interface FillLines {
  readonly role: PathRole;
  readonly lines: Lines;
  /** Width of the beads, mm: one for all, or one a path. */
  readonly width: number | Float32Array;
  /** As `PlanLayer.flows`; 1 if left out. */
  readonly flow?: number;
}

export interface FillHow {
  readonly index: number;
  /** Width of the layer's beads as far as no feature has its own, mm. */
  readonly width: number;
  readonly height: number;
  readonly z: number;
  /** Diameter, mm: that of a thread in the air. */
  readonly nozzle: number;
  readonly settings: PrintSettings;
}

/**
 * Layers with the same areas have the same lines if this is the same: it says how the pattern changes
 * from layer to layer.
 */
export function linesPhase({ infill_pattern }: PrintSettings, layer: number): string {
  const { cycle } = PATTERNS[infill_pattern];
  // Skins turn with every layer.
  return cycle === Infinity ? String(layer) : `${layer % 2}${layer % cycle}`;
}

/** The lines of each island's areas. */
export function fillLines(
  kernel: Kernel,
  islands: Islands,
  fills: Fills,
  below: Polys,
  how: FillHow,
): readonly (readonly FillLines[])[] {
  const { index, width, height, settings } = how;
  const lists: FillLines[][] = islands.anchors.map(() => []);
  const turned = radians(settings.infill_angle) + (index % 2) * (Math.PI / 2);
  const widthOf = (own: number): number => (index > 0 && own > 0 ? own : width);
  const skinWidth = widthOf(settings.skin_line_width);
  const inset = (bead: number): number =>
    (beadSpacing(bead, height) / 2 - settings.infill_overlap * bead) * UM;

  const open = openShare(islands, fills, height);
  const solid = (area: Polys, role: PathRole, bead: number, angle = turned): void => {
    if (isEmpty(area)) return;
    const spans = role === "bridge" || role === "internal-bridge";
    const pattern = spans ? "lines" : settings.skin_pattern;
    for (const [i, part] of islands.split(area).entries()) {
      if (isEmpty(part)) continue;
      const made = solidFill(kernel, part, {
        pattern,
        angle,
        width: bead,
        height,
        inset: inset(bead),
        // A bead of its own may not begin over nothing.
        least: spans || hangs(role, index) ? 0 : settings.min_bead_width * bead,
      });
      const flow = spans
        ? threadFlow(how.nozzle, bead, height)
        : evenFlow(part, made, height, open);
      lists[i]!.push({ role, lines: made.lines, width: made.widths, flow });
      for (const slits of made.wedges)
        lists[i]!.push({ role: "gap-fill", lines: slits.lines, width: slits.widths });
      if (isEmpty(made.rest)) continue;
      const gaps = fillRest(kernel, made.rest, bead, height, settings.min_bead_width * bead);
      lists[i]!.push({ role: "gap-fill", lines: gaps.beads, width: gaps.beads.widths });
      for (const loops of gaps.loops)
        lists[i]!.push({ role: "gap-fill", lines: closedLines(loops), width: bead });
    }
  };
  const across = (area: Polys, anchors: Polys, role: PathRole): void => {
    if (isEmpty(area)) return;
    for (const piece of islandsOf(area).split(area)) {
      const own = settings.bridge_angle > 0 ? radians(settings.bridge_angle) : undefined;
      const angle = own ?? bridgeAngle(kernel, piece, anchors);
      // What no direction holds is an overhang, not a bridge.
      if (angle === undefined && role === "bridge") solid(piece, "bottom-skin", skinWidth);
      else solid(piece, role, threadBead(how.nozzle, height), angle ?? turned + Math.PI / 2);
    }
  };

  across(fills.bridge, below, "bridge");
  across(fills.internalBridge, fills.internalAnchors, "internal-bridge");
  solid(fills.bottom, "bottom-skin", skinWidth);
  solid(fills.solid, "solid-infill", skinWidth);
  solid(fills.top, "top-skin", widthOf(settings.top_skin_line_width));
  if (!isEmpty(fills.sparse) && settings.infill_density > 0) {
    // One grid for all layers: the bead of the print, not of the layer.
    const bead = {
      width: settings.infill_line_width || settings.line_width,
      height: settings.layer_height,
    };
    for (const [i, part] of islands.split(fills.sparse).entries()) {
      const lines = sparseFill(kernel, part, {
        ...bead,
        pattern: settings.infill_pattern,
        density: settings.infill_density,
        angle: radians(settings.infill_angle),
        layer: index,
        z: how.z,
        inset: inset(bead.width),
        anchor: settings.infill_anchor * UM,
      });
      // A place that the grid passes by would be a void from wall to wall.
      solid(passedBy(part, lines), "solid-infill", skinWidth);
      if (lines.starts.length > 1)
        lists[i]!.push({ role: "sparse-infill", lines, width: sparseWidth(bead, height) });
    }
  }
  if (settings.ironing && !isEmpty(fills.top)) {
    for (const [i, part] of islands.split(fills.top).entries()) {
      // The flow is the writer's: a change of it leaves the paths as they are.
      const made = ironing(kernel, part, {
        spacing: settings.ironing_spacing,
        flow: 1,
        angle: turned + Math.PI / 2,
        height,
        inset: inset(skinWidth),
      });
      lists[i]!.push({ role: "ironing", lines: made.lines, width: made.width });
    }
  }
  return lists;
}

const hangs = (role: PathRole, layer: number): boolean => role === "bottom-skin" && layer > 0;

/** The patches of an area in which no line lies. */
function passedBy(area: Polys, { points, starts }: Lines): Polys {
  if (isEmpty(area) || starts.length < 2) return area;
  const all = patches(area);
  if (all.length < 2) return NO_POLYS;
  return all
    .filter((patch) => {
      // A line lies in one patch; its ends may lie on the edge.
      for (let i = 0; i + 1 < starts.length; i++) {
        const k = 2 * starts[i]!;
        if (
          inRegion(patch, (points[k]! + points[k + 2]!) / 2, (points[k + 1]! + points[k + 3]!) / 2)
        )
          return false;
      }
      return true;
    })
    .reduce(concat, NO_POLYS);
}

/** What the round sides of the outer walls leave open, as a share of what lies inside them. */
function openShare(islands: Islands, fills: Fills, height: number): number {
  const { top, bottom, bridge, solid, sparse, internalBridge } = fills;
  const laid = [top, bottom, bridge, solid, sparse, internalBridge];
  const inside = laid.reduce((sum, polys) => sum + areaOf(polys), 0);
  return inside > 0 ? (islands.contourLength() * -beadSpacing(0, height) * UM) / 2 / inside : 0;
}

/**
 * Ends of lines reach over the innermost wall to hold on to it. What they lay there is taken from the
 * whole area, so that a solid part weighs what the mesh does: in small areas it is 2 to 4 %. But a share
 * `open` of it may stay. (Tried: taking all leaves a hair between all lines, up to half of what solid
 * layers miss, and about 1 % less plastic than the mesh.)
 */
function evenFlow(
  area: Polys,
  { lines, widths, rest, wedges }: SolidFill,
  height: number,
  open: number,
): number {
  const { points, starts } = lines;
  let covered = 0;
  for (let i = 0; i + 1 < starts.length; i++) {
    let length = 0;
    for (let k = 2 * starts[i]! + 2; k < 2 * starts[i + 1]!; k += 2)
      length += Math.hypot(points[k]! - points[k - 2]!, points[k + 1]! - points[k - 1]!);
    covered += length * beadSpacing(widths[i]!, height) * UM;
  }
  const slits = wedges.reduce((sum, one) => sum + one.area, 0);
  const wanted = (1 + open) * areaOf(area) - areaOf(rest) - slits;
  return covered > wanted && wanted > 0 ? Math.max(LEAST_FLOW, wanted / covered) : 1;
}

const LEAST_FLOW = 0.9;

/** The bead that lies as far from the next as threads of a bridge do, mm. */
const threadBead = (nozzle: number, height: number): number =>
  nozzle + THREAD_GAP - beadSpacing(0, height);

/** A thread in the air is round and as thick as the nozzle: pressing it flat would tear it. */
function threadFlow(nozzle: number, bead: number, height: number): number {
  return (Math.PI * nozzle ** 2) / 4 / beadArea(bead, height);
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
