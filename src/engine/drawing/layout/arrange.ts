import type { Vec2 } from "../../geometry/mesh.ts";
import type { LaidView } from "./lay-out-view.ts";
import type { Rect } from "./text.ts";

/** Free room inside the frame and between the views, mm. */
const MARGIN = 6;
const GAP = 8;
const ISO_GAP = 8;
/** Keeps the isometric clear of the centring mark. */
const ISO_MARGIN = 10;
/** An isometric smaller than this part of the sheet's scale says little: another layout is sought. */
const LEAST_ISO = 0.5;

export interface Arrangement {
  /** Where each view's origin goes. */
  readonly front: Vec2;
  readonly top: Vec2;
  readonly left?: Vec2;
  /** Where the middle of the isometric goes, and its size against the sheet's scale. */
  readonly isometric: { readonly middle: Vec2; readonly factor: number };
}

export interface ViewSet {
  readonly front: LaidView;
  readonly top: LaidView;
  readonly left?: LaidView;
  /** Size of the isometric at the sheet's scale. */
  readonly isometric: Vec2;
}

/**
 * First angle (ISO 5456-2): top view below the front view, view from the left on its right; the
 * isometric in the free corner. `undefined` when it does not fit beside the title block.
 */
export function arrange(views: ViewSet, area: Rect, block: Rect): Arrangement | undefined {
  const { front, top, left } = views;
  const column1 = span(front.bounds, top.bounds, 0);
  const column2 = left ? span(left.bounds, left.bounds, 0) : undefined;
  const row1 = left ? span(front.bounds, left.bounds, 1) : span(front.bounds, front.bounds, 1);
  const row2 = span(top.bounds, top.bounds, 1);
  const isoWidth = views.isometric[0];
  const width = column1.size + (column2 ? GAP + column2.size : GAP + isoWidth * LEAST_ISO);
  const height = row1.size + GAP + row2.size;
  const spareX = area.max[0] - area.min[0] - 2 * MARGIN - width;
  if (spareX < 0) return undefined;
  const gapX = GAP + Math.min(25, 0.3 * spareX);
  const leftEdge = area.min[0] + MARGIN + Math.min(30, 0.25 * spareX);
  const besideBlock = leftEdge + column1.size + 3 <= block.min[0];
  const floor = besideBlock ? area.min[1] + MARGIN : block.max[1] + 4;
  const spareY = area.max[1] - MARGIN - floor - height;
  if (spareY < 0) return undefined;
  const gapY = GAP + Math.min(20, 0.3 * spareY);
  const topEdge = area.max[1] - MARGIN - Math.min(20, 0.35 * spareY);
  const x1 = leftEdge - column1.min;
  const y1 = topEdge - row1.size - row1.min;
  const y2 = topEdge - row1.size - gapY - row2.size - row2.min;
  const x2 = column2 ? leftEdge + column1.size + gapX - column2.min : 0;
  if (left && y1 + left.bounds.min[1] < block.max[1] + 4) return undefined;
  const isometric = placeIsometric(views, area, block, {
    right: leftEdge + column1.size,
    under: left ? y1 + left.bounds.min[1] : area.max[1],
    rightmost: left ? x2 + left.bounds.max[0] : leftEdge + column1.size,
  });
  if (!isometric) return undefined;
  const base = { front: [x1, y1] as Vec2, top: [x1, y2] as Vec2, isometric };
  return left ? { ...base, left: [x2, y1] as Vec2 } : base;
}

function span(p: Rect, q: Rect, k: 0 | 1): { readonly min: number; readonly size: number } {
  const min = Math.min(p.min[k], q.min[k]);
  return { min, size: Math.max(p.max[k], q.max[k]) - min };
}

function placeIsometric(
  views: ViewSet,
  area: Rect,
  block: Rect,
  free: { readonly right: number; readonly under: number; readonly rightmost: number },
): Arrangement["isometric"] | undefined {
  const floor = block.max[1] + ISO_GAP;
  const rooms: Rect[] = [
    { min: [free.right + ISO_GAP, floor], max: [area.max[0] - ISO_MARGIN, free.under - ISO_GAP] },
    {
      min: [free.rightmost + ISO_GAP, floor],
      max: [area.max[0] - ISO_MARGIN, area.max[1] - ISO_MARGIN],
    },
  ];
  let found: Arrangement["isometric"] | undefined;
  for (const { min, max } of rooms) {
    const factor = Math.min(
      1,
      (max[0] - min[0]) / views.isometric[0],
      (max[1] - min[1]) / views.isometric[1],
    );
    if (factor < LEAST_ISO || (found && factor <= found.factor + 0.01)) continue;
    found = { middle: [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2], factor };
  }
  return found;
}
