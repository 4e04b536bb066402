import type { PrintSettings } from "../../machines/settings.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { concat, isEmpty, NO_POLYS, type Polys, UM } from "../kernel/polys.ts";
import { joinBeads, NO_BEADS, type WallBeads } from "../walls/beads.ts";
import { oneWallOnTop } from "../walls/one-wall-on-top.ts";
import { makeWalls, type Walls } from "../walls/walls.ts";

export const reads = [
  "line_width",
  "first_layer_line_width",
  "outer_wall_line_width",
  "inner_wall_line_width",
  "wall_count",
  "wall_generator",
  "min_bead_width",
  "min_feature_size",
  "precise_outer_wall",
  "one_wall_on_top",
] as const satisfies readonly (keyof PrintSettings)[];

/** Widths of the walls of a layer, mm. */
export interface WallWidths {
  readonly outer: number;
  readonly inner: number;
}

export function wallWidths(settings: PrintSettings, layer: number): WallWidths {
  const { line_width, first_layer_line_width } = settings;
  if (layer === 0) return { outer: first_layer_line_width, inner: first_layer_line_width };
  return {
    outer: settings.outer_wall_line_width || line_width,
    inner: settings.inner_wall_line_width || line_width,
  };
}

/** The walls of a layer; `above` is the region of the next one (empty at the top). */
export function layerWalls(
  kernel: Kernel,
  region: Polys,
  above: Polys,
  { outer, inner }: WallWidths,
  height: number,
  settings: PrintSettings,
): Walls {
  const how = {
    width: inner,
    outerWidth: outer,
    height,
    count: settings.wall_count,
    generator: settings.wall_generator,
    minBeadWidth: settings.min_bead_width * inner,
    minFeature: settings.min_feature_size * inner,
    preciseOuterWall: settings.precise_outer_wall,
  };
  const top =
    settings.one_wall_on_top && how.count > 1 ? oneWallOnTop(kernel, region, above, inner) : above;
  if (top === above || isEmpty(top)) return makeWalls(kernel, region, how);
  const first = makeWalls(kernel, region, { ...how, count: 1 });
  const covered = kernel.difference(first.inside, top);
  const rest = makeWalls(kernel, covered, { ...how, outerWidth: inner, count: how.count - 1 });
  return {
    // The first set is that of the outermost walls, which beads of varying width may stand for.
    loops: isEmpty(first.loops[0] ?? NO_POLYS)
      ? [NO_POLYS, ...rest.loops]
      : [...first.loops, ...rest.loops],
    beads: joinBeads(first.beads, innerBeads(rest.beads)),
    inside: kernel.union(concat(rest.inside, kernel.intersect(first.inside, top))),
  };
}

/**
 * The first layer's walls; where beads of one width find no room at all, those of varying width: what lies
 * over nothing would be laid in the air.
 */
export function firstWalls(
  kernel: Kernel,
  region: Polys,
  walls: Walls,
  height: number,
  settings: PrintSettings,
): Walls {
  const laid = walls.loops.some((loops) => !isEmpty(loops)) || walls.beads.widths.length > 0;
  if (laid || settings.wall_count === 0 || !isEmpty(walls.inside)) return walls;
  const varying = { ...settings, wall_generator: "variable" } as const;
  return layerWalls(kernel, region, NO_POLYS, wallWidths(settings, 0), height, varying);
}

/** The one wall of a vase, of one width all the way, however narrow the place: it may not end. */
export function vaseWall(kernel: Kernel, region: Polys, width: number): Walls {
  const loops = kernel.offset(region, (-width / 2) * UM);
  return { loops: isEmpty(loops) ? [] : [loops], beads: NO_BEADS, inside: NO_POLYS };
}

/** The outermost of walls that have others round them. */
const innerBeads = (beads: WallBeads): WallBeads => ({
  ...beads,
  roles: beads.roles.map((role) => Math.max(1, role)),
});
