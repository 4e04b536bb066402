import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { PrintProfile } from "../machines/profile-types.ts";
import { BED_LIMITS } from "./bed-choice.ts";
import { footingReach } from "./bed/footing-reach.ts";
import { objectNames } from "./bed/object-names.ts";
import { packFromMiddle, type Size } from "./bed/pack.ts";
import type { PartFoot } from "./part-foot.ts";
import type { BedObject } from "./slice-job.ts";

/** A part as the arranger needs it, so many times. */
export interface FootedPart {
  readonly name: string;
  readonly foot: PartFoot;
  readonly copies: number;
}

/** Where everything stands on the bed, mm from its front left corner. */
export interface Arrangement {
  readonly objects: readonly BedObject[];
  /** Turned part of each object, and how far it is moved from there. */
  readonly moves: readonly {
    readonly part: number;
    readonly by: readonly [number, number, number];
  }[];
}

/** Triangles on one bed: beyond it the memory of an old computer ends. */
const MOST_TRIANGLES = 8_000_000;

/** Whether so many objects may stand on one bed. Errors: `slicing.bed-copies`, `slicing.bed-heavy`. */
export function checkLoad(
  parts: readonly { readonly copies: number; readonly triangles: number }[],
): Result<number> {
  const { min, max } = BED_LIMITS.copies;
  const count = parts.reduce((sum, { copies }) => sum + copies, 0);
  const whole = parts.every(({ copies }) => Number.isInteger(copies) && copies >= min);
  if (!whole || count > max) return fail(problem("slicing.bed-copies", { count, max }));
  const triangles = parts.reduce((n, each) => n + each.copies * each.triangles, 0);
  if (count > 1 && triangles > MOST_TRIANGLES)
    return fail(problem("slicing.bed-heavy", { triangles, most: MOST_TRIANGLES }));
  return ok(count);
}

/**
 * Finds each copy a place of its own from the middle of the bed outwards: the rectangles round their
 * outlines lie at least `gap` apart, brims and rafts included, and inside of what the printer reaches
 * with its skirt (without it, if only so they fit: the slicer then says that it left the skirt out).
 * One object always gets the middle. Same input, same places.
 *
 * Errors: those of `checkLoad`, and `slicing.bed-full` (says how many fit).
 */
export function arrangeOnBed(
  parts: readonly FootedPart[],
  gap: number,
  { printer: { bed }, settings }: PrintProfile,
): Result<Arrangement> {
  const load = checkLoad(parts.map(({ copies, foot }) => ({ copies, triangles: foot.triangles })));
  if (!load.ok) return load;
  const count = load.value;
  const wanted = parts.flatMap(({ copies }, part) => Array.from({ length: copies }, () => part));
  const boxes = parts.map(({ foot }) => boxOf(foot.outline));
  const sizes = wanted.map((part): Size => [up(boxes[part]!.width), up(boxes[part]!.depth)]);
  const reach = footingReach(settings);
  const apart = Math.max(0, gap) + 2 * reach.own;
  const place = (margin: number) =>
    packFromMiddle(sizes, apart, [bed.width - 2 * margin, bed.depth - 2 * margin]);
  let corners = count === 1 ? [[0, 0] as const] : place(reach.own + reach.skirt);
  if (corners.includes(undefined)) corners = place(reach.own);
  const fits = corners.filter((corner) => corner !== undefined);
  if (fits.length < count)
    return fail(
      problem("slicing.bed-full", {
        count,
        fit: fits.length,
        bed_width: bed.width,
        bed_depth: bed.depth,
      }),
    );
  // The pile's own middle on the bed's: by true sizes, as the slicer does it with what it is given.
  const spots = wanted.map((part, i) => {
    const { x, y, width, depth } = boxes[part]!;
    const [cx, cy] = fits[i]!;
    return { part, cx, cy, width, depth, x, y };
  });
  const ends = (low: (s: (typeof spots)[number]) => number, size: "width" | "depth"): number =>
    Math.min(...spots.map(low)) + Math.max(...spots.map((s) => low(s) + s[size]));
  const dx = (bed.width - ends(({ cx }) => cx, "width")) / 2;
  const dy = (bed.depth - ends(({ cy }) => cy, "depth")) / 2;
  const names = objectNames(parts);
  const moves = spots.map(({ part, cx, cy, x, y }) => ({
    part,
    by: [cx - x + dx, cy - y + dy, -parts[part]!.foot.low] as const,
  }));
  const objects = moves.map(({ part, by }, i): BedObject => {
    const { outline } = parts[part]!.foot;
    return {
      name: names[i]!,
      outline: outline.map((value, k) => value + by[k % 2]!),
    };
  });
  return ok({ objects, moves });
}

/** Up to whole micrometres: copies then lie whole micrometres apart, and are sliced alike. */
const up = (value: number): number => Math.ceil(value * 1000 - 1e-6) / 1000;

function boxOf(outline: Float64Array) {
  const along = (axis: 0 | 1) => outline.filter((_, i) => i % 2 === axis);
  const [x, y] = [Math.min(...along(0)), Math.min(...along(1))];
  return { x, y, width: Math.max(...along(0)) - x, depth: Math.max(...along(1)) - y };
}
