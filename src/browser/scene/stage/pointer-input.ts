/** What the hand asks for, in CSS pixels from the canvas's top left corner. */
export interface PointerActions {
  orbit(dx: number, dy: number): void;
  pan(dx: number, dy: number): void;
  zoom(factor: number, x: number, y: number): void;
  click(x: number, y: number): void;
  hover(at: { x: number; y: number } | null): void;
}

/** Movement under this is a click, px; a finger is less steady than a mouse. */
const CLICK_SLOP = { mouse: 4, touch: 10 };
const WHEEL_STEP = 0.0015;

/**
 * Left drag orbits; right, middle or shift drag pans; the wheel zooms at the cursor. One finger
 * orbits, two pan and pinch. Gives back the undo.
 */
export function listenToPointer(canvas: HTMLCanvasElement, act: PointerActions): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const down = new Map<number, { x: number; y: number }>();
  let travelled = 0;
  let panning = false;

  const place = (event: MouseEvent) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const pair = () => {
    const [a, b] = [...down.values()];
    if (!a || !b) return undefined;
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, apart: Math.hypot(a.x - b.x, a.y - b.y) };
  };

  canvas.addEventListener(
    "pointerdown",
    (event) => {
      canvas.setPointerCapture(event.pointerId);
      if (down.size === 0) travelled = 0;
      down.set(event.pointerId, place(event));
      panning = event.button !== 0 || event.shiftKey;
    },
    { signal },
  );
  canvas.addEventListener(
    "pointermove",
    (event) => {
      const at = place(event);
      const last = down.get(event.pointerId);
      if (!last) return act.hover(at);
      const before = pair();
      down.set(event.pointerId, at);
      const after = pair();
      const [dx, dy] = [at.x - last.x, at.y - last.y];
      travelled += Math.hypot(dx, dy);
      if (before && after) {
        travelled = Number.POSITIVE_INFINITY;
        act.pan(after.x - before.x, after.y - before.y);
        if (before.apart > 0) act.zoom(after.apart / before.apart, after.x, after.y);
        return;
      }
      const slop = event.pointerType === "touch" ? CLICK_SLOP.touch : CLICK_SLOP.mouse;
      if (travelled < slop) return;
      if (panning) act.pan(dx, dy);
      else act.orbit(dx, dy);
    },
    { signal },
  );
  const lift = (event: PointerEvent) => {
    if (!down.delete(event.pointerId) || down.size > 0) return;
    const slop = event.pointerType === "touch" ? CLICK_SLOP.touch : CLICK_SLOP.mouse;
    const at = place(event);
    if (event.type === "pointerup" && !panning && travelled < slop) act.click(at.x, at.y);
  };
  canvas.addEventListener("pointerup", lift, { signal });
  canvas.addEventListener("pointercancel", lift, { signal });
  canvas.addEventListener("pointerleave", () => act.hover(null), { signal });
  canvas.addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
  canvas.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      // A pinch on a touch pad comes as a wheel with ctrl and small steps.
      const step = event.deltaY * lines * (event.ctrlKey ? 6 : 1);
      const at = place(event);
      act.zoom(Math.exp(-Math.max(-240, Math.min(240, step)) * WHEEL_STEP), at.x, at.y);
    },
    { signal, passive: false },
  );
  return () => stop.abort();
}
