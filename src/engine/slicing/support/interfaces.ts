import type { Kernel } from "../kernel/kernel.ts";
import { isEmpty, NO_POLYS, type Polys, UM } from "../kernel/polys.ts";
import { boxOf, concatAll, near } from "./pieces.ts";
import type { SupportLayer, SupportPart } from "./support-types.ts";

const NOTHING: SupportLayer = { body: NO_POLYS, roof: NO_POLYS, floor: NO_POLYS };

/**
 * Divides support into roof (under what it carries), floor (on the part) and body. A roof goes before
 * a floor; slivers of less than half a bead stay with the body.
 */
export function interfaces(
  kernel: Kernel,
  part: SupportPart,
  standing: readonly Polys[],
  pads: readonly Polys[],
): readonly SupportLayer[] {
  const { coarse, tops, bottoms, how } = part;
  const width = how.width * UM;
  const last = coarse.length - 1;
  const hair = Math.round(width / 4);
  const opened = (polys: Polys): Polys =>
    isEmpty(polys) ? polys : kernel.offsets(polys, -hair, hair);
  const carried = (i: number): Polys => {
    if (how.roofLayers === 0) return NO_POLYS;
    let from = i + 1;
    while (from <= last && bottoms[from]! < tops[i]! + how.gapTop * UM - 0.5) from++;
    const found = concatAll(pads.slice(from, from + how.roofLayers));
    return isEmpty(found) ? found : kernel.offset(found, width);
  };
  const stoodOn = (i: number): Polys => {
    if (how.floorLayers === 0) return NO_POLYS;
    let to = i;
    while (to > 0 && tops[to - 1]! > bottoms[i]! - how.gapBottom * UM + 0.5) to--;
    return concatAll(coarse.slice(Math.max(0, to - how.floorLayers), to));
  };
  const layers: SupportLayer[] = [];
  let last3: readonly unknown[] = [];
  for (const [i, all] of standing.entries()) {
    if (isEmpty(all)) {
      layers.push(NOTHING);
      last3 = [];
      continue;
    }
    const box = boxOf(all);
    const ceiling = carried(i);
    const ground = near(stoodOn(i), box);
    // Nothing above or below it, as in the layer before: the same layer again.
    const key = [all, isEmpty(ceiling) ? 0 : i, isEmpty(ground) ? 0 : i];
    if (key.every((value, k) => value === last3[k])) {
      layers.push(layers[i - 1]!);
      continue;
    }
    last3 = key;
    const roof = isEmpty(ceiling) ? NO_POLYS : opened(kernel.intersect(all, ceiling));
    const rest = isEmpty(roof) ? all : kernel.difference(all, roof);
    const floor = isEmpty(ground) ? NO_POLYS : opened(kernel.intersect(rest, ground));
    const body = isEmpty(floor) ? rest : kernel.difference(rest, floor);
    layers.push({ body, roof, floor });
  }
  return layers;
}
