import { useEffect, useRef, useState } from "react";
import type { LayerFigures } from "./layer-scale.ts";
import { headAt, later, type PlayHead, type PlaySpeed } from "./play-head.ts";

/** Which layers are looked at, 0-based; the top one up to its path `move` (`null`: all of it). */
export interface LayerRange {
  readonly from: number;
  readonly to: number;
  readonly move: number | null;
}

/** Pictures while playing come so far apart, ms: often enough, and the page stays quick. */
const TICK_MS = 50;

interface Player {
  readonly isPlaying: boolean;
  readonly toggle: () => void;
  readonly stop: () => void;
}

/** Moves the range on as the printer would. Played to its end, it begins again at the bottom. */
export function useLayerPlay(
  from: LayerFigures | null,
  range: LayerRange,
  speed: PlaySpeed,
  onRange: (range: LayerRange) => void,
): Player {
  const [isPlaying, setPlaying] = useState(false);
  const head = useRef<PlayHead | undefined>(undefined);
  const latest = useRef({ range, onRange, speed });
  useEffect(() => {
    latest.current = { range, onRange, speed };
  });
  useEffect(() => setPlaying(false), [from]);
  useEffect(() => {
    if (!isPlaying || !from) return;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      const { range: shown, onRange: tell, speed: times } = latest.current;
      const at = head.current;
      // The person has moved a slider meanwhile: go on from there.
      const moved = at?.layer !== shown.to || at.path !== shown.move;
      const start = moved ? headAt(from, shown.to, shown.move ?? 0) : at;
      head.current = later(from, start, ((now - last) / 1000) * times);
      last = now;
      if (head.current) tell({ ...shown, to: head.current.layer, move: head.current.path });
      else {
        setPlaying(false);
        tell({ ...shown, to: from.plan.layers.length - 1, move: null });
      }
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [isPlaying, from]);

  const toggle = () => {
    if (!from) return;
    if (!isPlaying && range.move === null) {
      // A whole layer is shown: that layer is played, or all of them when it is the last.
      const isEnd = range.to >= from.plan.layers.length - 1;
      onRange({ ...range, to: isEnd ? range.from : range.to, move: 0 });
    }
    setPlaying(!isPlaying);
  };
  return { isPlaying, toggle, stop: () => setPlaying(false) };
}
