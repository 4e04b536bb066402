import { isSimple } from "../kernel/crossings.ts";
import { concat, type Polys, polysBuilder } from "../kernel/polys.ts";
import { type BeadRules, depthOf, levelOf, wideHalf } from "./beading.ts";
import { beadsOf, type WallBeads } from "./beads.ts";
import { findBranches, type Sampled } from "./branches.ts";
import { layBranch } from "./lay-branch.ts";
import type { Line } from "./lines.ts";
import { MOST_MISSING, plainWalls } from "./meeting.ts";
import { joinBranches, type Laid } from "./nodes.ts";
import { type Outline, outlineOf } from "./outline.ts";
import { placeCover } from "./place-cover.ts";
import { type Rib, type Ribber, ribber } from "./ribs.ts";
import { layRound } from "./stretch.ts";

/** Distance between ribs where it is narrow, µm. */
const PITCH = 250;

interface Variable {
  readonly beads: WallBeads;
  /** The contours that pass no narrow place. */
  readonly plain: Polys;
  /** Places that the beads do not fill. */
  readonly doubtful: Polys;
  readonly room: Pick<Ribber, "clearance" | "isBlocked">;
}

/**
 * Beads along all contours of a region that pass one of its narrow places.
 *
 * The contour is walked, not the medial axis: from each of its points the largest circle that touches
 * there gives the local thickness and the point opposite, both exact (`balls.ts`). Runs of ribs whose
 * two ends face each other are branches (`branches.ts`); beads are chosen along them (`beading.ts`,
 * `lay-branch.ts`). Between branches the beads follow the contour (`stretch.ts`), and where branches
 * meet, what is left is joined straight on or turned back (`nodes.ts`, `join.ts`). So beads are always
 * at a known distance from a contour: the outer edge is exact whatever the width. Where the walk finds no
 * way for inner beads, the place is told as doubtful (`place-cover.ts`) and filled after (`fill-left.ts`).
 *
 * Tried: ribs every 0.25 mm everywhere (six times the time of plain offsets on an enclosure; now twice,
 * since straight sides that face each other need two); wedges up to 50 degrees as branches (stars
 * covered no better, four to fifteen per cent overlap); widths in steps of 40 µm (edges off by 12 µm;
 * with 16 µm by 4). Measured against PrusaSlicer 2.5's variable walls with the same measure, 0.45 mm:
 * a wedge of 0.3 to 3 mm 0.4 % void and 0.9 % overlap against 0.2 and 3.9; walls of 0.6 to 1.7 mm equal
 * in void, no overlap.
 */
export function variableWalls(
  region: Polys,
  narrow: Polys,
  inside: Polys,
  rules: BeadRules,
): Variable {
  const outline = outlineOf(region);
  const limit = wideHalf(rules);
  const near = nearNarrow(outline, narrow, limit);
  const maker = ribber(outline, near, limit, PITCH);
  const contours = outline.firsts.length - 1;
  const plain = polysBuilder(region.points.length / 2 + 1);
  const leavePlain = (c: number): void => {
    for (let s = outline.firsts[c]!; s < outline.firsts[c + 1]!; s++)
      plain.point(outline.ax[s]!, outline.ay[s]!);
    plain.end();
  };
  const sampled: Sampled[] = [];
  const touched = new Uint8Array(contours);
  for (let s = 0; s < outline.count; s++) if (near[s]) touched[outline.contour[s]!] = 1;
  const found: Rib[][] = Array.from({ length: contours }, () => []);
  // A contour may face a narrow place without being near one: then it is walked, too.
  for (let more = true; more; ) {
    more = false;
    for (let c = 0; c < contours; c++) {
      if (!touched[c] || found[c]!.length > 0) continue;
      found[c] = maker.contour(c);
      for (const { central, qside } of found[c]!) {
        if (!central || touched[outline.contour[qside]!]) continue;
        touched[outline.contour[qside]!] = 1;
        more = true;
      }
    }
  }
  for (let c = 0; c < contours; c++) {
    sampled.push({ ribs: found[c]!, claimed: new Uint8Array(found[c]!.length), taken: [] });
    if (touched[c]) continue;
    leavePlain(c);
  }
  const lines: Line[] = [];
  const doubtful = polysBuilder(16);
  const laid: Laid[] = findBranches(outline, maker, sampled, 0.4 * rules.inner, rules.thinnest).map(
    (branch) => ({
      branch,
      ports: layBranch(rules, branch.ribs, lines),
    }),
  );
  const met = joinBranches(outline, rules, sampled, laid, limit, maker, region, inside, lines);
  const around: number[][] = [];
  for (let c = 0; c < contours; c++) {
    if (!touched[c] || met.contours.has(c)) continue;
    const rings = layAround(outline, maker, rules, sampled[c]!.ribs, limit);
    // Round a neck too short to be a branch they cross themselves or another contour's: offsets part there.
    if (rings.every((ring) => isRound(ring))) lines.push(...rings);
    else leavePlain(c);
    around.push(boxOf(outline, c, 2 * limit));
  }
  // Round a contour without branches there may be more room than its own rings take.
  const plainly = around.length > 0 ? plainWalls(outline, sampled, rules) : [];
  for (const box of around) {
    const cover = placeCover(box, region, inside, lines, plainly, MOST_MISSING);
    if (cover && cover.voids < MOST_MISSING) continue;
    const worst = cover?.box ?? box;
    for (let k = 0; k < worst.length; k += 2) doubtful.point(worst[k]!, worst[k + 1]!);
    doubtful.end();
  }
  return {
    beads: beadsOf(rules, lines),
    plain: plain.done(),
    doubtful: concat(met.doubtful, doubtful.done()),
    room: maker,
  };
}

/** A box (xy of its corners) round a contour. */
function boxOf({ ax, ay, firsts }: Outline, c: number, far: number): number[] {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let s = firsts[c]!; s < firsts[c + 1]!; s++) {
    x0 = Math.min(x0, Math.floor(ax[s]! - far));
    y0 = Math.min(y0, Math.floor(ay[s]! - far));
    x1 = Math.max(x1, Math.ceil(ax[s]! + far));
    y1 = Math.max(y1, Math.ceil(ay[s]! + far));
  }
  return [x0, y0, x1, y0, x1, y1, x0, y1];
}

/** Sides that lie near a narrow place. */
function nearNarrow(outline: Outline, narrow: Polys, reach: number): Uint8Array {
  const near = new Uint8Array(outline.count);
  const boxes: number[][] = [];
  for (let i = 0; i + 1 < narrow.starts.length; i++) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (let k = narrow.starts[i]!; k < narrow.starts[i + 1]!; k++) {
      box[0] = Math.min(box[0]!, narrow.points[2 * k]! - reach / 2);
      box[1] = Math.min(box[1]!, narrow.points[2 * k + 1]! - reach / 2);
      box[2] = Math.max(box[2]!, narrow.points[2 * k]! + reach / 2);
      box[3] = Math.max(box[3]!, narrow.points[2 * k + 1]! + reach / 2);
    }
    boxes.push(box);
  }
  const { ax, ay, tx, ty, length } = outline;
  for (let s = 0; s < outline.count; s++) {
    const bx = ax[s]! + tx[s]! * length[s]!;
    const by = ay[s]! + ty[s]! * length[s]!;
    for (const box of boxes) {
      if (Math.max(ax[s]!, bx) < box[0]! || Math.min(ax[s]!, bx) > box[2]!) continue;
      if (Math.max(ay[s]!, by) < box[1]! || Math.min(ay[s]!, by) > box[3]!) continue;
      near[s] = 1;
      break;
    }
  }
  return near;
}

/** Walls round a contour that has no narrow place of any length: a small disc, a corner. */
function layAround(
  outline: Outline,
  ribber: Ribber,
  rules: BeadRules,
  ribs: readonly Rib[],
  limit: number,
): Line[] {
  const laid: Line[] = [];
  let peak = 0;
  for (const { radius } of ribs) peak = Math.max(peak, radius);
  let outer = rules.outer;
  let inner = rules.inner;
  let { count } = rules;
  if (peak < limit) {
    // All of it is narrow: as many rings as fill it, each as wide as that takes.
    const room = peak - rules.slack / 2;
    const wanted = Math.round(room / inner);
    count = Math.max(1, Math.min(count, wanted));
    const cover = room / count;
    if (
      cover >= rules.least &&
      cover <= rules.most * 0.75 &&
      peak <= depthOf(rules, count) + inner
    ) {
      outer = cover;
      inner = cover;
    }
  }
  const used = { ...rules, outer, inner };
  let least = Infinity;
  for (const { radius, side, qside } of ribs)
    if (qside >= 0 && outline.contour[qside] !== outline.contour[side])
      least = Math.min(least, radius);
  for (let i = 0; i < count; i++) {
    // Where another contour is too near, its own bead of this index would lie on this one.
    if (i > 0 && least < levelOf(used, i) + 0.4 * inner) break;
    const line = layRound(outline, ribber, ribs, i, levelOf(used, i), i === 0 ? outer : inner);
    if (line) laid.push(line);
  }
  return laid;
}

/** A closed line that does not cross itself. */
function isRound({ points }: Line): boolean {
  const builder = polysBuilder(points.length / 3 + 1);
  let px = NaN;
  let py = NaN;
  for (let k = 0; k < points.length; k += 3) {
    const x = Math.round(points[k]!);
    const y = Math.round(points[k + 1]!);
    if (x !== px || y !== py) builder.point(x, y);
    px = x;
    py = y;
  }
  builder.end();
  return isSimple(builder.done());
}
