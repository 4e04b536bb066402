import { layRings, type WallLaying } from "../paths/lay.ts";
import { BLOCK } from "../block.ts";
import { isEmpty, NO_POLYS, type Polys, UM } from "../kernel/polys.ts";
import {
  addVolumes,
  type LayerBuilder,
  layerBuilder,
  type Nozzle,
} from "../paths/layer-builder.ts";
import * as orderStep from "../paths/order.ts";
import { outerWalls } from "../paths/outer-walls.ts";
import { outlineOf } from "../paths/outline.ts";
import { gradesMatter, overhangGrade } from "../paths/overhangs.ts";
import { createRepeats, type LaidFrom, stateOf } from "../paths/repeats.ts";
import { createRouter, type Router, type WallsAround } from "../paths/route.ts";
import { laySpiral } from "../paths/spiral.ts";
import { PATH_ROLES, type PlanLayer } from "../plan.ts";
import { layIslands } from "../steps/lay-island.ts";
import { wallWidths } from "../steps/walls.ts";
import { areasOf } from "./areas.ts";
import { footing, liftOf, reads as footingReads } from "./footing.ts";
import { handOver } from "./hand-over.ts";
import { linesOf } from "./lines.ts";
import { isVase, mayShare, type Run, tick, widthOf, withLayerBefore } from "./run.ts";
import type { ShellLayers } from "./shells.ts";
import { stepKey } from "./store.ts";
import { laySupport, propsUnder, type SupportBoxes, supportWave } from "./support-wave.ts";
import type { CutWave } from "./wave-cut.ts";
import type { WallWave } from "./wave-walls.ts";

/** Travels begin and end on outer walls: their fence stands so far outside, µm. */
const ON_THE_WALL = 30;
/** Where it is narrow, a way leads so near along the fence, µm. */
const BESIDE_THE_WALL = [90, 45];

export interface Planned {
  readonly layers: readonly PlanLayer[];
  readonly volumes: Float64Array;
  readonly firstVolumes: Float64Array;
  /** False if something around the part was left out since it would lie beyond the bed. */
  readonly complete: boolean;
}

/** Skins, infill, support and order of the share's layers. */
export function planWave(
  run: Run,
  cut: CutWave,
  walls: WallWave,
  shells: ShellLayers,
  boxes: SupportBoxes,
): Planned | undefined {
  const { kernel, store, settings, levels, from, to } = run;
  const { region } = cut;
  const { walled } = walls;
  const wide = withLayerBefore(run);
  const areas = areasOf(wide, cut, walls, shells);
  const lines = linesOf(wide, cut, areas);
  const support = supportWave(run, cut, boxes);
  const lift = liftOf(settings);
  const under = settings.raft_layers;

  const graded = gradesMatter(settings);
  const volumes = new Float64Array(PATH_ROLES.length);

  const routers = new Map<number, Router>();
  const routerFor = (i: number): Router => {
    const like = i > 0 && walled[i] === walled[i - 1] && region(i) === region(i - 1);
    const known = routers.get(i) ?? (like ? routers.get(i - 1) : undefined);
    const walls = (): WallsAround => wallsAround(i);
    const lanes = [
      (): Polys => kernel.offset(region(i), -widthOf(run, i) * UM),
      ...BESIDE_THE_WALL.map((d) => (): Polys => kernel.offset(walls().fence, -d)),
    ];
    const route = known ?? createRouter({ walls, lanes }, settings);
    // Layers that are laid again ask for none: more than one may be out of reach.
    for (const k of routers.keys()) if (k < i - 1) routers.delete(k);
    routers.set(i, route);
    return route;
  };
  const builderFor = (i: number, nozzle: Nozzle): LayerBuilder => {
    const below = i > 0 && walled[i - 1] ? routerFor(i - 1) : undefined;
    return layerBuilder(volumes, nozzle, routerFor(i), below);
  };
  /** What travels may not cross: the outer walls; where one is a bead from end to end, a line in them. */
  const wallsAround = (i: number): WallsAround => {
    const { loops, beads } = walled[i]!;
    const { closed, whole } = outerWalls(loops[0] ?? NO_POLYS, beads, region(i));
    if (whole) return { fence: closed };
    const inset = (wallWidths(settings, i).outer * UM) / 2 - ON_THE_WALL;
    return { fence: kernel.offset(region(i), -inset), rails: closed };
  };
  /** What the layer below holds, where it is not the same as this one. */
  const lookBelow = (i: number, width: number): Pick<WallLaying, "grade" | "held"> => {
    if (i === 0 || region(i) === region(i - 1)) return {};
    const below = outlineOf(region(i - 1));
    const reach = (width * UM) / 2;
    const grounds = [below, ...propsUnder(run, support, i).map(outlineOf)];
    return {
      held: (x, y) =>
        grounds.some((area) => area.inside(x, y) || area.distance(x, y, reach) < reach),
      grade: graded ? overhangGrade(below, width * UM) : undefined,
    };
  };
  const layPart = (out: LayerBuilder, i: number): void => {
    const width = widthOf(run, i);
    const laying = orderStep.wallLaying(settings, out.nozzle, i, lookBelow(i, width));
    const held = support.layers?.[i];
    if (held) laySupport(run, out, held, i);
    const { outer, inner } = wallWidths(settings, i);
    layIslands(
      out,
      areas.of(i).pieces,
      lines.of(i),
      (depth) => (depth === 0 ? outer : inner),
      laying,
    );
  };

  /** What layer `i` is laid from, where that is all there is to it. */
  const allOf = (i: number): LaidFrom | undefined => {
    const isPlain = mayShare(run, i) && !support.layers && settings.seam !== "random";
    if (!isPlain || walled[i] !== walled[i - 1] || region(i) !== region(i - 1)) return undefined;
    return { areas: areas.of(i), lines: lines.of(i), height: levels[i]!.height };
  };

  const make = (): Planned | undefined => {
    const repeats = createRepeats();
    let nozzle = orderStep.anywhere();
    const ground =
      from === 0 && to > 0
        ? footing(run, region(0), support.layers?.[0], () => builderFor(0, nozzle))
        : undefined;
    const layers: PlanLayer[] = [...(ground?.raft ?? [])];
    const hand = handOver(run.ctx, from === 0 ? 0 : from + under, levels.length + under);
    let spiral = false;
    // Where the layer before ends; it belongs to another share.
    if (wide.from < from) layPart(builderFor(from - 1, nozzle), from - 1);
    for (let i = from; i < to; i++) {
      if (!tick(run, "infill", i, from, to)) return undefined;
      const place = (i + under) % BLOCK;
      if (place === BLOCK - 1 && i > 0 && !spiral) nozzle = orderStep.anywhere(nozzle);
      else if (place === 0) nozzle.came = undefined;
      const z = levels[i]!.z + lift;
      const all = isVase(run, i) ? undefined : allOf(i);
      const again = all && repeats.again(all, z, nozzle, volumes);
      if (again) layers.push(again);
      else {
        const before = stateOf(nozzle);
        const out = builderFor(i, nozzle);
        if (i === 0) ground?.lay(out);
        const wall = walled[i]!.loops[0] ?? NO_POLYS;
        if (!isVase(run, i) || (i === 0 && isEmpty(wall))) layPart(out, i);
        // A spiral begins at the height of the layer below, which the bed or a raft has none of.
        else if (i === 0) layRings(out, wall, "outer-wall", widthOf(run, 0));
        else spiral = laySpiral(out, wall, widthOf(run, i), !spiral);
        const layer = out.done(z, levels[i]!.height, spiral);
        if (all) repeats.keep(all, before, nozzle, layer);
        layers.push(layer);
      }
      if (place === BLOCK - 1) hand(layers);
    }
    const firstVolumes = new Float64Array(PATH_ROLES.length);
    if (ground && layers[0]) addVolumes(layers[0], firstVolumes);
    return { layers, volumes, firstVolumes, complete: ground?.complete ?? true };
  };
  const key = stepKey(
    [lines.key, support.key, from, to, graded, settings.spiral_vase].join("|"),
    settings,
    [...footingReads, ...orderStep.reads],
  );
  return store.whole("order", key, make);
}
