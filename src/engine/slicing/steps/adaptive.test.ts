import { describe, expect, it } from "vitest";
import type { Mesh } from "../../geometry/mesh.ts";
import { resolveProfile } from "../../machines/resolve.ts";
import { box, together } from "../test-parts.ts";
import { adaptiveHeights } from "./adaptive.ts";
import { weld } from "./weld.ts";

const profile = resolveProfile({
  set: { adaptive_min_height: 0.08, adaptive_max_height: 0.28, adaptive_cusp_height: 0.06 },
});
if (!profile.ok) throw new Error("no profile");
const { settings } = profile.value;
const heights = (mesh: Mesh, top: number): number[] =>
  adaptiveHeights(weld(mesh.positions, mesh.triangles, [0, 0, 0]), 0.2, top * 1000, settings);

/** Half a ball of radius 10 on the bed, in rings. */
function dome(): Mesh {
  const rings = 60;
  const around = 48;
  const positions: number[] = [];
  const triangles: number[] = [];
  for (let r = 0; r <= rings; r++)
    for (let k = 0; k < around; k++) {
      const up = (Math.PI / 2) * (r / rings);
      const turn = (2 * Math.PI * k) / around;
      const wide = 10 * Math.cos(up);
      positions.push(wide * Math.cos(turn), wide * Math.sin(turn), 10 * Math.sin(up));
    }
  for (let r = 0; r < rings; r++)
    for (let k = 0; k < around; k++) {
      const [a, b] = [r * around + k, r * around + ((k + 1) % around)];
      triangles.push(a, b, a + around, b, b + around, a + around);
    }
  return { positions: Float64Array.from(positions), triangles: Uint32Array.from(triangles) };
}

describe("adaptive layers", () => {
  it("are as thick as they may be along a wall, and end on its top", () => {
    const made = heights(box([0, 0, 0], [10, 10, 10]), 10);
    expect(Math.max(...made)).toBe(0.28);
    expect(made.filter((height) => height < 0.28).length).toBeLessThanOrEqual(2);
    expect(made.reduce((sum, height) => sum + height, 0.2)).toBeCloseTo(10, 3);
  });
  it("grow thin towards the top of a dome, and keep the cusp", () => {
    let z = 0.2;
    const made = heights(dome(), 10);
    for (const [i, height] of made.entries()) {
      expect(height).toBeGreaterThanOrEqual(0.08);
      expect(height).toBeLessThanOrEqual(0.28);
      const lean = Math.min(1, (z + height) / 10);
      if (height > 0.085) expect(height * lean).toBeLessThan(0.066);
      if (i > 0) expect(height).toBeLessThanOrEqual(made[i - 1]! + 0.002);
      z += height;
    }
    expect(made[0]).toBe(0.28);
    expect(made.at(-1)!).toBeLessThan(0.1);
  });
  it("end on every level face that is not too near the last", () => {
    const steps = together(box([0, 0, 0], [20, 20, 3.33]), box([0, 0, 0], [10, 20, 7.77]));
    let z = 0.2;
    const tops = heights(steps, 7.77).map((height) => (z += height));
    for (const level of [3.33, 7.77])
      expect(Math.min(...tops.map((top) => Math.abs(top - level)))).toBeLessThan(0.002);
  });
});
