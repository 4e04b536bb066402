import type { Vec3 } from "../../geometry/mesh.ts";
import type { Solid } from "../../solid/solid-types.ts";
import { cornersOf, lineMeets } from "./triangles.ts";
import { dot, squareTo } from "./vectors.ts";

/** A stretch of a line between two plane faces, mm from the start point along the direction. */
export interface Layer {
  readonly low: number;
  readonly high: number;
  readonly material: boolean;
  readonly faces: readonly [number, number];
  readonly uncertainty: number;
}

interface Crossing {
  readonly t: number;
  readonly entering: boolean;
  readonly face: number;
  readonly uncertainty: number;
}

/**
 * What a line meets of the part's plane faces: material and gaps in turn. Faces tilted up to 8°
 * count; others (the wall of a bore) are passed over.
 */
export function layersAlong(
  solid: Solid,
  byFace: readonly (readonly number[])[],
  from: Vec3,
  direction: Vec3,
): readonly Layer[] {
  const [u, v] = squareTo(direction);
  const crossings: Crossing[] = [];
  solid.faces.forEach((face, number) => {
    const surface = face.surface;
    if (surface.kind !== "plane") return;
    const facing = dot(surface.normal, direction);
    if (Math.abs(facing) < 0.99) return;
    const met = (byFace[number] ?? []).some((triangle) =>
      lineMeets(cornersOf(solid, triangle), from, u, v, 1e-6),
    );
    if (!met) return;
    const t = (surface.offset - dot(surface.normal, from)) / facing;
    const uncertainty = face.fitted ? Math.max(face.residual, 1e-6) : 1e-6;
    crossings.push({ t, entering: facing < 0, face: number, uncertainty });
  });
  crossings.sort((a, b) => a.t - b.t || a.face - b.face);
  const layers: Layer[] = [];
  for (let i = 1; i < crossings.length; i++) {
    const [a, b] = [crossings[i - 1], crossings[i]];
    if (!a || !b || a.entering === b.entering) continue;
    layers.push({
      low: a.t,
      high: b.t,
      material: a.entering,
      faces: [a.face, b.face],
      uncertainty: a.uncertainty + b.uncertainty,
    });
  }
  return layers;
}
