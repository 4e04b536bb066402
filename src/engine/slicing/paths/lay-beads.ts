import type { PathRole } from "../plan.ts";
import { BEAD_ROLES, type WallBeads } from "../walls/beads.ts";
import { layHanging, type WallLaying } from "./lay.ts";
import type { LayerBuilder } from "./layer-builder.ts";
import { seamOf } from "./seam.ts";
import { heldNear, inserted, reversed, type Strand, strandOf, turnedTo } from "./strand.ts";
import { type Stops, tourOf } from "./tour.ts";

const ROLE: Readonly<Record<(typeof BEAD_ROLES)[number], PathRole>> = {
  outer: "outer-wall",
  inner: "inner-wall",
  gap: "gap-fill",
};

/**
 * Lays walls of varying width: chains of pieces that follow on each other, those of one role after
 * the other, on a short way. Open chains begin at either end, closed ones at their seam; neither in
 * the air if some place of theirs is held. What fills gaps holds on to the walls beside it.
 */
export function layBeads(
  out: LayerBuilder,
  beads: WallBeads,
  chains: readonly number[],
  laying: WallLaying,
): void {
  const turns = laying.order === "outer-first" ? [0, 1, 2] : [1, 0, 2];
  let { beside } = laying;
  for (const role of turns) {
    const how = role === 2 ? { ...laying, held: undefined } : laying;
    const left = chains
      .filter((chain) => beads.roles[beads.chains[chain]!] === role)
      .flatMap((chain) => {
        const begun = startsOf(out, strandOf(beads, chain), role, { ...how, beside });
        const { xs, ys, closed } = begun[0]!.strand;
        if (closed) beside ??= [xs[0]!, ys[0]!];
        return begun;
      });
    for (const end of tourOf(stopsOf(left), out.nozzle.x, out.nozzle.y)) {
      const { strand } = left[end >> 1]!;
      const back = end % 2 === 1;
      layStrand(out, beads, back ? reversed(strand) : strand, how);
      if (strand.closed && role === 0) out.nozzle.seams.push(strand.xs[0]!, strand.ys[0]!);
    }
  }
}

/** A strand from its beginning on; `either` if its end will do as well. */
interface Begun {
  readonly strand: Strand;
  readonly either: boolean;
}

/** The strand as it is to be laid: turned to its seam, or parted where only its middle is held. */
function startsOf(
  { nozzle }: LayerBuilder,
  strand: Strand,
  role: number,
  { seam, below, layer, held, toward, beside }: WallLaying,
): Begun[] {
  const { xs, ys, closed } = strand;
  const last = xs.length - 1;
  if (closed) {
    const points = new Int32Array(2 * last);
    for (let k = 0; k < last; k++) {
      points[2 * k] = Math.round(xs[k]!);
      points[2 * k + 1] = Math.round(ys[k]!);
    }
    const loop = { points, starts: Uint32Array.of(0, last) };
    const context = { rule: seam, at: nozzle, below, seed: layer + role, held, toward, beside };
    const at = seamOf(loop, 0, context);
    if (!held || held(xs[at]!, ys[at]!)) return [{ strand: turnedTo(strand, at), either: false }];
    const place = heldNear(strand, xs[at]!, ys[at]!, held);
    const begun = place ? turnedTo(...inserted(strand, place)) : turnedTo(strand, at);
    return [{ strand: begun, either: false }];
  }
  if (!held) return [{ strand, either: true }];
  const first = held(xs[0]!, ys[0]!);
  const end = held(xs[last]!, ys[last]!);
  if (first && end) return [{ strand, either: true }];
  if (first || end) return [{ strand: first ? strand : reversed(strand), either: false }];
  const place = heldNear(strand, nozzle.x, nozzle.y, held);
  if (!place) return [{ strand, either: true }];
  const [whole, at] = inserted(strand, place);
  return [
    { strand: partOf(whole, at, whole.xs.length), either: false },
    { strand: reversed(partOf(whole, 0, at + 1)), either: false },
  ];
}

const partOf = ({ xs, ys, pieces }: Strand, from: number, to: number): Strand => ({
  xs: xs.slice(from, to),
  ys: ys.slice(from, to),
  pieces: pieces.slice(from, to - 1),
  closed: false,
});

function stopsOf(begun: readonly Begun[]): Stops {
  const heads = new Float64Array(2 * begun.length);
  const tails = new Float64Array(2 * begun.length);
  for (const [i, { strand }] of begun.entries()) {
    const { xs, ys } = strand;
    heads.set([xs[0]!, ys[0]!], 2 * i);
    tails.set([xs.at(-1)!, ys.at(-1)!], 2 * i);
  }
  return { heads, tails, either: begun.map(({ either }) => either) };
}

/** Piece by piece, each of its own width. */
function layStrand(
  out: LayerBuilder,
  { widths, roles }: WallBeads,
  { xs, ys, pieces }: Strand,
  { grade }: WallLaying,
): void {
  let run = [xs[0]!, ys[0]!];
  for (const [k, piece] of pieces.entries()) {
    run.push(xs[k + 1]!, ys[k + 1]!);
    if (pieces[k + 1] === piece) continue;
    const role = ROLE[BEAD_ROLES[roles[piece]!]!];
    layHanging(out, run, role, widths[piece]!, role === "gap-fill" ? undefined : grade);
    run = [xs[k + 1]!, ys[k + 1]!];
  }
}
