import type { Manifold } from "manifold-3d";
import type { Ctx } from "../../foundation/context.ts";
import { problem } from "../../foundation/problem.ts";
import type { CacheEntry, SolidCache } from "../cache.ts";
import type { CsgGraph, CsgNode } from "../graph.ts";
import type { Kernel } from "../kernel.ts";
import type { LeafMesh } from "../leaves/leaf-mesh.ts";
import { combineShapes, offsetShape, shiftSketch, transformShape } from "../plane/combine.ts";
import { circleShape, outlineShape } from "../plane/make.ts";
import { EMPTY_SHAPE, type PlaneShape, straight } from "../plane/plane-shape.ts";
import { bodyOfPolyhedron, refittedBody } from "./derived-body.ts";
import { exactBody } from "./exact-body.ts";
import { Failure, placeOf } from "./failure.ts";
import { onGrid, squarePlacement } from "./grid.ts";
import { centring, isLeaf, isSketchLeaf } from "./instances.ts";
import { leafMesh } from "./leaf-of-op.ts";
import { IDENTITY, type Matrix, multiply } from "./matrix.ts";

/** One evaluation of one graph. Handles live in the cache or in `scratch`, freed by `dispose`. */
export class Evaluator {
  readonly #graph: CsgGraph;
  readonly #kernel: Kernel;
  readonly #ctx: Ctx;
  readonly #cache: SolidCache;
  readonly #run: number;
  readonly #keys: number[] = [];
  readonly #leafKeys: number[] = [];
  readonly #dims: (2 | 3)[] = [];
  /** How many plane shapes of their own stand below each node. */
  readonly #sketchCounts: number[] = [];
  readonly #scratch: Manifold[] = [];
  #done = 0;

  constructor(graph: CsgGraph, kernel: Kernel, ctx: Ctx, cache: SolidCache) {
    this.#graph = graph;
    this.#kernel = kernel;
    this.#ctx = ctx;
    this.#cache = cache;
    this.#run = cache.begin();
    for (const [i, node] of graph.nodes.entries()) this.#describe(i, node);
  }

  dispose(): void {
    for (const body of this.#scratch) body.delete();
    this.#cache.end();
  }

  dimensions(index: number): 2 | 3 {
    return this.#dims[index] as 2 | 3;
  }

  /** The kernel's id and faces of a node that has faces of its own, if still kept. */
  leaf(index: number): CacheEntry | undefined {
    return this.#entry(this.#leafKeys[index] as number);
  }

  /** The body of a 3D node; the handle belongs to the evaluator. */
  body(index: number): Manifold {
    const node = this.#node(index);
    if (this.#dims[index] === 2)
      throw new Failure(problem("solid.not-a-solid", { op: node.op.kind }, placeOf(node)));
    this.#prepare(index);
    return this.#body(index);
  }

  /** The region of a 2D node. */
  shape(index: number): PlaneShape {
    this.#prepare(index);
    return this.#shape(index);
  }

  /** Makes what a node stands on in order of making, so that deep chains need no deep recursion. */
  #prepare(root: number): void {
    const wanted = new Set([root]);
    for (const index of wanted) for (const below of this.#standsOn(index)) wanted.add(below);
    for (const index of [...wanted].sort((a, b) => a - b)) {
      if (index === root || this.#node(index).op.kind === "transform") continue;
      if (this.#dims[index] === 3) this.#body(index);
      else this.#shape(index);
    }
  }

  /** The nodes whose results a node takes, after drawing in nested combinations of its kind. */
  #standsOn(index: number): readonly number[] {
    const node = this.#node(index);
    const key = isLeaf(node) ? this.#leafKeys[index] : this.#keys[index];
    if (this.#cache.entries.has(key as number)) return [];
    if (node.op.kind === "union") return this.#operands(index, "union");
    if (node.op.kind === "subtract") return this.#chain(index);
    return node.inputs;
  }

  #body(index: number): Manifold {
    const node = this.#node(index);
    if (this.#dims[index] === 2)
      throw new Failure(problem("solid.mixed-dimensions", { op: node.op.kind }, placeOf(node)));
    const { matrix, below } = this.#moves(index);
    return this.#placed(below, matrix);
  }

  /** The body of a node that is not a move, moved; square to the axes on the grid of `grid.ts`. */
  #placed(index: number, move: Matrix): Manifold {
    const node = this.#node(index);
    if (!isLeaf(node)) {
      const body = this.#batch(index, node);
      return move === IDENTITY ? body : this.#moved(body, move);
    }
    const matrix = multiply(move, centring(node));
    const square = squarePlacement(matrix);
    if (!square?.keepsGrid) return this.#moved(this.#leafBody(index, node), matrix, square);
    const body = this.#leafOnGrid(index, node);
    return matrix === IDENTITY ? body : this.#moved(body, matrix, square);
  }

  #moved(body: Manifold, move: Matrix, square = squarePlacement(move)): Manifold {
    const matrix = [...(square?.matrix ?? move)] as Parameters<Manifold["transform"]>[0];
    const moved = this.#keep(body.transform(matrix));
    return square && !square.keepsGrid ? this.#keep(onGrid(moved)) : moved;
  }

  #leafOnGrid(index: number, node: CsgNode): Manifold {
    const key = this.#cache.intern(`on grid ${this.#leafKeys[index]}`);
    const kept = this.#entry(key);
    // Looked up even so: what is on the grid refers to the leaf's faces, which must be kept with it.
    const exact = this.#leafBody(index, node);
    if (kept?.body) return kept.body;
    const body = onGrid(exact);
    this.#store(key, { body, triangles: body.numTri() });
    return body;
  }

  /** A row of moves as one, and the node below them. */
  #moves(index: number): { matrix: Matrix; below: number } {
    let [matrix, below]: [Matrix, number] = [IDENTITY, index];
    for (let { op, inputs } = this.#node(below); op.kind === "transform"; ) {
      matrix = multiply(matrix, op.matrix);
      below = inputs[0] as number;
      ({ op, inputs } = this.#node(below));
    }
    return { matrix, below };
  }

  #shape(index: number): PlaneShape {
    const node = this.#node(index);
    if (this.#dims[index] === 3)
      throw new Failure(problem("solid.mixed-dimensions", { op: node.op.kind }, placeOf(node)));
    const kept = this.#entry(this.#keys[index] as number);
    if (kept?.shape) return kept.shape;
    const shape = this.#makeShape(index, node);
    const triangles = shape.loops.reduce((sum, loop) => sum + loop.points.length, 0);
    this.#store(this.#keys[index] as number, { shape, triangles });
    return shape;
  }

  #node(index: number): CsgNode {
    return this.#graph.nodes[index] as CsgNode;
  }

  /**
   * Equal sub-graphs get equal keys; names, colours and lines do not count. A primitive has a
   * second key without its centre, so that a row of equal holes shares one mesh.
   */
  #describe(index: number, node: CsgNode): void {
    const { op } = node;
    const inputs = node.inputs.map((i) => this.#keys[i] as number);
    this.#keys[index] = this.#cache.intern(JSON.stringify([op, inputs]));
    const bare = "center" in op && op.kind !== "circle" ? { ...op, center: 0 } : op;
    this.#leafKeys[index] = this.#cache.intern(JSON.stringify([bare, inputs]));
    this.#sketchCounts[index] = isSketchLeaf(node)
      ? 1
      : node.inputs.reduce((sum, i) => sum + (this.#sketchCounts[i] as number), 0);
    const flat = op.kind === "circle" || op.kind === "outline" || op.kind === "offset2";
    const first = node.inputs[0];
    const passes = ["transform", "union", "subtract", "intersect", "hull", "hullChain"];
    const inherited = first === undefined ? 3 : (this.#dims[first] as 2 | 3);
    this.#dims[index] =
      flat || op.kind === "project" ? 2 : passes.includes(op.kind) ? inherited : 3;
  }

  #entry(key: number): CacheEntry | undefined {
    const entry = this.#cache.entries.get(key);
    if (entry) entry.used = this.#run;
    return entry;
  }

  #store(key: number, entry: Omit<CacheEntry, "used">): void {
    this.#cache.entries.get(key)?.body?.delete();
    this.#cache.entries.set(key, { ...entry, used: this.#run });
  }

  #keep(body: Manifold): Manifold {
    this.#scratch.push(body);
    return body;
  }

  #tick(): void {
    if (this.#ctx.cancelled()) throw new Failure(problem("foundation.cancelled"));
    this.#done++;
    this.#ctx.progress(Math.min(0.95, this.#done / (this.#graph.nodes.length + 1)), "model");
  }

  #leafBody(index: number, node: CsgNode): Manifold {
    const key = this.#leafKeys[index] as number;
    const kept = this.#entry(key);
    if (kept?.body) return kept.body;
    this.#tick();
    const { op } = node;
    const made =
      op.kind === "hull" || op.kind === "hullChain" || op.kind === "expand3"
        ? refittedBody(
            op,
            node.inputs.map((i) => this.#body(i)),
            this.#kernel,
          )
        : op.kind === "polyhedron"
          ? bodyOfPolyhedron(op, this.#kernel)
          : this.#ownBody(node);
    if (!made)
      throw new Failure(
        problem(
          op.kind === "polyhedron" ? "solid.open-polyhedron" : "solid.empty-shape",
          { op: op.kind },
          placeOf(node),
        ),
      );
    this.#store(key, { ...made, triangles: made.body.numTri() });
    return made.body;
  }

  #ownBody(node: CsgNode): { body: Manifold; original: number; faces: LeafMesh["faces"] } | null {
    const shape = node.inputs[0] === undefined ? EMPTY_SHAPE : this.#shape(node.inputs[0]);
    const mesh = leafMesh(node, shape, this.#kernel);
    const made = exactBody(mesh, this.#kernel);
    return made && !made.body.isEmpty() ? { ...made, faces: mesh.faces } : null;
  }

  /**
   * A union, difference or intersection as one call. Nested ones of the same kind are drawn in:
   * a ∪ (b ∪ c), and (a − b) − c, whose known beginnings are looked up in the cache.
   */
  #batch(index: number, node: CsgNode): Manifold {
    const key = this.#keys[index] as number;
    const kept = this.#entry(key);
    if (kept?.body) return kept.body;
    const { Manifold } = this.#kernel.wasm;
    for (const input of node.inputs)
      if (this.#dims[input] !== 3)
        throw new Failure(problem("solid.mixed-dimensions", { op: node.op.kind }, placeOf(node)));
    let made: Manifold;
    if (node.op.kind === "intersect") {
      made = Manifold.intersection(node.inputs.map((i) => this.#body(i)));
    } else if (node.op.kind === "union") {
      made = Manifold.union(this.#operands(index, "union").map((i) => this.#body(i)));
    } else {
      made = Manifold.difference(this.#chain(index).map((i) => this.#body(i)));
    }
    this.#tick();
    const triangles = made.numTri();
    if (made.status() !== "NoError") {
      const detail = made.status();
      made.delete();
      throw new Failure(problem("solid.kernel", { detail }, placeOf(node)));
    }
    this.#store(key, { body: made, triangles });
    return made;
  }

  /** The inputs of a combination, with those of nested ones that are not known yet drawn in. */
  #operands(index: number, kind: "union"): number[] {
    const out: number[] = [];
    const stack = this.#node(index).inputs.toReversed();
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const { op, inputs } = this.#node(at);
      const known = this.#cache.entries.has(this.#keys[at] as number);
      if (op.kind === kind && !known) stack.push(...inputs.toReversed());
      else out.push(at);
    }
    return out;
  }

  /** (a − b) − c as [a, b, c]; a known beginning is taken as it is. */
  #chain(index: number): number[] {
    const tools: number[][] = [];
    let at = index;
    do {
      const [first, ...rest] = this.#node(at).inputs as [number, ...number[]];
      tools.push(
        rest.flatMap((i) => (this.#node(i).op.kind === "union" ? this.#operands(i, "union") : [i])),
      );
      at = first;
    } while (
      this.#node(at).op.kind === "subtract" &&
      !this.#cache.entries.has(this.#keys[at] as number)
    );
    return [at, ...tools.reverse().flat()];
  }

  #makeShape(index: number, node: CsgNode): PlaneShape {
    this.#tick();
    const { op } = node;
    const inputs = (): PlaneShape[] => {
      let leaves = 0;
      return this.#standsOn(index).map((i) => {
        const shifted = shiftSketch(this.#shape(i), leaves);
        leaves += this.#sketchCounts[i] as number;
        return shifted;
      });
    };
    switch (op.kind) {
      case "circle":
        return circleShape(op);
      case "outline":
        return outlineShape(op, this.#kernel);
      case "offset2":
        return offsetShape(op, this.#shape(node.inputs[0] as number), this.#kernel);
      case "transform": {
        const shape = transformShape(this.#shape(node.inputs[0] as number), op.matrix);
        if (!shape) throw new Failure(problem("solid.flat-transform", {}, placeOf(node)));
        return shape;
      }
      case "union":
      case "subtract":
      case "intersect":
      case "hull":
        return combineShapes(op.kind, inputs(), this.#kernel);
      case "hullChain": {
        const parts = inputs();
        const links = parts
          .slice(1)
          .map((part, i) => combineShapes("hull", [parts[i] as PlaneShape, part], this.#kernel));
        return combineShapes("union", links.length ? links : parts, this.#kernel);
      }
      case "project":
        return this.#shadow(this.#body(node.inputs[0] as number));
      default:
        throw new Failure(problem("solid.mixed-dimensions", { op: op.kind }, placeOf(node)));
    }
  }

  #shadow(body: Manifold): PlaneShape {
    const section = body.project();
    const polygons = section.toPolygons();
    section.delete();
    let side = 0;
    const curves: PlaneShape["curves"][number][] = [];
    const loops = polygons.map((points) => ({
      points,
      edges: points.map(() => curves.push(straight(0, `side ${++side}`)) - 1),
    }));
    return { loops, curves };
  }
}
