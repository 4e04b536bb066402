import { VIEW_NAMES, type ViewName } from "../scene-types.ts";

export interface KeyActions {
  orbit(azimuthDegrees: number, elevationDegrees: number): void;
  pan(rightPx: number, upPx: number): void;
  zoom(factor: number): void;
  view(name: ViewName): void;
  fit(): void;
  /** Enter or space: pick what is at the canvas's middle. */
  press(): void;
}

const TURN = 15;
const NUDGE = 40;
const ZOOM = 1.25;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/**
 * Arrows orbit, shift + arrows pan, + and - zoom, 1 to 7 are the views, F fits, Enter picks.
 * Gives back the undo.
 */
export function listenToKeys(canvas: HTMLCanvasElement, act: KeyActions): () => void {
  const answer = (event: KeyboardEvent): boolean => {
    const arrow = ARROWS[event.key];
    if (arrow) {
      if (event.shiftKey) act.pan(-arrow[0] * NUDGE, -arrow[1] * NUDGE);
      else act.orbit(arrow[0] * TURN, arrow[1] * TURN);
      return true;
    }
    const view = /^[1-7]$/.test(event.key) ? VIEW_NAMES[Number(event.key) - 1] : undefined;
    if (view) act.view(view);
    else if (event.key === "+" || event.key === "=") act.zoom(ZOOM);
    else if (event.key === "-" || event.key === "_") act.zoom(1 / ZOOM);
    else if (event.key === "f" || event.key === "F") act.fit();
    else if (event.key === "Enter" || event.key === " ") act.press();
    else return false;
    return true;
  };
  const onKey = (event: KeyboardEvent) => {
    // Left to the browser and the reader: nothing with a command key is ours.
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (answer(event)) event.preventDefault();
  };
  canvas.addEventListener("keydown", onKey);
  return () => canvas.removeEventListener("keydown", onKey);
}
