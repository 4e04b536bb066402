import type { Kernel } from "../kernel/kernel.ts";
import { isEmpty, NO_POLYS, type Polys, samePolys, UM } from "../kernel/polys.ts";
import { simplify } from "../steps/simplify.ts";
import type { Overhangs } from "./overhangs.ts";
import { boxOf, concatAll, near, pathLength, pieces, surelyMeets } from "./pieces.ts";
import type { Rooms } from "./room.ts";
import { withoutNotches } from "./smooth.ts";
import { OVERLAP, type SupportPart } from "./support-types.ts";

/** Steps of slopes leave edges like saws; no support is laid down truer than this, µm. */
const ROUGH = 100;
/** Area of a tooth of such a saw, µm². */
const NOTCH = 0.2 * UM * UM;

/**
 * Support from the top down. What needs support is carried from layer to layer until the part is
 * below it; what stands is that, a bead wider all round, where there is room. Both are kept apart,
 * since a slope's steps lie beside the part one by one and only together reach far enough.
 */
export function columns(
  kernel: Kernel,
  part: SupportPart,
  { pads, bands }: Overhangs,
  room: Rooms,
): readonly Polys[] {
  const { coarse, how } = part;
  const width = Math.round(how.width * UM);
  const hair = Math.round(width / 4);
  const least = (Math.sqrt(how.minArea) * UM + 2 * width) ** 2;
  const landing = byTop(part, pads);
  const standing: Polys[] = coarse.map(() => NO_POLYS);
  let need = NO_POLYS;
  let wanted = NO_POLYS;
  for (let i = coarse.length - 2; i >= 0; i--) {
    const fresh = [
      ...(landing[i] ?? []),
      ...bands.filter(({ from, to }) => from <= i && i < to).map(({ area }) => area),
    ];
    if (isEmpty(need) && fresh.length === 0) continue;
    const before = need;
    need = carried(kernel, need, fresh, [
      coarse[i]!,
      room.blocked(i),
      ...(fresh.length > 0 ? coarse.slice(i + 1, room.firstOver(i)) : []),
    ]);
    if (isEmpty(need)) {
      wanted = NO_POLYS;
      continue;
    }
    const above = standing[i + 1]!;
    if (need === before) {
      if (room.likeAbove(i)) {
        standing[i] = above;
        continue;
      }
    } else {
      // Less than half a bead holds by itself; columns nearer than two beads become one.
      const even = withoutNotches(simplify(need, ROUGH), NOTCH);
      wanted = simplify(kernel.offsets(even, -hair, hair + width - OVERLAP), ROUGH / 2);
    }
    if (isEmpty(wanted)) continue;
    const taken = room.taken(i, boxOf(wanted));
    const free = kernel.difference(wanted, taken);
    // Fins are left: no line fits in them when they are laid.
    const kept = withoutSpecks(kernel, free, above, { area: least, width: width / 2 });
    standing[i] = samePolys(kept, above) ? above : kept;
  }
  return standing;
}

/** What hangs over each layer with just the gap between. */
function byTop({ regions, tops, bottoms, how }: SupportPart, pads: readonly Polys[]): Polys[][] {
  const landing: Polys[][] = [];
  for (let i = 1; i < regions.length; i++) {
    if (isEmpty(pads[i]!)) continue;
    let top = i - 1;
    while (top >= 0 && tops[top]! > bottoms[i]! - how.gapTop * UM + 0.5) top--;
    if (top >= 0) (landing[top] ??= []).push(pads[i]!);
  }
  return landing;
}

function carried(
  kernel: Kernel,
  need: Polys,
  fresh: readonly Polys[],
  parts: readonly Polys[],
): Polys {
  const subject = fresh.length > 0 ? concatAll([need, ...fresh]) : need;
  const box = boxOf(subject);
  const clip = concatAll(parts.filter((p) => !isEmpty(p)).map((p) => near(p, box)));
  if (isEmpty(clip) && fresh.length === 0) return need;
  const whole = isEmpty(clip) ? kernel.union(subject) : kernel.difference(subject, clip);
  const left =
    fresh.length > 0 ? withoutNotches(simplify(whole, ROUGH), NOTCH) : simplify(whole, ROUGH / 4);
  return samePolys(left, need) ? need : left;
}

/** Without pieces too thin for a bead, and without small ones that carry nothing. */
function withoutSpecks(
  kernel: Kernel,
  found: Polys,
  above: Polys,
  least: { readonly area: number; readonly width: number },
): Polys {
  if (isEmpty(found)) return found;
  const carries = (piece: Polys): boolean =>
    !isEmpty(above) && (surelyMeets(piece, above) || !isEmpty(kernel.intersect(piece, above)));
  const all = pieces(found);
  const kept = all.filter(
    ({ polys, area }) =>
      2 * area >= least.width * pathLength(polys, 0) && (area >= least.area || carries(polys)),
  );
  if (kept.length === all.length) return found;
  return kept.length === 0 ? NO_POLYS : concatAll(kept.map(({ polys }) => polys));
}
