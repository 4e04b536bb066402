import { beforeAll, describe, expect, it } from "vitest";
import { beadSpacing } from "../bead.ts";
import { createClipper } from "../clipper.ts";
import { createKernel, type Kernel } from "../kernel/kernel.ts";
import { inRegion, type Polys, UM } from "../kernel/polys.ts";
import type { Lines } from "./lines.ts";
import { solidFill, type SolidFill, type SolidHow } from "./skins.ts";
import { box, circle, fromEdge, hole, polys } from "./test-areas.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = createKernel(await createClipper({}));
});

const WIDTH = 0.45;
const HEIGHT = 0.2;
const LEAST = 0.15;
const how: SolidHow = {
  pattern: "monotonic",
  angle: 0,
  width: WIDTH,
  height: HEIGHT,
  inset: 87,
  least: LEAST,
};
/** What stays open is thinner than the narrowest bead, and as wide as the steps of a bead's width, µm. */
const OPEN = beadSpacing(LEAST, HEIGHT) * UM + 12;

/** Corners of an area, turned about its first one. */
function turned(corners: readonly (readonly [number, number])[], degrees: number) {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return corners.map(([x, y]): [number, number] => [x * cos - y * sin, x * sin + y * cos]);
}

const strip = [
  [0, 0],
  [16, 0],
  [16, 5],
  [0, 5],
] as const;

/** How far a point is from plastic, µm; less than 0: under a bead. */
function fromPlastic(made: SolidFill, x: number, y: number): number {
  let least = Infinity;
  const visit = ({ points, starts }: Lines, widths: Float32Array): void => {
    for (let i = 0; i + 1 < starts.length; i++)
      for (let k = 2 * starts[i]! + 2; k < 2 * starts[i + 1]!; k += 2) {
        const [ax, ay, bx, by] = points.slice(k - 2, k + 2) as unknown as number[];
        const [dx, dy] = [bx! - ax!, by! - ay!];
        const t = ((x - ax!) * dx + (y - ay!) * dy) / (dx * dx + dy * dy || 1);
        const at = Math.min(1, Math.max(0, t));
        const away = Math.hypot(x - ax! - at * dx, y - ay! - at * dy);
        least = Math.min(least, away - (beadSpacing(widths[i]!, HEIGHT) * UM) / 2);
      }
  };
  visit(made.lines, made.widths);
  for (const { lines, widths } of made.wedges) visit(lines, widths);
  return least;
}

/** The thickest open place, µm, away from the ends of the area, where rows turn. */
function widestGap(made: SolidFill, area: Polys, fromEnds: number): number {
  let most = 0;
  const xs = area.points.filter((_, i) => i % 2 === 0);
  const ys = area.points.filter((_, i) => i % 2 === 1);
  const [low, high] = [Math.min(...xs) + fromEnds, Math.max(...xs) - fromEnds];
  for (let x = low; x < high; x += 97)
    for (let y = Math.min(...ys); y < Math.max(...ys); y += 23)
      if (inRegion(area, x, y)) {
        // The wall beside is plastic, too.
        const away = Math.min(fromPlastic(made, x, y), fromEdge(area, x, y));
        most = Math.max(most, 2 * away);
      }
  return most;
}

describe("slits between rows and an edge that all but runs with them", () => {
  it.each([1, 2.5, 4, 6])("of a strip turned by %s° are filled by beads that fit", (degrees) => {
    const area = polys(turned(strip, degrees));
    for (const pattern of ["monotonic", "lines"] as const) {
      const made = solidFill(kernel, area, { ...how, pattern });
      expect(made.wedges.length).toBeGreaterThan(0);
      expect(widestGap(made, area, 3000)).toBeLessThan(OPEN);
      const without = solidFill(kernel, area, { ...how, pattern, least: 0 });
      expect(without.wedges).toEqual([]);
      expect(widestGap(without, area, 3000)).toBeGreaterThan(1.5 * OPEN);
      expect(without.lines).toEqual(made.lines);
    }
  });

  it("have beads inside the area, none narrower than allowed, and their area is told", () => {
    const area = polys(circle(20, 20, 14), hole(circle(22, 19, 4)), hole(box(8, 18, 13, 21)));
    let sum = 0;
    let told = 0;
    for (const angle of [0, 0.4, 1.1]) {
      for (const { lines, widths, area: filled } of solidFill(kernel, area, { ...how, angle })
        .wedges) {
        told += filled;
        for (const [i, width] of widths.entries()) {
          expect(width).toBeGreaterThanOrEqual(LEAST);
          expect(width).toBeLessThan(1.3 * WIDTH);
          const [ax, ay, bx, by] = lines.points.slice(
            2 * lines.starts[i]!,
            2 * lines.starts[i + 1]!,
          );
          for (const [x, y] of [
            [ax!, ay!],
            [bx!, by!],
          ] as const) {
            expect(inRegion(area, x, y)).toBe(true);
            expect(fromEdge(area, x, y)).toBeGreaterThan(
              (beadSpacing(width, HEIGHT) * UM) / 2 - 30,
            );
          }
          sum += Math.hypot(bx! - ax!, by! - ay!) * beadSpacing(width, HEIGHT) * UM;
        }
      }
    }
    expect(told).toBeGreaterThan(0);
    expect(sum / told).toBeCloseTo(1, 3);
  });

  it("are none where the rows cross all edges", () => {
    const area = polys(turned(strip, 40));
    expect(solidFill(kernel, area, how).wedges).toEqual([]);
  });
});
