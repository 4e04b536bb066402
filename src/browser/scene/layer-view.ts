import { PATH_ROLES, type PathRole, type Plan } from "../../engine/slicing/plan.ts";
import { createBeadMaterials } from "./layers/bead-material.ts";
import { createLayerStack, type LayerStack } from "./layers/layer-stack.ts";
import { planBounds } from "./layers/plan-bounds.ts";
import { roleColorsOf } from "./layers/role-colors.ts";
import type { LayerView, LayerViewOptions } from "./layer-types.ts";
import { createFatLines } from "./lines/fat-lines.ts";
import { toColor } from "./stage/scene-colors.ts";
import { createStage, type Stage } from "./stage/stage.ts";

/**
 * Shows a plan's toolpaths on the bed in `host` (which must have a size), a bead a path. A layer's
 * geometry is made when it is first shown. Safe to call where WebGL is missing.
 */
export function createLayerView(host: HTMLElement, options: LayerViewOptions = {}): LayerView {
  const beads = createBeadMaterials();
  const border = createFatLines({ color: "#000", width: 1.5 });
  let stack: LayerStack | undefined;
  let shownPlan: Plan | null = null;
  let wasShown = false;
  let [from, to] = [0, -1];
  let move: number | null = null;
  let travel = false;
  let given = options.roleColors ?? {};

  const stage: Stage = createStage(host, options, {
    frame() {
      if (stack?.build(() => performance.now())) stage.invalidate();
    },
    recolor(colors) {
      const { roles, travel: line } = roleColorsOf(host, given, options.travelColor);
      beads.recolor(
        PATH_ROLES.map((role) => toColor(roles[role])),
        toColor(colors.part),
      );
      stack?.recolorTravel(line);
      border.recolor(colors.gridMajor);
    },
    dispose() {
      stack?.dispose();
      beads.dispose();
      border.dispose();
    },
  });
  stage.scene.add(border.object);
  stage.cameraView.setTheme(stage.colors);

  const show = () => {
    stack?.show(from, to, move);
    stage.invalidate();
  };

  const layerView: Omit<LayerView, keyof typeof stage.cameraView> = {
    setPlan(plan, bed) {
      if (stack) stage.scene.remove(stack.object);
      stack?.dispose();
      stack = plan ? createLayerStack(plan, beads) : undefined;
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
        stack.setTravel(travel);
        stage.cameraView.setTheme(stage.colors);
      }
      if (!wasShown) stage.cameraView.fit();
      wasShown = plan !== null;
      show();
    },
    showLayers(first, last) {
      const most = (shownPlan?.layers.length ?? 0) - 1;
      from = Math.max(0, Math.min(first, most));
      to = Math.max(from, Math.min(last, most));
      move = null;
      show();
    },
    setMove(index) {
      move = index;
      show();
    },
    setTravel(visible) {
      travel = visible;
      stack?.setTravel(visible);
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
  };
  // Getters must stay getters, so the two halves are joined and not copied.
  return Object.defineProperties(
    layerView,
    Object.getOwnPropertyDescriptors(stage.cameraView),
  ) as LayerView;
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
