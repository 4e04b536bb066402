import { describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import type { Mesh } from "../geometry/mesh.ts";
import { resolveProfile } from "../machines/resolve.ts";
import { createClipper } from "./clipper.ts";
import { PATH_ROLES, type PathRole, type PlanLayer } from "./plan.ts";
import { slice } from "./slice.ts";

const clipper = await createClipper({});

const LAYER = 0.2;
const SIDES = 128;

/** A cone without its tip, 3.6 mm high, whose outline steps in by so much a layer. */
function cone(step: number): Mesh {
  const height = 18 * LAYER;
  const radii = [6 + 18 * step, 6];
  const positions = [0, 0, 0, 0, 0, height];
  for (const [k, radius] of radii.entries())
    for (let i = 0; i < SIDES; i++) {
      const angle = (2 * Math.PI * i) / SIDES;
      positions.push(radius * Math.cos(angle), radius * Math.sin(angle), k * height);
    }
  const triangles = Array.from({ length: SIDES }, (_, i) => {
    const [a, b] = [2 + i, 2 + ((i + 1) % SIDES)];
    const [c, d] = [a + SIDES, b + SIDES];
    return [a, b, d, a, d, c, 0, b, a, 1, c, d];
  });
  return { positions: Float64Array.from(positions), triangles: Uint32Array.from(triangles.flat()) };
}

type Segment = readonly [ax: number, ay: number, bx: number, by: number, width: number];

function segments(layer: PlanLayer, wanted: (role: PathRole) => boolean): Segment[] {
  const { starts, points, widths, roles } = layer;
  return Array.from(widths).flatMap((width, i) => {
    if (!wanted(PATH_ROLES[roles[i]!]!)) return [];
    const found: Segment[] = [];
    for (let k = 2 * starts[i]!; k < 2 * starts[i + 1]! - 2; k += 2)
      found.push([points[k]!, points[k + 1]!, points[k + 2]!, points[k + 3]!, width]);
    return found;
  });
}

function rests(x: number, y: number, below: readonly Segment[]): boolean {
  return below.some(([ax, ay, bx, by, width]) => {
    const [dx, dy] = [bx - ax, by - ay];
    const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
    const at = Math.max(0, Math.min(1, along));
    return Math.hypot(x - ax - at * dx, y - ay - at * dy) <= width / 2;
  });
}

/** The share of a layer's walls that hangs by more than half of its bead over no solid bead. */
function hanging(lower: PlanLayer, upper: PlanLayer): number {
  const below = segments(lower, (role) => role !== "sparse-infill");
  const walls = segments(upper, (role) => role === "outer-wall" || role === "inner-wall");
  let [hangs, all] = [0, 0];
  for (const [ax, ay, bx, by, width] of walls) {
    const length = Math.hypot(bx - ax, by - ay);
    if (length === 0) continue;
    all += length;
    const at = (across: number): boolean =>
      rests(
        (ax + bx) / 2 - ((by - ay) / length) * across * width,
        (ay + by) / 2 + ((bx - ax) / length) * across * width,
        below,
      );
    if (!at(0) && !(at(-0.4) && at(0.4))) hangs += length;
  }
  return hangs / all;
}

/** The vertical shells are there as it comes. */
const PLAIN = { vertical_shell_thickness: false };

function worst(step: number, set: Record<string, number | boolean>): number {
  const profile = resolveProfile({ set: { skirt_loops: 0, ...set } });
  if (!profile.ok) throw new Error(JSON.stringify(profile.problems));
  const plan = slice(cone(step), profile.value, clipper, quietCtx());
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  const { layers } = plan.value;
  return Math.max(...[8, 9, 10].map((i) => hanging(layers[i]!, layers[i + 1]!)));
}

describe("walls on a slope (docs/decisions/0012-no-extra-walls-under-slopes.md)", () => {
  const steps = [0.1, 0.2, 0.3, 0.45, 0.7, 1.2];
  it.each([
    [2, 1],
    [2, 4],
    [3, 2],
    [4, 4],
  ])("%s walls, %s top layers: all have footing with vertical shells", (walls, top) => {
    const set = { wall_count: walls, top_layers: top, vertical_shell_thickness: true };
    for (const step of steps) expect(worst(step, set), `${step} mm`).toBeLessThan(0.02);
  });
  it("needs them: the plain shell leaves walls in the air", () => {
    expect(worst(0.3, { wall_count: 2, top_layers: 1, ...PLAIN })).toBeGreaterThan(0.3);
    expect(worst(0.3, { wall_count: 3, top_layers: 4, ...PLAIN })).toBeGreaterThan(0.2);
  });
});
