import type { Mesh, Vec3 } from "../../geometry/mesh.ts";
import { cross, length, subtract } from "../features/vectors.ts";
import { TriangleTree } from "../deviation/triangle-tree.ts";
import type { RecognisedSurface, Recognition } from "../recognition-types.ts";
import type { Sight } from "./measure-feature.ts";
import { laid, type RigidPose, turned } from "./rigid-pose.ts";

/** How far a solid reaches along x, y and z, mm. */
export interface Reach {
  readonly min: Vec3;
  readonly max: Vec3;
}

/** A mesh's corners reach a curve to within its chord, and rounding. */
const ROUNDING = 1e-3;

/**
 * The reach of the surfaces meant: of a round side the circle through the corners, also where no
 * corner stands at its outermost place.
 */
export function reachOf({ solid, recognition }: Sight, pose: RigidPose): Reach {
  const [min, max] = [
    [Infinity, Infinity, Infinity],
    [-Infinity, -Infinity, -Infinity],
  ] as [number[], number[]];
  const { positions } = solid.mesh;
  for (let v = 0; v < positions.length; v += 3) {
    const p = laid(pose, [positions[v] ?? 0, positions[v + 1] ?? 0, positions[v + 2] ?? 0]);
    for (let k = 0; k < 3; k++) {
      min[k] = Math.min(min[k] ?? 0, p[k] ?? 0);
      max[k] = Math.max(max[k] ?? 0, p[k] ?? 0);
    }
  }
  for (const surface of recognition.surfaces)
    for (let k = 0; k < 3; k++)
      for (const sign of [1, -1]) {
        const side = support(surface, pose, k as 0 | 1 | 2, sign);
        if (!side) continue;
        const meshed = sign > 0 ? (max[k] ?? 0) : (min[k] ?? 0);
        const gap = (side.at - meshed) * sign;
        if (gap <= 0 || gap > side.chord + ROUNDING) continue;
        (sign > 0 ? max : min)[k] = side.at;
      }
  return { min: min as unknown as Vec3, max: max as unknown as Vec3 };
}

/** The outermost coordinate of a whole round surface, and how far its mesh may fall short of it. */
function support(
  { shape, flatRadius }: RecognisedSurface,
  pose: RigidPose,
  k: 0 | 1 | 2,
  sign: number,
): { readonly at: number; readonly chord: number } | undefined {
  if (shape.kind === "plane" || shape.kind === "free" || shape.kind === "cone" || shape.inward)
    return undefined;
  const centre = laid(pose, shape.kind === "cylinder" ? shape.point : shape.centre)[k];
  const fall = (radius: number): number => radius - (flatRadius ?? radius);
  if (shape.kind === "sphere")
    return { at: centre + sign * shape.radius, chord: 2 * fall(shape.radius) };
  const across = turned(pose, shape.axis)[k];
  if (Math.abs(across) > 1e-6) return undefined;
  return shape.kind === "cylinder"
    ? { at: centre + sign * shape.radius, chord: fall(shape.radius) }
    : {
        at: centre + sign * (shape.majorRadius + shape.minorRadius),
        chord: (shape.majorRadius + shape.minorRadius) * 0.05,
      };
}

/** A surface of a solid, for questions about the distance of points. */
interface Tree {
  readonly tree: TriangleTree;
  readonly low: Vec3;
  readonly high: Vec3;
}

const trees = new WeakMap<Recognition, Map<number, Tree | undefined>>();

/** Made once a solid, whatever pose it is tried in. */
function treeOf({ solid, recognition }: Sight, place: number): Tree | undefined {
  let known = trees.get(recognition);
  if (!known) trees.set(recognition, (known = new Map()));
  if (!known.has(place))
    known.set(place, treeOn(solid.mesh, recognition.surfaces[place]?.triangles ?? []));
  return known.get(place);
}

function treeOn({ positions, triangles }: Mesh, own: Iterable<number>): Tree | undefined {
  const corners: number[] = [];
  for (const t of own) for (let k = 0; k < 3; k++) corners.push(triangles[3 * t + k] as number);
  if (corners.length === 0) return undefined;
  const edge = (k: 0 | 1 | 2, low: boolean): number =>
    corners.reduce(
      (most, v) => (low ? Math.min : Math.max)(most, positions[3 * v + k] as number),
      low ? Infinity : -Infinity,
    );
  return {
    tree: new TriangleTree({ positions, triangles: Uint32Array.from(corners) }),
    low: [edge(0, true), edge(1, true), edge(2, true)],
    high: [edge(0, false), edge(1, false), edge(2, false)],
  };
}

/**
 * Least distance of a point from the triangles of a surface, mm, both in the solid's own frame. Where even
 * the box about the surface is farther off than `most`, endless.
 */
export function distanceToSurface(sight: Sight, place: number, p: Vec3, most = Infinity): number {
  const found = treeOf(sight, place);
  if (!found) return Infinity;
  const { tree, low, high } = found;
  let square = 0;
  for (const k of [0, 1, 2] as const) {
    const gap = Math.max(0, low[k] - p[k], p[k] - high[k]);
    square += gap * gap;
  }
  if (square > most * most) return Infinity;
  return tree.distance(p[0], p[1], p[2], Math.max(0, tree.triangle));
}

/** Outward unit normal of the triangle of a surface that is nearest to a point, in the solid's own frame. */
export function facingAt(sight: Sight, place: number, p: Vec3): Vec3 | undefined {
  const found = treeOf(sight, place);
  if (!found) return undefined;
  const { tree } = found;
  tree.distance(p[0], p[1], p[2], Math.max(0, tree.triangle));
  const corner = (k: number): Vec3 => {
    const at = 9 * tree.triangle + 3 * k;
    return [tree.corners[at] ?? 0, tree.corners[at + 1] ?? 0, tree.corners[at + 2] ?? 0];
  };
  const n = cross(subtract(corner(1), corner(0)), subtract(corner(2), corner(0)));
  const size = length(n);
  return size > 0 ? [n[0] / size, n[1] / size, n[2] / size] : undefined;
}
