import type { Ctx } from "../../foundation/context.ts";
import { type Problem, problem, warning } from "../../foundation/problem.ts";
import { fail, ok, type Result } from "../../foundation/result.ts";
import type { Mesh } from "../../geometry/mesh.ts";
import type { PrintProfile } from "../../machines/profile-types.ts";
import type { Clipper } from "../clipper.ts";
import { createKernel } from "../kernel/kernel.ts";
import { area, concat, isEmpty, NO_POLYS, UM } from "../kernel/polys.ts";
import { PATH_ROLES, type Plan, type PlanLayer } from "../plan.ts";
import { adhesion } from "./adhesion.ts";
import { layerBuilder } from "./layer-builder.ts";
import { layIsland, layRings, type LayerFill, prepare } from "./lay-island.ts";
import { layers } from "./layers.ts";
import { place } from "./place.ts";
import { cutRegions } from "./regions.ts";
import { type Fills, skins, windows } from "./skins.ts";
import { supportRegions } from "./support.ts";
import { type Walls, walls } from "./walls.ts";

/** The stages' shares of the time, for progress. */
const SHARE = { cut: 0.15, walls: 0.35, windows: 0.1 };

/** A lost layer of less area is the tip of something round, µm². */
const LEAST_LOSS = UM * UM;

/**
 * The steps in order. Two waves over the layers: walls of all of them first (a layer's skins look at
 * its neighbours), then skins, infill and order, each layer from its neighbours' regions alone.
 */
export function runSteps(
  mesh: Mesh,
  profile: PrintProfile,
  clipper: Clipper,
  ctx: Ctx,
): Result<Plan> {
  const { settings, printer } = profile;
  const stop = fail(problem("foundation.cancelled"));
  const placed = place(mesh, printer);
  if (!placed.ok) return placed;
  let top = 0;
  const { vertices } = placed.value;
  for (let i = 2; i < vertices.length; i += 3) if (vertices[i]! > top) top = vertices[i]!;
  const leveled = layers(top, settings);
  if (!leveled.ok) return leveled;
  const levels = leveled.value;
  const kernel = createKernel(clipper);
  const problems: Problem[] = [];

  const tick = (base: number, share: number, stage: string) => (i: number) => {
    if (i % 8 === 0) ctx.progress(base + (share * i) / levels.length, stage);
    return !ctx.cancelled();
  };

  const found = cutRegions(kernel, placed.value, levels, tick(0, SHARE.cut, "slice"));
  if (!found) return stop;
  const { regions, openLayers } = found;
  if (openLayers.length > 0)
    problems.push(
      warning(
        "slicing.open-contours",
        { count: openLayers.length, layers: levels.length },
        { kind: "layer", index: openLayers[0]! },
      ),
    );
  if (regions.every(isEmpty)) return fail(problem("slicing.nothing-to-print"), ...problems);
  const hollow = regions.findIndex(isEmpty);
  if (hollow >= 0 && hollow < regions.length - 1)
    problems.push(warning("slicing.empty-layers", {}, { kind: "layer", index: hollow }));

  const walled: Walls[] = [];
  const wallTick = tick(SHARE.cut, SHARE.walls, "walls");
  const widthOf = (i: number): number =>
    i === 0 ? settings.first_layer_line_width : settings.line_width;
  for (let i = 0; i < levels.length; i++) {
    if (!wallTick(i)) return stop;
    const like = i > 1 && regions[i] === regions[i - 1];
    walled.push(
      like
        ? walled[i - 1]!
        : walls(kernel, regions[i]!, widthOf(i), levels[i]!.height, settings.wall_count),
    );
  }

  const lost = walled.findIndex(
    ({ loops, thin }, i) =>
      loops.length === 0 && thin.widths.length === 0 && area(regions[i]!) > LEAST_LOSS,
  );
  if (lost >= 0)
    problems.push(
      warning("slicing.thin-lost", { width: widthOf(lost) }, { kind: "layer", index: lost }),
    );

  const over = windows(kernel, regions, settings.top_layers);
  const under = windows(kernel, regions, settings.bottom_layers);
  const supports = settings.support ? supportRegions(kernel, regions, levels, settings) : undefined;

  const volumes = new Float64Array(PATH_ROLES.length);
  const at = { x: 0, y: 0 };
  const plan: PlanLayer[] = [];
  const done = SHARE.cut + SHARE.walls + SHARE.windows;
  const fillTick = tick(done, 1 - done, "infill");
  let last: { readonly key: readonly unknown[]; readonly fill: LayerFill } | undefined;
  for (let i = 0; i < levels.length; i++) {
    if (!fillTick(i)) return stop;
    const level = levels[i]!;
    const width = widthOf(i);
    const out = layerBuilder(volumes, at);
    if (i === 0) {
      const footprint = concat(regions[0]!, supports?.[0] ?? NO_POLYS);
      const around = adhesion(kernel, footprint, settings, printer.bed);
      if (!around.complete) problems.push(warning("slicing.skirt-left-out"));
      for (const loops of around.skirt) layRings(out, loops, "skirt", width);
      for (const loops of around.brim) layRings(out, loops, "brim", width);
    }
    const above = regions[i + 1];
    const below = regions[i - 1];
    const cover = settings.top_layers > 0 ? over(i + 1) : undefined;
    const base = settings.bottom_layers > 0 ? under(i - settings.bottom_layers) : undefined;
    const key = [walled[i], above, below, cover, base];
    // Like neighbours, like walls: the same fill as the layer before, once for each direction.
    if (!last || key.some((part, k) => part !== last!.key[k]) || i === 1) {
      const fills: Fills = skins(
        kernel,
        walled[i]!.inside,
        { above, below, over: cover, under: base },
        { width: width * UM, allSolid: settings.infill_density >= 1, first: i === 0 },
      );
      last = { key, fill: prepare(walled[i]!, fills, regions[i]!, below ?? NO_POLYS) };
    }
    layIsland(kernel, out, last.fill, {
      index: i,
      width,
      height: level.height,
      settings,
      support: supports?.[i],
    });
    plan.push(out.done(level.z, level.height));
  }
  ctx.progress(1, "infill");
  return ok({ layers: plan, volumes }, problems);
}
