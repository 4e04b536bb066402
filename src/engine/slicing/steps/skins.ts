import type { PrintSettings } from "../../machines/profile-types.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { concat, isEmpty, NO_POLYS, type Polys } from "../kernel/polys.ts";

export const reads = [
  "top_layers",
  "bottom_layers",
  "infill_density",
] as const satisfies readonly (keyof PrintSettings)[];

/** How the inside of one layer is filled. The five regions do not overlap. */
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
}

/** What a layer has in common with the `n` layers from `i` on; layers beyond the part are empty. */
type Covered = (i: number) => Polys;

/**
 * Intersections of windows of `n` layers by doubling: two booleans a layer whatever n is.
 */
export function windows(kernel: Kernel, regions: readonly Polys[], n: number): Covered {
  if (n === 0) return () => NO_POLYS;
  let span = 1;
  let current: readonly Polys[] = regions;
  const widen = (by: number): void => {
    const from = current;
    current = from.map((a, i) => {
      const b = from[i + by];
      return b ? kernel.intersect(a, b) : NO_POLYS;
    });
    span += by;
  };
  while (span * 2 <= n) widen(span);
  if (span < n) widen(n - span);
  const done = current;
  return (i) => (i < 0 || i + n > regions.length ? NO_POLYS : (done[i] ?? NO_POLYS));
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
    /** Common to all layers that must cover it; `undefined` if no skin is asked for. */
    readonly over: Polys | undefined;
    readonly under: Polys | undefined;
  },
  options: { readonly width: number; readonly allSolid: boolean; readonly first: boolean },
): Fills {
  if (isEmpty(inside))
    return { top: inside, bottom: inside, bridge: inside, solid: inside, sparse: inside };
  const { width } = options;
  const { over, under } = around;
  const missing = (cover: Polys | undefined): Polys =>
    cover === undefined ? NO_POLYS : kernel.difference(inside, cover);
  const join = (a: Polys, b: Polys): Polys => {
    if (isEmpty(a)) return b;
    if (isEmpty(b) || a === b) return a;
    return kernel.union(concat(a, b));
  };
  let shell: Polys;
  if (options.allSolid || (over && isEmpty(over)) || (under && isEmpty(under))) shell = inside;
  else {
    const raw = join(missing(over), missing(under));
    // Slivers under half a bead are dropped; what stays reaches one bead into the infill to hold.
    shell = isEmpty(raw)
      ? raw
      : kernel.intersect(kernel.offsets(raw, -width / 4, width / 4 + width), inside);
  }
  if (isEmpty(shell))
    return { top: shell, bottom: shell, bridge: shell, solid: shell, sparse: inside };
  const sparse =
    shell === inside ? NO_POLYS : opened(kernel, kernel.difference(inside, shell), width);
  if (options.first)
    return { top: NO_POLYS, bottom: shell, bridge: NO_POLYS, solid: NO_POLYS, sparse };

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
  const solid = kernel.difference(rest, top);
  return { top, bottom: NO_POLYS, bridge, solid, sparse };
}

function opened(kernel: Kernel, polys: Polys, width: number): Polys {
  return isEmpty(polys) ? polys : kernel.offsets(polys, -width / 4, width / 4);
}
