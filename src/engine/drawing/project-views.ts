import type { Ctx } from "../foundation/context.ts";
import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { Vec2 } from "../geometry/mesh.ts";
import type { Solid } from "../solid/solid-types.ts";
import { collectPieces } from "./hlr/collect-pieces.ts";
import { toCurves } from "./hlr/chain.ts";
import { mergeArcs } from "./hlr/merge-arcs.ts";
import { mergeLines } from "./hlr/merge-lines.ts";
import { curveLength } from "./hlr/curve-length.ts";
import { RANK } from "./hlr/pieces.ts";
import { type Topology, topologyOf } from "./hlr/topology.ts";
import { ISOMETRIC_FROM_RIGHT, type ViewFrame } from "./hlr/view-frame.ts";
import type { SheetCurve, ViewName } from "./sheet-types.ts";

/** A hole's or shaft's axis as a view shows it: end-on as a mark, else as a line. */
export type ViewAxis =
  | { readonly kind: "mark"; readonly centre: Vec2; readonly radius: number; readonly face: number }
  | { readonly kind: "line"; readonly from: Vec2; readonly to: Vec2; readonly face: number };

/** One view in part millimetres, in the view's own plane (x right, y up). */
export interface ProjectedView {
  readonly name: ViewName;
  /** Visible and hidden lines; coinciding lines are resolved. */
  readonly curves: readonly SheetCurve[];
  /** Without overshoot: the sheet adds 3 mm of paper. */
  readonly axes: readonly ViewAxis[];
  readonly box: { readonly min: Vec2; readonly max: Vec2 };
}

/**
 * Projects a solid orthographically with hidden lines found. Edges between faces and contours of
 * curved faces are clipped against the triangles in front of them; coinciding lines are resolved
 * by ISO 128-2:2022 (visible before hidden before centre); circles seen end-on are exact arcs.
 * The isometric has visible lines only. Problems: `drawing.empty`, `foundation.cancelled`.
 */
export function projectViews(
  solid: Solid,
  names: readonly ViewName[],
  ctx: Ctx,
): Result<readonly ProjectedView[]> {
  if (solid.mesh.triangles.length === 0) return fail(problem("drawing.empty"));
  const topology = topologyOf(solid);
  const views: ProjectedView[] = [];
  for (const [i, name] of names.entries()) {
    if (ctx.cancelled()) return fail(problem("foundation.cancelled"));
    views.push(name === "isometric" ? richerIsometric(topology) : projectOne(topology, name));
    ctx.progress((i + 1) / names.length, "views");
  }
  return ok(views);
}

/** From the left or from the right: the side that shows clearly more lines; else from the left. */
function richerIsometric(topology: Topology): ProjectedView {
  const [left, right] = [undefined, ISOMETRIC_FROM_RIGHT].map((frame) =>
    projectOne(topology, "isometric", frame),
  );
  return inkOf(right) > 1.02 * inkOf(left) ? right : left;
}

function inkOf(view: ProjectedView): number {
  return view.curves.reduce((sum, { curve }) => sum + curveLength(curve), 0);
}

function projectOne(topology: Topology, name: ViewName, frame?: ViewFrame): ProjectedView {
  const { lines, arcs, marks, box } = collectPieces(topology, name, frame);
  const middle: Vec2 = [(box.min[0] + box.max[0]) / 2, (box.min[1] + box.max[1]) / 2];
  const merged = mergeLines(lines, middle);
  const axes: ViewAxis[] = merged
    .filter((piece) => piece.rank === RANK.centre)
    .map((piece) => ({ kind: "line", from: piece.a, to: piece.b, face: piece.face }));
  return {
    name,
    curves: [...toCurves(merged), ...mergeArcs(arcs)],
    axes: [...marks, ...axes],
    box,
  };
}
