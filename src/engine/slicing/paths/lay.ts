import { pathCount, type Polys } from "../kernel/polys.ts";
import type { PathRole } from "../plan.ts";
import type { Lines } from "../infill/lines.ts";
import type { LayerBuilder } from "./layer-builder.ts";
import { type Nest, type Wall, wallOrder } from "./nests.ts";
import { type OverhangGrade, splitByGrade } from "./overhangs.ts";
import { nearestPoint, type SeamContext, seamOf } from "./seam.ts";
import { heldNear } from "./strand.ts";

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
  /** As `SeamContext.held`. */
  readonly held?: SeamContext["held"];
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
  const lay = (piece: readonly number[], overhang: number): void => {
    out.begin(role, width, 1, overhang);
    for (let i = 0; i < piece.length; i += 2) out.point(piece[i]!, piece[i + 1]!);
    out.end();
  };
  if (grade) splitByGrade(points, grade, lay);
  else lay(points, 0);
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

/** Lays nests of walls, the nearest one next; inner walls begin beside the seam of the outer one. */
export function layNests(
  out: LayerBuilder,
  all: readonly Nest[],
  widthAt: (depth: number) => number,
  { order, seam, below, layer, grade, held }: WallLaying,
): void {
  const { nozzle } = out;
  const context = (): SeamContext => ({ rule: seam, at: nozzle, below, seed: layer, held });
  const left = all.map((nest) => {
    const { polys, path } = nest[0]!;
    const at = seamOf(polys, path, context());
    return { nest, x: polys.points[2 * at]!, y: polys.points[2 * at + 1]! };
  });
  while (left.length > 0) {
    let pick = 0;
    let least = Infinity;
    for (let i = 0; i < left.length && left.length > 1; i++) {
      const d = (left[i]!.x - nozzle.x) ** 2 + (left[i]!.y - nozzle.y) ** 2;
      if (d < least) [least, pick] = [d, i];
    }
    const [next] = left.splice(pick, 1);
    let { x, y } = next!;
    if (seam === "nearest") {
      const { polys, path } = next!.nest[0]!;
      const at = seamOf(polys, path, context());
      [x, y] = [polys.points[2 * at]!, polys.points[2 * at + 1]!];
    }
    for (const wall of wallOrder(next!.nest, order))
      layWall(out, wall, [x, y], widthAt(wall.depth), { grade, held });
    if (next!.nest[0]!.depth === 0) nozzle.seams.push(x, y);
  }
}

/** Lays hatching: the chain that begins or ends nearest to the nozzle next, turned if need be. */
export function layLines(
  out: LayerBuilder,
  lines: Lines,
  role: PathRole,
  width: number | Float32Array,
  flow = 1,
): void {
  const { points, starts, chains } = lines;
  const { nozzle } = out;
  const left: number[] = [];
  for (let i = 0; i + 1 < chains.length; i++) left.push(i);
  while (left.length > 0) {
    let pick = 0;
    let turned = false;
    let least = Infinity;
    for (let i = 0; i < left.length; i++) {
      const chain = left[i]!;
      const head = 2 * starts[chains[chain]!]!;
      const tail = 2 * starts[chains[chain + 1]!]! - 2;
      const dh = (points[head]! - nozzle.x) ** 2 + (points[head + 1]! - nozzle.y) ** 2;
      const dt = (points[tail]! - nozzle.x) ** 2 + (points[tail + 1]! - nozzle.y) ** 2;
      if (dh < least) [least, pick, turned] = [dh, i, false];
      if (dt < least) [least, pick, turned] = [dt, i, true];
    }
    const chain = left[pick]!;
    left[pick] = left[left.length - 1]!;
    left.pop();
    const first = chains[chain]!;
    const last = chains[chain + 1]!;
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
