import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../../foundation/context.ts";
import type { Mesh } from "../../geometry/mesh.ts";
import { type ProfileRequest, resolveProfile } from "../../machines/resolve.ts";
import { type Clipper, createClipper } from "../clipper.ts";
import { PATH_ROLES, type Plan, type PlanLayer } from "../plan.ts";
import { slice } from "../slice.ts";
import { box, together } from "../test-parts.ts";

let clipper: Clipper;
beforeAll(async () => {
  clipper = await createClipper({});
});

function plan(mesh: Mesh, set: NonNullable<ProfileRequest["set"]> = {}): Plan {
  const profile = resolveProfile({ set: { skirt_loops: 0, ...set } });
  if (!profile.ok) throw new Error(JSON.stringify(profile.problems));
  const made = slice(mesh, profile.value, clipper, quietCtx());
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
}

const OUTER = PATH_ROLES.indexOf("outer-wall");
/** Travels begin and end on beads: so much of them is not looked at, mm. */
const TRIM = 0.3;
/** `retraction_min_travel` as it comes. */
const LEAST = 1.5;

/** Sides of the closed outer walls of a layer: x, y, x, y. */
function outerSides({ roles, starts, points }: PlanLayer): number[][] {
  const sides: number[][] = [];
  for (const [i, role] of roles.entries()) {
    const [from, to] = [2 * starts[i]!, 2 * starts[i + 1]! - 2];
    if (role !== OUTER || points[from] !== points[to] || points[from + 1] !== points[to + 1])
      continue;
    for (let k = from; k < to; k += 2) sides.push([...points.subarray(k, k + 4)]);
  }
  return sides;
}

const turn = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number =>
  Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));

/** Travels without a retraction within a layer, from bead to bead: x, y of each point. */
function travels({ roles, starts, points, retracts, viaStarts, vias }: PlanLayer): number[][] {
  return [...roles.keys()]
    .slice(1)
    .flatMap((i) =>
      retracts[i]
        ? []
        : [
            [
              ...points.subarray(2 * starts[i]! - 2, 2 * starts[i]!),
              ...vias.subarray(2 * viaStarts[i]!, 2 * viaStarts[i + 1]!),
              ...points.subarray(2 * starts[i]!, 2 * starts[i]! + 2),
            ],
          ],
    );
}

/** Those that cross an outer wall of the layer. */
function crossings({ layers }: Plan): string[] {
  const found: string[] = [];
  for (const [index, layer] of layers.entries()) {
    const sides = outerSides(layer);
    for (const way of travels(layer)) {
      for (let k = 0; k + 3 < way.length; k += 2) {
        let [ax, ay, bx, by] = way.slice(k, k + 4) as [number, number, number, number];
        const long = Math.hypot(bx - ax, by - ay);
        if (long < LEAST) continue;
        const [dx, dy] = [((bx - ax) * TRIM) / long, ((by - ay) * TRIM) / long];
        [ax, ay, bx, by] = [ax + dx, ay + dy, bx - dx, by - dy];
        const meets = sides.some(
          ([px, py, qx, qy]) =>
            turn(ax, ay, bx, by, px!, py!) !== turn(ax, ay, bx, by, qx!, qy!) &&
            turn(px!, py!, qx!, qy!, ax, ay) !== turn(px!, py!, qx!, qy!, bx, by),
        );
        if (meets) found.push(`layer ${index}, ${ax},${ay} to ${bx},${by}`);
      }
    }
  }
  return found;
}

const retractions = ({ layers }: Plan): number =>
  layers.reduce((sum, { retracts }) => sum + retracts.reduce((n, one) => n + one, 0), 0);

/** A back with four teeth: straight ways from tooth to tooth lead through the air. */
const comb = together(
  box([0, 0, 0], [50, 6, 4]),
  ...[0, 14, 28, 42].map((x) => box([x, 5, 0], [x + 8, 24, 4])),
);
/** Two blocks that a rib of one bead holds together, off their middles. */
const dumbbell = together(
  box([0, 0, 0], [12, 20, 4]),
  box([24, 0, 0], [36, 20, 4]),
  box([11, 1, 0], [25, 1.6, 4]),
);
const apart = together(box([0, 0, 0], [8, 8, 2]), box([20, 0, 0], [28, 8, 2]));

const MODELS = path.resolve(import.meta.dirname, "../../../../../shared/models");
function model(name: string, otherwise: Mesh): Mesh {
  const file = path.join(MODELS, name);
  if (!existsSync(file)) return otherwise;
  const bytes = readFileSync(file);
  const count = bytes.readUInt32LE(80);
  const positions = Float64Array.from({ length: 9 * count }, (_, i) =>
    bytes.readFloatLE(84 + Math.floor(i / 9) * 50 + 12 + (i % 9) * 4),
  );
  return { positions, triangles: Uint32Array.from({ length: 3 * count }, (_, i) => i) };
}

describe("travels of a part", () => {
  const ways = [{}, { avoid_crossing_walls: true, seam: "aligned" }] as const;
  it.each(ways)("in one piece go round the air in it, without retracting (%o)", (set) => {
    const made = plan(comb, set);
    expect(crossings(made)).toEqual([]);
    expect(retractions(made)).toBe(1);
  });
  it.each(ways)("of two blocks lead along the rib between them (%o)", (set) => {
    const made = plan(dumbbell, set);
    expect(retractions(made)).toBe(1);
    let across = 0;
    for (const layer of made.layers) {
      // The part's left and front side, half a bead outside its outer walls.
      const axis = (k: number): number[] => [...layer.points].filter((_, i) => i % 2 === k);
      const [left, front] = [Math.min(...axis(0)), Math.min(...axis(1))];
      for (const way of travels(layer))
        for (let k = 0; k + 3 < way.length; k += 2) {
          const [ax, ay, bx, by] = way.slice(k, k + 4) as [number, number, number, number];
          const middle = left + 18;
          if (ax > middle === bx > middle) continue;
          across++;
          const y = ay + ((middle - ax) * (by - ay)) / (bx - ax) - front;
          expect(y).toBeGreaterThan(0.7);
          expect(y).toBeLessThan(1.5);
        }
    }
    expect(across).toBeGreaterThan(made.layers.length);
  });
  it("retract between pieces, once there and once back", () => {
    const made = plan(apart);
    expect(retractions(made)).toBe(made.layers.length + 1);
    expect(crossings(made)).toEqual([]);
  });
  it("retract everywhere if nothing may ooze inside", () => {
    const made = plan(box([0, 0, 0], [20, 20, 2]), { combing: false });
    expect(retractions(made)).toBeGreaterThan(made.layers.length);
  });
  it.each(["enclosure.stl", "extruder_idler.stl"])("of %s cross no outer wall", (name) => {
    for (const set of ways) expect(crossings(plan(model(name, comb), set))).toEqual([]);
  });
});

describe("walls that hang", () => {
  const overhang = together(box([0, 0, 0], [20, 20, 5]), box([0, 0, 5], [40, 20, 6]));
  /** x of the outer wall's seam on the first layer of the head, from its left side, mm. */
  function begins(set: NonNullable<ProfileRequest["set"]>): number {
    const made = plan(overhang, { seam: "rear", ...set });
    const layer = made.layers.find(({ z }) => z > 5.001)!;
    const outer = layer.roles.indexOf(OUTER);
    const from = 2 * layer.starts[outer]!;
    const to = 2 * layer.starts[outer + 1]!;
    const xs = layer.points.subarray(from, to).filter((_, k) => k % 2 === 0);
    return xs[0]! - Math.min(...xs);
  }
  it("begin over what is below, not at the corner in the air", () => {
    expect(begins({ bridge_over_infill: false })).toBeLessThan(20.5);
  });
  it("begin at that corner if support holds it", () => {
    expect(begins({ support: true, support_max_bridge: 0 })).toBeGreaterThan(39);
  });
});
