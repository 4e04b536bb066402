import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import { seededRandom } from "../foundation/random.ts";
import type { Mesh, Vec3 } from "../geometry/mesh.ts";
import { createKernel, type Kernel } from "../solid/kernel.ts";
import { answered, drilled, meant, raw, withPlate } from "./deviation/fixtures/compare.ts";
import {
  boxMesh,
  hexahedron,
  insideOut,
  moved,
  sampledMost,
  together,
} from "./deviation/fixtures/oracle.ts";
import { bored, dressed, knob, PartBuilder, plate, slotted } from "./recognition/fixtures/parts.ts";
import { build, see, throughStl } from "./recognition/fixtures/see.ts";
import { surfaceDeviation } from "./surface-deviation.ts";

const SEED = 20_261_122;
let kernel: Kernel;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
});

describe("meshes as they are", () => {
  it("gives the exact distance of shifted and nested boxes", () => {
    const box = boxMesh([10, 20, 30]);
    for (const [by, off] of [
      [[0, 0, 0], 0],
      [[0.1, 0, 0], 0.1],
      [[0.1, -0.1, 0.1], Math.sqrt(0.03)],
    ] as const) {
      const { lo, hi } = raw(moved(box, by), box);
      expect(lo).toBeCloseTo(off, 9);
      expect(hi).toBeCloseTo(off, 9);
    }
    const { fromPart, fromReference } = raw(box, boxMesh([8, 18, 27], [1, 1, 1.5]));
    expect(fromPart.lo).toBeCloseTo(Math.sqrt(1 + 1 + 1.5 * 1.5), 9);
    expect(fromPart.material).toBe("extra");
    expect(fromReference.lo).toBeCloseTo(1.5, 9);
    expect(fromReference.material).toBe("extra");
  });

  it("sees a face drafted by 1°, however it is cut into triangles", () => {
    const lean = 20 * Math.tan(Math.PI / 180);
    const drafted = hexahedron((x, y, z) => [x * (30 - z * lean), 25 * y, 20 * z]);
    const { fromReference } = raw(drafted, boxMesh([30, 25, 20]));
    const exact = 20 * Math.sin(Math.PI / 180);
    expect(fromReference.lo).toBeCloseTo(exact, 9);
    expect(fromReference.hi).toBeLessThan(exact + 0.005);
    expect(fromReference.material).toBe("missing");
    expect(fromReference.at[2]).toBeCloseTo(20, 9);
  });

  it("sees a void inside, and where", () => {
    const hollow = together(boxMesh([20, 20, 20]), insideOut(boxMesh([2, 2, 2], [9, 9, 4])));
    const { fromPart, fromReference } = raw(hollow, boxMesh([20, 20, 20]));
    expect(fromPart.lo).toBeCloseTo(6, 9);
    expect(fromPart.hi).toBeCloseTo(6, 2);
    expect(fromPart.material).toBe("missing");
    expect(fromReference.hi).toBeLessThan(1e-9);
  });

  it("sees a missing and an extra little boss", () => {
    const bare = withPlate(kernel, (_, p) => p);
    const boss = withPlate(kernel, (b, p) => b.unite(p, b.round(0.4, 0.4, 1.3, [20, 20, 7], 32)));
    const missing = raw(bare, boss);
    expect(missing.fromReference.lo).toBeCloseTo(0.3, 6);
    expect(missing.fromReference.material).toBe("missing");
    expect(missing.fromReference.at[2]).toBeCloseTo(8.3, 6);
    const extra = raw(boss, bare);
    expect(extra.fromPart.lo).toBeCloseTo(0.3, 6);
    expect(extra.fromPart.material).toBe("extra");
    expect(extra.hi).toBeLessThan(0.3051);
  });

  it("certifies what samples miss", () => {
    const box = boxMesh([140, 140, 8]);
    const bumpy = together(moved(box, [0.1, 0, 0]), boxMesh([0.3, 0.3, 0.2], [70, 70, 7.985]));
    const random = seededRandom(SEED);
    expect(sampledMost(bumpy, box, 2000, random)).toBeLessThanOrEqual(0.1 + 1e-9);
    const { lo, hi } = raw(bumpy, box);
    expect(lo).toBeCloseTo(0.185, 9);
    expect(hi).toBeLessThan(0.1901);
  });

  it("tells which triangle of the part to show", () => {
    const box = boxMesh([10, 20, 30]);
    const { fromPart, fromReference } = raw(moved(box, [0, 0, 0.3]), box);
    for (const { partTriangle, lo } of [fromPart, fromReference]) {
      expect(lo).toBeCloseTo(0.3, 9);
      const corners = [0, 1, 2].map((k) => box.triangles[3 * partTriangle + k] as number);
      // Top or bottom: all corners at one height, or a side that reaches there.
      expect(corners.some((v) => [0, 30].includes(box.positions[3 * v + 2] as number))).toBe(true);
    }
  });

  it("stays right when the budget ends", () => {
    const [a, b] = [build(knob(24), kernel).mesh, build(knob(20), kernel).mesh];
    const whole = raw(a, b, { within: 1e-3 });
    const spent = raw(a, b, { within: 1e-3, budget: 2000 });
    expect(whole.spent).toBe(false);
    expect(spent.spent).toBe(true);
    expect(spent.fromPart.queries).toBeLessThanOrEqual(2002);
    expect(spent.lo).toBeLessThanOrEqual(whole.hi);
    expect(spent.hi).toBeGreaterThanOrEqual(whole.lo);
    expect(spent.hi - spent.lo).toBeGreaterThan(whole.hi - whole.lo);
  });

  it("ends early where it is surely too much", () => {
    const bare = withPlate(kernel, (_, p) => p);
    const hole = drilled(kernel, 4.5, 48);
    const [whole, early] = [raw(hole, bare), raw(hole, bare, { limit: 0.2 })];
    expect(whole.fromPart.lo).toBeCloseTo(4, 2);
    expect(early.lo).toBeGreaterThan(0.2);
    expect(early.fromPart.hi).toBeGreaterThanOrEqual(whole.fromPart.lo);
    expect(early.fromPart.queries).toBeLessThan(whole.fromPart.queries);
  });
});

describe("the surfaces meant", () => {
  it.each([
    ["plate", plate, 32, 24],
    ["plate", plate, 16, 40],
    ["bored", bored, 32, 24],
    ["slotted", slotted, 20, 24],
    ["dressed", dressed, 16, 100],
  ] as const)("of %s are the same, however it is cut (%#)", (_, part, n, m) => {
    const [a, b] = [build(part(n), kernel).mesh, build(part(m), kernel).mesh];
    const { lo, hi, chord, spent } = meant(a, b);
    expect(lo).toBe(0);
    expect(hi).toBeLessThan(0.015);
    expect(chord).toBeLessThan(0.004);
    expect(spent).toBe(false);
    // As they are, the meshes differ by their sagittas.
    expect(raw(a, b).lo).toBeGreaterThan(hi);
  });

  it("of a knob are the same where the chords are too coarse to say it finely", () => {
    const [a, b] = [build(knob(32), kernel).mesh, build(knob(24), kernel).mesh];
    const { lo, hi } = meant(a, b, { limit: 0.3, within: 0.015 });
    expect(lo).toBe(0);
    expect(hi).toBeLessThan(0.3);
  });

  it("of a bore in a cam come near: a splinter across the face keeps no chord as it was", () => {
    const cam = (segments: number): Mesh => {
      const b = new PartBuilder();
      const points = Array.from({ length: 72 }, (_, i): [number, number] => {
        const a = (i / 72) * 2 * Math.PI;
        const r = 21 - 3 * Math.cos(a);
        return [r * Math.cos(a), r * Math.sin(a)];
      });
      const bore = b.round(5, 5, 10, [0, 0, -1], segments);
      return build(b.graph(b.cut(b.pulled([{ points }], 8), bore)), kernel).mesh;
    };
    const { hi, chord } = meant(cam(32), cam(32), { limit: 0.05, within: 0.0025 });
    expect(chord).toBeLessThan(0.01);
    expect(hi).toBeLessThan(0.02);
  });

  it("of a cross-drilled shaft are the same: corners on chords are moved", () => {
    const cross = (n: number, m: number): Mesh => {
      const b = new PartBuilder();
      const shaft = b.round(15, 15, 60, [0, 0, -30], n);
      const hole = b.round(6, 6, 60, [0, 0, -30], m);
      const lying = b.matrix(hole, [0, 0, 1, 0, 0, 1, 0, 0, -1, 0, 0, 0, 0, 0, 0, 1]);
      return build(b.graph(b.cut(shaft, lying)), kernel).mesh;
    };
    const { lo, hi } = meant(cross(32, 32), cross(24, 40));
    expect(lo).toBe(0);
    expect(hi).toBeLessThan(0.015);
  });

  it("differ by the radius, not by the chord", () => {
    const [a, b] = [drilled(kernel, 3.1, 24), drilled(kernel, 3, 40)];
    const { lo, hi, fromPart } = meant(a, b);
    expect(lo).toBeGreaterThan(0.09);
    expect(lo).toBeLessThanOrEqual(0.1 + 1e-9);
    expect(hi).toBeGreaterThanOrEqual(0.1 - 1e-9);
    expect(hi).toBeLessThan(0.11);
    expect(fromPart.material).toBe("missing");
    expect(meant(b, a).fromPart.material).toBe("extra");
  });

  it("of a part that went through a file of 32-bit numbers are where they were", () => {
    const mesh = drilled(kernel, 3, 24, 20);
    const { lo, hi } = meant(throughStl(mesh), mesh, { within: 0.02 });
    expect(lo).toBeLessThan(1e-5);
    expect(hi).toBeLessThan(0.05);
  });

  it("may lie off meshes that are the same", () => {
    // A round hole in the one, sixteen flats in the other.
    const mesh = drilled(kernel, 3, 16);
    const sagitta = 3 * (1 - Math.cos(Math.PI / 16));
    for (const rest of [{}, { limit: 0.3, within: 0.015 }]) {
      const bodies = { part: { mesh, recognition: see(mesh) }, reference: { mesh } };
      const { fromPart, fromReference } = answered({ ...bodies, ...rest });
      for (const { lo, hi } of [fromPart, fromReference]) {
        expect(lo).toBeLessThanOrEqual(sagitta);
        expect(hi).toBeGreaterThanOrEqual(sagitta);
      }
    }
  });

  it("of nested spheres are apart by the radii and the shift", () => {
    const ball = (radius: number, at: Vec3, n: number): Mesh => {
      const b = new PartBuilder();
      return build(b.graph(b.ball(radius, at, n)), kernel).mesh;
    };
    const { fromPart, fromReference } = meant(ball(10, [0, 0, 0], 40), ball(8, [0.5, 0, 0], 32), {
      within: 0.04,
    });
    for (const { lo, hi } of [fromPart, fromReference]) {
      expect(lo).toBeLessThanOrEqual(2.5);
      expect(hi).toBeGreaterThanOrEqual(2.5 - 1e-9);
      expect(hi - lo).toBeLessThan(0.1);
    }
  });

  it("of a hole tilted by 1.5° lean by the plate's half thickness", () => {
    const { lo, hi } = meant(drilled(kernel, 3, 48, 1.5), drilled(kernel, 3, 32));
    const lean = 4 * Math.tan((1.5 * Math.PI) / 180);
    expect(lo).toBeGreaterThan(lean - 0.015);
    expect(hi).toBeLessThan(lean + 0.015);
  });
});

describe("input that cannot be compared", () => {
  it("says what cannot be compared", () => {
    const good = boxMesh([1, 1, 1]);
    const bad: [Mesh, string][] = [
      [{ positions: new Float64Array(0), triangles: new Uint32Array(0) }, "empty"],
      [{ ...good, positions: good.positions.map((x, i) => (i === 4 ? Number.NaN : x)) }, "invalid"],
      [{ ...good, triangles: good.triangles.map((v) => v + 4) }, "invalid"],
      [{ ...good, triangles: Uint32Array.of(1, 1, 2) }, "empty"],
    ];
    for (const [mesh, flaw] of bad)
      for (const body of ["part", "reference"] as const) {
        const input = { part: { mesh: good }, reference: { mesh: good }, [body]: { mesh } };
        const result = surfaceDeviation(input, quietCtx());
        expect(result.ok).toBe(false);
        expect(result.problems[0]).toMatchObject({
          code: "assessment.deviation-mesh",
          params: { body, flaw },
        });
      }
    const stopped = surfaceDeviation(
      { part: { mesh: good }, reference: { mesh: good } },
      { ...quietCtx(), cancelled: () => true },
    );
    expect(stopped.problems[0]?.code).toBe("foundation.cancelled");
  });
});
