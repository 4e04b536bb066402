import type { Vec3 } from "../../geometry/mesh.ts";
import { length, subtract } from "../features/vectors.ts";
import type { RecognisedSurface } from "../recognition-types.ts";
import { nearestOnSurface } from "./nearest-on-surface.ts";
import { type GrowingMesh, sideKey } from "./subdivide.ts";

/** Chords of up to about 90°; what bends more is no chord of the surface. */
const STEEPEST = 0.25;
/** Rounds of going from surface to surface for a point on both. */
const ROUNDS = 40;

/** What was recognised of a triangle of the first mesh. */
export type SurfaceOf = (triangle: number) => RecognisedSurface | undefined;

export interface Side {
  /** How far its middle is from where it was meant to be, mm. */
  readonly off: number;
  /** Where that is; absent where no point lies on all surfaces that meet there. */
  readonly meant?: Vec3;
}

export interface CurvedSide extends Side {
  readonly ends: readonly [number, number];
  /** Inside a cylinder or cone: no need to split it, its straight lines are found by swapping. */
  readonly isRuled: boolean;
}

export const isCurved = (s: RecognisedSurface | undefined): boolean =>
  s !== undefined && s.shape.kind !== "plane" && s.shape.kind !== "free";

/** Every side that a curved triangle has, with the surfaces of all its triangles. */
export function curvedSides(mesh: GrowingMesh, surfaceOf: SurfaceOf): Map<number, CurvedSide> {
  const { positions, triangles } = mesh;
  const vertices = positions.length / 3;
  const found = new Map<number, { a: number; b: number; surfaces: RecognisedSurface[] }>();
  const each = (take: (key: number, a: number, b: number, s: RecognisedSurface) => void): void => {
    for (let h = 0; h < triangles.length; h++) {
      const surface = surfaceOf(mesh.source[Math.floor(h / 3)] as number);
      if (!surface) continue;
      const a = triangles[h] as number;
      const b = triangles[h % 3 === 2 ? h - 2 : h + 1] as number;
      take(sideKey(a, b, vertices), a, b, surface);
    }
  };
  each((key, a, b, surface) => {
    if (isCurved(surface) && !found.has(key)) found.set(key, { a, b, surfaces: [] });
  });
  each((key, _a, _b, surface) => {
    const surfaces = found.get(key)?.surfaces;
    if (surfaces && !surfaces.includes(surface)) surfaces.push(surface);
  });
  const sides = new Map<number, CurvedSide>();
  for (const [key, { a, b, surfaces }] of found) {
    const kind = surfaces.length === 1 ? surfaces[0]?.shape.kind : undefined;
    const side = measuredSide(pointAt(positions, a), pointAt(positions, b), surfaces);
    sides.set(key, { ...side, ends: [a, b], isRuled: kind === "cylinder" || kind === "cone" });
  }
  return sides;
}

/** The middle of a chord: how far it is from the curve of its surfaces. */
export function measuredSide(a: Vec3, b: Vec3, surfaces: readonly RecognisedSurface[]): Side {
  const middle: Vec3 = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2];
  const meant = onAll(surfaces, middle);
  if (meant) {
    const off = length(subtract(meant, middle));
    if (off <= STEEPEST * length(subtract(b, a))) return { off, meant };
  }
  return { off: farthestFrom(surfaces, middle) };
}

/** A point on all of the surfaces, from `start` by going from one to the next. */
export function onAll(surfaces: readonly RecognisedSurface[], start: Vec3): Vec3 | undefined {
  let p = start;
  for (let round = 0; round < ROUNDS; round++) {
    let moved = 0;
    for (const { shape } of surfaces) {
      const next = nearestOnSurface(shape, p) ?? p;
      moved = Math.max(moved, length(subtract(next, p)));
      p = next;
    }
    if (moved < 1e-7) return p;
    if (surfaces.length === 1) return p;
  }
  return farthestFrom(surfaces, p) < 1e-5 ? p : undefined;
}

/** Distance from the one of the surfaces that is farthest off, mm. */
export function farthestFrom(surfaces: readonly RecognisedSurface[], p: Vec3): number {
  let most = 0;
  for (const { shape } of surfaces)
    most = Math.max(most, length(subtract(nearestOnSurface(shape, p) ?? p, p)));
  return most;
}

/** By how much the flats of a surface's facets are nearer to its axis than their corners, mm. */
export function chordOf({ shape, flatRadius }: RecognisedSurface): number {
  if (flatRadius === undefined) return 0;
  if (shape.kind === "cylinder" || shape.kind === "sphere")
    return Math.max(0, shape.radius - flatRadius);
  return shape.kind === "torus" ? Math.max(0, shape.minorRadius - flatRadius) : 0;
}

export const pointAt = (p: readonly number[], v: number): Vec3 => [
  p[3 * v] as number,
  p[3 * v + 1] as number,
  p[3 * v + 2] as number,
];
