import type { Ctx } from "../foundation/context.ts";
import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { Mm } from "../foundation/units.ts";
import { type DeviationBody, flawOf, layMesh, PreparedBody } from "./deviation/body.ts";
import { sideOf } from "./deviation/side-of.ts";
import { type GrowingMesh, longSides, subdivide } from "./deviation/subdivide.ts";
import { TriangleTree } from "./deviation/triangle-tree.ts";
import { AS_IT_LIES } from "./inspection/rigid-pose.ts";

export interface DeviationMapInput {
  readonly part: DeviationBody;
  readonly reference: DeviationBody;
  /** Colours are asked for at most this far apart on the part, as long as there are not too many. */
  readonly spacing: Mm;
}

/** The part's surface, cut finely enough for colours. */
export interface DeviationMap {
  /** In the part's own frame, mm. */
  readonly positions: Float64Array;
  readonly triangles: Uint32Array;
  /** The part's triangle of which each is a piece. */
  readonly source: Uint32Array;
  /** A vertex: mm off the reference's surface, above 0 outside it (extra), below 0 inside (missing). */
  readonly distances: Float64Array;
}

/** What an old computer draws without a pause. */
const MOST_TRIANGLES = 60_000;
/** Chords of the reference's curves are split until they are this near, mm: they must not show as stripes. */
const CHORD = 0.01;
/** Nearer than this a point lies on the surface, mm. */
const ON = 1e-5;

/**
 * Signed distances of the part's surface from the reference's for a heat map: the numbers of
 * `surfaceDeviation` at points all over the part. Problems: as there.
 */
export function deviationMap(input: DeviationMapInput, ctx: Ctx): Result<DeviationMap> {
  for (const body of ["part", "reference"] as const) {
    const flaw = flawOf(input[body].mesh);
    if (flaw) return fail(problem("assessment.deviation-mesh", { body, flaw }));
  }
  const { mesh, pose = AS_IT_LIES } = input.part;
  const fine = cutFinely(mesh, Math.max(input.spacing, 1e-3));
  const reference = new PreparedBody(input.reference).shape(CHORD);
  if (reference.source.length === 0)
    return fail(problem("assessment.deviation-mesh", { body: "reference", flaw: "empty" }));
  const tree = new TriangleTree(reference.mesh);
  const positions = Float64Array.from(fine.positions);
  const triangles = Uint32Array.from(fine.triangles);
  const laid = layMesh({ positions, triangles }, pose).positions;
  const distances = new Float64Array(positions.length / 3);
  for (let v = 0; v < distances.length; v++) {
    if (v % 4096 === 0 && ctx.cancelled()) return fail(problem("foundation.cancelled"));
    const at = [
      laid[3 * v] as number,
      laid[3 * v + 1] as number,
      laid[3 * v + 2] as number,
    ] as const;
    const off = tree.distance(...at, Math.max(0, tree.triangle));
    distances[v] = off < ON ? 0 : off * (sideOf(tree, ...at) || 1);
  }
  ctx.progress(1);
  return ok({ positions, triangles, source: Uint32Array.from(fine.source), distances });
}

function cutFinely(mesh: DeviationBody["mesh"], spacing: number): GrowingMesh {
  let fine: GrowingMesh = {
    positions: [...mesh.positions],
    triangles: [...mesh.triangles],
    source: Array.from({ length: mesh.triangles.length / 3 }, (_, t) => t),
  };
  for (;;) {
    const long = longSides(fine, spacing);
    if (long.length === 0 || fine.source.length + 2 * long.length > MOST_TRIANGLES) return fine;
    fine = subdivide(fine, long);
  }
}
