import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { Mesh } from "../geometry/mesh.ts";
import type { PrintProfile } from "../machines/profile-types.ts";
import { BED_LIMITS } from "./bed-choice.ts";
import { footingReach } from "./bed/footing-reach.ts";
import { objectNames } from "./bed/object-names.ts";
import { packFromMiddle, type Size } from "./bed/pack.ts";
import { hullOutline } from "./bed/hull-outline.ts";
import type { BedObject } from "./slice-job.ts";
import { type Turn, turnMesh } from "./turn.ts";

/** A part for the bed: its mesh (mm, any place), turned and so many times. */
export interface BedPart {
  readonly name: string;
  readonly mesh: Mesh;
  readonly turn: Turn;
  readonly copies: number;
}

/** Where everything stands on the bed, mm from its front left corner. */
export interface BedLayout {
  readonly objects: readonly BedObject[];
  /** Rotated part of each object, and how far it is moved from there. */
  readonly moves: readonly {
    readonly part: number;
    readonly by: readonly [number, number, number];
  }[];
  readonly parts: readonly Mesh[];
}

/** Triangles on one bed: beyond it the memory of an old computer ends. */
const MOST_TRIANGLES = 8_000_000;

/**
 * Turns the parts, and finds each copy a place of its own from the middle of the bed outwards: the
 * rectangles round their outlines lie at least `gap` apart, brims and rafts included, and inside of
 * what the printer reaches with its skirt (without it, if only so they fit: the slicer then says that
 * it left the skirt out). One object always gets the middle. Same input, same places.
 *
 * Errors: `slicing.bad-mesh`, `slicing.nothing-to-print`, `slicing.bed-full` (says how many fit),
 * `slicing.bed-copies`, `slicing.bed-heavy`.
 */
export function layOnBed(
  parts: readonly BedPart[],
  gap: number,
  { printer: { bed }, settings }: PrintProfile,
): Result<BedLayout> {
  const { min, max } = BED_LIMITS.copies;
  const count = parts.reduce((sum, { copies }) => sum + copies, 0);
  const whole = parts.every(({ copies }) => Number.isInteger(copies) && copies >= min);
  if (!whole || count > max) return fail(problem("slicing.bed-copies", { count, max }));
  const triangles =
    parts.reduce((n, { mesh, copies }) => n + copies * mesh.triangles.length, 0) / 3;
  if (count > 1 && triangles > MOST_TRIANGLES)
    return fail(problem("slicing.bed-heavy", { triangles, most: MOST_TRIANGLES }));
  const turned: Mesh[] = [];
  const feet: { outline: number[]; low: number }[] = [];
  for (const { mesh, turn } of parts) {
    const made = turnMesh(mesh, turn);
    const foot = footOf(made);
    if (!foot.ok) return foot;
    turned.push(made);
    feet.push(foot.value);
  }
  const wanted = parts.flatMap(({ copies }, part) => Array.from({ length: copies }, () => part));
  const boxes = feet.map(({ outline }) => boxOf(outline));
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
    by: [cx - x + dx, cy - y + dy, -feet[part]!.low] as const,
  }));
  const objects = moves.map(({ part, by }, i): BedObject => {
    const { outline } = feet[part]!;
    return {
      name: names[i]!,
      outline: Float64Array.from(outline, (value, k) => value + by[k % 2]!),
    };
  });
  return ok({ objects, moves, parts: turned });
}

/** All objects of a layout as one mesh on the bed; a part that stands alone is not copied. */
export function joinOnBed({ moves, parts }: BedLayout): Mesh {
  if (moves.length === 1) return parts[0]!;
  const size = (pick: (mesh: Mesh) => number): number =>
    moves.reduce((sum, { part }) => sum + pick(parts[part]!), 0);
  const positions = new Float64Array(size((mesh) => mesh.positions.length));
  const triangles = new Uint32Array(size((mesh) => mesh.triangles.length));
  let [p, t] = [0, 0];
  for (const { part, by } of moves) {
    const mesh = parts[part]!;
    const first = p / 3;
    for (let i = 0; i < mesh.positions.length; i++)
      positions[p + i] = mesh.positions[i]! + by[i % 3]!;
    for (let i = 0; i < mesh.triangles.length; i++) triangles[t + i] = mesh.triangles[i]! + first;
    p += mesh.positions.length;
    t += mesh.triangles.length;
  }
  return { positions, triangles };
}

/** Up to whole micrometres: copies then lie whole micrometres apart, and are sliced alike. */
const up = (value: number): number => Math.ceil(value * 1000 - 1e-6) / 1000;

function footOf({ positions, triangles }: Mesh): Result<{ outline: number[]; low: number }> {
  if (triangles.length === 0) return fail(problem("slicing.nothing-to-print"));
  const used = new Uint8Array(positions.length / 3);
  let low = Infinity;
  const flat: number[] = [];
  for (const v of triangles) {
    if (used[v]) continue;
    used[v] = 1;
    const [x, y, z] = [positions[3 * v]!, positions[3 * v + 1]!, positions[3 * v + 2]!];
    if (!Number.isFinite(x + y + z)) return fail(problem("slicing.bad-mesh"));
    low = Math.min(low, z);
    flat.push(x, y);
  }
  const outline = hullOutline(flat);
  return ok({ outline, low });
}

function boxOf(outline: readonly number[]) {
  const along = (axis: 0 | 1): number[] => outline.filter((_, i) => i % 2 === axis);
  const [x, y] = [Math.min(...along(0)), Math.min(...along(1))];
  return { x, y, width: Math.max(...along(0)) - x, depth: Math.max(...along(1)) - y };
}
