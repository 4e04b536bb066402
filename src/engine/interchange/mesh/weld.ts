import type { Mesh } from "../../geometry/mesh.ts";
import { countEdges, type EdgeCensus } from "./edges.ts";
import { largestSize } from "./measure.ts";
import { Welder } from "./welder.ts";

export interface Welded {
  readonly mesh: Mesh;
  readonly census: EdgeCensus;
  /** Triangles left out because two corners became one. */
  readonly dropped: number;
}

/** Corners nearer than this fraction of the part's size are the same one, written badly. */
const NEAR = 1e-6;

/**
 * The mesh with equal corners joined and collapsed triangles left out. A mesh that is closed as
 * it stands is not touched, so that bodies which only touch stay apart; one that still has gaps
 * after the exact joining is joined once more within a millionth of its size, if that closes some.
 */
export function weldMesh(mesh: Mesh): Welded {
  const asIs = withCensus(mesh, mesh.positions, (index) => index);
  if (isClosed(asIs)) return asIs;
  const exact = joined(mesh, 0);
  if (exact.census.open === 0) return exact;
  const near = joined(mesh, largestSize(mesh) * NEAR);
  return near.census.open < exact.census.open ? near : exact;
}

const isClosed = (welded: Welded): boolean =>
  welded.census.open === 0 && welded.census.nonManifold === 0;

/** Joins equal corners (`grid` 0), or those that fall on the same point of a grid. */
function joined(mesh: Mesh, grid: number): Welded {
  const p = mesh.positions;
  const count = p.length / 3;
  const numbers = new Uint32Array(count);
  const welder = new Welder();
  const snap = (value: number): number => (grid > 0 ? Math.round(value / grid) * grid : value);
  for (let i = 0; i < count; i++)
    numbers[i] = welder.add(
      snap(p[3 * i] as number),
      snap(p[3 * i + 1] as number),
      snap(p[3 * i + 2] as number),
    );
  return withCensus(mesh, welder.finish(), (index) => numbers[index] as number);
}

function withCensus(
  mesh: Mesh,
  positions: Float64Array,
  number: (index: number) => number,
): Welded {
  const triangles = new Uint32Array(mesh.triangles.length);
  let kept = 0;
  for (let i = 0; i < mesh.triangles.length; i += 3) {
    const a = number(mesh.triangles[i] as number);
    const b = number(mesh.triangles[i + 1] as number);
    const c = number(mesh.triangles[i + 2] as number);
    if (a === b || b === c || c === a) continue;
    triangles[kept++] = a;
    triangles[kept++] = b;
    triangles[kept++] = c;
  }
  const dropped = (mesh.triangles.length - kept) / 3;
  const used = kept === triangles.length ? triangles : triangles.slice(0, kept);
  return { mesh: { positions, triangles: used }, census: countEdges(used), dropped };
}
