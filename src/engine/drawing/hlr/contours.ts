import type { Vec3 } from "../../geometry/mesh.ts";
import type { Surface } from "../../solid/solid-types.ts";
import { surfaceNormal } from "./surface-normal.ts";
import { type Topology, trustedSurface, vertexAt } from "./topology.ts";
import { add, cross, dot, scale, sub, unit } from "./vec.ts";
import type { ViewFrame } from "./view-frame.ts";

/** A piece of a contour: where a smooth surface turns away from the viewer. */
export interface ContourPiece {
  readonly a: Vec3;
  readonly b: Vec3;
  readonly face: number;
  /** Out of the material, square to the sight line; zero on free surfaces. */
  readonly normal: Vec3;
}

/**
 * Contours of the curved faces in a view. On faces with an equation they are the zero set of
 * (normal · sight) interpolated over the triangles and then moved onto the exact surface; on free
 * faces they are the mesh edges between a facet seen from its front and one that is not.
 * Method of the interpolated contour: Hertzmann, Zorin, "Illustrating smooth surfaces", 2000.
 */
export function contourPieces(topology: Topology, frame: ViewFrame): ContourPiece[] {
  const { solid, normals } = topology;
  const { mesh, faceOf } = solid;
  const sight = frame.toViewer;
  const pieces: ContourPiece[] = [];
  const surfaces = solid.faces.map((_, f) => trustedSurface(solid, f));
  for (let t = 0; t < faceOf.length; t++) {
    const surface = surfaces[faceOf[t]];
    if (!surface || surface.kind === "plane" || surface.kind === "free") continue;
    const corners = [0, 1, 2].map((k) => vertexAt(mesh, mesh.triangles[3 * t + k]));
    const towards = corners.map((p) => {
      const n = surfaceNormal(surface, p);
      const value = n ? dot(n, sight) : 0;
      // A vertex exactly on the contour counts as in front, so the piece is found once.
      return Math.abs(value) < 1e-5 ? 1e-9 : value;
    });
    const ends: Vec3[] = [];
    for (let k = 0; k < 3; k++) {
      const [p, q] = [towards[k], towards[(k + 1) % 3]];
      if (p < 0 === q < 0) continue;
      const [from, to] = [corners[k], corners[(k + 1) % 3]];
      const at = p / (p - q);
      ends.push(onContour(surface, add(from, scale(sub(to, from), at)), sight));
    }
    if (ends.length !== 2) continue;
    const normal = surfaceNormal(surface, scale(add(ends[0], ends[1]), 0.5)) ?? [0, 0, 0];
    pieces.push({ a: ends[0], b: ends[1], face: faceOf[t], normal });
  }
  for (const edge of topology.edges) {
    if (edge.sharp) continue;
    const kinds = edge.faces.map((f) => surfaces[f]?.kind ?? "free");
    // Inside one face with an equation the first loop has drawn; a plane has no contour of its own.
    const smooth = edge.faces[0] === edge.faces[1] && kinds[0] !== "free";
    if (smooth) continue;
    const front = edge.triangles.map((t) => {
      const facing =
        normals[3 * t] * sight[0] + normals[3 * t + 1] * sight[1] + normals[3 * t + 2] * sight[2];
      return facing > 1e-4;
    });
    if (front[0] === front[1]) continue;
    pieces.push({ a: edge.a, b: edge.b, face: edge.faces[0], normal: [0, 0, 0] });
  }
  return pieces;
}

/** Moves a point near the contour of a surface onto it, exactly where the surface allows. */
function onContour(surface: Surface, p: Vec3, sight: Vec3): Vec3 {
  if (surface.kind === "cylinder") {
    const out = unit(cross(surface.axis, sight));
    const foot = add(surface.point, scale(surface.axis, dot(sub(p, surface.point), surface.axis)));
    const side = dot(sub(p, foot), out) < 0 ? -surface.radius : surface.radius;
    return add(foot, scale(out, side));
  }
  if (surface.kind === "sphere") {
    const d = sub(p, surface.centre);
    const flat = unit(sub(d, scale(sight, dot(d, sight))));
    return add(surface.centre, scale(flat, surface.radius));
  }
  if (surface.kind === "torus") {
    const n = surfaceNormal(surface, p);
    if (!n) return p;
    const flat = unit(sub(n, scale(sight, dot(n, sight))));
    const d = sub(p, surface.centre);
    const out = unit(sub(d, scale(surface.axis, dot(d, surface.axis))));
    const ring = add(surface.centre, scale(out, surface.majorRadius));
    return add(ring, scale(flat, surface.inward ? -surface.minorRadius : surface.minorRadius));
  }
  return p;
}
