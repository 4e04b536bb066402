import path from "node:path";
import { measure, medianUsage, type Usage } from "./measure.ts";
import { oursWith } from "./slicers.ts";

const HEIGHTS = [0.3, 0.2, 0.1];

/** How time grows with size. */
export interface Growth {
  readonly sizes: readonly number[];
  /** Without what the smallest part takes, which is the cost of starting. */
  readonly ms: readonly number[];
  /** Of the power law that fits best: 1 is linear. */
  readonly exponent: number;
}

export function growth(points: readonly { size: number; ms: number }[], start_ms: number): Growth {
  const sizes = points.map(({ size }) => size);
  const ms = points.map((point) => Math.max(1, point.ms - start_ms));
  return { sizes, ms, exponent: slope(sizes.map(Math.log), ms.map(Math.log)) };
}

/** Ours on one model in ever thinner layers, one core. */
export function byLayers(
  { file, height }: { readonly file: string; readonly height: number },
  folder: string,
  rounds: number,
  start_ms: number,
): Growth {
  const out = path.join(folder, "layers.gcode");
  const times = HEIGHTS.map((): Usage[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [i, layer_height] of HEIGHTS.entries()) {
      const thin = oursWith({ layer_height, first_layer_height: layer_height });
      const used = measure(thin(file, out, 1), 1);
      if (!("failed" in used)) times[i]!.push(used);
    }
  const points = HEIGHTS.map((layer, i) => ({
    size: Math.round(height / layer),
    ms: medianUsage(times[i]!).wall_ms,
  }));
  return growth(points, start_ms);
}

/** Least squares. */
function slope(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const up = x.reduce((sum, value, i) => sum + (value - mx) * (y[i]! - my), 0);
  return up / x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
}
