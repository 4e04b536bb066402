import type { Kernel } from "../kernel/kernel.ts";
import {
  isEmpty,
  NO_POLYS,
  pathArea,
  type Polys,
  type PolysBuilder,
  polysBuilder,
  UM,
} from "../kernel/polys.ts";
import type { BeadRules } from "./beading.ts";
import type { WallBeads } from "./beads.ts";

/** Less is a corner, µm². */
const LEAST_AREA = 0.08 * UM * UM;
/** Narrower than this share of the least bead, nothing is laid. */
const LEAST_SHARE = 0.8;

/** What walls leave of some places in the region: a region for beads of its own. */
export function leftBy(
  kernel: Kernel,
  region: Polys,
  places: Polys,
  inside: Polys,
  loops: readonly Polys[],
  beads: WallBeads,
  rules: BeadRules,
): Polys {
  const edge = kernel.offset(kernel.intersect(region, kernel.union(places)), -rules.slack / 2);
  const strips = stripsOf(places, loops, beads, rules);
  // Strips lie on each other and holes of the inside on strips: one after the other.
  const beside = kernel.difference(edge, strips);
  const uncovered = isEmpty(beside) ? beside : kernel.difference(beside, inside);
  if (isEmpty(uncovered)) return NO_POLYS;
  const open = (rules.least * LEAST_SHARE) / 2;
  const rest = kernel.offsets(uncovered, -open, open + rules.slack / 2);
  const builder = polysBuilder(rest.points.length / 2 + 1);
  for (let i = 0; i + 1 < rest.starts.length; i++) {
    const size = pathArea(rest, i);
    if (size > 0 && size < LEAST_AREA) continue;
    for (let k = rest.starts[i]!; k < rest.starts[i + 1]!; k++)
      builder.point(rest.points[2 * k]!, rest.points[2 * k + 1]!);
    builder.end();
  }
  return isEmpty(rest) ? NO_POLYS : builder.done();
}

/** Shorter steps of a bead are taken together, µm. */
const SHORT = 100;

type Box = readonly [number, number, number, number];

/**
 * Beads near some places, each piece as wide as what it covers: one outline as long as it does not bend.
 */
function stripsOf(
  places: Polys,
  loops: readonly Polys[],
  { points, starts, widths }: WallBeads,
  { slack, outer, inner }: BeadRules,
): Polys {
  const boxes = boxesOf(places);
  const builder = polysBuilder(1024);
  const run: number[] = [];
  const end = (half: number): void => {
    if (run.length >= 4) strip(run, half, builder);
    run.length = 0;
  };
  const go = (x: number, y: number, half: number): void => {
    const n = run.length;
    if (n > 0) {
      const [bx, by] = [run[n - 2]!, run[n - 1]!];
      if (!isNear(boxes, bx, by, x, y, half)) end(half);
      // Round a sharp bend the inner side would turn over, and its area count as taken off.
      else if (n > 2 && bends(run[n - 4]!, run[n - 3]!, bx, by, x, y)) {
        end(half);
        run.push(bx, by);
      }
    }
    run.push(x, y);
  };
  for (let i = 0; i < widths.length; i++) {
    const half = (widths[i]! * UM - slack) / 2;
    const last = 2 * starts[i + 1]! - 2;
    let [px, py] = [Infinity, Infinity];
    for (let k = 2 * starts[i]!; k <= last; k += 2) {
      const [x, y] = [points[k]!, points[k + 1]!];
      if (k < last && Math.hypot(x - px, y - py) < SHORT) continue;
      go(x, y, half);
      [px, py] = [x, y];
    }
    end(half);
  }
  for (const [depth, loop] of loops.entries()) {
    const half = (depth === 0 ? outer : inner) / 2;
    for (let i = 0; i + 1 < loop.starts.length; i++) {
      for (let k = loop.starts[i]!; k < loop.starts[i + 1]!; k++)
        go(loop.points[2 * k]!, loop.points[2 * k + 1]!, half);
      const first = 2 * loop.starts[i]!;
      go(loop.points[first]!, loop.points[first + 1]!, half);
      end(half);
    }
  }
  return builder.done();
}

/** Lines that turn more are laid as two, each with its round end. */
const BEND = Math.cos(Math.PI / 4);

function bends(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): boolean {
  const [ux, uy, vx, vy] = [bx - ax, by - ay, cx - bx, cy - by];
  return ux * vx + uy * vy < BEND * Math.hypot(ux, uy) * Math.hypot(vx, vy);
}

function boxesOf({ points, starts }: Polys): Box[] {
  const boxes: Box[] = [];
  for (let i = 0; i + 1 < starts.length; i++) {
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let k = starts[i]!; k < starts[i + 1]!; k++) {
      x0 = Math.min(x0, points[2 * k]!);
      y0 = Math.min(y0, points[2 * k + 1]!);
      x1 = Math.max(x1, points[2 * k]!);
      y1 = Math.max(y1, points[2 * k + 1]!);
    }
    boxes.push([x0, y0, x1, y1]);
  }
  return boxes;
}

function isNear(
  boxes: readonly Box[],
  ax: number,
  ay: number,
  bx: number,
  by: number,
  half: number,
): boolean {
  for (const [x0, y0, x1, y1] of boxes)
    if (
      Math.max(ax, bx) + half > x0 &&
      Math.min(ax, bx) - half < x1 &&
      Math.max(ay, by) + half > y0 &&
      Math.min(ay, by) - half < y1
    )
      return true;
  return false;
}

/** Directions of a bead's round end, with those of its sides. */
const ROUND = 5;

/** The outline of a bead along a line (xy): one side there, the other back, round at both ends. */
function strip(line: readonly number[], half: number, out: PolysBuilder): void {
  const last = line.length - 2;
  for (const [from, step] of [
    [0, 2],
    [last, -2],
  ] as const) {
    let angle = 0;
    for (let k = from; k + step >= 0 && k + step <= last; k += step) {
      const [ax, ay, bx, by] = [line[k]!, line[k + 1]!, line[k + step]!, line[k + step + 1]!];
      angle = Math.atan2(by - ay, bx - ax) - Math.PI / 2;
      const [nx, ny] = [half * Math.cos(angle), half * Math.sin(angle)];
      out.point(Math.round(ax + nx), Math.round(ay + ny));
      out.point(Math.round(bx + nx), Math.round(by + ny));
    }
    const [x, y] = [line[last - from]!, line[last - from + 1]!];
    for (let k = 1; k < ROUND; k++) {
      const at = angle + (Math.PI * k) / ROUND;
      out.point(Math.round(x + half * Math.cos(at)), Math.round(y + half * Math.sin(at)));
    }
  }
  out.end();
}
