import type { Vec2 } from "../../geometry/mesh.ts";
import type { Curve, SheetDimension } from "../sheet-types.ts";

const plus = (p: Vec2, by: Vec2): Vec2 => [p[0] + by[0], p[1] + by[1]];

export function moveCurve(curve: Curve, by: Vec2): Curve {
  if (curve.kind === "line")
    return { kind: "line", from: plus(curve.from, by), to: plus(curve.to, by) };
  if (curve.kind === "polyline")
    return { kind: "polyline", points: curve.points.map((p) => plus(p, by)) };
  return { ...curve, centre: plus(curve.centre, by) };
}

export function moveDimension(d: SheetDimension, by: Vec2): SheetDimension {
  return {
    ...d,
    curves: d.curves.map((c) => ({ ...c, curve: moveCurve(c.curve, by) })),
    arrows: d.arrows.map((a) => ({ ...a, tip: plus(a.tip, by) })),
    text: { ...d.text, at: plus(d.text.at, by) },
  };
}
