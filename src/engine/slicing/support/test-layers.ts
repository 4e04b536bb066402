import type { Kernel } from "../kernel/kernel.ts";
import { inRegion, NO_POLYS, type Polys, polysBuilder, UM } from "../kernel/polys.ts";
import { concatAll, rectangle } from "./pieces.ts";
import type { SupportHow, SupportLayer, SupportLevel } from "./support-types.ts";

/** Parts for tests, as layers, mm. */

export const HOW: SupportHow = {
  angle: 45,
  onBedOnly: false,
  roofLayers: 2,
  floorLayers: 0,
  gapTop: 0.2,
  gapBottom: 0.2,
  gapXY: 0.7,
  width: 0.45,
  minArea: 0.5,
  maxBridge: 10,
  blockers: [],
  enforcers: [],
};

export interface Layered {
  readonly regions: readonly Polys[];
  readonly levels: readonly SupportLevel[];
}

export const rect = (x0: number, y0: number, x1: number, y1: number): Polys =>
  rectangle([x0 * UM, y0 * UM, x1 * UM, y1 * UM]);

/** A path round a centre; `turn` radians. */
export function ngon(cx: number, cy: number, r: number, n = 64, turn = 0): Polys {
  const builder = polysBuilder(n);
  for (let i = 0; i < n; i++) {
    const a = turn + (2 * Math.PI * i) / n;
    builder.point(Math.round((cx + r * Math.cos(a)) * UM), Math.round((cy + r * Math.sin(a)) * UM));
  }
  builder.end();
  return builder.done();
}

/** What `at` gives at the middle of each layer; neighbours that are alike share one object. */
export function layered(
  kernel: Kernel,
  count: number,
  at: (z: number) => readonly Polys[],
  height = 0.2,
): Layered {
  const levels: SupportLevel[] = [];
  const regions: Polys[] = [];
  let key = "";
  for (let i = 0; i < count; i++) {
    const z = Math.round((i + 1) * height * 1e6) / 1e6;
    levels.push({ z, height });
    const polys = concatAll(at(z - height / 2));
    const now = JSON.stringify([...polys.points]);
    regions.push(
      now === key ? regions.at(-1)! : polys.points.length > 0 ? kernel.union(polys) : NO_POLYS,
    );
    key = now;
  }
  return { regions, levels };
}

export type Corner = readonly [number, number, number];

export function boxes(
  kernel: Kernel,
  all: readonly (readonly [Corner, Corner])[],
  height = 0.2,
): Layered {
  const top = Math.max(...all.map(([, max]) => max[2]));
  return layered(
    kernel,
    Math.round(top / height),
    (z) =>
      all
        .filter(([min, max]) => min[2] < z && z < max[2])
        .map(([min, max]) => rect(min[0], min[1], max[0], max[1])),
    height,
  );
}

/** True if a point (mm) is in any of a layer's areas. */
export function inSupport({ body, roof, floor }: SupportLayer, x: number, y: number): boolean {
  return [body, roof, floor].some((polys) => inRegion(polys, x * UM, y * UM));
}

export const inPart = (region: Polys | undefined, x: number, y: number): boolean =>
  region !== undefined && inRegion(region, x * UM, y * UM);

/** Distance from a point to the lines of a region, mm. */
export function distance({ points, starts }: Polys, x: number, y: number): number {
  let best = Infinity;
  for (let i = 0; i + 1 < starts.length; i++) {
    let before = starts[i + 1]! - 1;
    for (let k = starts[i]!; k < starts[i + 1]!; before = k++) {
      const ax = points[2 * before]! / UM;
      const ay = points[2 * before + 1]! / UM;
      const dx = points[2 * k]! / UM - ax;
      const dy = points[2 * k + 1]! / UM - ay;
      const t = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
      const u = Math.max(0, Math.min(1, t));
      best = Math.min(best, Math.hypot(x - ax - u * dx, y - ay - u * dy));
    }
  }
  return best;
}

/** Distance from a point to a region, 0 inside, mm. */
export const clearance = (region: Polys, x: number, y: number): number =>
  inPart(region, x, y) ? 0 : distance(region, x, y);
