import { beadSpacing } from "../bead.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { inPath, isEmpty, pathArea, pathCount, type Polys, UM } from "../kernel/polys.ts";
import { concatAll, pathLength, pick } from "../support/pieces.ts";

/** What goes round the first layer. Lengths mm. */
export interface AdhesionHow {
  /** Bead of the first layer. */
  readonly width: number;
  readonly height: number;
  readonly skirt: {
    readonly loops: number;
    /** From part, support or brim to the innermost loop's edge. */
    readonly distance: number;
    /** More loops are laid until so much is; 0: only `loops`. */
    readonly minLength: number;
  };
  readonly brim: {
    readonly width: number;
    readonly side: "outer" | "inner" | "both";
    /** Air between part and brim. */
    readonly gap: number;
  };
  readonly bed: { readonly width: number; readonly depth: number };
}

export interface Adhesion {
  /** Rings of closed loops in printing order: from far to near. */
  readonly skirt: readonly Polys[];
  readonly brim: readonly Polys[];
  /** False if loops were left out since they would lie beyond the bed. */
  readonly complete: boolean;
}

/** A skirt that is to have a length ends here. */
const MOST_LOOPS = 60;

/**
 * Skirt and brim round a footprint (first layer of part and support, µm on the bed; its paths may
 * overlap). An outer brim goes round outlines and never into holes; an inner one fills holes from
 * their edges, and goes round what stands inside them.
 */
export function adhesion(kernel: Kernel, footprint: Polys, how: AdhesionHow): Adhesion {
  const width = how.width * UM;
  const spacing = beadSpacing(how.width, how.height) * UM;
  const whole = kernel.union(footprint);
  const outline = kernel.union(outlines(whole));
  let complete = true;
  const onBed = (ring: Polys): Polys => {
    const all = Array.from({ length: pathCount(ring) }, (_, i) => i);
    const kept = all.filter((i) => liesOn(how.bed, ring, i, width / 2));
    if (kept.length < all.length) complete = false;
    return kept.length < all.length ? pick(ring, kept) : ring;
  };
  const outer = (distance: number): Polys => outlines(kernel.offset(outline, distance));
  const inner = (distance: number): Polys => inHoles(kernel.offset(whole, distance));

  const { side, gap } = how.brim;
  const brimLoops = Math.round((how.brim.width * UM) / spacing);
  const brim: Polys[] = [];
  for (let k = brimLoops - 1; k >= 0; k--) {
    const distance = gap * UM + width / 2 + k * spacing;
    brim.push(
      onBed(
        concatAll([
          ...(side === "inner" ? [] : [outer(distance)]),
          ...(side === "outer" ? [] : [inner(distance)]),
        ]),
      ),
    );
  }

  const skirt: Polys[] = [];
  const brimmed = brimLoops > 0 && side !== "inner" ? gap * UM + brimLoops * spacing : 0;
  const clear = brimmed + how.skirt.distance * UM + width / 2;
  const { loops, minLength } = how.skirt;
  let laid = 0;
  for (let k = 0; loops > 0 && k < MOST_LOOPS; k++) {
    if (k >= loops && laid >= minLength * UM) break;
    const asked: boolean = complete;
    const ring = onBed(outer(clear + k * spacing));
    // More than what was asked for is laid as far as the bed goes: nothing is missing then.
    if (k >= loops) complete = asked;
    if (isEmpty(ring)) break;
    laid += length(ring);
    skirt.unshift(ring);
  }
  const kept = (rings: readonly Polys[]): readonly Polys[] => rings.filter((r) => !isEmpty(r));
  return { skirt: kept(skirt), brim: kept(brim), complete };
}

function outlines(polys: Polys): Polys {
  const paths = Array.from({ length: pathCount(polys) }, (_, i) => i);
  return pick(
    polys,
    paths.filter((i) => pathArea(polys, i) > 0),
  );
}

/** The holes' edges, and the outlines of what lies inside them. */
function inHoles(polys: Polys): Polys {
  const paths = Array.from({ length: pathCount(polys) }, (_, i) => i);
  const areas = paths.map((i) => pathArea(polys, i));
  const within = (i: number): boolean => {
    const at = 2 * polys.starts[i]!;
    const [x, y] = [polys.points[at]!, polys.points[at + 1]!];
    return paths.some((k) => areas[k]! > areas[i]! && k !== i && inPath(polys, k, x, y));
  };
  return pick(
    polys,
    paths.filter((i) => areas[i]! < 0 || within(i)),
  );
}

function liesOn(bed: AdhesionHow["bed"], { points, starts }: Polys, i: number, margin: number) {
  for (let k = 2 * starts[i]!; k < 2 * starts[i + 1]!; k += 2) {
    if (points[k]! < margin || points[k]! > bed.width * UM - margin) return false;
    if (points[k + 1]! < margin || points[k + 1]! > bed.depth * UM - margin) return false;
  }
  return true;
}

function length(polys: Polys): number {
  let sum = 0;
  for (let i = 0; i < pathCount(polys); i++) sum += pathLength(polys, i);
  return sum;
}
