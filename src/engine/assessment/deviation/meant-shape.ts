import type { Mesh, Vec3 } from "../../geometry/mesh.ts";
import type { CanonicalMesh } from "../recognition/mesh/canonical.ts";
import { NO_SURFACE, type Recognition } from "../recognition-types.ts";
import { length, subtract } from "../features/vectors.ts";
import { curvedSides, farthestFrom, isCurved, pointAt, type SurfaceOf } from "./curved-sides.ts";
import { BULGE, drawnNearer, moveCorners, type Stuck } from "./draw-nearer.ts";
import { freeSlack } from "./free-slack.ts";
import type { GrowingMesh } from "./subdivide.ts";

/** A mesh, and how far off each triangle the surface may lie that its author meant. */
export interface MeantShape {
  readonly mesh: Mesh;
  /** mm, a triangle. */
  readonly slack: Float64Array;
  /**
   * The same, and for free triangles an estimate: their mesh is all that is known of them, so the estimate
   * takes nothing from what is right, but excuses what looks wrong.
   */
  readonly excuse: Float64Array;
  /** Number in the given mesh of the triangle that each is a part of. */
  readonly source: Uint32Array;
  readonly mostSlack: number;
}

const PASSES = 6;
/** Beyond the given ones: what finer chords may cost. */
const MORE_TRIANGLES = 20_000;

/** The mesh as it is: nothing is known of what was meant. */
export function plainShape({ positions, triangles, source }: CanonicalMesh): MeantShape {
  const slack = new Float64Array(triangles.length / 3);
  return { mesh: { positions, triangles }, slack, excuse: slack, source, mostSlack: 0 };
}

/**
 * A mesh drawn nearer to the surfaces that were recognised on it: its chords are split, and the new
 * corners put on the curve (on both curves, at an edge), until no chord is more than `goal` off, mm. Flat
 * and free faces stay. Where corners of later cuts stand on old chords, they move onto the curve. With an
 * endless goal the mesh stays as it is, and only the slack says how far the meant surface may be.
 */
export function meantShape(
  canonical: CanonicalMesh,
  recognition: Recognition,
  goal: number,
): MeantShape {
  const { source } = canonical;
  const surfaceOf: SurfaceOf = (t) => {
    const place = recognition.surfaceOf[source[t] as number];
    return place === undefined || place === NO_SURFACE ? undefined : recognition.surfaces[place];
  };
  let mesh: GrowingMesh = {
    positions: [...canonical.positions],
    triangles: [...canonical.triangles],
    source: Array.from(source.keys()),
  };
  const stuck: Stuck = new Map();
  moveCorners(mesh, surfaceOf, goal < Infinity, stuck);
  const most = mesh.source.length + MORE_TRIANGLES;
  for (let pass = 0; pass < PASSES && goal < Infinity; pass++) {
    const finer = drawnNearer(mesh, surfaceOf, goal / BULGE, stuck, most);
    if (!finer) break;
    mesh = finer;
  }
  const slack = slackOf(mesh, surfaceOf, stuck);
  const free = freeSlack(canonical, (t) => surfaceOf(t)?.shape.kind === "free");
  return {
    mesh: {
      positions: Float64Array.from(mesh.positions),
      triangles: Uint32Array.from(mesh.triangles),
    },
    slack,
    excuse: slack.map((x, t) => Math.max(x, free[mesh.source[t] as number] as number)),
    source: Uint32Array.from(mesh.source, (t) => source[t] as number),
    mostSlack: slack.reduce((most, x) => Math.max(most, x), 0),
  };
}

/** How far the meant surface may lie off each triangle, its border included. */
function slackOf(mesh: GrowingMesh, surfaceOf: SurfaceOf, stuck: Stuck): Float64Array {
  const { positions, triangles } = mesh;
  const vertices = positions.length / 3;
  // A chord's curve also runs over triangles that only touch its ends.
  const rim = new Float64Array(vertices);
  const touch = (v: number, off: number): void => {
    rim[v] = Math.max(rim[v] as number, off);
  };
  for (const { off, ends } of curvedSides(mesh, surfaceOf).values())
    for (const v of ends) touch(v, off);
  for (const [v, { off, reach }] of stuck) {
    const at = pointAt(positions, v);
    for (let u = 0; u < vertices; u++)
      if (length(subtract(pointAt(positions, u), at)) <= reach) touch(u, off);
  }
  const slack = new Float64Array(triangles.length / 3);
  for (let t = 0; t < slack.length; t++) {
    const surface = surfaceOf(mesh.source[t] as number);
    let most = 0;
    const middle = [0, 0, 0];
    for (let k = 0; k < 3; k++) {
      const a = triangles[3 * t + k] as number;
      most = Math.max(most, rim[a] as number);
      const at = pointAt(positions, a);
      for (let i = 0; i < 3; i++) middle[i] = (middle[i] as number) + (at[i] as number) / 3;
      if (surface && isCurved(surface)) most = Math.max(most, farthestFrom([surface], at));
    }
    if (surface && isCurved(surface))
      most = Math.max(most, farthestFrom([surface], middle as unknown as Vec3));
    slack[t] = most * BULGE;
  }
  return slack;
}
