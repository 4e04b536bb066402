import type { Motion } from "../../../gcode/gcode-types.ts";
import type { PrintedModel } from "./toolpath-scene.ts";

/** The longest stretch of one travel that runs beside the part with the filament at the nozzle's tip. */
export interface AirTravel {
  readonly length: number;
  readonly line: number;
}

type Region = PrintedModel["sections"][number];

const UM = 1000;
/** Distance between the points of a travel that are looked at, mm. */
const STEP = 0.25;
/** Filament that counts as pulled back, mm. */
const PULLED = 0.05;
/** A contour's own wall may be left by this, mm. */
const BESIDE = 0.3;

/**
 * Strings form where a hot nozzle travels over air: each travel between beads of a layer is laid over
 * the part's cross-section in the layer's middle.
 */
export function longestAirTravel(
  motion: Motion,
  { deposit: { layers, offset }, sections }: PrintedModel,
): AirTravel | undefined {
  const { count, to, extrude, layer, line, layerZ } = motion;
  const { z } = layers;
  // What the layer below has is no air either.
  const regionsOf = (index: number): readonly Region[] => {
    const at = z.findIndex((top) => Math.abs(top - (layerZ[index] ?? -1)) < 0.003);
    return at < 0 ? [] : sections.slice(Math.max(0, at - 1), at + 1);
  };
  const known = new Map<number, readonly Region[]>();
  let best: AirTravel | undefined;
  let [net, most, way] = [0, 0, 0];
  for (let i = 1; i < count; i++) {
    net += extrude[i]!;
    if (net > most) most = net;
    const index = layer[i]!;
    const sits = extrude[i]! !== 0 || index < 0 || most - net > PULLED || layer[i - 1] !== index;
    if (sits) {
      way = 0;
      continue;
    }
    if (!known.has(index)) known.set(index, regionsOf(index));
    const held = known.get(index)!;
    if (held.length === 0) continue;
    const [ax, ay] = [to[3 * i - 3]! - offset[0], to[3 * i - 2]! - offset[1]];
    const [dx, dy] = [to[3 * i]! - offset[0] - ax, to[3 * i + 1]! - offset[1] - ay];
    const steps = Math.ceil(Math.sqrt(dx * dx + dy * dy) / STEP);
    const step = steps > 0 ? Math.sqrt(dx * dx + dy * dy) / steps : 0;
    for (let k = 0; k < steps; k++) {
      const t = (k + 0.5) / steps;
      const [x, y] = [(ax + t * dx) * UM, (ay + t * dy) * UM];
      way = held.some((region) => inRegion(region, x, y)) ? 0 : way + step;
      const length = Math.max(0, way - BESIDE);
      if (length > (best?.length ?? 0)) best = { length, line: line[i]! };
    }
  }
  return best;
}

/** Is the point (µm) in the region? Even-odd over all paths. */
export function inRegion({ points, starts }: Region, x: number, y: number): boolean {
  let inside = false;
  for (let path = 0; path + 1 < starts.length; path++) {
    const end = starts[path + 1]!;
    let [px, py] = [points[2 * end - 2]!, points[2 * end - 1]!];
    for (let k = starts[path]!; k < end; k++) {
      const [qx, qy] = [points[2 * k]!, points[2 * k + 1]!];
      if (qy > y !== py > y && x < ((px - qx) * (y - qy)) / (py - qy) + qx) inside = !inside;
      [px, py] = [qx, qy];
    }
  }
  return inside;
}
