import type { Mesh, Vec3 } from "../../geometry/mesh.ts";
import { dot } from "../features/vectors.ts";
import type { Recognition } from "../recognition-types.ts";
import { isSquare, type Named } from "./name-features.ts";

/** A face with what choosing needs. */
interface Candidate {
  readonly named: Named;
  readonly normal: Vec3;
  readonly area: number;
}

/**
 * Datums A, B and C (ISO 5459): the largest face on the outside of the part, the largest of those square
 * to it, and the largest square to both. Of faces nearly as large the one that looks down, left or forward.
 */
export function chooseDatums(
  mesh: Mesh,
  { surfaces }: Recognition,
  named: readonly Named[],
): readonly Named[] {
  const outside = named.flatMap((one): Candidate[] => {
    const surface = one.of === "surface" ? surfaces[one.place] : undefined;
    if (surface?.shape.kind !== "plane") return [];
    const { normal, offset } = surface.shape;
    return isOutermost(mesh, normal, offset) ? [{ named: one, normal, area: surface.area }] : [];
  });
  const chosen: Candidate[] = [];
  for (let i = 0; i < 3; i++) {
    const free = outside.filter((c) => chosen.every((d) => isSquare(c.normal, d.normal)));
    const best = bestOf(free);
    if (!best) break;
    chosen.push(best);
  }
  return chosen.map((c) => c.named);
}

function isOutermost({ positions }: Mesh, n: Vec3, offset: number): boolean {
  for (let v = 0; v < positions.length; v += 3) {
    const height = dot(n, [positions[v] ?? 0, positions[v + 1] ?? 0, positions[v + 2] ?? 0]);
    if (height > offset + 1e-3) return false;
  }
  return true;
}

/** Faces this near to the largest count as as large. */
const NEARLY = 0.7;

function bestOf(free: readonly Candidate[]): Candidate | undefined {
  const largest = free.reduce((most, { area }) => Math.max(most, area), 0);
  const [best] = free
    .filter(({ area }) => area >= NEARLY * largest)
    .sort((a, b) => rank(a.normal) - rank(b.normal) || b.area - a.area);
  return best;
}

/** Down before left before forward before the rest. */
function rank([x, y, z]: Vec3): number {
  if (z < -0.99) return 0;
  if (x < -0.99) return 1;
  if (y < -0.99) return 2;
  return 3;
}
