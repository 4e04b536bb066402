import { hatch } from "../infill/hatch.ts";
import { joinLines, type Lines, NO_LINES } from "../infill/lines.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { isEmpty, NO_POLYS, type Polys, UM } from "../kernel/polys.ts";
import type { SupportLayer } from "./support-types.ts";

/** How support is laid down. Lengths mm, densities 0..1, angles radians. */
export interface SupportLinesHow {
  /** One direction (snaps off), both directions (stands firm), or one path back and forth. */
  readonly pattern: "lines" | "grid" | "zigzag";
  readonly density: number;
  /** Of roof and floor. */
  readonly interfaceDensity: number;
  readonly width: number;
  /** Direction of the body's lines; roof and floor lie across it. */
  readonly angle: number;
  /** A loop round the body. */
  readonly outline: boolean;
}

/** What is laid down of one layer, all within its areas. */
export interface SupportPaths {
  /** Closed loops round the body, half a bead inside its edge. */
  readonly outline: Polys;
  readonly body: Lines;
  readonly roof: Lines;
  readonly floor: Lines;
}

/** Lines of the first layer are closer by this: they hold the columns to the bed. */
const FIRST = 2;
/** Ways along the area's edge up to this many spacings join two lines to one path. */
const LINK = 3;

/**
 * Support's paths, the middle of their beads half a bead or more inside the area. Lines of all layers
 * lie on one grid for the whole bed, so that they stack up. `layer` counts from the bed.
 */
export function supportLines(
  kernel: Kernel,
  { body, roof, floor }: SupportLayer,
  layer: number,
  how: SupportLinesHow,
): SupportPaths {
  const width = how.width * UM;
  const inset = (area: Polys, beads: number): Polys =>
    isEmpty(area) ? area : kernel.offset(area, -Math.round(beads * width));
  const across = how.angle + Math.PI / 2;
  const interfaces = (area: Polys): Lines =>
    isEmpty(area)
      ? NO_LINES
      : zigzag(inset(area, 0.5), across, Math.max(width, width / how.interfaceDensity));
  const edge = inset(body, 0.5);
  const inside = how.outline ? inset(edge, 0.5) : edge;
  const density = Math.min(1, how.density * (layer === 0 ? FIRST : 1));
  return {
    outline: how.outline ? edge : NO_POLYS,
    body: isEmpty(inside) ? NO_LINES : pattern(inside, how, width / density),
    roof: interfaces(roof),
    floor: interfaces(floor),
  };
}

function pattern(area: Polys, how: SupportLinesHow, spacing: number): Lines {
  switch (how.pattern) {
    case "lines":
      return hatch(area, how.angle, spacing, 0);
    case "zigzag":
      return zigzag(area, how.angle, spacing);
    case "grid":
      // As much plastic in two directions as the others lay in one.
      return joinLines([
        hatch(area, how.angle, 2 * spacing, 0),
        hatch(area, how.angle + Math.PI / 2, 2 * spacing, 0),
      ]);
  }
}

function zigzag(area: Polys, radians: number, spacing: number): Lines {
  return hatch(area, radians, spacing, LINK * spacing);
}
