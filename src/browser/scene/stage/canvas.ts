import type { ViewOptions } from "../scene-types.ts";

export interface CanvasParts {
  readonly canvas: HTMLCanvasElement;
  readonly overlay: HTMLElement;
  remove(): void;
}

let count = 0;

/**
 * A focusable canvas that fills its host, with an overlay for labels and a cross at its middle
 * that shows while the keyboard is on the canvas (Enter picks there).
 */
export function makeCanvas(host: HTMLElement, options: ViewOptions): CanvasParts {
  const hadPosition = host.style.position;
  if (getComputedStyle(host).position === "static") host.style.position = "relative";
  const canvas = document.createElement("canvas");
  canvas.tabIndex = 0;
  // Arrow keys must reach the canvas and not the reader's browse mode.
  canvas.setAttribute("role", "application");
  if (options.label) canvas.setAttribute("aria-label", options.label);
  Object.assign(canvas.style, {
    position: "absolute",
    inset: "0",
    width: "100%",
    height: "100%",
    display: "block",
    touchAction: "none",
    outlineOffset: "-4px",
  });

  const note = document.createElement("span");
  if (options.description) {
    note.id = `scene-keys-${++count}`;
    note.hidden = true;
    note.textContent = options.description;
    canvas.setAttribute("aria-describedby", note.id);
  }

  const overlay = document.createElement("div");
  overlay.setAttribute("aria-hidden", "true");
  Object.assign(overlay.style, {
    position: "absolute",
    inset: "0",
    overflow: "hidden",
    pointerEvents: "none",
  });
  const cross = document.createElement("div");
  Object.assign(cross.style, {
    position: "absolute",
    left: "calc(50% - 8px)",
    top: "calc(50% - 8px)",
    width: "16px",
    height: "16px",
    display: "none",
    background:
      "linear-gradient(currentColor, currentColor) center / 16px 1.5px no-repeat," +
      "linear-gradient(currentColor, currentColor) center / 1.5px 16px no-repeat",
  });
  overlay.append(cross);
  const showCross = () => {
    cross.style.display = canvas.matches(":focus-visible") ? "block" : "none";
  };
  canvas.addEventListener("focus", showCross);
  canvas.addEventListener("keydown", showCross);
  canvas.addEventListener("blur", showCross);

  host.append(canvas, note, overlay);
  return {
    canvas,
    overlay,
    remove() {
      canvas.remove();
      note.remove();
      overlay.remove();
      host.style.position = hadPosition;
    },
  };
}
