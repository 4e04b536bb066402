import type { Ctx } from "../foundation/context.ts";
import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { Mm } from "../foundation/units.ts";
import { type DeviationBody, flawOf, PreparedBody } from "./deviation/body.ts";
import { sideOf } from "./deviation/side-of.ts";
import { type GrowingMesh, longSides, subdivide } from "./deviation/subdivide.ts";
import { TriangleTree } from "./deviation/triangle-tree.ts";
import { AS_IT_LIES, laid } from "./inspection/rigid-pose.ts";

export interface DeviationMapInput {
  readonly part: DeviationBody;
  readonly reference: DeviationBody;
  /** Colours are asked for at most this far apart on the part, as long as there are not too many. */
  readonly spacing: Mm;
  /** Distances at which colours change, mm: where one is passed, the pieces are made smaller. */
  readonly levels?: readonly Mm[];
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

/** What an old computer draws without a pause, and what of it is cut everywhere alike. */
const MOST_TRIANGLES = 60_000;
const MOST_ALIKE = 30_000;
/** So many times smaller pieces lie where a colour changes. */
const SMOOTHER = 8;
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
  const reference = new PreparedBody(input.reference).shape(CHORD);
  if (reference.source.length === 0)
    return fail(problem("assessment.deviation-mesh", { body: "reference", flaw: "empty" }));
  const tree = new TriangleTree(reference.mesh);
  const spacing = Math.max(input.spacing, 1e-3);
  let fine = cutFinely(mesh, spacing);
  const distances: number[] = [];
  /** Of the vertices that have none yet. */
  const measure = () => {
    for (let v = distances.length; v < fine.positions.length / 3; v++) {
      if (v % 4096 === 0 && ctx.cancelled()) return false;
      const [x, y, z] = fine.positions.slice(3 * v, 3 * v + 3) as [number, number, number];
      const at = laid(pose, [x, y, z]);
      const off = tree.distance(...at, Math.max(0, tree.triangle));
      distances.push(off < ON ? 0 : off * (sideOf(tree, ...at) || 1));
    }
    return true;
  };
  const levels = (input.levels ?? []).flatMap((level) => [-level, level]);
  const crosses = (first: number) => {
    const of = [0, 1, 2].map((k) => distances[fine.triangles[first + k] as number] as number);
    const [low, high] = [Math.min(...of), Math.max(...of)];
    return levels.some((level) => low < level && level < high);
  };
  for (;;) {
    if (!measure()) return fail(problem("foundation.cancelled"));
    const rough = longSides(fine, spacing / SMOOTHER, crosses);
    if (rough.length === 0 || fine.source.length + 2 * rough.length > MOST_TRIANGLES) break;
    fine = subdivide(fine, rough);
  }
  ctx.progress(1);
  return ok({
    positions: Float64Array.from(fine.positions),
    triangles: Uint32Array.from(fine.triangles),
    source: Uint32Array.from(fine.source),
    distances: Float64Array.from(distances),
  });
}

function cutFinely(mesh: DeviationBody["mesh"], spacing: number): GrowingMesh {
  let fine: GrowingMesh = {
    positions: [...mesh.positions],
    triangles: [...mesh.triangles],
    source: Array.from({ length: mesh.triangles.length / 3 }, (_, t) => t),
  };
  for (;;) {
    const long = longSides(fine, spacing);
    if (long.length === 0 || fine.source.length + 2 * long.length > MOST_ALIKE) return fine;
    fine = subdivide(fine, long);
  }
}
