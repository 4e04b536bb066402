import { Scene, WebGLRenderer } from "three";
import type { Bounds } from "../../../engine/geometry/mesh.ts";
import type { CameraView, SceneColors, ViewOptions } from "../scene-types.ts";
import { type CameraControls, createCameraControls } from "./camera-controls.ts";
import { makeCanvas } from "./canvas.ts";
import { createGrid, type Grid } from "./grid.ts";
import { listenToKeys } from "./key-input.ts";
import { listenToPointer } from "./pointer-input.ts";
import { completeColors } from "./scene-colors.ts";

/** More than two device pixels a CSS pixel cost much and are not seen. */
const MOST_PIXELS = 2;
const DEGREES_PER_PX = 0.4;

export interface StageHandlers {
  /** A click or tap, CSS px from the top left corner. */
  readonly click?: (x: number, y: number) => void;
  readonly hover?: (at: { x: number; y: number } | null) => void;
  /** Before each frame: place what follows the camera. */
  readonly frame?: (stage: Stage) => void;
  readonly recolor: (colors: SceneColors) => void;
  /** Frees what the view made. */
  readonly dispose: () => void;
}

/** The canvas, its renderer and camera: what every view stands on. */
export interface Stage {
  readonly scene: Scene;
  readonly controls: CameraControls;
  readonly grid: Grid;
  /** Over the canvas, for labels; does not take the pointer. */
  readonly overlay: HTMLElement;
  readonly width: number;
  readonly height: number;
  readonly colors: SceneColors;
  /** Asks for one frame; many calls make one. */
  invalidate(): void;
  /** What `fit` shows, and (when more) all that is drawn. */
  setBounds(bounds: Bounds, reach?: Bounds): void;
  /** The camera's part of a view. */
  readonly cameraView: CameraView;
}

/**
 * Builds the stage in `host`. Draws on demand only: a view at rest asks for no frame. Where WebGL
 * is missing everything stays callable and `onUnavailable` is told after the caller has its view.
 */
export function createStage(
  host: HTMLElement,
  options: ViewOptions,
  handlers: StageHandlers,
): Stage {
  const { canvas, overlay, remove } = makeCanvas(host, options);
  const scene = new Scene();
  let colors = completeColors(options.colors);
  let [width, height] = [0, 0];
  let [frames, asked] = [0, 0];
  let disposed = false;

  const attributes = { antialias: true, alpha: true, stencil: true } as const;
  const context = canvas.getContext("webgl2", attributes) as WebGL2RenderingContext | null;
  const renderer = context ? new WebGLRenderer({ canvas, context, ...attributes }) : undefined;
  let available = renderer !== undefined;
  if (renderer) {
    renderer.localClippingEnabled = true;
    renderer.setClearAlpha(0);
  } else queueMicrotask(() => options.onUnavailable?.("no-webgl"));

  const draw = (now: number) => {
    asked = 0;
    if (disposed || !renderer || !available || width === 0 || height === 0) return;
    const turning = controls.advance(now);
    handlers.frame?.(stage);
    grid.follow(controls.pose.height / height);
    renderer.render(scene, controls.camera);
    frames++;
    if (turning) invalidate();
  };
  const invalidate = () => {
    if (!asked && !disposed) asked = requestAnimationFrame(draw);
  };
  const controls = createCameraControls(() => invalidate(), options.perspective ?? false);
  const grid = createGrid();
  scene.add(grid.object);

  const paint = () => {
    host.style.background = `linear-gradient(${colors.backdropTop}, ${colors.backdropBottom})`;
    grid.recolor(colors);
    handlers.recolor(colors);
    invalidate();
  };
  const measure = () => {
    [width, height] = [host.clientWidth, host.clientHeight];
    if (width === 0 || height === 0) return;
    renderer?.setPixelRatio(Math.min(devicePixelRatio, MOST_PIXELS));
    renderer?.setSize(width, height, false);
    controls.resize(width, height);
  };
  const observer = new ResizeObserver(() => {
    measure();
    // A new size empties the canvas, and this is told between the frame's work and its picture.
    cancelAnimationFrame(asked);
    draw(performance.now());
  });
  observer.observe(host);

  const onLost = (event: Event) => {
    event.preventDefault();
    available = false;
    options.onUnavailable?.("context-lost");
  };
  const onBack = () => {
    available = true;
    options.onRestored?.();
    invalidate();
  };
  canvas.addEventListener("webglcontextlost", onLost);
  canvas.addEventListener("webglcontextrestored", onBack);

  const deafen = [
    listenToPointer(canvas, {
      orbit: (dx, dy) => controls.orbit(-dx * DEGREES_PER_PX, dy * DEGREES_PER_PX),
      pan: (dx, dy) => controls.panPx(dx, -dy),
      zoom: (factor, x, y) => controls.zoom(factor, x, y),
      click: (x, y) => handlers.click?.(x, y),
      hover: (at) => handlers.hover?.(at),
    }),
    listenToKeys(canvas, {
      orbit: (az, el) => controls.orbit(az, el),
      pan: (right, up) => controls.panPx(right, up),
      zoom: (factor) => controls.zoom(factor),
      view: (name) => controls.view(name),
      fit: () => controls.fit(),
      press: () => handlers.click?.(width / 2, height / 2),
    }),
  ];

  const cameraView: CameraView = {
    fit: () => controls.fit(),
    view: (name) => controls.view(name),
    orbitBy: (az, el) => controls.orbit(az, el),
    zoomBy: (factor) => factor > 0 && controls.zoom(factor),
    panBy: (right, up) => controls.panPx(right, up),
    setPerspective: (on) => controls.setPerspective(on),
    setTheme(next) {
      colors = completeColors(next);
      paint();
    },
    setGrid(visible) {
      grid.object.visible = visible;
      invalidate();
    },
    get camera() {
      const { azimuth, elevation, height: heightMm } = controls.pose;
      return { azimuthDegrees: azimuth, elevationDegrees: elevation, heightMm };
    },
    get available() {
      return available;
    },
    get frames() {
      return frames;
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      available = false;
      cancelAnimationFrame(asked);
      observer.disconnect();
      for (const undo of deafen) undo();
      canvas.removeEventListener("webglcontextlost", onLost);
      canvas.removeEventListener("webglcontextrestored", onBack);
      handlers.dispose();
      grid.dispose();
      renderer?.dispose();
      // Browsers allow some sixteen contexts a page and free them late: give this one back now.
      renderer?.forceContextLoss();
      host.style.background = "";
      remove();
    },
  };

  const stage: Stage = {
    scene,
    controls,
    grid,
    overlay,
    get width() {
      return width;
    },
    get height() {
      return height;
    },
    get colors() {
      return colors;
    },
    invalidate,
    setBounds(bounds, reach = bounds) {
      controls.setBounds(bounds, reach);
      grid.place(bounds);
    },
    cameraView,
  };
  measure();
  return stage;
}
