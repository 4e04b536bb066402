import type { PrintSettings } from "../../machines/profile-types.ts";
import { bySize } from "../infill/patches.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { concat, isEmpty, NO_POLYS, type Polys } from "../kernel/polys.ts";

export const reads = [
  "top_layers",
  "bottom_layers",
  "top_thickness",
  "bottom_thickness",
  "vertical_shell_thickness",
  "skin_overlap",
] as const satisfies readonly (keyof PrintSettings)[];

/** How the inside of one layer is filled. The regions do not overlap. */
export interface Fills {
  /** Nothing above it. */
  readonly top: Polys;
  /** On the bed. */
  readonly bottom: Polys;
  /** Nothing below it. */
  readonly bridge: Polys;
  /** Between skins: solid, but covered on both sides. */
  readonly solid: Polys;
  readonly sparse: Polys;
  /** Solid, over sparse infill, and what holds it up beside. */
  readonly internalBridge: Polys;
  readonly internalAnchors: Polys;
}

const NONE: Fills = {
  top: NO_POLYS,
  bottom: NO_POLYS,
  bridge: NO_POLYS,
  solid: NO_POLYS,
  sparse: NO_POLYS,
  internalBridge: NO_POLYS,
  internalAnchors: NO_POLYS,
};

export interface SkinOptions {
  /** Width of a bead, µm. */
  readonly width: number;
  /** How far a skin reaches over the infill beside it, µm. */
  readonly overlap: number;
  readonly allSolid: boolean;
  /** On the bed. */
  readonly first: boolean;
  /** Sparse areas of less are filled solid, mm². */
  readonly solidBelow: number;
}

/**
 * Skins by difference over all covered layers: what is not under `top_layers` whole layers is top,
 * what is not over `bottom_layers` whole layers is bottom. `inside` is what the walls leave.
 */
export function skins(
  kernel: Kernel,
  inside: Polys,
  around: {
    readonly above?: Polys;
    readonly below?: Polys;
    /** What of `inside` is not covered by all layers of the top skin; `undefined`: no such skin. */
    readonly bareAbove: Polys | undefined;
    readonly bareBelow: Polys | undefined;
  },
  options: SkinOptions,
): Fills {
  if (isEmpty(inside)) return NONE;
  const { width, overlap } = options;
  const { bareAbove = NO_POLYS, bareBelow = NO_POLYS } = around;
  const join = (a: Polys, b: Polys): Polys => {
    if (isEmpty(a)) return b;
    if (isEmpty(b) || a === b) return a;
    return kernel.union(concat(a, b));
  };
  let shell: Polys;
  if (options.allSolid || bareAbove === inside || bareBelow === inside) shell = inside;
  else {
    const raw = join(bareAbove, bareBelow);
    // Slivers under half a bead are dropped; what stays reaches one bead into the infill to hold.
    shell = isEmpty(raw)
      ? raw
      : kernel.intersect(kernel.offsets(raw, -width / 4, width / 4 + overlap), inside);
  }
  let sparse =
    shell === inside ? NO_POLYS : opened(kernel, kernel.difference(inside, shell), width / 2);
  // Strips too narrow for a line of infill go to the skin beside them, or they would stay empty.
  if (!isEmpty(shell) && !isEmpty(sparse)) shell = kernel.difference(inside, sparse);
  else if (!isEmpty(shell)) shell = inside;
  let scraps = NO_POLYS;
  if (options.solidBelow > 0)
    ({ small: scraps, large: sparse } = bySize(sparse, options.solidBelow));
  if (isEmpty(shell)) return { ...NONE, sparse, solid: scraps };
  if (options.first) return { ...NONE, bottom: concat(shell, scraps), sparse };

  // Each part reaches under the walls around it before it is cut from its neighbour.
  const exposed = (by: Polys | undefined): Polys => {
    const bare = by && !isEmpty(by) ? kernel.difference(shell, by) : shell;
    if (isEmpty(bare) || bare === shell) return bare;
    return kernel.intersect(kernel.offsets(bare, -width / 2, width / 2 + width), shell);
  };
  const bridge = exposed(around.below);
  const rest = isEmpty(bridge) ? shell : kernel.difference(shell, bridge);
  const upper = isEmpty(rest) ? NO_POLYS : exposed(around.above);
  const top = isEmpty(bridge) ? upper : kernel.intersect(upper, rest);
  const solid = concat(kernel.difference(rest, top), scraps);
  return { ...NONE, top, bridge, solid, sparse };
}

/** Parts from a layer's solid what lies over the sparse infill of the layer below. */
export function overSparse(
  kernel: Kernel,
  fills: Fills,
  below: { readonly region: Polys; readonly sparse: Polys },
  width: number,
): Fills {
  if (isEmpty(fills.solid) || isEmpty(below.sparse)) return fills;
  const hollow = opened(kernel, kernel.intersect(fills.solid, below.sparse), width / 4);
  if (isEmpty(hollow)) return fills;
  // It reaches one bead over what is solid below, to hold on to it.
  const internalBridge = kernel.intersect(kernel.offset(hollow, width), fills.solid);
  return {
    ...fills,
    internalBridge,
    internalAnchors: kernel.difference(below.region, below.sparse),
    solid: opened(kernel, kernel.difference(fills.solid, internalBridge), width / 4),
  };
}

/** Without what is narrower than twice `half` (µm). */
function opened(kernel: Kernel, polys: Polys, half: number): Polys {
  return isEmpty(polys) ? polys : kernel.offsets(polys, -half, half);
}
