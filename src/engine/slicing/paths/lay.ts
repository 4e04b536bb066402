import { pathCount, type Polys } from "../kernel/polys.ts";
import type { PathRole } from "../plan.ts";
import type { Lines } from "../infill/lines.ts";
import type { LayerBuilder } from "./layer-builder.ts";
import { type Nest, type Wall, wallOrder } from "./nests.ts";
import { type OverhangGrade, splitByGrade } from "./overhangs.ts";
import { nearestPoint, type SeamContext, seamOf } from "./seam.ts";
import { heldNear } from "./strand.ts";
import { tourOf } from "./tour.ts";

/** How the walls of a layer are laid. */
export interface WallLaying {
  readonly order: Parameters<typeof wallOrder>[1];
  readonly seam: SeamContext["rule"];
  /** xy of the outer walls' seams below, µm. */
  readonly below: readonly number[];
  /** Number of the layer. */
  readonly layer: number;
  /** Given where walls that hang are treated otherwise than walls that are held. */
  readonly grade?: OverhangGrade | undefined;
  /** As in `SeamContext`. */
  readonly held?: SeamContext["held"];
  readonly toward?: SeamContext["toward"];
  readonly beside?: SeamContext["beside"];
}

/** Lays one closed path from the point `seam` round to itself. */
export function layLoop(
  out: LayerBuilder,
  polys: Polys,
  path: number,
  seam: number,
  role: PathRole,
  width: number,
): void {
  const { points, starts } = polys;
  const from = starts[path]!;
  const to = starts[path + 1]!;
  out.begin(role, width);
  for (let k = seam; k < to; k++) out.point(points[2 * k]!, points[2 * k + 1]!);
  for (let k = from; k <= seam; k++) out.point(points[2 * k]!, points[2 * k + 1]!);
  out.end();
}

/** Lays a path (xy, µm) in pieces that hang alike, or in one where that makes no difference. */
export function layHanging(
  out: LayerBuilder,
  points: readonly number[],
  role: PathRole,
  width: number,
  grade: OverhangGrade | undefined,
): void {
  if (!grade) layPiece(out, points, role, width, 0);
  else
    for (const piece of splitByGrade(points, grade))
      layPiece(out, piece.points, role, width, piece.grade);
}

// Not a function inside another: those with numbers around them were compiled anew 14 times a part.
function layPiece(
  out: LayerBuilder,
  points: readonly number[],
  role: PathRole,
  width: number,
  overhang: number,
): void {
  out.begin(role, width, 1, overhang);
  for (let i = 0; i < points.length; i += 2) out.point(points[i]!, points[i + 1]!);
  out.end();
}

/** Lays one closed wall from near a place round to itself; not from the air if some of it is held. */
function layWall(
  out: LayerBuilder,
  { polys: { points, starts }, path, depth }: Wall,
  [x, y]: readonly [number, number],
  width: number,
  { grade, held }: Pick<WallLaying, "grade" | "held">,
): void {
  const seam = nearestPoint({ points, starts }, path, x, y);
  const from = starts[path]! * 2;
  const to = starts[path + 1]! * 2;
  const round = [...points.subarray(seam * 2, to), ...points.subarray(from, seam * 2 + 2)];
  const begun = held && !held(round[0]!, round[1]!) ? begunHeld(round, x, y, held) : round;
  layHanging(out, begun, depth === 0 ? "outer-wall" : "inner-wall", width, grade);
}

/** A closed path (xy, the first point again at its end) from its held place nearest to (x, y) on. */
function begunHeld(
  round: readonly number[],
  x: number,
  y: number,
  held: NonNullable<SeamContext["held"]>,
): readonly number[] {
  const xs = round.filter((_, i) => i % 2 === 0);
  const ys = round.filter((_, i) => i % 2 === 1);
  const place = heldNear({ xs, ys }, x, y, held);
  if (!place) return round;
  const next = 2 * place.side + 2;
  return [place.x, place.y, ...round.slice(next), ...round.slice(2, next), place.x, place.y];
}

/** Lays closed loops as they come (skirt and brim). */
export function layRings(out: LayerBuilder, loops: Polys, role: PathRole, width: number): void {
  for (let i = 0; i < pathCount(loops); i++) layLoop(out, loops, i, loops.starts[i]!, role, width);
}

/** Lays nests of walls on a short way; inner walls begin beside the seam of the outer one. */
export function layNests(
  out: LayerBuilder,
  nests: readonly Nest[],
  widthAt: (depth: number) => number,
  laying: WallLaying,
): void {
  const { nozzle } = out;
  const { order, seam, grade, held } = laying;
  const seams = seamsOf(nests, laying, nozzle);
  for (const end of tourOf({ heads: seams, tails: seams }, nozzle.x, nozzle.y)) {
    const nest = nests[end >> 1]!;
    const [x, y] =
      seam === "nearest"
        ? seamsOf([nest], laying, nozzle)
        : seams.subarray(end & ~1, (end & ~1) + 2);
    for (const wall of wallOrder(nest, order))
      layWall(out, wall, [x!, y!], widthAt(wall.depth), { grade, held });
    if (nest[0]!.depth === 0) nozzle.seams.push(x!, y!);
  }
}

/** xy of the seam of each nest, µm, as the nozzle stands; the first one draws the others. */
export function seamsOf(
  nests: readonly Nest[],
  { seam, below, layer, held, toward, beside }: WallLaying,
  at: SeamContext["at"],
): Float64Array {
  let context: SeamContext = { rule: seam, at, below, seed: layer, held, toward, beside };
  const seams = new Float64Array(2 * nests.length);
  for (const [i, nest] of nests.entries()) {
    const { polys, path } = nest[0]!;
    const k = 2 * seamOf(polys, path, context);
    seams.set(polys.points.subarray(k, k + 2), 2 * i);
    if (!context.beside) context = { ...context, beside: [seams[2 * i]!, seams[2 * i + 1]!] };
  }
  return seams;
}

/** Lays hatching on a short way: each chain from its beginning or its end. */
export function layLines(
  out: LayerBuilder,
  lines: Lines,
  role: PathRole,
  width: number | Float32Array,
  flow = 1,
): void {
  const { points, starts, chains } = lines;
  const { nozzle } = out;
  const count = chains.length - 1;
  const heads = new Float64Array(2 * count);
  const tails = new Float64Array(2 * count);
  for (let chain = 0; chain < count; chain++) {
    const head = 2 * starts[chains[chain]!]!;
    const tail = 2 * starts[chains[chain + 1]!]! - 2;
    heads.set(points.subarray(head, head + 2), 2 * chain);
    tails.set(points.subarray(tail, tail + 2), 2 * chain);
  }
  for (const end of tourOf({ heads, tails }, nozzle.x, nozzle.y)) {
    const turned = end % 2 === 1;
    const first = chains[end >> 1]!;
    const last = chains[(end >> 1) + 1]!;
    for (let i = 0; i < last - first; i++) {
      const path = turned ? last - 1 - i : first + i;
      const from = starts[path]!;
      const to = starts[path + 1]!;
      out.begin(role, typeof width === "number" ? width : width[path]!, flow);
      for (let k = 0; k < to - from; k++) {
        const p = 2 * (turned ? to - 1 - k : from + k);
        out.point(points[p]!, points[p + 1]!);
      }
      out.end();
    }
  }
}
