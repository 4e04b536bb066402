import type { Ctx } from "../foundation/context.ts";
import { type Problem, problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { Vec2 } from "../geometry/mesh.ts";
import type { Solid } from "../solid/solid-types.ts";
import { isTurnedUpright } from "./hlr/axes.ts";
import { type Arrangement, arrange } from "./layout/arrange.ts";
import { frameCurves, PAPERS, type Paper } from "./layout/frame.ts";
import { type LaidView, layOutView, scaleCurve } from "./layout/lay-out-view.ts";
import { moveCurve, moveDimension } from "./layout/move.ts";
import { type TitleBlock, titleBlock } from "./layout/title-block.ts";
import { type ProjectedView, projectViews } from "./project-views.ts";
import type { DrawingInfo, Sheet, SheetDimension, SheetView } from "./sheet-types.ts";

/** ISO 5455, largest first. */
const SCALES = [20, 10, 5, 2, 1, 1 / 2, 1 / 5, 1 / 10, 1 / 20, 1 / 50];
/** A part this large on paper (mm) is not enlarged further. */
const LARGE_ENOUGH = 60;

interface Fit {
  readonly paper: Paper;
  readonly scale: number;
  readonly block: TitleBlock;
  readonly views: readonly LaidView[];
  readonly at: Arrangement;
}

/**
 * Draws a part on an A4 sheet in first-angle projection: views, dimensions, frame, title block.
 * The largest scale of ISO 5455 at which everything fits is taken, on a lying or standing sheet.
 * Warnings: `drawing.dimension-off-part`, `drawing.dimension-crowded`. Problems: `drawing.empty`,
 * `drawing.too-large`, `foundation.cancelled`.
 */
export function drawSheet(solid: Solid, info: DrawingInfo, ctx: Ctx): Result<Sheet> {
  const projected = projectViews(solid, ["front", "top", "left", "isometric"], {
    ...ctx,
    progress: (fraction, stage) => ctx.progress(0.7 * fraction, stage),
  });
  if (!projected.ok) return projected;
  const [front, top, left, isometric] = projected.value;
  // A turned part looks the same from the left: the view would say nothing new.
  const needsLeft = !isTurnedUpright(solid) || info.dimensions.some((d) => d.view === "left");
  const flat = needsLeft ? [front, top, left] : [front, top];
  const fit = bestFit(solid, info, flat, isometric, ctx);
  if (fit === "cancelled") return fail(problem("foundation.cancelled"));
  if (!fit) return fail(problem("drawing.too-large", { size: Math.round(largest(solid)) }));
  ctx.progress(1, "sheet");
  const problems: Problem[] = fit.views.flatMap((view) => view.problems);
  return ok(compose(fit, isometric), problems);
}

const largest = (solid: Solid): number =>
  Math.max(...[0, 1, 2].map((k) => solid.bounds.max[k] - solid.bounds.min[k]));

function bestFit(
  solid: Solid,
  info: DrawingInfo,
  flat: readonly ProjectedView[],
  isometric: ProjectedView,
  ctx: Ctx,
): Fit | "cancelled" | undefined {
  const reach = largest(solid);
  const iso = sizeOf(isometric);
  for (const [i, scale] of SCALES.entries()) {
    const next = SCALES[i + 1] ?? 0;
    if (scale > 1 && reach * next >= LARGE_ENOUGH) continue;
    if (reach * scale > 290) continue;
    if (ctx.cancelled()) return "cancelled";
    const views = flat.map((view) =>
      layOutView(
        view,
        solid,
        info.dimensions.filter((d) => d.view === view.name),
        scale,
      ),
    );
    const fits = PAPERS.flatMap((paper): Fit[] => {
      const block = titleBlock(info, scale, [paper.area.max[0], paper.area.min[1]]);
      const [front, top, left] = views;
      const set = { front, top, left, isometric: [iso[0] * scale, iso[1] * scale] as Vec2 };
      const at = arrange(set, paper.area, block.box);
      return at ? [{ paper, scale, block, views, at }] : [];
    });
    // The lying sheet, unless the standing one shows the isometric clearly larger.
    const [first, second] = fits;
    if (second && second.at.isometric.factor > first.at.isometric.factor + 0.2) return second;
    if (first) return first;
  }
  return undefined;
}

const sizeOf = ({ box }: ProjectedView): Vec2 => [box.max[0] - box.min[0], box.max[1] - box.min[1]];

function compose({ paper, scale, block, views, at }: Fit, isometric: ProjectedView): Sheet {
  const sheetViews: SheetView[] = [];
  const dimensions: SheetDimension[] = [];
  for (const view of views) {
    const origin = at[view.name as "front" | "top" | "left"] ?? [0, 0];
    sheetViews.push({
      name: view.name,
      curves: view.curves.map((c) => ({ ...c, curve: moveCurve(c.curve, origin) })),
      box: move(view.box, origin),
    });
    dimensions.push(...view.dimensions.map((d) => moveDimension(d, origin)));
  }
  const { middle, factor } = at.isometric;
  const k = scale * factor;
  const { min, max } = isometric.box;
  const origin: Vec2 = [
    middle[0] - ((min[0] + max[0]) / 2) * k,
    middle[1] - ((min[1] + max[1]) / 2) * k,
  ];
  sheetViews.push({
    name: "isometric",
    curves: isometric.curves.map((c) => ({
      ...c,
      curve: moveCurve(scaleCurve(c.curve, k), origin),
    })),
    box: move({ min: [min[0] * k, min[1] * k], max: [max[0] * k, max[1] * k] }, origin),
  });
  return {
    width: paper.width,
    height: paper.height,
    scale,
    frame: [...frameCurves(paper), ...block.curves],
    views: sheetViews,
    dimensions,
    texts: block.texts,
  };
}

const move = (box: { readonly min: Vec2; readonly max: Vec2 }, by: Vec2): SheetView["box"] => ({
  min: [box.min[0] + by[0], box.min[1] + by[1]],
  max: [box.max[0] + by[0], box.max[1] + by[1]],
});
