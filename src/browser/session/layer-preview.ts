import type { LayerPiece } from "../../engine/slicing/sliced-share.ts";
import type { LayerPreview } from "./slice-state.ts";

/** The picture is made anew only when there is so much more to see. */
const MORE = 1.3;

/**
 * Puts the pieces of all shares together from the bed on: what has a gap below it waits. `tell` is
 * called with what can be looked at, whenever that has grown enough.
 */
export function collectLayers(tell: (preview: LayerPreview) => void): (piece: LayerPiece) => void {
  let waiting: LayerPiece[] = [];
  let layers: LayerPreview["layers"] = [];
  let told = 0;
  return (piece) => {
    waiting = [...waiting, piece].sort((a, b) => a.from - b.from);
    while (waiting[0]?.from === layers.length) {
      layers = [...layers, ...waiting[0].layers];
      waiting = waiting.slice(1);
    }
    if (layers.length === 0 || layers.length < MORE * told) return;
    told = layers.length;
    tell({ layers, of: piece.of });
  };
}
