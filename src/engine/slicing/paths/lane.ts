import { pathArea, pathCount, type Polys } from "../kernel/polys.ts";
import { outlineOf, type Place } from "./outline.ts";

/** Contours inside the walls, to walk along where a wall is in the way; µm. */
export interface Lane {
  /**
   * xy of the points of a way from a to b, both ends among them: to the lane, along the straight line
   * as far as it stays inside, and round each contour that the line meets, the shorter way. Undefined
   * where an end is too far away from the lane, where the two ends lie in separate pieces of it, and
   * where the way would be longer than `most`.
   */
  way(ax: number, ay: number, bx: number, by: number, most: number): number[] | undefined;
}

/** The nozzle hops from a bead to the lane no farther than this, µm. */
const HOP = 1_200;
/** So near to a contour, nobody can say on which side a place lies, µm. */
const ON_IT = 5;
/** Corners have whole coordinates; a line beside them meets none. */
const BESIDE = 0.37;

/** A place in the lane; `at` where it lies on a contour. */
interface Step {
  readonly x: number;
  readonly y: number;
  readonly piece: number;
  readonly at?: Place;
}

export function laneOf(polys: Polys): Lane {
  const { points, starts } = polys;
  const outline = outlineOf(polys);
  const count = pathCount(polys);
  const areas = Float64Array.from({ length: count }, (_, path) => pathArea(polys, path));
  let right = -Infinity;
  for (let i = 0; i < points.length; i += 2) right = Math.max(right, points[i]!);
  /** Way from each contour's first corner to each corner, and round it back to the first. */
  const gone = new Float64Array(points.length / 2);
  const rounds = new Float64Array(count);
  for (let path = 0; path < count; path++) {
    const from = starts[path]!;
    const to = starts[path + 1]!;
    let sum = 0;
    for (let k = from; k < to; k++) {
      gone[k] = sum;
      const n = k + 1 < to ? k + 1 : from;
      sum += Math.hypot(points[2 * n]! - points[2 * k]!, points[2 * n + 1]! - points[2 * k + 1]!);
    }
    rounds[path] = sum;
  }

  /** The smallest outer contour round a place, not counting the contour `but`; -1: none. */
  const pieceAt = (x: number, y: number, but = -1): number => {
    const odd = new Set<number>();
    for (const { path } of outline.meetings(x, y + BESIDE, right + 1, y + BESIDE))
      if (path !== but && areas[path]! > 0 && !odd.delete(path)) odd.add(path);
    let piece = -1;
    for (const path of odd) if (piece < 0 || areas[path]! < areas[piece]!) piece = path;
    return piece;
  };
  const pieces = new Int32Array(count).fill(-2);
  const pieceOf = (path: number): number => {
    if (pieces[path] === -2) {
      const k = starts[path]!;
      pieces[path] = areas[path]! > 0 ? path : pieceAt(points[2 * k]!, points[2 * k + 1]!, path);
    }
    return pieces[path]!;
  };
  const stepTo = (x: number, y: number): Step | undefined => {
    const inside = outline.inside(x, y);
    const at = outline.nearest(x, y, inside ? ON_IT : HOP);
    if (inside && !at) return { x, y, piece: pieceAt(x, y) };
    return at && { x: at.x, y: at.y, piece: pieceOf(at.path), at };
  };
  /** How far along its contour a place lies. */
  const along = ({ x, y, side }: Place): number =>
    gone[side]! + Math.hypot(x - points[2 * side]!, y - points[2 * side + 1]!);

  /** Pushes the corners between two places of a contour, the shorter way round; gives its length. */
  const walk = (from: Place, to: Place, way: number[]): number => {
    const round = rounds[from.path]!;
    const far = (along(to) - along(from) + round) % round;
    const begin = starts[from.path]!;
    const n = starts[from.path + 1]! - begin;
    const ahead = far <= round / 2;
    // Ahead: from the end of the first side to the start of the last; back: the other way round.
    const last = to.side - begin;
    let k = from.side - begin;
    // Both on one side, yet the way leads all round it.
    const same = k === last && (ahead ? along(to) < along(from) : along(to) > along(from));
    for (let turn = same; turn || k !== last; turn = false) {
      if (ahead) k = (k + 1) % n;
      way.push(points[2 * (begin + k)]!, points[2 * (begin + k) + 1]!);
      if (!ahead) k = (k + n - 1) % n;
    }
    return ahead ? far : round - far;
  };

  return {
    way(ax, ay, bx, by, most) {
      const from = stepTo(ax, ay);
      const to = from && stepTo(bx, by);
      if (!from || !to || from.piece !== to.piece || from.piece < 0) return undefined;
      const dx = to.x - from.x;
      const dy = to.y - from.y;
      const met: Place[] = from.at ? [from.at] : [];
      for (const { t, path, side } of outline.meetings(from.x, from.y, to.x, to.y))
        if (pieceOf(path) === from.piece)
          met.push({ x: from.x + t * dx, y: from.y + t * dy, path, side });
      if (to.at) met.push(to.at);
      const way = [ax, ay];
      let length = 0;
      for (let i = 0; i < met.length; i++) {
        const first = met[i]!;
        way.push(first.x, first.y);
        let j = met.length - 1;
        while (j > i && met[j]!.path !== first.path) j--;
        if (j === i) continue;
        length += walk(first, met[j]!, way);
        if (length > most) return undefined;
        way.push(met[j]!.x, met[j]!.y);
        i = j;
      }
      way.push(bx, by);
      return way;
    },
  };
}
