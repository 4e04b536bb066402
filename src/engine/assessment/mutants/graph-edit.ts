import { cos, sin } from "../../foundation/exact-math.ts";
import type { Vec3 } from "../../geometry/mesh.ts";
import type { CsgGraph, CsgNode, CsgOp } from "../../solid/graph.ts";

/** A matrix, column by column, as the graph has them. */
export type Matrix = readonly number[];

export const IDENTITY: Matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/** `a` after `b`. */
export function times(a: Matrix, b: Matrix): Matrix {
  const out: number[] = [];
  for (let column = 0; column < 4; column++)
    for (let row = 0; row < 4; row++) {
      let sum = 0;
      for (let k = 0; k < 4; k++) sum += (a[4 * k + row] ?? 0) * (b[4 * column + k] ?? 0);
      out.push(sum);
    }
  return out;
}

/** A shift. */
export const moved = ([x, y, z]: Vec3): Matrix => [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, y, z, 1];

/** The same scale on all axes. */
export const scaled = (s: number): Matrix => [s, 0, 0, 0, 0, s, 0, 0, 0, 0, s, 0, 0, 0, 0, 1];

/** A turn about a unit axis through the origin, degrees. */
export function turnedBy([x, y, z]: Vec3, degrees: number): Matrix {
  const a = (degrees * Math.PI) / 180;
  const [c, s] = [cos(a), sin(a)];
  const t = 1 - c;
  return [
    t * x * x + c,
    t * x * y + s * z,
    t * x * z - s * y,
    0,
    t * x * y - s * z,
    t * y * y + c,
    t * y * z + s * x,
    0,
    t * x * z + s * y,
    t * y * z - s * x,
    t * z * z + c,
    0,
    0,
    0,
    0,
    1,
  ];
}

/** The same about an axis through a point. */
export const turnedAbout = (at: Vec3, axis: Vec3, degrees: number): Matrix =>
  times(moved(at), times(turnedBy(axis, degrees), moved([-at[0], -at[1], -at[2]])));

/** Where the matrix takes a point. */
export const onPoint = (m: Matrix, [x, y, z]: Vec3): Vec3 =>
  [0, 1, 2].map(
    (r) => (m[r] ?? 0) * x + (m[4 + r] ?? 0) * y + (m[8 + r] ?? 0) * z + (m[12 + r] ?? 0),
  ) as unknown as Vec3;

/** A graph that grows; nodes are told by their places. */
export class Sketch {
  readonly nodes: CsgNode[];
  output: number;

  constructor(graph: CsgGraph) {
    this.nodes = [...graph.nodes];
    const [only] = graph.outputs;
    if (graph.outputs.length === 1) this.output = only as number;
    else this.output = this.nodes.push({ op: { kind: "union" }, inputs: graph.outputs }) - 1;
  }

  add(op: CsgOp, inputs: readonly number[] = []): number {
    return this.nodes.push({ op, inputs }) - 1;
  }

  under(matrix: Matrix, node: number): number {
    return this.add({ kind: "transform", matrix }, [node]);
  }

  box(size: Vec3, center: Vec3): number {
    return this.add({ kind: "cuboid", size, center });
  }

  /** About z, centred. */
  rod(startRadius: number, endRadius: number, height: number, segments?: number): number {
    return this.add({
      kind: "cylinder",
      height,
      startRadius: [startRadius, startRadius],
      endRadius: [endRadius, endRadius],
      startAngle: 0,
      endAngle: 360,
      center: [0, 0, 0],
      ...(segments === undefined ? {} : { segments }),
    });
  }

  /** Takes tools away from the part, or joins them to it. */
  cut(...tools: number[]): CsgGraph {
    return this.graph(this.add({ kind: "subtract" }, [this.output, ...tools]));
  }

  join(...more: number[]): CsgGraph {
    return this.graph(this.add({ kind: "union" }, [this.output, ...more]));
  }

  whole(matrix: Matrix): CsgGraph {
    return this.graph(this.under(matrix, this.output));
  }

  graph(output = this.output): CsgGraph {
    return ordered({ nodes: this.nodes, outputs: [output] });
  }
}

/** Nodes in order of need, the unused left out. */
export function ordered(graph: CsgGraph): CsgGraph {
  const nodes: CsgNode[] = [];
  const place = new Map<number, number>();
  const visit = (node: number): number => {
    const known = place.get(node);
    if (known !== undefined) return known;
    const { op, inputs, ...rest } = graph.nodes[node] as CsgNode;
    const made = nodes.push({ op, inputs: inputs.map(visit), ...rest }) - 1;
    place.set(node, made);
    return made;
  };
  return { outputs: graph.outputs.map(visit), nodes };
}

/** The graph with every leaf's circles cut into `segments` chords. */
export function resegmented(graph: CsgGraph, segments: number): CsgGraph {
  const nodes = graph.nodes.map((node): CsgNode => {
    const { op } = node;
    if (op.kind === "torus")
      return { ...node, op: { ...op, innerSegments: segments, outerSegments: segments } };
    const round =
      op.kind === "cylinder" ||
      op.kind === "ellipsoid" ||
      op.kind === "circle" ||
      op.kind === "extrudeRotate";
    return round ? { ...node, op: { ...op, segments } } : node;
  });
  return { ...graph, nodes };
}

/** Every full cylinder turned about its own axis: other vertices on the same circles. */
export function restarted(graph: CsgGraph, degrees: number): CsgGraph {
  const sketch = new Sketch(graph);
  const count = graph.nodes.length;
  const instead = new Map<number, number>();
  for (let i = 0; i < count; i++) {
    const { op } = graph.nodes[i] as CsgNode;
    if (op.kind === "cylinder")
      instead.set(i, sketch.under(turnedAbout(op.center, [0, 0, 1], degrees), i));
  }
  for (let i = 0; i < count; i++) {
    const node = sketch.nodes[i] as CsgNode;
    sketch.nodes[i] = { ...node, inputs: node.inputs.map((input) => instead.get(input) ?? input) };
  }
  return sketch.graph(instead.get(sketch.output) ?? sketch.output);
}
