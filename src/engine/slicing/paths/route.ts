import { isEmpty, type Polys, UM } from "../kernel/polys.ts";
import { type Meeting, type Outline, outlineOf } from "./outline.ts";

/** How the nozzle goes to where the next path begins. */
export interface Travel {
  /** The filament is pulled back, as what oozes would be seen or would leave a string. */
  readonly retract: boolean;
  /** xy of the points on the way, µm, without both ends. */
  readonly via: readonly number[];
}

export interface RouteSettings {
  /** Shorter travels never retract, mm. */
  readonly retraction_min_travel: number;
  /** No retraction on travels that stay inside the part. */
  readonly combing: boolean;
  readonly avoid_crossing_walls: boolean;
}

export type Router = (ax: number, ay: number, bx: number, by: number) => Travel;

const STRAIGHT: Travel = { retract: false, via: [] };
const RETRACTED: Travel = { retract: true, via: [] };

/** A travel begins and ends on a bead, perhaps of an outer wall: so much is left out of the test, µm. */
const TRIM = 50;
/** A way round is taken if it is no longer than this many times the straight line, and so much more. */
const DETOUR = 3;
const DETOUR_MORE = 10 * UM;

/**
 * The travels of one layer. `walls`: centrelines of its outer walls; `lane`: a line inside them to
 * walk along; each made when it is first needed.
 *
 * A travel stays inside if it meets no outer wall and its middle is inside. Where it does not, the way
 * round follows the lane from where the straight line leaves it to where it comes back, and is then
 * pulled tight. A way is not looked for between separate pieces: there is none.
 */
export function createRouter(
  walls: () => Polys,
  lane: () => Polys,
  settings: RouteSettings,
): Router {
  const { combing, avoid_crossing_walls } = settings;
  const least = (settings.retraction_min_travel * UM) ** 2;
  let fence: Polys | undefined;
  let made: Outline | undefined;
  let laid: { readonly polys: Polys; readonly outline: Outline } | undefined;
  const outline = (): Outline => (made ??= outlineOf((fence ??= walls())));
  return (ax, ay, bx, by) => {
    const long = (bx - ax) ** 2 + (by - ay) ** 2;
    if (long <= least) return STRAIGHT;
    if (isEmpty((fence ??= walls()))) return RETRACTED;
    if (stays(outline(), ax, ay, bx, by)) return combing ? STRAIGHT : RETRACTED;
    if (!avoid_crossing_walls) return RETRACTED;
    if (!laid) {
      const polys = lane();
      laid = { polys, outline: outlineOf(polys) };
    }
    const way = wayRound(laid.polys, laid.outline, ax, ay, bx, by);
    const via = way && tighten(outline(), way);
    if (!via || lengthOf(via) > DETOUR * Math.sqrt(long) + DETOUR_MORE) return RETRACTED;
    return { retract: !combing, via: via.slice(2, -2) };
  };
}

function stays(outline: Outline, ax: number, ay: number, bx: number, by: number): boolean {
  const trim = Math.min(0.25, TRIM / Math.hypot(bx - ax, by - ay));
  const [dx, dy] = [(bx - ax) * trim, (by - ay) * trim];
  if (outline.crosses(ax + dx, ay + dy, bx - dx, by - dy)) return false;
  return outline.inside((ax + bx) / 2, (ay + by) / 2);
}

/** Along the straight line, and round each contour of the lane from the first meeting to the last. */
function wayRound(
  lane: Polys,
  outline: Outline,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): number[] | undefined {
  const meetings = outline.meetings(ax, ay, bx, by);
  const way = [ax, ay];
  let i = 0;
  while (i < meetings.length) {
    const first = meetings[i]!;
    let j = i;
    for (let k = meetings.length - 1; k > i; k--)
      if (meetings[k]!.path === first.path) {
        j = k;
        break;
      }
    const at = ({ t }: Meeting): [number, number] => [ax + t * (bx - ax), ay + t * (by - ay)];
    way.push(...at(first));
    if (j > i) {
      walk(lane, first, meetings[j]!, way);
      way.push(...at(meetings[j]!));
    }
    i = j + 1;
  }
  way.push(bx, by);
  return way.length > 4 ? way : undefined;
}

/** The corners of a contour between two places on it, the shorter way round. */
function walk({ points, starts }: Polys, from: Meeting, to: Meeting, way: number[]): void {
  const begin = starts[from.path]!;
  const count = starts[from.path + 1]! - begin;
  const corner = (k: number): number => begin + ((((k - begin) % count) + count) % count);
  // Ahead: from the end of the first side to the start of the last; back: the other way round.
  const ahead: number[] = [];
  for (let k = from.side; k !== to.side; k = corner(k + 1)) ahead.push(corner(k + 1));
  const back: number[] = [];
  for (let k = from.side; k !== to.side; k = corner(k - 1)) back.push(k);
  const length = (ids: readonly number[]): number => {
    let sum = 0;
    let [x, y] = way.slice(-2) as [number, number];
    for (const id of ids) {
      sum += Math.hypot(points[2 * id]! - x, points[2 * id + 1]! - y);
      [x, y] = [points[2 * id]!, points[2 * id + 1]!];
    }
    return sum;
  };
  for (const id of length(ahead) <= length(back) ? ahead : back)
    way.push(points[2 * id]!, points[2 * id + 1]!);
}

/** Leaves out corners that can be cut without meeting a wall; `undefined` if the way meets one anyhow. */
function tighten(outline: Outline, way: readonly number[]): number[] | undefined {
  const last = way.length / 2 - 1;
  const free = (i: number, j: number): boolean => {
    let [ax, ay, bx, by] = [way[2 * i]!, way[2 * i + 1]!, way[2 * j]!, way[2 * j + 1]!];
    const long = Math.hypot(bx - ax, by - ay);
    if (long < 1) return true;
    const trim = Math.min(0.25, TRIM / long);
    const [dx, dy] = [(bx - ax) * trim, (by - ay) * trim];
    if (i === 0) [ax, ay] = [ax + dx, ay + dy];
    if (j === last) [bx, by] = [bx - dx, by - dy];
    return !outline.crosses(ax, ay, bx, by);
  };
  const tight = [way[0]!, way[1]!];
  let i = 0;
  while (i < last) {
    let j = last;
    while (j > i + 1 && !free(i, j)) j--;
    if (j === i + 1 && !free(i, j)) return undefined;
    tight.push(way[2 * j]!, way[2 * j + 1]!);
    i = j;
  }
  // A way that nowhere turns lies outside between its ends: there is no way inside.
  return tight.length > 4 ? tight : undefined;
}

function lengthOf(way: readonly number[]): number {
  let sum = 0;
  for (let i = 2; i < way.length; i += 2)
    sum += Math.hypot(way[i]! - way[i - 2]!, way[i + 1]! - way[i - 1]!);
  return sum;
}
