/** How much of the layers under the looked-at ones is drawn. */
export interface Detail {
  /** Only what is seen from outside where beads are finer than the picture's pixels. */
  readonly coarse: boolean;
  /** Every so many layers is drawn, as much higher. */
  readonly stride: number;
  /** What shows through a sparse filling of the top layer is drawn too. */
  readonly open: boolean;
}

export interface DetailInput {
  /** Size of a pixel of the picture, mm. */
  readonly mmPerPixel: number;
  /** Height of a usual layer, mm. */
  readonly layerHeight: number;
  /** Segments that one frame should not go beyond. */
  readonly budget: number;
  /** Segments of all layers in view, with fine beads and with coarse ones. */
  readonly fine: number;
  readonly outer: number;
  /** Segments of the top layers, which are drawn whole. */
  readonly whole: number;
}

/** Beads under so many pixels do not show what lies behind the outer ones. */
const FINE_BEAD = 1.2;
const USUAL_BEAD = 0.45;
/** Layers are kept at least this high in the picture, pixels. */
const LEAST_LAYER = 0.6;
const MOST_STRIDE = 64;

/** No more than can be seen at this distance, and no more than the computer draws in time. */
export function detailFor(input: DetailInput): Detail {
  const { mmPerPixel, layerHeight, budget, fine, outer, whole } = input;
  let coarse = USUAL_BEAD / mmPerPixel < FINE_BEAD;
  let stride = Math.max(1, Math.ceil((LEAST_LAYER * mmPerPixel) / layerHeight));
  const drawn = () => (coarse ? outer : fine) / stride;
  if (drawn() > budget) coarse = true;
  while (drawn() > budget && stride < MOST_STRIDE) stride *= 2;
  return { coarse, stride: Math.min(stride, MOST_STRIDE), open: whole <= budget / 2 };
}

/** A budget that a frame's time corrects: less when frames come late, more when there is room. */
export function nextBudget(budget: number, frameMs: number): number {
  if (frameMs > 40) return Math.max(LEAST_BUDGET, budget * (frameMs > 120 ? 0.4 : 0.75));
  if (frameMs < 22) return Math.min(REST_BUDGET, budget * 1.15);
  return budget;
}

export const LEAST_BUDGET = 40_000;
/** While the picture turns, at first. */
export const FIRST_BUDGET = 300_000;
/** At rest a frame may take longer, being the only one; but not for ever on a slow computer. */
const REST_SHARE = 10;
export const REST_BUDGET = 2_500_000;
export const restBudget = (budget: number) => Math.min(REST_BUDGET, budget * REST_SHARE);
