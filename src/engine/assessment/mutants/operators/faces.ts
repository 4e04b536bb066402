import type { Random } from "../../../foundation/random.ts";
import type { Vec3 } from "../../../geometry/mesh.ts";
import type { CsgGraph } from "../../../solid/graph.ts";
import { solidOf } from "../solid-of.ts";
import { oneOf, short, spread } from "../choose.ts";
import { moved, Sketch, times, turnedBy } from "../graph-edit.ts";
import type { Draft, Operator, Subject } from "../mutant.ts";
import { type Side, sidesOf } from "../sides.ts";
import { changed } from "./holes.ts";

const UNIT: readonly Vec3[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

const put = (axis: number, a: number, other: Vec3): Vec3 =>
  other.map((x, k) => (k === axis ? a : x)) as unknown as Vec3;

/** Where the side lies along its axis. */
const levelOf = ({ axis, high, low, size }: Side): number =>
  (low[axis] as number) + (high ? (size[axis] as number) : 0);

const middleOf = ({ low, size }: Side): Vec3 =>
  low.map((x, k) => x + (size[k] as number) / 2) as unknown as Vec3;

interface Kind {
  readonly operator: string;
  readonly label: "right" | "wrong";
  /** So much volume it must add or take away, mm³: else it missed the part. */
  readonly least?: number;
  readonly make: (sketch: Sketch, side: Side, random: Random) => CsgGraph | undefined;
}

/** Takes a wedge off a side, so that its face leans by an angle about an edge of the box. */
function drafted(sketch: Sketch, side: Side, about: number, degrees: number): CsgGraph {
  const across = 3 - side.axis - about;
  const run = side.size[across] as number;
  const big = 4 * Math.max(...side.size);
  const sign = side.high ? 1 : -1;
  // A box that stands on the face, turned into it about the edge at the low end of `across`.
  const box = sketch.box([big, big, big], put(side.axis, (sign * big) / 2, [0, 0, 0]));
  const axis = UNIT[about] as Vec3;
  const edge = put(
    side.axis,
    levelOf(side),
    put(across, side.low[across] as number, middleOf(side)),
  );
  // The far end must go into the part: try which turn brings it there.
  const way = turnedBy(axis, 1);
  const far = [0, 1, 2].map((k) => (way[4 * across + k] as number) * run);
  const inward = Math.sign(far[side.axis] as number) === -sign;
  const turn = turnedBy(axis, inward ? degrees : -degrees);
  return sketch.cut(sketch.under(times(moved(edge), turn), box));
}

const aboutOf = (side: Side, random: Random): number =>
  oneOf(
    random,
    [0, 1, 2].filter((k) => k !== side.axis),
  );

const KINDS: readonly Kind[] = [
  {
    operator: "face drafted 1°",
    label: "wrong",
    make: (sketch, side, random) => {
      const about = aboutOf(side, random);
      const across = 3 - side.axis - about;
      // Right angles of short legs may be off by a degree.
      if (Math.min(side.size[across] as number, side.size[side.axis] as number) < 11)
        return undefined;
      if ((side.to[across] as number) - (side.from[across] as number) < 11) return undefined;
      return drafted(sketch, side, about, 1);
    },
  },
  {
    operator: "face drafted 0.05°",
    label: "right",
    make: (sketch, side, random) => drafted(sketch, side, aboutOf(side, random), 0.05),
  },
  {
    operator: "step in a face",
    label: "wrong",
    least: 5,
    make: (sketch, side, random) => {
      const about = aboutOf(side, random);
      const across = 3 - side.axis - about;
      const deep = 0.9 + 0.4 * random();
      const big = 2 * Math.max(...side.size);
      const from = (side.from[across] as number) + (side.to[across] as number);
      const size = put(across, big, put(side.axis, 2 * deep, [big, big, big]));
      const centre = put(across, from / 2 + big / 2, put(side.axis, levelOf(side), middleOf(side)));
      return sketch.cut(sketch.box(size, centre));
    },
  },
  {
    operator: "notch in an edge",
    label: "wrong",
    least: 0.6,
    make: (sketch, side, random) => {
      const about = aboutOf(side, random);
      const across = 3 - side.axis - about;
      const end = (random() < 0.5 ? side.from : side.to)[across] as number;
      const along =
        (side.from[about] as number) +
        (0.25 + 0.5 * random()) * ((side.to[about] as number) - (side.from[about] as number));
      const size = 1.6 + random();
      // At a rounded end there may be no edge: then the notch meets nothing, or hardly anything.
      const centre = put(about, along, put(across, end, put(side.axis, levelOf(side), [0, 0, 0])));
      return sketch.cut(sketch.box([size, size, size], centre));
    },
  },
  {
    operator: "edge broken",
    label: "wrong",
    least: 1,
    make: (sketch, side, random) => {
      // A chamfer of some tenths along an edge of the box.
      const about = aboutOf(side, random);
      const across = 3 - side.axis - about;
      const end = (random() < 0.5 ? side.from : side.to)[across] as number;
      const leg = (0.6 + 0.6 * random()) * Math.SQRT2;
      const big = 2 * Math.max(...side.size);
      const bar = sketch.box(put(about, big, [leg, leg, leg]), [0, 0, 0]);
      const at = put(across, end, put(side.axis, levelOf(side), middleOf(side)));
      return sketch.cut(sketch.under(times(moved(at), turnedBy(UNIT[about] as Vec3, 45)), bar));
    },
  },
  {
    operator: "bulge on a face",
    label: "wrong",
    least: 1,
    make: (sketch, side) => {
      const [a, b] = [(side.axis + 1) % 3, (side.axis + 2) % 3] as [number, number];
      const width = (k: number): number => (side.to[k] as number) - (side.from[k] as number);
      const wide = 0.8 * Math.min(width(a), width(b));
      if (wide < 6) return undefined;
      const high = 0.6;
      const radius = (wide * wide) / 4 / (2 * high) + high / 2;
      const middle = side.from.map((x, k) => (x + (side.to[k] as number)) / 2) as unknown as Vec3;
      const sign = side.high ? 1 : -1;
      const level = levelOf(side);
      const ball = sketch.add({
        kind: "ellipsoid",
        radius: [radius, radius, radius],
        center: put(side.axis, level - sign * (radius - high), middle),
        segments: 128,
      });
      // Only what stands over the face, and a little to hold on by.
      const slab = sketch.box(
        put(side.axis, 1.2, [wide, wide, wide]),
        put(side.axis, level + sign * 0.4, middle),
      );
      return sketch.join(sketch.add({ kind: "intersect" }, [ball, slab]));
    },
  },
  {
    operator: "gap 0.01 through the part",
    label: "wrong",
    make: (sketch, side, random) => {
      const big = 2 * Math.max(...side.size);
      const at =
        (side.low[side.axis] as number) + (0.3 + 0.4 * random()) * (side.size[side.axis] as number);
      return sketch.cut(
        sketch.box(put(side.axis, 0.01, [big, big, big]), put(side.axis, at, middleOf(side))),
      );
    },
  },
  {
    operator: "skin on a face",
    label: "wrong",
    least: 2,
    make: (sketch, side, random) => {
      // A thin pad over a third of the face: more than any size's tolerance here.
      const about = aboutOf(side, random);
      const across = 3 - side.axis - about;
      const run = (side.to[across] as number) - (side.from[across] as number);
      const width = (side.to[about] as number) - (side.from[about] as number);
      const thick = 0.9 + 0.4 * random();
      const size = put(
        across,
        run / 3,
        put(about, width / 3, put(side.axis, 2 * thick, [0, 0, 0])),
      );
      const middle = side.from.map((x, k) => (x + (side.to[k] as number)) / 2) as unknown as Vec3;
      return sketch.join(sketch.box(size, put(side.axis, levelOf(side), middle)));
    },
  },
];

/** What goes wrong with the flat sides of a part. */
export const faces: Operator = (subject, random, most) => {
  const sides = sidesOf(subject.reference);
  const drafts = sides.flatMap((side) =>
    KINDS.flatMap((kind): Draft[] => {
      const graph = kind.make(new Sketch(subject.graph), side, random);
      if (!graph) return [];
      const name = `${"xyz"[side.axis]} ${short(levelOf(side))}`;
      const make = () =>
        kind.label === "right"
          ? plain(subject, graph)
          : changed(subject, graph, (kind.least ?? 1e-3) / subject.reference.volume);
      return [{ operator: kind.operator, name, label: kind.label, make }];
    }),
  );
  return spread(random, drafts, most);
};

function plain({ kernel }: Subject, graph: CsgGraph) {
  const solid = solidOf(graph, kernel);
  return solid && { solid };
}
