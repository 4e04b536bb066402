import type { Vec3 } from "../../geometry/mesh.ts";
import { cross, dot, length, subtract } from "../features/vectors.ts";
import type { RecognisedSurface } from "../recognition-types.ts";
import {
  chordOf,
  curvedSides,
  farthestFrom,
  isCurved,
  measuredSide,
  onAll,
  pointAt,
  type SurfaceOf,
} from "./curved-sides.ts";
import { flipSides, isNotDelaunay } from "./flip-sides.ts";
import { type GrowingMesh, subdivide } from "./subdivide.ts";

/** A curved triangle can bulge more at its middle than at its sides: four thirds on a sphere. */
export const BULGE = 1.4;

/** Vertices that are not where they were meant to be: how far off, and how far about them that is felt, mm. */
export type Stuck = Map<number, { readonly off: number; readonly reach: number }>;

/** Halves the chords that are more than `goal` off; undefined where there are none, or too many. */
export function drawnNearer(
  mesh: GrowingMesh,
  surfaceOf: SurfaceOf,
  goal: number,
  stuck: Stuck,
  most: number,
): GrowingMesh | undefined {
  const vertices = mesh.positions.length / 3;
  const sides = [...curvedSides(mesh, surfaceOf)].filter(
    ([, { meant, off, isRuled, ends }]) =>
      meant && off > goal && !isRuled && !ends.some((v) => stuck.has(v)),
  );
  // Where there are too many, those that are farthest off.
  const room = Math.floor((most - mesh.triangles.length / 3) / 2);
  if (sides.length > room) sides.sort(([i, a], [j, b]) => b.off - a.off || i - j).splice(room);
  const touched = new Set<number>();
  for (const [, { ends }] of sides) for (const v of ends) touched.add(v);
  if (sides.length === 0) return undefined;
  const finer = subdivide(
    mesh,
    sides.map(([key]) => key),
  );
  const moves = sides.map(([, { meant, ends }], i): Move => {
    const [a, b] = ends.map((v) => pointAt(mesh.positions, v)) as [Vec3, Vec3];
    return { v: vertices + i, to: meant as Vec3, reach: length(subtract(b, a)) };
  });
  for (const { v } of moves) touched.add(v);
  const of = (kinds: readonly string[]) => (t: number) => {
    const surface = surfaceOf(t);
    return surface && kinds.includes(surface.shape.kind) ? surface : undefined;
  };
  // In planes before the move, so that there is room for it; on ruled surfaces after it, along their lines.
  // A long splinter beside a border goes away only if those behind it may.
  flipSides(finer, of(["plane"]), facesAt(finer, touched, surfaceOf), isNotDelaunay);
  flipSides(finer, of(["sphere", "torus"]), touched, isNotDelaunay);
  moveVertices(finer, moves, stuck);
  const off = (a: Vec3, b: Vec3, s: RecognisedSurface): number => measuredSide(a, b, [s]).off;
  flipSides(
    finer,
    of(["cylinder", "cone"]),
    touched,
    ({ a, b, left, right }, s) => off(left, right, s) < 0.9 * off(a, b, s) - 1e-9,
  );
  return finer;
}

/** All vertices of the planes that have one of these. */
function facesAt(
  { triangles, source }: GrowingMesh,
  vertices: ReadonlySet<number>,
  surfaceOf: SurfaceOf,
): ReadonlySet<number> {
  const planeAt = (h: number): RecognisedSurface | undefined => {
    const surface = surfaceOf(source[Math.floor(h / 3)] as number);
    return surface?.shape.kind === "plane" ? surface : undefined;
  };
  const planes = new Set<RecognisedSurface>();
  for (const [h, v] of triangles.entries()) {
    const plane = vertices.has(v) ? planeAt(h) : undefined;
    if (plane) planes.add(plane);
  }
  const all = new Set<number>();
  for (const [h, v] of triangles.entries()) {
    const plane = planeAt(h);
    if (plane && planes.has(plane)) all.add(v);
  }
  return all;
}

interface Move {
  readonly v: number;
  readonly to: Vec3;
  /** Length of the side that it halves, mm. */
  readonly reach: number;
}

/** Moves vertices to where they were meant to be; those stay about which a triangle would turn over. */
function moveVertices(
  { positions, triangles }: GrowingMesh,
  moves: readonly Move[],
  stuck: Stuck,
): void {
  const around = new Map<number, number[]>(moves.map(({ v }) => [v, []]));
  for (let h = 0; h < triangles.length; h++)
    around.get(triangles[h] as number)?.push(Math.floor(h / 3));
  const normalOf = (t: number): Vec3 => {
    const [a, b, c] = [0, 1, 2].map((k) => pointAt(positions, triangles[3 * t + k] as number)) as [
      Vec3,
      Vec3,
      Vec3,
    ];
    return cross(subtract(b, a), subtract(c, a));
  };
  const before = new Map<number, Vec3>();
  for (const list of around.values()) for (const t of list) before.set(t, normalOf(t));
  const isTurned = (t: number): boolean => dot(normalOf(t), before.get(t) as Vec3) <= 0;
  const put = (v: number, at: Vec3): void => {
    for (let k = 0; k < 3; k++) positions[3 * v + k] = at[k] as number;
  };
  const from = new Map(moves.map(({ v }) => [v, pointAt(positions, v)]));
  for (const { v, to } of moves) put(v, to);
  // One that goes back can turn its neighbours' triangles; in the end all may be back.
  for (let back = true; back; ) {
    back = false;
    for (const { v, to, reach } of moves) {
      if (stuck.has(v) || !around.get(v)?.some(isTurned)) continue;
      put(v, from.get(v) as Vec3);
      stuck.set(v, { off: length(subtract(to, from.get(v) as Vec3)), reach });
      back = true;
    }
  }
}

/** Puts corners that stand on an old chord of a curve onto the curve; those that stay are noted. */
export function moveCorners(
  { positions, triangles }: GrowingMesh,
  surfaceOf: SurfaceOf,
  isMoving: boolean,
  stuck: Stuck,
): void {
  const around = new Map<number, Set<RecognisedSurface>>();
  for (let h = 0; h < triangles.length; h++) {
    const surface = surfaceOf(Math.floor(h / 3));
    if (!surface) continue;
    const v = triangles[h] as number;
    const set = around.get(v);
    if (set) set.add(surface);
    else around.set(v, new Set([surface]));
  }
  for (const [v, set] of around) {
    const surfaces = [...set];
    if (!surfaces.some(isCurved)) continue;
    const at = pointAt(positions, v);
    const off = farthestFrom(surfaces, at);
    const most = Math.max(...surfaces.map(chordOf));
    // Sound corners stay where they are: the fit may be a little off, they are not.
    if (off <= Math.max(0.05 * most, 1e-6)) continue;
    const meant = off <= BULGE * most ? onAll(surfaces, at) : undefined;
    const way = meant ? length(subtract(meant, at)) : off;
    if (!isMoving || !meant || way > 2 * most) stuck.set(v, { off: way, reach: 2 * way });
    else for (let k = 0; k < 3; k++) positions[3 * v + k] = meant[k] as number;
  }
}
