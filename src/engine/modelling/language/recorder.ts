import { problem } from "../../foundation/problem.ts";
import type { Result } from "../../foundation/result.ts";
import type { Vec2 } from "../../geometry/mesh.ts";
import type { CsgGraph, CsgNode, CsgOp } from "../../solid/graph.ts";
import type { NodeMeasures } from "../../solid/measure.ts";
import { placeInStack } from "../stack.ts";
import { ScriptFailure } from "./failure.ts";

/** What a script holds: a reference to a node. Its `name` can be set and becomes the feature's. */
export class Shape {
  readonly #recorder: Recorder;
  readonly #node: number;
  readonly #dimensions: 2 | 3;

  constructor(recorder: Recorder, node: number, dimensions: 2 | 3) {
    this.#recorder = recorder;
    this.#node = node;
    this.#dimensions = dimensions;
  }

  get name(): string | undefined {
    return this.#recorder.nodes[this.#node]?.name;
  }

  set name(name: string) {
    this.#recorder.rename(this.#node, String(name).slice(0, 120));
  }

  get polygons(): never {
    throw this.#recorder.refuse("modelling.not-covered", { call: "polygons" });
  }

  get sides(): never {
    throw this.#recorder.refuse("modelling.not-covered", { call: "sides" });
  }

  toString(): string {
    return `[${this.#dimensions}D shape]`;
  }

  static node(shape: Shape): number {
    return shape.#node;
  }

  static dimensions(shape: Shape): 2 | 3 {
    return shape.#dimensions;
  }

  static is(value: unknown): value is Shape {
    return typeof value === "object" && value !== null && #node in value;
  }
}

/** A line of points in the plane: JSCAD's `path2`. It is no node until it is given a width. */
export class Path {
  readonly points: readonly Vec2[];
  readonly isClosed: boolean;

  constructor(points: readonly Vec2[], isClosed: boolean) {
    this.points = points;
    this.isClosed = isClosed;
  }
}

export type Measure = (graph: CsgGraph, node: number) => Result<NodeMeasures>;

/** Records every call of a script as a node of the graph, with its line. */
export class Recorder {
  readonly nodes: CsgNode[] = [];
  readonly #maxNodes: number;
  readonly #measure: Measure | undefined;

  constructor(maxNodes: number, measure?: Measure) {
    this.#maxNodes = maxNodes;
    this.#measure = measure;
  }

  readonly refuse = (code: string, params: Record<string, string | number>): ScriptFailure =>
    new ScriptFailure(problem(code, params, placeInStack(new Error().stack)));

  add(op: CsgOp, inputs: readonly Shape[], dimensions: 2 | 3, color?: CsgNode["color"]): Shape {
    if (this.nodes.length >= this.#maxNodes)
      throw this.refuse("modelling.too-many-nodes", { limit: this.#maxNodes });
    const place = placeInStack(new Error().stack);
    const at = place?.kind === "source" ? { line: place.line, column: place.column } : {};
    const tint = color ? { color } : {};
    const node = { op, inputs: inputs.map((shape) => Shape.node(shape)), ...at, ...tint };
    return new Shape(this, this.nodes.push(node) - 1, dimensions);
  }

  rename(node: number, name: string): void {
    this.nodes[node] = { ...(this.nodes[node] as CsgNode), name };
  }

  /** Evaluates one shape now, because the script asks for its size. */
  measure(call: string, shape: Shape): NodeMeasures {
    if (!this.#measure) throw this.refuse("modelling.no-measure", { call });
    const graph = this.#below(Shape.node(shape));
    const result = this.#measure(graph, graph.nodes.length - 1);
    if (result.ok) return result.value;
    const first = result.problems[0];
    throw first ? new ScriptFailure(first) : this.refuse("modelling.no-measure", { call });
  }

  /** The part of the graph that one node needs, so that measuring in a loop stays cheap. */
  #below(root: number): CsgGraph {
    const wanted = new Set([root]);
    for (const index of wanted)
      for (const input of this.nodes[index]?.inputs ?? []) wanted.add(input);
    const order = [...wanted].sort((a, b) => a - b);
    const place = new Map(order.map((index, i) => [index, i]));
    const nodes = order.map((index) => {
      const node = this.nodes[index] as CsgNode;
      return { ...node, inputs: node.inputs.map((input) => place.get(input) as number) };
    });
    return { nodes, outputs: [nodes.length - 1] };
  }
}
