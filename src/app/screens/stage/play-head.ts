import type { LayerFigures } from "./layer-scale.ts";

/** Where a print is: the path that is being laid, and the seconds gone in its layer. */
export interface PlayHead {
  readonly layer: number;
  readonly path: number;
  readonly seconds: number;
}

/** Times as fast as the printer. */
export const PLAY_SPEEDS = [1, 10, 60, 300] as const;
export type PlaySpeed = (typeof PLAY_SPEEDS)[number];

const pathsOf = ({ figures }: LayerFigures, layer: number) =>
  figures.times.subarray(figures.layers[layer] ?? 0, figures.layers[layer + 1] ?? 0);

const sum = (values: Float32Array) => values.reduce((total, each) => total + each, 0);

/** Where a layer stands when the path has just been laid; jumps between paths are spread over them. */
export function headAt(from: LayerFigures, layer: number, path: number): PlayHead {
  const times = pathsOf(from, layer);
  const whole = sum(times);
  const share = whole > 0 ? sum(times.subarray(0, path + 1)) / whole : 0;
  return { layer, path, seconds: share * (from.layerTimes_s[layer] ?? 0) };
}

/** The head so many seconds later; `undefined` once the last layer is done. */
export function later(from: LayerFigures, head: PlayHead, passed: number): PlayHead | undefined {
  let { layer } = head;
  let seconds = head.seconds + passed;
  for (;;) {
    const whole = from.layerTimes_s[layer];
    if (whole === undefined || layer >= from.plan.layers.length) return undefined;
    if (seconds < whole) break;
    seconds -= whole;
    layer++;
  }
  const times = pathsOf(from, layer);
  const target = (seconds / (from.layerTimes_s[layer] ?? 1)) * sum(times);
  let gone = 0;
  let path = 0;
  while (path < times.length - 1) {
    gone += times[path] ?? 0;
    if (gone >= target) break;
    path++;
  }
  return { layer, path, seconds };
}
