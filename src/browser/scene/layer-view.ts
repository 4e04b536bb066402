import { Vector3 } from "three";
import { PATH_ROLES, type PathRole, type Plan } from "../../engine/slicing/plan.ts";
import { createBeadMaterials } from "./layers/bead-material.ts";
import { detailFor } from "./layers/detail.ts";
import { createLayerStack, type LayerStack } from "./layers/layer-stack.ts";
import { createMarkMaterials } from "./layers/mark-things.ts";
import { nearestPath } from "./layers/nearest-path.ts";
import { frameOfBed } from "./layers/pack-layer.ts";
import { planBounds } from "./layers/plan-bounds.ts";
import { createPlaceMark } from "./layers/place-mark.ts";
import { deviationColorsOf, roleColorsOf, toneColorsOf } from "./layers/role-colors.ts";
import type {
  LayerMarks,
  LayerPaint,
  LayerView,
  LayerViewOptions,
  PathTones,
} from "./layer-types.ts";
import { createTurnBudget } from "./layers/turn-budget.ts";
import { createFatLines } from "./lines/fat-lines.ts";
import type { CameraView } from "./scene-types.ts";
import { toColor } from "./stage/scene-colors.ts";
import { createStage, type Stage } from "./stage/stage.ts";
import { withCamera } from "./stage/with-camera.ts";

/** Layers are made in slices of this time, ms, so that the page keeps answering. */
const SLICE_MS = 8;
/** Between two slices, and between two pictures of what is there so far. */
const PAUSE_MS = 4;
const PICTURE_MS = 120;
/** A marked place is looked at from so near that this much is in the picture, mm. */
const PLACE_MM = 24;
/** A path is meant when pointed at within so many pixels. */
const REACH_PX = 6;

/**
 * Shows a plan's toolpaths on the bed in `host` (which must have a size), a bead a path. Layers are
 * made when they are first shown, in short slices; how fine they are drawn follows the distance and
 * what the computer can do. Safe to call where WebGL is missing.
 */
export function createLayerView(host: HTMLElement, options: LayerViewOptions = {}): LayerView {
  const beads = createBeadMaterials();
  const markMaterials = createMarkMaterials();
  const ring = createPlaceMark();
  const border = createFatLines({ color: "#000", width: 1.5 });
  let stack: LayerStack | undefined;
  let shownPlan: Plan | null = null;
  let wasShown = false;
  let [from, to] = [0, -1];
  let move: number | null = null;
  let marks: LayerMarks = { travel: false, retractions: false, seams: false };
  let tones: PathTones | null = null;
  let paint: LayerPaint | null = null;
  let given = options.roleColors ?? {};
  let pump = 0;

  const budget = createTurnBudget(() => stage.invalidate());
  const stage: Stage = createStage(host, options, {
    frame() {
      const { pose } = stage.controls;
      // Also while there is no plan: what it learns of the computer holds for the next.
      const most = budget.at(pose);
      stack?.setDetail(
        detailFor({
          mmPerPixel: pose.height / Math.max(1, stage.height),
          layerHeight: shownPlan?.layers[1]?.height ?? 0.2,
          budget: most,
          ...stack.weights,
        }),
      );
    },
    click(x, y) {
      options.onPick?.(pathAt(x, y));
    },
    recolor(colors) {
      const { roles, travel: line } = roleColorsOf(host, given, options.travelColor);
      beads.recolor({
        roles: PATH_ROLES.map((role) => toColor(roles[role])),
        tones: toneColorsOf(host).map(toColor),
        deviations: deviationColorsOf(host).map(toColor),
        paper: toColor(colors.part),
        mark: toColor(colors.fail),
      });
      ring.recolor(colors.fail, colors.backdropTop);
      markMaterials.recolor(line, colors.select, colors.edge);
      border.recolor(colors.gridMajor);
    },
    dispose() {
      clearTimeout(pump);
      budget.dispose();
      stack?.dispose();
      beads.dispose();
      markMaterials.dispose();
      ring.dispose();
      border.dispose();
    },
  });
  stage.scene.add(border.object, ring.object);
  stage.cameraView.setTheme(stage.colors);

  const pathAt = (x: number, y: number) => {
    const layer = shownPlan?.layers[to];
    if (!layer) return null;
    const { camera, pose } = stage.controls;
    const [right, up] = [(2 * x) / stage.width - 1, 1 - (2 * y) / stage.height];
    const near = new Vector3(right, up, -1).unproject(camera);
    const far = new Vector3(right, up, 1).unproject(camera);
    const share = (layer.z - near.z) / (far.z - near.z);
    if (!Number.isFinite(share)) return null;
    near.lerp(far, share);
    const reach = (REACH_PX * pose.height) / Math.max(1, stage.height);
    const path = nearestPath(layer, near.x, near.y, reach, move);
    return path === null ? null : { layer: to, path };
  };

  let pictured = 0;
  const work = () => {
    pump = 0;
    if (!stack || stack.waiting === 0) return;
    const end = performance.now() + SLICE_MS;
    stack.build(() => performance.now() > end);
    const now = performance.now();
    if (stack.waiting === 0 || now - pictured > PICTURE_MS) {
      pictured = now;
      stage.invalidate();
    }
    if (stack.waiting > 0) pump = window.setTimeout(work, PAUSE_MS);
  };
  const fill = () => {
    if (pump === 0) pump = window.setTimeout(work, 0);
    stage.invalidate();
  };
  const show = () => {
    stack?.show(from, to, move);
    fill();
  };

  const layerView: Omit<LayerView, keyof CameraView> = {
    setPlan(plan, bed) {
      if (stack) stage.scene.remove(stack.object);
      stack?.dispose();
      const frame = frameOfBed(bed);
      beads.setFrame(frame);
      stack = plan ? createLayerStack(plan, frame, beads, markMaterials) : undefined;
      // What another plan was coloured by were its own figures.
      if (plan !== shownPlan) [tones, paint] = [null, null];
      shownPlan = plan;
      [from, to, move] = [0, (plan?.layers.length ?? 0) - 1, null];
      stage.grid.setBed(bed);
      border.set(rectangle(bed.width, bed.depth));
      stage.setBounds(planBounds(plan, bed), {
        min: [0, 0, 0],
        max: [bed.width, bed.depth, plan?.layers.at(-1)?.z ?? 1],
      });
      if (stack) {
        stage.scene.add(stack.object);
        stack.setMarks(marks);
        stack.setTones(tones);
        stack.setPaint(paint);
        ring.show(null);
        stage.cameraView.setTheme(stage.colors);
      }
      if (!wasShown) stage.cameraView.fit();
      wasShown = plan !== null;
      show();
    },
    showLayers(first, last, path = null) {
      const most = (shownPlan?.layers.length ?? 0) - 1;
      from = Math.max(0, Math.min(first, most));
      to = Math.max(from, Math.min(last, most));
      move = path;
      show();
    },
    setMarks(next) {
      marks = next;
      stack?.setMarks(marks);
      fill();
    },
    setTones(next) {
      if (next === null && tones === null) return;
      tones = next;
      stack?.setTones(tones);
      stage.invalidate();
    },
    setPaint(next) {
      if (next === paint) return;
      paint = next;
      stack?.setPaint(paint);
      fill();
    },
    markPlace(place) {
      const layer = place && shownPlan?.layers[place.layer];
      ring.show(layer ? [place.x, place.y, layer.z] : null);
      if (layer) {
        const { pose } = stage.controls;
        const height = Math.min(pose.height, PLACE_MM);
        stage.controls.goTo({ ...pose, target: [place.x, place.y, layer.z], height });
      }
      stage.invalidate();
    },
    choose(place) {
      stack?.choose(place);
      stage.invalidate();
    },
    hideRoles(roles: readonly PathRole[]) {
      beads.show(PATH_ROLES.map((role) => !roles.includes(role)));
      stage.invalidate();
    },
    setRoleColors(colors) {
      given = colors;
      stage.cameraView.setTheme(stage.colors);
    },
    get load() {
      return { segments: stack?.drawn ?? 0, waiting: stack?.waiting ?? 0 };
    },
  };
  return withCamera<LayerView>(layerView, stage.cameraView);
}

/** The bed's border, as segments. */
function rectangle(width: number, depth: number): Float32Array {
  const corners = [
    [0, 0, 0],
    [width, 0, 0],
    [width, depth, 0],
    [0, depth, 0],
  ];
  return new Float32Array(corners.flatMap((at, i) => [...at, ...(corners[(i + 1) % 4] ?? at)]));
}
