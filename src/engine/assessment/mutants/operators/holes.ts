import type { Random } from "../../../foundation/random.ts";
import type { Vec3 } from "../../../geometry/mesh.ts";
import type { CsgGraph, CsgNode, CsgOp } from "../../../solid/graph.ts";
import { type Bore, boresOf, squareTo } from "../bores.ts";
import { solidOf } from "../solid-of.ts";
import { between, oneOf, short, spread } from "../choose.ts";
import { drilled } from "../drilled.ts";
import { moved, Sketch, turnedAbout } from "../graph-edit.ts";
import type { Draft, Made, Operator, Subject } from "../mutant.ts";

/** Puts another tool in the place of the bore's; undefined: none. */
export function withTool(
  { graph }: Subject,
  bore: Bore,
  tool: (sketch: Sketch, old: number) => number | undefined,
): CsgGraph {
  const sketch = new Sketch(graph);
  const node = sketch.nodes[bore.node] as CsgNode;
  const old = node.inputs[bore.input] as number;
  const made = tool(sketch, old);
  const inputs = node.inputs.flatMap((input, place) =>
    place === bore.input ? (made === undefined ? [] : [made]) : [input],
  );
  // The cutting node again, with what it takes away now.
  if (inputs.length === 1) return sketch.graph(inputs[0] as number);
  return sketch.graph(sketch.add(node.op, inputs));
}

const scaledTo = (direction: Vec3, by: number): Vec3 =>
  direction.map((x) => x * by) as unknown as Vec3;

const middleOf = ({ centre, axis, wall }: Bore): Vec3 => {
  const half = (wall[0] + wall[1]) / 2;
  return [0, 1, 2].map(
    (k) => (centre[k] as number) + half * (axis[k] as number),
  ) as unknown as Vec3;
};

/** A leaf in the bore's own frame. */
export function inPlace(sketch: Sketch, bore: Bore, op: CsgOp): number {
  return sketch.under(bore.matrix, sketch.add(op));
}

interface Kind {
  readonly operator: string;
  readonly label: "right" | "wrong";
  /** Volume and area may stay what they were. */
  readonly stays?: boolean;
  /** Undefined where it does not apply. */
  readonly make: (subject: Subject, bore: Bore, random: Random) => CsgGraph | undefined;
}

/** The cylinder that cuts the bore. */
export const leafOf = ({ graph }: Subject, { leaf }: Bore): Extract<CsgOp, { kind: "cylinder" }> =>
  (graph.nodes[leaf] as CsgNode).op as Extract<CsgOp, { kind: "cylinder" }>;

const KINDS: readonly Kind[] = [
  {
    operator: "hole missing",
    label: "wrong",
    make: (subject, bore) => withTool(subject, bore, () => undefined),
  },
  {
    operator: "hole moved",
    stays: true,
    label: "wrong",
    make: (subject, bore, random) => {
      const [u, v] = squareTo(bore.axis);
      const way = oneOf(random, [u, v, scaledTo(u, -1), scaledTo(v, -1)]);
      const by = scaledTo(way, between(random, 1, 2));
      return withTool(subject, bore, (sketch, old) => sketch.under(moved(by), old));
    },
  },
  {
    operator: "hole twice",
    label: "wrong",
    make: (subject, bore, random) => {
      const [u, v] = squareTo(bore.axis);
      const way = oneOf(random, [u, v, scaledTo(u, -1), scaledTo(v, -1)]);
      const by = scaledTo(way, bore.radius * between(random, 0.6, 1.4));
      return withTool(subject, bore, (sketch, old) =>
        sketch.add({ kind: "union" }, [old, sketch.under(moved(by), old)]),
      );
    },
  },
  {
    operator: "boss for hole",
    label: "wrong",
    make: (subject, bore) => {
      const whole = new Sketch(withTool(subject, bore, () => undefined));
      const { segments, radius, reach } = { ...leafOf(subject, bore), ...bore };
      const [op] = [
        { ...leafOf(subject, bore), height: 2 * reach, ...(segments ? { segments } : {}) },
      ];
      return radius > 0.5 ? whole.join(inPlace(whole, bore, op)) : undefined;
    },
  },
  {
    operator: "blind for through",
    label: "wrong",
    make: (subject, bore) => {
      const [low, high] = bore.wall;
      if (!bore.through || high - low < 1.5) return undefined;
      const by = scaledTo(bore.axis, low + Math.max(0.6, 0.25 * (high - low)) + bore.reach);
      return withTool(subject, bore, (sketch, old) => sketch.under(moved(by), old));
    },
  },
  {
    operator: "through for blind",
    label: "wrong",
    make: (subject, bore) => {
      if (bore.through) return undefined;
      const op = { ...leafOf(subject, bore), height: 400 };
      const graph = withTool(subject, bore, (sketch) => inPlace(sketch, bore, op));
      return graph;
    },
  },
  {
    operator: "square for round",
    label: "wrong",
    make: (subject, bore, random) => {
      const side = bore.radius * 2 * oneOf(random, [1, Math.sqrt(Math.PI) / 2]);
      const { center, height } = leafOf(subject, bore);
      return withTool(subject, bore, (sketch) =>
        inPlace(sketch, bore, { kind: "cuboid", size: [side, side, height], center }),
      );
    },
  },
  {
    operator: "hexagon for round",
    label: "wrong",
    make: (subject, bore, random) => {
      const radius = bore.radius * oneOf(random, [1, 1.0996, 1.1547]);
      const op: CsgOp = {
        ...leafOf(subject, bore),
        startRadius: [radius, radius],
        endRadius: [radius, radius],
        segments: oneOf(random, [6, 8]),
      };
      return withTool(subject, bore, (sketch) => inPlace(sketch, bore, op));
    },
  },
  {
    operator: "ellipse for round",
    label: "wrong",
    make: (subject, bore, random) => {
      const more = Math.max(0.35, bore.radius * between(random, 0.08, 0.2));
      const size = [bore.radius + more, bore.radius - more] as const;
      const op: CsgOp = {
        ...leafOf(subject, bore),
        startRadius: size,
        endRadius: size,
        segments: 64,
      };
      return withTool(subject, bore, (sketch) => inPlace(sketch, bore, op));
    },
  },
  {
    operator: "taper for round",
    label: "wrong",
    make: (subject, bore, random) => {
      const length = bore.wall[1] - bore.wall[0];
      // So much wider and narrower at the ends of the wall: more than any hole's tolerance here.
      const more = Math.max(0.35, 0.1 * bore.radius) * between(random, 1, 1.5);
      const slope = (2 * more) / length;
      const { height } = leafOf(subject, bore);
      const middle = (bore.wall[0] + bore.wall[1]) / 2;
      const [start, end] = [-height / 2, height / 2].map(
        (z) => bore.radius + slope * (z - middle),
      ) as [number, number];
      if (start < 0.2 || end < 0.2) return undefined;
      const op: CsgOp = {
        ...leafOf(subject, bore),
        startRadius: [start, start],
        endRadius: [end, end],
      };
      return withTool(subject, bore, (sketch) => inPlace(sketch, bore, op));
    },
  },
  {
    operator: "hole tilted 1.5°",
    stays: true,
    label: "wrong",
    make: (subject, bore, random) => tilted(subject, bore, random, 1.5),
  },
  {
    operator: "hole tilted 0.05°",
    stays: true,
    label: "right",
    make: (subject, bore, random) => {
      // Only where the ends move by next to nothing.
      const length = bore.wall[1] - bore.wall[0];
      return length < 30 ? tilted(subject, bore, random, 0.05) : undefined;
    },
  },
];

function tilted(subject: Subject, bore: Bore, random: Random, degrees: number): CsgGraph {
  const [u, v] = squareTo(bore.axis);
  const turn = turnedAbout(middleOf(bore), oneOf(random, [u, v]), degrees);
  return withTool(subject, bore, (sketch, old) => sketch.under(turn, old));
}

/** What goes wrong with holes. */
export const holes: Operator = (given, random, most) => {
  const subject = drilled(given);
  const bores = boresOf(subject.graph, subject.reference.mesh);
  const drafts = bores.flatMap((bore) =>
    KINDS.flatMap((kind): Draft[] => {
      const graph = kind.make(subject, bore, random);
      if (!graph) return [];
      return [
        {
          operator: kind.operator,
          name: `Ø${short(2 * bore.radius)} at ${bore.centre.map(short).join(", ")}`,
          label: kind.label,
          make: () => changed(subject, graph, kind.stays ? 0 : 1e-6),
        },
      ];
    }),
  );
  const swaps = bores.flatMap((one, i) =>
    bores.slice(i + 1).flatMap((other): Draft[] => {
      if (Math.abs(one.radius - other.radius) < 0.4) return [];
      const graph = swapped(subject, one, other);
      return [
        {
          operator: "holes swapped",
          name: `Ø${short(2 * one.radius)} and Ø${short(2 * other.radius)}`,
          label: "wrong",
          make: () => changed(subject, graph, 1e-6),
        },
      ];
    }),
  );
  return spread(random, [...drafts, ...swaps], most);
};

/** Each of two holes with the other's size. */
function swapped(subject: Subject, one: Bore, other: Bore): CsgGraph {
  const sized = (bore: Bore, { radius }: Bore): CsgOp => ({
    ...leafOf(subject, bore),
    startRadius: [radius, radius],
    endRadius: [radius, radius],
  });
  const sketch = new Sketch(subject.graph);
  const tools = new Map([
    [one.input, inPlace(sketch, one, sized(one, other))],
    [other.input, inPlace(sketch, other, sized(other, one))],
  ]);
  const node = sketch.nodes[one.node] as CsgNode;
  const inputs = node.inputs.map((input, place) => tools.get(place) ?? input);
  return sketch.graph(sketch.add(node.op, inputs));
}

/** No mutant where the tool only met empty space. */
export function changed(subject: Subject, graph: CsgGraph, least: number): Made | undefined {
  const solid = solidOf(graph, subject.kernel);
  if (!solid) return undefined;
  const { volume, area } = subject.reference;
  const share = Math.max(Math.abs(solid.volume / volume - 1), Math.abs(solid.area / area - 1));
  return share < least ? undefined : { solid };
}
