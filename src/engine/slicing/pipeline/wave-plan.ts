import { BLOCK } from "../block.ts";
import { concat, isEmpty, NO_POLYS, type Polys, UM } from "../kernel/polys.ts";
import { layLines, layRings } from "../paths/lay.ts";
import { type LayerBuilder, layerBuilder, type Nozzle } from "../paths/layer-builder.ts";
import * as orderStep from "../paths/order.ts";
import { outlineOf } from "../paths/outline.ts";
import { gradesMatter, overhangGrade } from "../paths/overhangs.ts";
import { createRouter } from "../paths/route.ts";
import { laySpiral } from "../paths/spiral.ts";
import { PATH_ROLES, type PlanLayer } from "../plan.ts";
import * as adhesionStep from "../steps/adhesion.ts";
import { layIslands } from "../steps/lay-island.ts";
import * as supportStep from "../steps/support.ts";
import { areasOf } from "./areas.ts";
import { linesOf } from "./lines.ts";
import { type Run, tick, widthOf } from "./run.ts";
import type { ShellLayers } from "./shells.ts";
import { stepKey } from "./store.ts";
import type { CutWave } from "./wave-cut.ts";
import type { WallWave } from "./wave-walls.ts";

export interface Planned {
  readonly layers: readonly PlanLayer[];
  readonly volumes: Float64Array;
  readonly firstVolumes: Float64Array;
  readonly skirtLeftOut: boolean;
}

/** Skins, infill, support and order of the share's layers. */
export function planWave(
  run: Run,
  cut: CutWave,
  walls: WallWave,
  shells: ShellLayers,
): Planned | undefined {
  const { kernel, store, settings, bed, levels, from, to } = run;
  const { region } = cut;
  const { walled } = walls;
  const areas = areasOf(run, cut, walls, shells);
  const lines = linesOf(run, cut, areas);
  const supportKey = settings.support
    ? `${stepKey(cut.key, settings, supportStep.reads)}|${from}`
    : "";
  const supports = settings.support
    ? store.whole("support", supportKey, () =>
        supportStep.supportRegions(
          kernel,
          levels.map((_, i) => region(i)),
          levels,
          settings,
        ),
      )
    : undefined;

  const graded = gradesMatter(settings);
  const volumes = new Float64Array(PATH_ROLES.length);
  let firstVolumes = new Float64Array(PATH_ROLES.length);
  let skirtLeftOut = false;

  const builderFor = (i: number, nozzle: Nozzle): LayerBuilder => {
    const lane = (): Polys => kernel.offset(region(i), -widthOf(run, i) * UM);
    return layerBuilder(
      volumes,
      nozzle,
      createRouter(walled[i]!.loops[0] ?? NO_POLYS, lane, settings),
    );
  };
  const layAround = (out: LayerBuilder): void => {
    const footprint: Polys = concat(region(0), supports?.[0] ?? NO_POLYS);
    const around = adhesionStep.adhesion(kernel, footprint, settings, bed);
    skirtLeftOut = !around.complete;
    for (const loops of around.skirt) layRings(out, loops, "skirt", widthOf(run, 0));
    for (const loops of around.brim) layRings(out, loops, "brim", widthOf(run, 0));
  };
  const layPart = (out: LayerBuilder, i: number): void => {
    const width = widthOf(run, i);
    const hangs = graded && i > 0 && region(i) !== region(i - 1);
    const grade = hangs ? overhangGrade(outlineOf(region(i - 1)), width * UM) : undefined;
    const laying = orderStep.wallLaying(settings, out.nozzle, i, grade);
    const support = supports?.[i];
    if (support && !isEmpty(support))
      layLines(out, supportStep.supportLines(support, i, settings), "support", width);
    layIslands(out, areas.of(i).pieces, lines.of(i), () => width, laying);
  };

  const make = (): Planned | undefined => {
    const layers: PlanLayer[] = [];
    let nozzle = orderStep.atBlockStart();
    let spiral = false;
    for (let i = from; i < to; i++) {
      if (!tick(run, "infill", i, from, to)) return undefined;
      if (i % BLOCK === 0 && !spiral) nozzle = orderStep.atBlockStart();
      const out = builderFor(i, nozzle);
      if (i === 0) layAround(out);
      // A vase has nothing inside; its bottom is laid like that of any part.
      if (settings.spiral_vase && i >= settings.bottom_layers)
        spiral = laySpiral(out, walled[i]!.loops[0] ?? NO_POLYS, widthOf(run, i), !spiral);
      else layPart(out, i);
      layers.push(out.done(levels[i]!.z, levels[i]!.height, spiral));
      if (i === 0) firstVolumes = volumes.slice();
    }
    return { layers, volumes, firstVolumes, skirtLeftOut };
  };
  const key = stepKey(
    [lines.key, supportKey, from, to, graded, settings.spiral_vase].join("|"),
    settings,
    [...adhesionStep.reads, ...orderStep.reads],
  );
  return store.whole("order", key, make);
}
