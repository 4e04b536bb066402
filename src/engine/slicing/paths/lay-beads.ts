import type { PathRole } from "../plan.ts";
import { BEAD_ROLES, type WallBeads } from "../walls/beads.ts";
import type { WallLaying } from "./lay.ts";
import type { LayerBuilder } from "./layer-builder.ts";

const ROLE: Readonly<Record<(typeof BEAD_ROLES)[number], PathRole>> = {
  outer: "outer-wall",
  inner: "inner-wall",
  gap: "gap-fill",
};

/**
 * Lays walls of varying width: chains of pieces that follow on each other, those of one role after
 * the other, the nearest next. Open chains are turned if need be; closed ones begin at the rear.
 */
export function layBeads(
  out: LayerBuilder,
  beads: WallBeads,
  chains: readonly number[],
  { order }: Pick<WallLaying, "order">,
): void {
  const turns = order === "outer-first" ? [0, 1, 2] : [1, 0, 2];
  for (const role of turns) {
    const left = chains.filter((chain) => beads.roles[beads.chains[chain]!] === role);
    while (left.length > 0) {
      const { pick, piece, back } = nearest(out, beads, left);
      layChain(out, beads, left.splice(pick, 1)[0]!, piece, back);
    }
  }
}

/** Which chain is next, the piece that it begins with, and whether it is laid from its end. */
function nearest(out: LayerBuilder, beads: WallBeads, chains: readonly number[]) {
  const { points, starts } = beads;
  const { x, y } = out.nozzle;
  let best = { pick: 0, piece: 0, back: false };
  let least = Infinity;
  for (const [pick, chain] of chains.entries()) {
    const first = beads.chains[chain]!;
    const last = beads.chains[chain + 1]!;
    const offer = (piece: number, k: number, back: boolean): void => {
      const d = (points[2 * k]! - x) ** 2 + (points[2 * k + 1]! - y) ** 2;
      if (d < least) [least, best] = [d, { pick, piece, back }];
    };
    if (beads.closed[chain]) {
      const rear = rearmost(beads, first, last);
      offer(rear, starts[rear]!, false);
    } else {
      offer(first, starts[first]!, false);
      offer(first, starts[last]! - 1, true);
    }
  }
  return best;
}

/** The piece of a closed chain that begins farthest back, so that seams make one line. */
function rearmost({ points, starts }: WallBeads, first: number, last: number): number {
  let best = first;
  for (let piece = first + 1; piece < last; piece++)
    if (points[2 * starts[piece]! + 1]! > points[2 * starts[best]! + 1]!) best = piece;
  return best;
}

function layChain(
  out: LayerBuilder,
  beads: WallBeads,
  chain: number,
  begin: number,
  back: boolean,
): void {
  const { points, starts, chains, widths, roles } = beads;
  const first = chains[chain]!;
  const count = chains[chain + 1]! - first;
  for (let i = 0; i < count; i++) {
    const piece = back ? first + count - 1 - i : first + ((begin - first + i) % count);
    out.begin(ROLE[BEAD_ROLES[roles[piece]!]!], widths[piece]!);
    const from = starts[piece]!;
    const to = starts[piece + 1]!;
    for (let k = 0; k < to - from; k++) {
      const p = 2 * (back ? to - 1 - k : from + k);
      out.point(points[p]!, points[p + 1]!);
    }
    out.end();
  }
}
