import type { Quantity } from "../tables/general-tolerance.ts";

/** A radius of these is a broken edge's (a torus: of a turned one); an arc of an outline is a length like any. */
const BROKEN_EDGES: readonly unknown[] = ["fillet", "round", "chamfer", "torus"];

/**
 * Which table of the general tolerances goes for a check (ISO 2768-1:1989, tables 1, 2 and 3: lengths, broken
 * edges, angles). `type`: of the feature that it speaks of.
 */
export function quantityOf(kind: string, type: unknown): Quantity {
  if (kind === "dim.angle") return "angle";
  if (kind === "dim.chamfer") return "edge";
  return kind === "dim.radius" && BROKEN_EDGES.includes(type) ? "edge" : "length";
}
