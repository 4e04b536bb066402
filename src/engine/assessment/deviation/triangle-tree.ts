import type { Mesh } from "../../geometry/mesh.ts";
import { buildTree } from "./build-tree.ts";
import { type NearestPoint, nearestOnTriangle } from "./triangle-distance.ts";

/** A hierarchy of boxes about the triangles of a mesh, in typed arrays; the same mesh gives the same tree. */
export class TriangleTree {
  readonly count: number;
  /** Nine coordinates a triangle, in the tree's own order. */
  readonly corners: Float64Array;
  /** Number in the mesh of each triangle in that order. */
  readonly source: Uint32Array;
  /** How far the meant surface may lie off each triangle, mm, in that order. */
  readonly slack: Float64Array;
  /** The same, or an estimate above it: so much nearer the meant surface may be. */
  readonly #excuse: Float64Array;
  readonly mostExcuse: number;
  /** Minimum and maximum of each node. */
  readonly #boxes: Float64Array;
  /** Most excuse below each node. */
  readonly #nodeExcuse: Float64Array;
  /** Right child (the left one is next); below zero: minus one minus the first triangle of a leaf. */
  readonly #next: Int32Array;
  readonly #size: Int32Array;
  readonly #stack = new Int32Array(256);
  readonly #stackSq = new Float64Array(256);
  readonly #trial: NearestPoint = { distanceSq: 0, x: 0, y: 0, z: 0 };
  /** The answer of the last query: triangle in the tree's order, and its nearest point. */
  triangle = -1;
  readonly nearest: NearestPoint = { distanceSq: 0, x: 0, y: 0, z: 0 };
  /** How many points were asked about. */
  queries = 0;

  constructor({ positions, triangles }: Mesh, slack?: Float64Array, excuse = slack) {
    const count = triangles.length / 3;
    this.count = count;
    const given = new Float64Array(9 * count);
    for (let i = 0; i < 3 * count; i++) {
      const v = 3 * (triangles[i] as number);
      for (let k = 0; k < 3; k++) given[3 * i + k] = positions[v + k] as number;
    }
    const built = buildTree(given, count);
    this.source = built.order;
    this.#boxes = built.boxes;
    this.#next = built.next;
    this.#size = built.size;
    this.corners = new Float64Array(9 * count);
    this.slack = new Float64Array(count);
    this.#excuse = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      const t = built.order[i] as number;
      for (let k = 0; k < 9; k++) this.corners[9 * i + k] = given[9 * t + k] as number;
      this.slack[i] = slack?.[t] ?? 0;
      this.#excuse[i] = excuse?.[t] ?? 0;
    }
    const nodes = this.#next.length;
    this.#nodeExcuse = new Float64Array(nodes);
    for (let n = nodes - 1; n >= 0; n--) {
      const next = this.#next[n] as number;
      let most = 0;
      if (next >= 0)
        most = Math.max(this.#nodeExcuse[n + 1] as number, this.#nodeExcuse[next] as number);
      else
        for (let i = -1 - next; i < -1 - next + (this.#size[n] as number); i++)
          most = Math.max(most, this.#excuse[i] as number);
      this.#nodeExcuse[n] = most;
    }
    this.mostExcuse = this.#nodeExcuse[0] ?? 0;
  }

  /** Distance to one triangle. */
  distanceTo(triangle: number, x: number, y: number, z: number): number {
    nearestOnTriangle(this.corners, 9 * triangle, x, y, z, this.#trial);
    return Math.sqrt(this.#trial.distanceSq);
  }

  /**
   * Distance of a point from the mesh; `triangle` and `nearest` then say where. A triangle to start
   * with (any) makes it faster and changes the answer at most between equally near ones.
   */
  distance(x: number, y: number, z: number, start = 0): number {
    this.queries++;
    const { corners, nearest } = this;
    const trial = this.#trial;
    nearestOnTriangle(corners, 9 * start, x, y, z, nearest);
    this.triangle = start;
    let best = nearest.distanceSq;
    const boxes = this.#boxes;
    const stack = this.#stack;
    const stackSq = this.#stackSq;
    let top = 1;
    stack[0] = 0;
    stackSq[0] = boxDistanceSq(boxes, 0, x, y, z);
    while (top > 0) {
      top--;
      if ((stackSq[top] as number) >= best) continue;
      let node = stack[top] as number;
      for (;;) {
        const next = this.#next[node] as number;
        if (next < 0) {
          const from = -1 - next;
          const to = from + (this.#size[node] as number);
          for (let i = from; i < to; i++) {
            nearestOnTriangle(corners, 9 * i, x, y, z, trial);
            if (trial.distanceSq >= best) continue;
            best = trial.distanceSq;
            this.triangle = i;
            nearest.x = trial.x;
            nearest.y = trial.y;
            nearest.z = trial.z;
          }
          break;
        }
        const left = boxDistanceSq(boxes, node + 1, x, y, z);
        const right = boxDistanceSq(boxes, next, x, y, z);
        const leftFirst = left <= right;
        const near = leftFirst ? left : right;
        const far = leftFirst ? right : left;
        if (near >= best) break;
        if (far < best) {
          stack[top] = leftFirst ? next : node + 1;
          stackSq[top++] = far;
        }
        node = leftFirst ? node + 1 : next;
      }
    }
    nearest.distanceSq = best;
    return Math.sqrt(best);
  }

  /** Least of the distances less the excuse of each triangle: the meant surface is not nearer. */
  leastDistance(x: number, y: number, z: number): number {
    const plain = this.distance(x, y, z, Math.max(0, this.triangle));
    if (this.mostExcuse === 0) return plain;
    const trial = this.#trial;
    const stack = this.#stack;
    let best = plain - (this.#excuse[this.triangle] as number);
    let top = 1;
    stack[0] = 0;
    while (top > 0) {
      const node = stack[--top] as number;
      const off = Math.sqrt(boxDistanceSq(this.#boxes, node, x, y, z));
      if (off - (this.#nodeExcuse[node] as number) >= best) continue;
      const next = this.#next[node] as number;
      if (next >= 0) {
        stack[top++] = next;
        stack[top++] = node + 1;
        continue;
      }
      const from = -1 - next;
      for (let i = from; i < from + (this.#size[node] as number); i++) {
        nearestOnTriangle(this.corners, 9 * i, x, y, z, trial);
        best = Math.min(best, Math.sqrt(trial.distanceSq) - (this.#excuse[i] as number));
      }
    }
    return best;
  }

  /** Calls back with every triangle (in the tree's order) that comes within `reach` of a point. */
  within(x: number, y: number, z: number, reach: number, take: (triangle: number) => void): void {
    const stack = this.#stack;
    const most = reach * reach;
    let top = 1;
    stack[0] = 0;
    while (top > 0) {
      const node = stack[--top] as number;
      if (boxDistanceSq(this.#boxes, node, x, y, z) > most) continue;
      const next = this.#next[node] as number;
      if (next >= 0) {
        stack[top++] = next;
        stack[top++] = node + 1;
        continue;
      }
      const from = -1 - next;
      for (let i = from; i < from + (this.#size[node] as number); i++) {
        nearestOnTriangle(this.corners, 9 * i, x, y, z, this.#trial);
        if (this.#trial.distanceSq <= most) take(i);
      }
    }
  }
}

function boxDistanceSq(boxes: Float64Array, node: number, x: number, y: number, z: number): number {
  const b = 6 * node;
  const dx = Math.max((boxes[b] as number) - x, 0, x - (boxes[b + 3] as number));
  const dy = Math.max((boxes[b + 1] as number) - y, 0, y - (boxes[b + 4] as number));
  const dz = Math.max((boxes[b + 2] as number) - z, 0, z - (boxes[b + 5] as number));
  return dx * dx + dy * dy + dz * dz;
}
