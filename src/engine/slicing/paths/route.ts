import { isEmpty, type Polys, UM } from "../kernel/polys.ts";
import { type Lane, laneOf } from "./lane.ts";
import { outlineOf } from "./outline.ts";
import { type Bounds, stays, tighten } from "./tighten.ts";

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
  /** No retraction on travels that stay inside the part; those that need not go far round do. */
  readonly combing: boolean;
  /** Travels stay inside the part wherever there is a way, however long. */
  readonly avoid_crossing_walls: boolean;
}

export type Router = (ax: number, ay: number, bx: number, by: number) => Travel;

/** What travels may not cross. */
export interface WallsAround {
  /** Inside it a travel stays: centrelines of the outer walls, as a rule. */
  readonly fence: Polys;
  /** Centrelines of outer walls, where the fence is another line; on both sides of them is inside. */
  readonly rails?: Polys;
}

/** Where the nozzle may go; each made when it is first needed. */
export interface RouteGround {
  readonly walls: () => WallsAround;
  /** Lines inside them to walk along, the best first. */
  readonly lanes: readonly (() => Polys)[];
}

const STRAIGHT: Travel = { retract: false, via: [] };
const RETRACTED: Travel = { retract: true, via: [] };

/**
 * A rail that leads across a narrow place, for one bead, is no wall of the part there: it is so far
 * away from the fence, and no farther, µm.
 */
const ACROSS = [75, 130] as const;
/** To save a retraction, a way is at most so many times the straight line, and so much more, µm. */
const DETOUR = 3;
const DETOUR_MORE = 10 * UM;

/**
 * The travels of one layer. A travel stays inside if it meets no outer wall and its middle is inside.
 * Where it does not, a way round follows a lane from where the straight line leaves it to where it
 * comes back, and is then pulled tight. Between separate pieces there is none.
 */
export function createRouter({ walls, lanes }: RouteGround, settings: RouteSettings): Router {
  const { combing, avoid_crossing_walls } = settings;
  const least = (settings.retraction_min_travel * UM) ** 2;
  let around: WallsAround | undefined;
  let made: Bounds | undefined;
  const bounds = (): Bounds => (made ??= boundsOf((around ??= walls())));
  const laid: (Lane | undefined)[] = [];
  return (ax, ay, bx, by) => {
    const long = (bx - ax) ** 2 + (by - ay) ** 2;
    if (long <= least) return STRAIGHT;
    if (isEmpty((around ??= walls()).fence)) return RETRACTED;
    if (stays(bounds(), ax, ay, bx, by)) return combing ? STRAIGHT : RETRACTED;
    if (!combing && !avoid_crossing_walls) return RETRACTED;
    const most = avoid_crossing_walls ? Infinity : DETOUR * Math.sqrt(long) + DETOUR_MORE;
    for (const [i, polys] of lanes.entries()) {
      const way = (laid[i] ??= laneOf(polys())).way(ax, ay, bx, by, most);
      const tight = way && tighten(bounds(), way);
      if (tight && lengthOf(tight) <= most) return { retract: !combing, via: tight.slice(2, -2) };
    }
    return RETRACTED;
  };
}

function boundsOf({ fence, rails }: WallsAround): Bounds {
  const outline = outlineOf(fence);
  if (!rails || isEmpty(rails)) return { fence: outline };
  const lines = outlineOf(rails);
  return {
    fence: outline,
    rails: {
      crosses: (ax, ay, bx, by) =>
        lines.crosses(ax, ay, bx, by) &&
        lines.meetings(ax, ay, bx, by).some(({ t }) => {
          const [near, far] = ACROSS;
          const away = outline.distance(ax + t * (bx - ax), ay + t * (by - ay), far);
          return away < near || away >= far;
        }),
    },
  };
}

function lengthOf(way: readonly number[]): number {
  let sum = 0;
  for (let i = 2; i < way.length; i += 2)
    sum += Math.hypot(way[i]! - way[i - 2]!, way[i + 1]! - way[i - 1]!);
  return sum;
}
