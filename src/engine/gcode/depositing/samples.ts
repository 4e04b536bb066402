import type { DepositSamples } from "../deposit-types.ts";
import type { LayerSamples } from "./deviation.ts";

/** The samples of all layers in one set of arrays, on the bed. */
export function joinSamples(
  layers: readonly LayerSamples[],
  offset: readonly [number, number],
): DepositSamples {
  const starts = new Uint32Array(layers.length + 1);
  for (const [i, { deviation }] of layers.entries()) starts[i + 1] = starts[i]! + deviation.length;
  const n = starts[layers.length]!;
  const xy = new Float32Array(2 * n);
  const deviation = new Float32Array(n);
  const corner = new Uint8Array(n);
  for (const [i, layer] of layers.entries()) {
    const at = starts[i]!;
    for (let k = 0; k < layer.xy.length; k++) xy[2 * at + k] = layer.xy[k]! + offset[k & 1]!;
    deviation.set(layer.deviation, at);
    corner.set(layer.corner, at);
  }
  return { starts, xy, deviation, corner };
}
