import type { Mesh } from "../../geometry/mesh.ts";
import { beadArea, beadSpacing } from "../../slicing/bead.ts";
import { box } from "../../slicing/test-parts.ts";

/** Prints made by hand for the tests: one bead width and height, everything known in advance. */

export const WIDTH = 0.5;
export const HEIGHT = 0.2;
export const SPACING = beadSpacing(WIDTH, HEIGHT);
const FILAMENT = (Math.PI * 1.75 ** 2) / 4;

type Point = readonly [number, number];

/** A G-code writer with relative extrusion. */
export function printer(all = 1): {
  layer(z: number): void;
  path(type: string, points: readonly Point[], flow?: number): void;
  text(): string;
} {
  const lines = ["M83", "G28"];
  const perMm = (beadArea(WIDTH, HEIGHT) * all) / FILAMENT;
  return {
    layer: (z) => lines.push(";LAYER_CHANGE", `G1 Z${z.toFixed(3)} F600`),
    path(type, points, flow = 1) {
      lines.push(`;TYPE:${type}`);
      let [x, y] = points[0]!;
      lines.push(`G0 X${x.toFixed(5)} Y${y.toFixed(5)} F6000`);
      for (const [nx, ny] of points.slice(1)) {
        const e = Math.hypot(nx - x, ny - y) * perMm * flow;
        lines.push(`G1 X${nx.toFixed(5)} Y${ny.toFixed(5)} E${e.toFixed(7)} F1200`);
        [x, y] = [nx, ny];
      }
    },
    text: () => `${lines.join("\n")}\n`,
  };
}

/** The four corners of a rectangle inset by some amount, closed. */
export function loop(x0: number, y0: number, x1: number, y1: number, inset: number): Point[] {
  const [a, b, c, d] = [x0 + inset, y0 + inset, x1 - inset, y1 - inset];
  return [
    [a, b],
    [c, b],
    [c, d],
    [a, d],
    [a, b],
  ];
}

export const LONG = 12;
export const LINES = 10;
/** Depth at which one wall and ten lines fill the plate exactly. */
export const DEEP = WIDTH + SPACING * (LINES + 1);
export const LAYERS = 3;

/** A full plate at the origin, three layers high. */
export const plate: Mesh = box([0, 0, 0], [LONG, DEEP, LAYERS * HEIGHT]);

interface Wrong {
  /** Put where on the bed. */
  readonly at?: Point;
  /** The walls stand farther out by this. */
  readonly out?: number;
  readonly flow?: number;
  /** This line is left out on the middle layer. */
  readonly without?: number;
  /** What the lines are called, and whether only every fifth is laid. */
  readonly lines?: string;
  readonly sparse?: boolean;
  readonly extra?: (print: ReturnType<typeof printer>, layer: number) => void;
}

/** G-code of the plate: one wall and ten lines on each layer, with something wrong if asked for. */
export function plateGcode({
  at: [dx, dy] = [0, 0],
  out = 0,
  flow,
  without,
  lines = "Solid infill",
  sparse = false,
  extra,
}: Wrong): string {
  const print = printer(flow);
  const put = (points: readonly Point[]): Point[] => points.map(([x, y]) => [x + dx, y + dy]);
  for (let i = 0; i < LAYERS; i++) {
    print.layer((i + 1) * HEIGHT);
    print.path("External perimeter", put(loop(0, 0, LONG, DEEP, WIDTH / 2 - out)));
    for (let k = 0; k < LINES; k++) {
      if ((i === 1 && k === without) || (sparse && k % 5 !== 2)) continue;
      const y = WIDTH / 2 + SPACING * (k + 1);
      const end = WIDTH / 2 + SPACING;
      print.path(
        lines,
        put([
          [end, y],
          [LONG - end, y],
        ]),
      );
    }
    extra?.(print, i);
  }
  return print.text();
}
