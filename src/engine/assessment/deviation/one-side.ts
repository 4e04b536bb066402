import type { Vec3 } from "../../geometry/mesh.ts";
import { bisector, cutByPrism, cutPolygon, halving, type Polygon } from "./cut.ts";
import { PieceHeap } from "./piece-heap.ts";
import type { TriangleTree } from "./triangle-tree.ts";

/** A convex piece of a triangle of the one mesh. */
export interface Piece {
  readonly polygon: Polygon;
  /** Number of the triangle in its mesh. */
  readonly triangle: number;
  /** No point of it is farther from the other mesh, mm. */
  readonly most: number;
  /** The other mesh's triangle (in the tree's order) by which that is known. */
  readonly by: number;
}

/** What is asked of one direction. */
export interface SideQuestion {
  /** The bracket may stay this wide, mm. */
  readonly within: number;
  /** About the limit the bracket may only stay this wide, mm. */
  readonly least: number;
  /** Once it is surely above this, mm, by how much doesn't matter. */
  readonly limit?: number;
  /** How many points may be asked about: counted work, so that the answer is the same on every machine. */
  readonly budget: number;
  readonly cancelled?: () => boolean;
}

/** Bracket of the largest distance of a point of one mesh from the other, mm. */
export interface SideBracket {
  readonly lo: number;
  readonly hi: number;
  /** Where `lo` was found (where that is 0: the largest distance as meshed), on the one mesh, the number of its triangle, and the nearest point of the other. */
  readonly at: Vec3;
  readonly triangle: number;
  readonly nearest: Vec3;
  /** The triangle of the other on which that is, in the tree's order. */
  readonly by: number;
  /** How many points were asked about. */
  readonly queries: number;
  /** The budget ended before the question was answered. */
  readonly spent: boolean;
}

export interface SideMesh {
  readonly positions: Float64Array;
  readonly triangles: Uint32Array;
  /** How far the meant surface may lie off each triangle, mm. */
  readonly slack?: Float64Array;
  /** The same, or an estimate above it, by which only the lower end of the bracket gives way. */
  readonly excuse?: Float64Array;
}

/**
 * Branch and bound on the one-sided Hausdorff distance of two meshes. From below: distances of points.
 * From above: the distance from one fixed triangle is convex, so over a flat convex piece it is largest at
 * a corner; and it grows no faster than one moves. Pieces that are not settled are parted at the borders of
 * the region in which one triangle is the nearest: where surfaces coincide or run side by side, however
 * differently they are cut into triangles, one such step gives the exact answer.
 */
export function oneSide(mesh: SideMesh, tree: TriangleTree, question: SideQuestion): SideBracket {
  return new Search(mesh, tree, question).run();
}

/** Pieces between two looks whether to stop. */
const CHECKED = 4096;

class Search {
  readonly #mesh: SideMesh;
  readonly #tree: TriangleTree;
  readonly #question: SideQuestion;
  readonly #first: number;
  readonly #heap = new PieceHeap();
  #lo = 0;
  /** The largest distance of the meshes as they are. */
  #seen = 0;
  /** The largest bound of what was laid aside. */
  #settled = 0;
  #at: Vec3 = [0, 0, 0];
  #triangle = 0;
  #nearest: Vec3 = [0, 0, 0];
  #by = 0;

  constructor(mesh: SideMesh, tree: TriangleTree, question: SideQuestion) {
    this.#mesh = mesh;
    this.#tree = tree;
    this.#question = question;
    this.#first = tree.queries;
  }

  run(): SideBracket {
    this.#whole();
    const { limit } = this.#question;
    let spent = false;
    for (let turn = 1; ; turn++) {
      const top = this.#heap.top();
      if (!top || top.most <= this.#goal()) break;
      if (limit !== undefined && this.#lo > limit) break;
      spent = this.#tree.queries - this.#first >= this.#question.budget;
      if (spent || (turn % CHECKED === 0 && this.#question.cancelled?.())) break;
      this.#heap.pop();
      this.#part(top);
    }
    const hi = Math.max(this.#lo, this.#settled, this.#heap.top()?.most ?? 0);
    return {
      lo: this.#lo,
      hi,
      at: this.#at,
      triangle: this.#triangle,
      nearest: this.#nearest,
      by: this.#by,
      queries: this.#tree.queries - this.#first,
      spent,
    };
  }

  #goal(): number {
    const { within, least, limit } = this.#question;
    const near = this.#seen + within;
    return limit === undefined || near <= limit ? near : Math.max(limit, this.#seen + least);
  }

  /** Asks about every vertex, then bounds every triangle. */
  #whole(): void {
    const { positions, triangles } = this.#mesh;
    const tree = this.#tree;
    const near = new Int32Array(positions.length / 3).fill(-1);
    const polygon = Array.from({ length: 9 }, () => 0);
    let last = 0;
    for (let i = 0; i < triangles.length; i += 3) {
      for (let k = 0; k < 3; k++) {
        const v = triangles[i + k] as number;
        for (let a = 0; a < 3; a++) polygon[3 * k + a] = positions[3 * v + a] as number;
        if (near[v] !== -1) continue;
        this.#ask(polygon, 3 * k, i / 3, k === 0 ? last : (near[triangles[i] as number] as number));
        near[v] = tree.triangle;
      }
      last = near[triangles[i] as number] as number;
    }
    const all: Piece[] = [];
    for (let i = 0; i < triangles.length; i += 3) {
      for (let k = 0; k < 9; k++)
        polygon[k] = positions[
          3 * (triangles[i + Math.floor(k / 3)] as number) + (k % 3)
        ] as number;
      const by = [0, 1, 2].map((k) => near[triangles[i + k] as number] as number);
      const piece = this.#bounded(polygon, i / 3, by);
      if (piece.most <= this.#goal()) this.#settle(piece);
      else all.push({ ...piece, polygon: [...polygon] });
    }
    for (const piece of all) this.#keep(piece);
  }

  /** Distance of a corner of a polygon; remembers it if it is the largest. */
  #ask(p: Polygon, i: number, triangle: number, start: number): number {
    const tree = this.#tree;
    const [x, y, z] = [p[i] as number, p[i + 1] as number, p[i + 2] as number];
    const off = tree.distance(x, y, z, start);
    const isFarthest = off > this.#seen;
    if (isFarthest) this.#seen = off;
    const excuse = this.#mesh.excuse?.[triangle] ?? 0;
    if (off - excuse <= this.#lo && !(isFarthest && this.#lo === 0)) return off;
    const { triangle: by, nearest } = tree;
    const to: Vec3 = [nearest.x, nearest.y, nearest.z];
    const sure = (tree.mostExcuse > 0 ? tree.leastDistance(x, y, z) : off) - excuse;
    tree.triangle = by;
    if (sure <= this.#lo && !(isFarthest && this.#lo === 0)) return off;
    this.#lo = Math.max(0, sure);
    this.#at = [x, y, z];
    this.#triangle = triangle;
    this.#nearest = to;
    this.#by = by;
    return off;
  }

  /** The piece with the least of the bounds that some triangles give. */
  #bounded(polygon: Polygon, triangle: number, by: readonly number[]): Piece {
    const tree = this.#tree;
    const slack = this.#mesh.slack?.[triangle] ?? 0;
    let [best, chosen] = [Infinity, by[0] as number];
    for (const [n, other] of by.entries()) {
      if (n > 0 && by.indexOf(other) < n) continue;
      let most = 0;
      for (let i = 0; i < polygon.length && most < best; i += 3)
        most = Math.max(
          most,
          tree.distanceTo(
            other,
            polygon[i] as number,
            polygon[i + 1] as number,
            polygon[i + 2] as number,
          ) + (tree.slack[other] as number),
        );
      if (most < best) [best, chosen] = [most, other];
    }
    return { polygon, triangle, most: best + slack, by: chosen };
  }

  #settle({ most }: Piece): void {
    this.#settled = Math.max(this.#settled, most);
  }

  #keep(piece: Piece): void {
    if (piece.most <= this.#goal()) this.#settle(piece);
    else this.#heap.push(piece);
  }

  /** Parts a piece, or lays it aside where the triangle nearest to its middle settles it. */
  #part({ polygon, triangle, by, most }: Piece): void {
    const tree = this.#tree;
    const { within } = this.#question;
    const middle = middleOf(polygon);
    const off = this.#ask(middle, 0, triangle, by);
    const beneath = tree.triangle;
    let piece = this.#bounded(polygon, triangle, [by, beneath]);
    // The slacks of both bounds are in `most`; moving along the piece adds its radius.
    const slack = (this.#mesh.slack?.[triangle] ?? 0) + (tree.slack[beneath] as number);
    const reach = off + radiusOf(polygon, middle) + slack;
    const least = Math.min(most, piece.most, reach);
    if (least < piece.most) piece = { ...piece, most: least };
    if (piece.most <= this.#goal()) return this.#settle(piece);
    this.#ask(polygon, this.#worst(polygon, piece.by), triangle, piece.by);
    const facing = tree.triangle;
    const thin = within / 8;
    const parts =
      cutByPrism(polygon, tree.corners, beneath, thin) ??
      (facing === beneath ? undefined : cutByPrism(polygon, tree.corners, facing, thin)) ??
      this.#atBisector(polygon, beneath, facing, thin) ??
      cutPolygon(polygon, halving(polygon), 0);
    if (!parts) return this.#settle(piece);
    for (const part of parts) {
      const child = this.#bounded(part, triangle, [beneath, facing, by]);
      this.#keep(child.most > piece.most ? { ...child, most: piece.most } : child);
    }
  }

  #atBisector(p: Polygon, one: number, two: number, thin: number): Polygon[] | undefined {
    if (one === two) return undefined;
    const plane = bisector(p, this.#tree.corners, one, two);
    return plane && cutPolygon(p, plane, thin);
  }

  /** The corner that is farthest from a triangle. */
  #worst(p: Polygon, by: number): number {
    let [most, worst] = [-1, 0];
    for (let i = 0; i < p.length; i += 3) {
      const off = this.#tree.distanceTo(by, p[i] as number, p[i + 1] as number, p[i + 2] as number);
      if (off > most) [most, worst] = [off, i];
    }
    return worst;
  }
}

function middleOf(p: Polygon): Polygon {
  const sum = [0, 0, 0];
  for (let i = 0; i < p.length; i++) sum[i % 3] = (sum[i % 3] as number) + (p[i] as number);
  return sum.map((x) => x / (p.length / 3));
}

function radiusOf(p: Polygon, middle: Polygon): number {
  let most = 0;
  for (let i = 0; i < p.length; i += 3) {
    const x = (p[i] as number) - (middle[0] as number);
    const y = (p[i + 1] as number) - (middle[1] as number);
    const z = (p[i + 2] as number) - (middle[2] as number);
    most = Math.max(most, x * x + y * y + z * z);
  }
  return Math.sqrt(most);
}
