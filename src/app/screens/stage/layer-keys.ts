import type { KeyboardEvent } from "react";
import type { LayerRange } from "./use-layer-play.ts";

/** Page up and down are layers in the picture, home and end the first and the last. */
const STEPS: Readonly<Record<string, number>> = {
  PageUp: 1,
  PageDown: -1,
  Home: -Infinity,
  End: Infinity,
};

interface Keys {
  readonly range: LayerRange;
  /** The plan's last layer, 0-based. */
  readonly last: number;
  readonly onRange: (range: LayerRange) => void;
  readonly onPlay: () => void;
  /** Lets go of what is picked; absent while nothing is. */
  readonly onDrop: (() => void) | undefined;
}

/** The keys of the layer pane's picture and sliders, before those of the picture itself. */
export function pressLayerKey(
  event: KeyboardEvent<HTMLElement>,
  { range, last, onRange, onPlay, onDrop }: Keys,
): void {
  const on = event.target as HTMLElement;
  const isPicture = on instanceof HTMLCanvasElement;
  const isSlider = on instanceof HTMLInputElement && on.type === "range";
  const step = STEPS[event.key];
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === " " && (isPicture || isSlider)) onPlay();
  else if (isPicture && step !== undefined) {
    const to = Math.max(range.from, Math.min(last, range.to + step));
    onRange({ ...range, to, move: null });
  } else if (event.key === "Escape" && onDrop) onDrop();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
