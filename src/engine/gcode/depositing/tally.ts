import type { DeviationFigures } from "../deposit-types.ts";
import type { LayerSamples } from "./deviation.ts";

/** Steps of the histogram from which percentiles are read, mm, and its end. */
const BIN = 0.0005;
const END = 1;

/** Counts deviations; figures can be asked for at any time. */
export interface Tally {
  add(samples: LayerSamples, layer: number, offset: readonly [number, number]): void;
  done(): DeviationFigures;
}

export function tally(): Tally {
  const bins = new Uint32Array(END / BIN + 2);
  let n = 0;
  let signed = 0;
  let amount = 0;
  let max = 0;
  let place = { layer: 0, x: 0, y: 0 };
  return {
    add({ xy, deviation, corner }, layer, offset) {
      for (let i = 0; i < deviation.length; i++) {
        if (corner[i]) continue;
        const d = deviation[i]!;
        const size = Math.abs(d);
        n++;
        signed += d;
        amount += size;
        bins[Math.min(bins.length - 1, Math.floor(size / BIN))]!++;
        if (size > max) {
          max = size;
          place = { layer, x: xy[2 * i]! + offset[0], y: xy[2 * i + 1]! + offset[1] };
        }
      }
    },
    done() {
      let left = n * 0.01;
      let p99 = 0;
      for (let k = bins.length - 1; k >= 0 && n > 0; k--) {
        left -= bins[k]!;
        p99 = Math.min(max, (k + 0.5) * BIN);
        if (left <= 0) break;
      }
      return { samples: n, bias: n ? signed / n : 0, mean: n ? amount / n : 0, p99, max, ...place };
    },
  };
}
