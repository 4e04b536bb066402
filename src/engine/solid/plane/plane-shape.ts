import type { Vec2 } from "../../geometry/mesh.ts";

/** What an outline edge is a piece of; extrusions turn it into a face. */
export interface Curve {
  readonly kind: "line" | "circle" | "free";
  readonly center: Vec2;
  readonly radius: number;
  /** Which plane shape made it: its place in the order of making within the sketch. */
  readonly sketch: number;
  readonly role: string;
}

export interface PlaneLoop {
  readonly points: readonly Vec2[];
  /** Per edge i (point i to i+1): index in `PlaneShape.curves`. */
  readonly edges: readonly number[];
}

/** A region of the plane: outer loops counter-clockwise, holes clockwise, no crossings. */
export interface PlaneShape {
  readonly loops: readonly PlaneLoop[];
  readonly curves: readonly Curve[];
}

export const EMPTY_SHAPE: PlaneShape = { loops: [], curves: [] };

export function straight(sketch: number, role: string): Curve {
  return { kind: "line", center: [0, 0], radius: 0, sketch, role };
}

/** Twice the signed area of a closed loop. */
export function signedArea2(points: readonly Vec2[]): number {
  let sum = 0;
  let [px, py] = points.at(-1) ?? [0, 0];
  for (const [x, y] of points) {
    sum += px * y - x * py;
    px = x;
    py = y;
  }
  return sum;
}

export function planeArea(shape: PlaneShape): number {
  return shape.loops.reduce((sum, loop) => sum + signedArea2(loop.points) / 2, 0);
}
