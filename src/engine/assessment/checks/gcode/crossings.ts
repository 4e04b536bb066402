import { limited } from "../../printability/limited.ts";
import { round } from "../../verdict/shown-numbers.ts";
import { type Outcome, plain } from "../outcome.ts";
import { inRegion } from "./air-travel.ts";
import type { ToolpathCheck } from "./toolpath-schemas.ts";
import type { PrintedModel, ToolpathScene } from "./toolpath-scene.ts";

const UM = 1000;
/** Rounding of heights in a file; a nozzle that is lifted by more does not touch the walls, mm. */
const SAME = 0.003;
/** Points of a travel that lie this near to an outline are not beyond it, mm: beads end beside it. */
const STEP = 0.1;

/** How often travel runs over the part's outline at the height of the layer (§3.1, G12): each leaves a mark. */
export function crossings(
  { max }: Extract<ToolpathCheck, { kind: "gc.crossings" }>,
  { motion, model }: ToolpathScene,
): Outcome {
  if (!model) return plain("not-assessed", "check.gc.no-part");
  const { count, to, extrude, layer, line, layerZ } = motion;
  const { layers, offset } = model.deposit;
  const known = new Map<number, PrintedModel["sections"][number] | undefined>();
  const regionOf = (index: number): PrintedModel["sections"][number] | undefined => {
    const at = layers.z.findIndex((z) => Math.abs(z - (layerZ[index] ?? -1)) < SAME);
    return at < 0 ? undefined : model.sections[at];
  };
  const laid = new Set<number>();
  let [crossed, outside, firstLine, firstLayer] = [0, 0, 0, 0];
  for (let i = 1; i < count; i++) {
    const index = layer[i]!;
    if (index < 0) continue;
    laid.add(index);
    const isLow = Math.max(to[3 * i + 2]!, to[3 * i - 1]!) - layerZ[index]! < SAME;
    if (extrude[i]! > 0 || !isLow || layer[i - 1] !== index) continue;
    const from = [to[3 * i - 3]! - offset[0], to[3 * i - 2]! - offset[1]] as const;
    const way = [to[3 * i]! - offset[0] - from[0], to[3 * i + 1]! - offset[1] - from[1]] as const;
    const length = Math.sqrt(way[0] * way[0] + way[1] * way[1]);
    if (length < 2 * STEP) continue;
    if (!known.has(index)) known.set(index, regionOf(index));
    const region = known.get(index);
    if (!region || !meets(region, from, way)) continue;
    const steps = Math.ceil(length / STEP);
    let inside: boolean | undefined;
    for (let k = 0; k <= steps; k++) {
      const t = k / steps;
      const is = inRegion(region, (from[0] + t * way[0]) * UM, (from[1] + t * way[1]) * UM);
      if (!is) outside += length / steps;
      if (inside !== undefined && is !== inside) crossed++;
      if (inside !== undefined && is !== inside && firstLine === 0)
        [firstLine, firstLayer] = [line[i]!, index];
      inside = is;
    }
  }
  if (laid.size === 0) return plain("fail", "check.gc.no-beads");
  const each = crossed / laid.size;
  const outcome = limited({
    isSet: true,
    value: each,
    limits: { max },
    words: { pass: "check.gc.crossings.pass", above: "check.gc.crossings.too-many" },
    unit: "none",
    params: { count: crossed, length: round(outside), line: firstLine, layer: firstLayer + 1 },
  });
  return firstLine === 0 ? outcome : { ...outcome, places: [{ kind: "layer", index: firstLayer }] };
}

type Pair = readonly [number, number];

/** Whether the way comes over a side of the region; most don't, and are not looked at point by point. */
function meets(
  { points, starts }: PrintedModel["sections"][number],
  from: Pair,
  way: Pair,
): boolean {
  const [ax, ay] = [from[0] * UM, from[1] * UM];
  const [dx, dy] = [way[0] * UM, way[1] * UM];
  const side = (x: number, y: number): number => dx * (y - ay) - dy * (x - ax);
  for (let path = 0; path + 1 < starts.length; path++) {
    const end = starts[path + 1]!;
    let before = end - 1;
    for (let k = starts[path]!; k < end; before = k++) {
      const [px, py] = [points[2 * before]!, points[2 * before + 1]!];
      const [qx, qy] = [points[2 * k]!, points[2 * k + 1]!];
      if (side(px, py) > 0 === side(qx, qy) > 0) continue;
      const a = (qx - px) * (ay - py) - (qy - py) * (ax - px);
      const b = (qx - px) * (ay + dy - py) - (qy - py) * (ax + dx - px);
      if (a > 0 !== b > 0) return true;
    }
  }
  return false;
}
