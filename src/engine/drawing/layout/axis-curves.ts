import type { Vec2 } from "../../geometry/mesh.ts";
import { mergeLines } from "../hlr/merge-lines.ts";
import { type LinePiece, RANK } from "../hlr/pieces.ts";
import type { ProjectedView } from "../project-views.ts";
import type { SheetCurve } from "../sheet-types.ts";

/** Centre lines pass the outline by this on paper, mm. */
const OVERSHOOT = 3;

/** Centre lines and crosses on paper with their overshoot; those that overlap become one. */
export function axisCurves(view: ProjectedView, k: number): SheetCurve[] {
  const piece = (a: Vec2, b: Vec2, face: number): LinePiece => ({ a, b, rank: RANK.centre, face });
  const pieces = view.axes.flatMap((axis) => {
    if (axis.kind === "mark") {
      const [x, y] = [axis.centre[0] * k, axis.centre[1] * k];
      const arm = axis.radius * k + OVERSHOOT;
      return [
        piece([x - arm, y], [x + arm, y], axis.face),
        piece([x, y - arm], [x, y + arm], axis.face),
      ];
    }
    const [p, q]: Vec2[] = [axis.from, axis.to].map(([x, y]): Vec2 => [x * k, y * k]);
    const size = Math.hypot(q[0] - p[0], q[1] - p[1]) || 1;
    const [ux, uy] = [((q[0] - p[0]) / size) * OVERSHOOT, ((q[1] - p[1]) / size) * OVERSHOOT];
    return [piece([p[0] - ux, p[1] - uy], [q[0] + ux, q[1] + uy], axis.face)];
  });
  return mergeLines(pieces, [0, 0]).map(({ a, b, face }) => ({
    curve: { kind: "line", from: a, to: b },
    line: "centre",
    face,
  }));
}
