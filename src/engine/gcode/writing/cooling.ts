import type { PrintSettings } from "../../machines/settings.ts";

/** Filament laid at one speed on one layer. */
export interface Stretch {
  readonly speed: number;
  readonly length: number;
}

/**
 * The factor by which a layer's printing speeds are multiplied so that it takes `min_layer_time`,
 * never slower than `min_speed`. Accelerations only make it longer, so the layer is never quicker.
 */
export function coolingFactor(
  stretches: readonly Stretch[],
  travelTime: number,
  settings: PrintSettings,
): number {
  const { min_layer_time, min_speed } = settings;
  const timeAt = (factor: number): number => {
    let time = travelTime;
    for (const { speed, length } of stretches) time += length / slowed(speed, factor, min_speed);
    return time;
  };
  if (timeAt(1) >= min_layer_time) return 1;
  let low = 0.001;
  let high = 1;
  for (let i = 0; i < 30; i++) {
    const middle = (low + high) / 2;
    if (timeAt(middle) >= min_layer_time) low = middle;
    else high = middle;
  }
  return low;
}

/** A speed after cooling: not under `least`, unless it was set slower than that in the first place. */
export function slowed(speed: number, factor: number, least: number): number {
  return Math.max(speed * factor, Math.min(speed, least));
}

/**
 * The fan's share, 0 to 1: off for the first layers, then up over `fan_ramp_layers`; towards
 * `fan_max` the less time a layer gets (fully at `min_layer_time`, not at all at `fan_layer_time`).
 */
export function fanShare(layer: number, layerTime: number, settings: PrintSettings): number {
  const { fan_min, fan_max, fan_off_layers, fan_ramp_layers, min_layer_time } = settings;
  if (layer < fan_off_layers) return 0;
  const calm = settings.fan_layer_time || 2 * min_layer_time;
  const span = calm - min_layer_time;
  const late = span > 0 ? (calm - layerTime) / span : layerTime < calm ? 1 : 0;
  const hurry = Math.min(1, Math.max(0, late));
  const full = fan_min + (fan_max - fan_min) * hurry;
  return full * Math.min(1, (layer - fan_off_layers + 1) / fan_ramp_layers);
}
