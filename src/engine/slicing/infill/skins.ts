import { beadSpacing } from "../bead.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { concat, isEmpty, NO_POLYS, type Polys, UM } from "../kernel/polys.ts";
import { boundaryOf } from "./boundary.ts";
import { connect } from "./connect.ts";
import { type EdgeAlong, edgesAlong } from "./edges-along.ts";
import { extentOf } from "./frame.ts";
import { addRows } from "./hatch.ts";
import { joinLines, type Lines } from "./lines.ts";
import { monotonic } from "./monotonic.ts";
import { patches } from "./patches.ts";
import { insetOf } from "./patterns.ts";
import { rowsOf } from "./rows.ts";
import { solidLoops } from "./solid-loops.ts";
import { strands } from "./strands.ts";
import { type Wedges, wedges } from "./wedges.ts";

/** The patterns of solid layers, as `skin_pattern` names them. */
export const SKIN_PATTERNS = ["monotonic", "lines", "concentric"] as const;
export type SkinPattern = (typeof SKIN_PATTERNS)[number];

export interface SolidHow {
  readonly pattern: SkinPattern;
  /** Direction of the lines, radians. */
  readonly angle: number;
  /** Bead, mm. */
  readonly width: number;
  readonly height: number;
  /** How far line ends stay inside the area, µm. */
  readonly inset: number;
  /** The narrowest bead for slits between the lines and an edge, mm; left out: they stay. */
  readonly least?: number;
}

export interface SolidFill {
  readonly lines: Lines;
  /** Width of each path's bead, mm. */
  readonly widths: Float32Array;
  /** What concentric loops leave in the middle, less than two beads wide: to be filled as gaps are. */
  readonly rest: Polys;
  /** Beads in the slits between rows and an edge that all but runs with them. */
  readonly wedges: readonly Wedges[];
}

/** Of so many beads, the innermost of concentric loops are made wider or narrower, so that they fill it. */
const CORE = 3;

/** Pieces nearer than twice this touch, µm. */
const TOUCH = 2;

/** Ends up to this many spacings apart along the wall are joined. */
const LINK = 4;

/** Beads side by side over the whole area. Every point lies in the area less the inset. */
export function solidFill(kernel: Kernel, area: Polys, how: SolidHow): SolidFill {
  const parts: Lines[] = [];
  const widths: number[] = [];
  const slits: Wedges[] = [];
  let rest = NO_POLYS;
  // Pieces that only touch are one to loops: what they leave in each would be more than a bead wide in both.
  const whole = how.pattern === "concentric" ? kernel.offsets(area, TOUCH, -TOUCH) : area;
  for (const patch of isEmpty(whole) ? [] : patches(whole)) {
    if (how.pattern === "concentric") {
      const made = solidLoops(kernel, patch, beadSpacing(how.width, how.height) * UM, CORE);
      parts.push(made.lines);
      widths.push(how.width);
      rest = concat(rest, made.rest);
      continue;
    }
    const region = insetOf(kernel, patch, how.inset);
    if (isEmpty(region)) continue;
    const { spacing, shift, bead } = spread(patch, region, how);
    const rows = rowsOf(region, how.angle, spacing, shift);
    const boundary = boundaryOf(region);
    widths.push(how.width + bead / UM - beadSpacing(how.width, how.height));
    const { inset, height, least } = how;
    const link = LINK * spacing;
    if (least) {
      const found = wedges(region, rows, { bead, inset, link, height, least });
      if (found.area > 0) slits.push(found);
    }
    if (how.pattern === "monotonic") parts.push(monotonic(boundary, rows, link));
    else {
      const pieces = strands();
      addRows(pieces, rows);
      parts.push(connect(boundary, pieces, link, link));
    }
  }
  const lines = joinLines(parts);
  const each = new Float32Array(lines.starts.length - 1);
  let at = 0;
  for (const [i, part] of parts.entries())
    each.fill(widths[i]!, at, (at += part.starts.length - 1));
  return { lines, widths: each, rest, wedges: slits };
}

/** Beads are laid at most this much farther apart, or closer, than they are. */
const WIDEST = 1.2;
const CLOSEST = 0.85;

/** A row this near to the edge of the region is on it, and would be lost, µm. */
const EDGE = 2;

interface Spread {
  /** Distance of the rows, µm. */
  readonly spacing: number;
  /** Where one of them lies across the bed, µm. */
  readonly shift: number;
  /** Distance for which the beads are wide enough, µm. */
  readonly bead: number;
}

/**
 * Whole beads fill a patch from edge to edge across the rows, each a little wider or narrower; a gap
 * would stay along an edge that runs with the rows else. `region` is the patch less the inset.
 */
function spread(patch: Polys, region: Polys, { angle, width, height, inset }: SolidHow): Spread {
  const bead = beadSpacing(width, height) * UM;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const aligned = alongEdges(edgesAlong(patch, cos, sin), bead, inset + EDGE);
  if (aligned) return aligned;
  const { v0, v1 } = extentOf(patch, cos, sin);
  const across = v1 - v0;
  let count = Math.max(1, Math.round(across / bead));
  let fitted = across / count;
  if (fitted > WIDEST * bead || fitted < CLOSEST * bead) {
    // No number of beads fits: as many as there is room for, in the middle.
    count = Math.max(1, Math.floor(across / bead));
    fitted = bead;
  }
  const inner = extentOf(region, cos, sin);
  const room = inner.v1 - inner.v0 - EDGE;
  let spacing = count > 1 ? Math.min(fitted, room / (count - 1)) : fitted;
  if (spacing < CLOSEST * fitted) {
    // Pointed ends are lost to the inset: fewer rows, or they would lie on top of each other.
    count = Math.max(1, Math.floor(room / fitted) + 1);
    spacing = fitted;
  }
  const middle = count > 1 ? (inner.v0 + inner.v1) / 2 : (v0 + v1) / 2;
  return { spacing, shift: middle - ((count - 1) * spacing) / 2, bead: fitted };
}

/** Shorter edges are no reason to move all rows, in beads. */
const LONG = 6;

/**
 * Rows that lie beside the longest edge that runs with them, and beside the next longest, too, where
 * whole beads fit between the two; at least `inset` µm inside. Nothing if there is no such edge.
 */
function alongEdges(edges: readonly EdgeAlong[], bead: number, inset: number): Spread | undefined {
  const [first, ...others] = edges.filter(({ length }) => length > LONG * bead);
  if (!first) return undefined;
  for (const other of others) {
    const apart = Math.abs(other.v - first.v);
    const count = Math.max(1, Math.round(apart / bead));
    const fitted = apart / count;
    if (fitted > WIDEST * bead || fitted < CLOSEST * bead) continue;
    const facing = first.inwards !== other.inwards;
    const room = facing && count > 1 ? (apart - 2 * inset) / (count - 1) : fitted;
    const spacing = Math.min(fitted, room);
    const beside = facing ? (apart - (count - 1) * spacing) / 2 : Math.max(fitted / 2, inset);
    return { spacing, shift: first.v + first.inwards * beside, bead: fitted };
  }
  return {
    spacing: bead,
    shift: first.v + first.inwards * Math.max(bead / 2, inset),
    bead,
  };
}
