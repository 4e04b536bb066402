import type { Random } from "../../../foundation/random.ts";
import type { Vec3 } from "../../../geometry/mesh.ts";
import type { CsgGraph } from "../../../solid/graph.ts";
import { squareTo } from "../bores.ts";
import { solidOf } from "../solid-of.ts";
import { between, short } from "../choose.ts";
import { type Matrix, Sketch } from "../graph-edit.ts";
import type { Draft, Operator, Subject } from "../mutant.ts";
import { type Spot, spotOn } from "../spots.ts";

/** From a frame with z along the spot's normal to the part's. */
function frameAt({ at, normal }: Spot): Matrix {
  const [u, v] = squareTo(normal);
  return [...u, 0, ...v, 0, ...normal, 0, ...at, 1];
}

interface Kind {
  readonly operator: string;
  readonly room: number;
  readonly deep: number;
  readonly make: (sketch: Sketch, spot: Spot, random: Random) => CsgGraph | undefined;
}

/** A tool in the spot's frame. */
const lay = (sketch: Sketch, spot: Spot, tool: number): number => sketch.under(frameAt(spot), tool);

const at = (sketch: Sketch, by: Vec3, tool: number): number =>
  sketch.under([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, ...by, 1], tool);

const KINDS: readonly Kind[] = [
  {
    operator: "extra hole",
    room: 2.6,
    deep: 2,
    make: (sketch, spot, random) => {
      const radius = between(random, 1, 2);
      const deep = Math.min(spot.deep + 0.5, between(random, 1.5, 12));
      const tool = at(sketch, [0, 0, 0.5 - deep / 2], sketch.rod(radius, radius, deep + 1));
      return sketch.cut(lay(sketch, spot, tool));
    },
  },
  {
    operator: "pinhole",
    room: 1,
    deep: 1.5,
    make: (sketch, spot, random) => {
      const radius = between(random, 0.25, 0.5);
      const tool = at(sketch, [0, 0, -0.1], sketch.rod(radius, radius, 2.2));
      return sketch.cut(lay(sketch, spot, tool));
    },
  },
  {
    operator: "extra boss",
    room: 2.6,
    deep: 1,
    make: (sketch, spot, random) => {
      const radius = between(random, 0.6, 2);
      const tool = sketch.rod(radius, radius, between(random, 1.4, 3));
      return sketch.join(lay(sketch, spot, tool));
    },
  },
  {
    operator: "engraving",
    room: 3,
    deep: 1,
    make: (sketch, spot, random) => {
      // A T, some tenths deep.
      const deep = between(random, 0.3, 0.6);
      const bar = at(sketch, [0, 1.5, 0], sketch.box([4, 0.8, 2 * deep], [0, 0, 0]));
      const stem = sketch.box([0.8, 3.6, 2 * deep], [0, 0, 0]);
      return sketch.cut(lay(sketch, spot, bar), lay(sketch, spot, stem));
    },
  },
  {
    operator: "void inside",
    room: 1.5,
    deep: 3.5,
    make: (sketch, spot, random) => {
      const size = between(random, 0.8, Math.min(2.4, spot.deep - 1.6));
      const tool = sketch.box([size, size, size], [0, 0, -spot.deep / 2]);
      return sketch.cut(lay(sketch, spot, tool));
    },
  },
  {
    operator: "floating bit",
    room: 0.5,
    deep: 1,
    make: (sketch, spot, random) => {
      const tool = sketch.box([1.2, 1.2, 1.2], [0, 0, 1 + between(random, 0.05, 1)]);
      return sketch.join(lay(sketch, spot, tool));
    },
  },
];

/** Features that nobody asked for, on plane faces with room for them. */
export const extras: Operator = (subject, random, most) => {
  const drafts: Draft[] = [];
  const start = Math.floor(random() * KINDS.length);
  for (let i = 0; i < most; i++) {
    const kind = KINDS[(start + i) % KINDS.length] as Kind;
    const spot = spotOn(subject.reference, random, kind);
    if (!spot) continue;
    const graph = kind.make(new Sketch(subject.graph), spot, random);
    if (!graph) continue;
    drafts.push({
      operator: kind.operator,
      name: `at ${spot.at.map(short).join(", ")}`,
      label: "wrong",
      make: () => made(subject, graph),
    });
  }
  return drafts;
};

function made(subject: Subject, graph: CsgGraph) {
  const solid = solidOf(graph, subject.kernel);
  return solid && { solid };
}
