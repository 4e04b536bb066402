import { beforeAll, describe, expect, it } from "vitest";
import { beadSpacing } from "../bead.ts";
import { createClipper } from "../clipper.ts";
import { createKernel, type Kernel } from "../kernel/kernel.ts";
import { area, inRegion, type Polys, UM } from "../kernel/polys.ts";
import { closedLines, type Lines } from "./lines.ts";
import { fillRest } from "./fill-rest.ts";
import { solidFill } from "./skins.ts";
import { box, fromEdge, lengthOf, polys } from "./test-areas.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = createKernel(await createClipper({}));
});

const WIDTH = 0.45;
const HEIGHT = 0.2;
const NARROWEST = 0.18;

interface Laid {
  /** What all beads cover side by side, mm². */
  readonly laid: number;
  /** The middles of the stretches of the beads between the loops, µm. */
  readonly middles: (readonly [number, number])[];
}

/** Concentric loops and the beads between them. */
function concentric(place: Polys): Laid {
  const how = { pattern: "concentric", angle: 0, width: WIDTH, height: HEIGHT, inset: 0 } as const;
  const { lines, rest } = solidFill(kernel, place, how);
  const { beads, loops } = fillRest(kernel, rest, WIDTH, HEIGHT, NARROWEST);
  let laid = lengthOf(lines) * beadSpacing(WIDTH, HEIGHT);
  const middles: (readonly [number, number])[] = [];
  const note = ({ points }: Lines): void => {
    for (let k = 2; k < points.length; k += 2)
      middles.push([(points[k]! + points[k - 2]!) / 2, (points[k + 1]! + points[k - 1]!) / 2]);
  };
  for (const loop of loops) {
    laid += lengthOf(closedLines(loop)) * beadSpacing(WIDTH, HEIGHT);
    note(closedLines(loop));
  }
  for (const [i, width] of beads.widths.entries()) {
    const [from, to] = [2 * beads.starts[i]!, 2 * beads.starts[i + 1]!];
    const piece = {
      points: Float64Array.from(beads.points.subarray(from, to)),
      starts: Uint32Array.of(0, (to - from) / 2),
      chains: Uint32Array.of(0, 1),
    };
    laid += lengthOf(piece) * beadSpacing(width, HEIGHT);
    note(piece);
  }
  return { laid, middles };
}

describe("concentric loops and what fills their middle", () => {
  it("leave no slit in a strip, however wide it is", () => {
    for (let wide = 0.9; wide < 7; wide += 0.083) {
      const strip = polys(box(0, 0, 40, wide));
      const { laid } = concentric(strip);
      const open = (area(strip) / UM ** 2 - laid) / 40;
      // Mean width of what stays open: corners are round.
      expect(Math.abs(open), wide.toFixed(3)).toBeLessThan(0.07);
    }
  });

  it("lay nothing beside the part where the slits of corners meet in points", () => {
    const diamond = [
      [12.5, 1.995],
      [1.995, 12.5],
      [12.5, 23.006],
      [23.005, 12.5],
    ] as const;
    const place = polys(box(0.629, 0.629, 24.371, 24.371), diamond);
    const { middles } = concentric(place);
    for (const [x, y] of middles) {
      const out = inRegion(place, x, y) ? 0 : fromEdge(place, x, y);
      expect(out, `${x}, ${y}`).toBeLessThan(1);
    }
  });
});
