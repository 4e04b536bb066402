import { beadSpacing } from "../bead.ts";
import type { Kernel } from "../kernel/kernel.ts";
import {
  area,
  concat,
  inPath,
  isEmpty,
  NO_POLYS,
  pathArea,
  type Polys,
  polysBuilder,
  UM,
} from "../kernel/polys.ts";
import { type BeadRules, beadRules, depthOf, levelOf, wideHalf } from "./beading.ts";
import { closedBeads, joinBeads, NO_BEADS, type WallBeads } from "./beads.ts";
import type { Clearance } from "./join.ts";
import { keepIn } from "./keep-in.ts";
import { patches } from "../infill/patches.ts";
import { solidLoops } from "../infill/solid-loops.ts";
import { leftBy } from "./fill-left.ts";
import { variableWalls } from "./variable.ts";

/** What the walls of a layer are to be; lengths in mm. */
export interface WallOptions {
  /** Width of the inner beads. */
  readonly width: number;
  readonly outerWidth: number;
  /** Thickness of the layer. */
  readonly height: number;
  /** Walls from each contour inwards. */
  readonly count: number;
  /** Beads of varying width in narrow places, or all of one width. */
  readonly generator: "variable" | "fixed";
  readonly minBeadWidth: number;
  /** Thinner parts are left out; those thinner than a bead but not than this get a whole one. */
  readonly minFeature?: number;
  /** The first inner wall keeps off the outermost, so that it does not press it outwards. */
  readonly preciseOuterWall: boolean;
}

/** The walls of one layer. */
export interface Walls {
  /** Closed centrelines of constant width, the outermost first (its width `outerWidth`). */
  readonly loops: readonly Polys[];
  /** Centrelines of varying width; where there are some, the loops there are left out. */
  readonly beads: WallBeads;
  /** What is left inside. */
  readonly inside: Polys;
}

/** Narrow places with less area are the rounding of corners, µm². */
const LEAST_AREA = 0.02 * UM * UM;
/** Narrow places narrower than this are the rounding of offsets, µm. */
const LEAST_WIDTH = 12;

/**
 * Walls of a region. Where it is wide enough for all walls of both sides, they are plain offsets.
 * Contours that pass a narrow place get beads of varying width, see `variable.ts`.
 */
export function makeWalls(kernel: Kernel, region: Polys, how: WallOptions): Walls {
  return wallsOf(kernel, region, how, true);
}

/** `mends`: whether places that the beads do not fill are filled after. */
function wallsOf(kernel: Kernel, region: Polys, how: WallOptions, mends: boolean): Walls {
  const rules = beadRules({ ...how, minFeature: how.minFeature ?? how.minBeadWidth });
  if (isEmpty(region)) return { loops: [], beads: NO_BEADS, inside: region };
  if (rules.count <= 0) return { loops: [], beads: NO_BEADS, inside: region };
  const { loops, inside, wide } = offsetWalls(kernel, region, rules);
  if (how.generator === "fixed") return { loops, beads: NO_BEADS, inside };
  const narrow = narrowPlaces(kernel, region, wide);
  if (isEmpty(narrow)) return { loops, beads: NO_BEADS, inside };
  const {
    beads: all,
    plain,
    doubtful,
    room: around,
  } = variableWalls(region, narrow, inside, rules);
  const offsets = { loops, beads: NO_BEADS, inside };
  const own = plainLoops(kernel, region, plain, rules, around.clearance);
  const cramped = own.cramped.map((loop, depth) => crampedBeads(loop, depth, how));
  const beads = keepIn(cramped.reduce(joinBeads, all), how.minBeadWidth * UM, around);
  let varying: Walls = { loops: own.loops, beads, inside };
  if (!isEmpty(doubtful) && mends) {
    const left = leftBy(kernel, region, doubtful, inside, varying.loops, beads, rules);
    if (!isEmpty(left)) {
      varying = { ...varying, beads: joinBeads(beads, fillLeft(kernel, left, how)) };
    }
  }
  const laid = laidArea(varying, how);
  const room = area(region) - area(inside);
  const plainly = laidArea(offsets, how);
  if (laid <= MOST_LAID * room || plainly <= room / 2 || plainly >= laid) return varying;
  // Plain walls are the lesser evil then, but only for the part that it is.
  const parts = patches(region);
  return parts.length > 1
    ? parts.map((part) => wallsOf(kernel, part, how, mends)).reduce(joinWalls)
    : offsets;
}

/** Loops that have no room for their width all the way: as beads they can be made to fit. */
function crampedBeads(loop: Polys, depth: number, { width, outerWidth }: WallOptions): WallBeads {
  const beads = closedBeads(asLines([loop]), depth === 0 ? outerWidth : width);
  return depth === 0 ? { ...beads, roles: beads.roles.fill(0) } : beads;
}

/** Beads in what others leave: loops as long as there is room for one, then lines of varying width. */
function fillLeft(kernel: Kernel, left: Polys, how: WallOptions): WallBeads {
  const made = solidLoops(kernel, left, beadSpacing(how.width, how.height) * UM);
  const loops = closedBeads(made.lines, how.width);
  const rest = beadRoom(kernel, made.rest, how.minBeadWidth);
  if (isEmpty(rest)) return loops;
  const thin = { ...how, outerWidth: how.width, count: 1, preciseOuterWall: false };
  const gaps = wallsOf(kernel, rest, thin, false);
  const more = joinBeads(closedBeads(asLines(gaps.loops), how.width), {
    ...gaps.beads,
    roles: gaps.beads.roles.fill(2),
  });
  return joinBeads(loops, more);
}

/** Gaps wider than the narrowest bead less this are looked at, µm. */
const SLIT = 10;

/**
 * What of an area a bead finds room in. Slits along loops, which touch each other in points, are no region: a
 * bead was laid a millimetre beside such a one, through the outer wall.
 */
export function beadRoom(kernel: Kernel, area: Polys, minBeadWidth: number): Polys {
  const slit = Math.max(0, Math.round((minBeadWidth * UM) / 2 - SLIT));
  return isEmpty(area) ? area : kernel.offsets(area, -slit, slit);
}

/** The walls of two parts of a region. */
function joinWalls(a: Walls, b: Walls): Walls {
  const count = Math.max(a.loops.length, b.loops.length);
  return {
    loops: Array.from({ length: count }, (_, i) =>
      concat(a.loops[i] ?? NO_POLYS, b.loops[i] ?? NO_POLYS),
    ),
    beads: joinBeads(a.beads, b.beads),
    inside: concat(a.inside, b.inside),
  };
}

const asLines = (loops: readonly Polys[]): Polys => {
  const builder = polysBuilder(256);
  for (const { points, starts } of loops)
    for (let i = 0; i + 1 < starts.length; i++) {
      for (let k = starts[i]!; k < starts[i + 1]!; k++)
        builder.point(points[2 * k]!, points[2 * k + 1]!);
      builder.point(points[2 * starts[i]!]!, points[2 * starts[i]! + 1]!);
      builder.end();
    }
  return builder.done();
};

/** Beads that take more of the room that there is for them lie on top of each other. */
const MOST_LAID = 1.12;

/** What all walls take, side by side, µm². */
function laidArea({ loops, beads }: Walls, { width, outerWidth, height }: WallOptions): number {
  let sum = 0;
  for (const [depth, { points, starts }] of loops.entries()) {
    const spacing = beadSpacing(depth === 0 ? outerWidth : width, height) * UM;
    for (let i = 0; i + 1 < starts.length; i++) {
      let before = starts[i + 1]! - 1;
      for (let k = starts[i]!; k < starts[i + 1]!; before = k++)
        sum +=
          spacing *
          Math.hypot(
            points[2 * k]! - points[2 * before]!,
            points[2 * k + 1]! - points[2 * before + 1]!,
          );
    }
  }
  for (let i = 0; i < beads.widths.length; i++) {
    const spacing = beadSpacing(beads.widths[i]!, height) * UM;
    for (let k = 2 * beads.starts[i]! + 2; k < 2 * beads.starts[i + 1]!; k += 2)
      sum +=
        spacing *
        Math.hypot(
          beads.points[k]! - beads.points[k - 2]!,
          beads.points[k + 1]! - beads.points[k - 1]!,
        );
  }
  return sum;
}

/** Offsets of the whole region in one chain, and the part of it that is wide. */
function offsetWalls(
  kernel: Kernel,
  region: Polys,
  rules: BeadRules,
): { readonly loops: Polys[]; readonly inside: Polys; readonly wide: Polys } {
  const loops: Polys[] = [];
  let edge = region;
  let depth = 0;
  const step = (to: number): void => {
    edge = kernel.offset(edge, depth - to);
    depth = to;
  };
  for (let i = 0; i < rules.count; i++) {
    step(levelOf(rules, i));
    if (isEmpty(edge)) break;
    loops.push(edge);
  }
  // Inside, what is too narrow for infill is filled by a bead.
  step(wideHalf(rules));
  let inside = NO_POLYS;
  let wide = NO_POLYS;
  if (!isEmpty(edge)) {
    step(depthOf(rules, rules.count));
    inside = edge;
    step(0);
    wide = edge;
  }
  return { loops, inside, wide };
}

/** The parts of a region that its wide part leaves. */
function narrowPlaces(kernel: Kernel, region: Polys, wide: Polys): Polys {
  if (isEmpty(wide)) return region;
  if (area(region) - area(wide) < LEAST_AREA) return NO_POLYS;
  const rest = kernel.difference(region, wide);
  const builder = polysBuilder(rest.points.length / 2 + 1);
  for (let i = 0; i + 1 < rest.starts.length; i++) {
    const size = Math.abs(pathArea(rest, i));
    if (size < LEAST_AREA) continue;
    let around = 0;
    const to = rest.starts[i + 1]!;
    let before = to - 1;
    for (let k = rest.starts[i]!; k < to; before = k++)
      around += Math.hypot(
        rest.points[2 * k]! - rest.points[2 * before]!,
        rest.points[2 * k + 1]! - rest.points[2 * before + 1]!,
      );
    if (size < (around / 2) * LEAST_WIDTH) continue;
    for (let k = rest.starts[i]!; k < to; k++)
      builder.point(rest.points[2 * k]!, rest.points[2 * k + 1]!);
    builder.end();
  }
  return builder.done();
}

/** A loop nearer to a contour than it ought to be by more than this is cramped, µm. */
const MOST_NEAR = 15;

/**
 * Loops of the contours that pass no narrow place. Holes whose outline is not among them get a frame
 * far outside as their outline, and its own loop is taken off again; where such a hole's corner all but
 * meets the outline, its loops are cramped. Both by depth.
 */
function plainLoops(
  kernel: Kernel,
  region: Polys,
  contours: Polys,
  rules: BeadRules,
  clearance: Clearance,
): { readonly loops: Polys[]; readonly cramped: Polys[] } {
  if (isEmpty(contours)) return { loops: [], cramped: [] };
  const [whole, orphans] = partOrphans(region, contours);
  let x0 = Infinity;
  let y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (let k = 0; k < orphans.points.length; k += 2) {
    x0 = Math.min(x0, orphans.points[k]!);
    x1 = Math.max(x1, orphans.points[k]!);
    y0 = Math.min(y0, orphans.points[k + 1]!);
    y1 = Math.max(y1, orphans.points[k + 1]!);
  }
  const reach = 10 * UM + 4 * levelOf(rules, rules.count);
  const framed = isEmpty(orphans)
    ? orphans
    : withFrame(orphans, x0 - reach, y0 - reach, x1 + reach, y1 + reach);
  const loops: Polys[] = [];
  const cramped: Polys[] = [];
  let one = whole;
  let two = framed;
  let depth = 0;
  for (let i = 0; i < rules.count; i++) {
    one = kernel.offset(one, depth - levelOf(rules, i));
    two = kernel.offset(two, depth - levelOf(rules, i));
    depth = levelOf(rules, i);
    const least = depth - MOST_NEAR;
    const [free, near] = parted(
      withoutOutlines(two, x0 - reach / 2),
      (x, y) => clearance(x, y, depth) >= least,
    );
    const loop = concat(one, free);
    if (isEmpty(loop) && isEmpty(near)) break;
    loops.push(loop);
    cramped.push(near);
  }
  return { loops, cramped };
}

/** Paths all of whose points are good, and the others. */
function parted(
  { points, starts }: Polys,
  isGood: (x: number, y: number) => boolean,
): readonly [Polys, Polys] {
  const parts = [polysBuilder(points.length / 2 + 1), polysBuilder(16)] as const;
  for (let i = 0; i + 1 < starts.length; i++) {
    let good = true;
    for (let k = starts[i]!; good && k < starts[i + 1]!; k++)
      good = isGood(points[2 * k]!, points[2 * k + 1]!);
    const part = parts[good ? 0 : 1];
    for (let k = starts[i]!; k < starts[i + 1]!; k++)
      part.point(points[2 * k]!, points[2 * k + 1]!);
    part.end();
  }
  return [parts[0].done(), parts[1].done()];
}

/** Contours whose outline is among them, and holes without theirs. */
function partOrphans(region: Polys, contours: Polys): readonly [Polys, Polys] {
  const outlines: number[] = [];
  for (let i = 0; i + 1 < region.starts.length; i++) if (pathArea(region, i) > 0) outlines.push(i);
  outlines.sort((a, b) => pathArea(region, a) - pathArea(region, b));
  const firsts = new Set<string>();
  const corner = (polys: Polys, i: number): string => {
    const at = 2 * polys.starts[i]!;
    return `${polys.points[at]},${polys.points[at + 1]}`;
  };
  for (let i = 0; i + 1 < contours.starts.length; i++) firsts.add(corner(contours, i));
  const parts = [polysBuilder(contours.points.length / 2 + 1), polysBuilder(64)] as const;
  for (let i = 0; i + 1 < contours.starts.length; i++) {
    const from = contours.starts[i]!;
    let own = 0;
    if (pathArea(contours, i) < 0) {
      const x = contours.points[2 * from]!;
      const y = contours.points[2 * from + 1]!;
      const outline = outlines.find((path) => inPath(region, path, x, y));
      if (outline === undefined || !firsts.has(corner(region, outline))) own = 1;
    }
    for (let k = from; k < contours.starts[i + 1]!; k++)
      parts[own]!.point(contours.points[2 * k]!, contours.points[2 * k + 1]!);
    parts[own]!.end();
  }
  return [parts[0].done(), parts[1].done()];
}

function withFrame(contours: Polys, x0: number, y0: number, x1: number, y1: number): Polys {
  const n = contours.points.length;
  const points = new Int32Array(n + 8);
  points.set(contours.points);
  points.set([x0, y0, x1, y0, x1, y1, x0, y1], n);
  const starts = new Uint32Array(contours.starts.length + 1);
  starts.set(contours.starts);
  starts[contours.starts.length] = n / 2 + 4;
  return { points, starts };
}

/** Without the paths that reach left of `limit`. */
function withoutOutlines(loops: Polys, limit: number): Polys {
  const builder = polysBuilder(loops.points.length / 2 + 1);
  for (let i = 0; i + 1 < loops.starts.length; i++) {
    const from = loops.starts[i]!;
    const to = loops.starts[i + 1]!;
    let outside = false;
    for (let k = from; k < to && !outside; k++) outside = loops.points[2 * k]! < limit;
    if (outside) continue;
    for (let k = from; k < to; k++) builder.point(loops.points[2 * k]!, loops.points[2 * k + 1]!);
    builder.end();
  }
  return builder.done();
}
