import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import type { Mesh } from "../geometry/mesh.ts";
import { resolveProfile } from "../machines/resolve.ts";
import { type Clipper, createClipper } from "./clipper.ts";
import { area } from "./kernel/polys.ts";
import { crossSections } from "./cross-sections.ts";
import { PATH_ROLES } from "./plan.ts";
import { slice } from "./slice.ts";
import { box, squareWithHole, together } from "./test-parts.ts";

/** Real meshes lie beside the repository; where they do not, parts made here stand in for them. */
const FOLDER = path.resolve(import.meta.dirname, "../../../../shared/models");
const MADE: Record<string, Mesh> = {
  "plate with hole": squareWithHole(40, 11, 5, 500),
  "crossing bars": together(box([0, 8, 0], [30, 12, 4]), box([13, 0, 1], [17, 20, 6])),
};
const names = existsSync(FOLDER)
  ? readdirSync(FOLDER).filter((name) => name.endsWith(".stl"))
  : Object.keys(MADE);

let clipper: Clipper;
beforeAll(async () => {
  clipper = await createClipper({});
});

function load(name: string): Mesh {
  const made = MADE[name];
  if (made) return made;
  const bytes = readFileSync(path.join(FOLDER, name));
  const count = bytes.readUInt32LE(80);
  const positions = new Float64Array(count * 9);
  for (let i = 0; i < count * 9; i++) {
    const [triangle, number] = [Math.floor(i / 9), i % 9];
    positions[i] = bytes.readFloatLE(84 + triangle * 50 + 12 + number * 4);
  }
  return { positions, triangles: Uint32Array.from({ length: count * 3 }, (_, i) => i) };
}

/** Signed volume by the divergence theorem, mm³: an oracle that shares nothing with slicing. */
function volumeOf({ positions, triangles }: Mesh): number {
  let six = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const corner = (k: number): readonly [number, number, number] => {
      const v = 3 * triangles[t + k]!;
      return [positions[v]!, positions[v + 1]!, positions[v + 2]!];
    };
    const [a, b, c] = [corner(0), corner(1), corner(2)];
    six +=
      a[0] * (b[1] * c[2] - b[2] * c[1]) -
      a[1] * (b[0] * c[2] - b[2] * c[0]) +
      a[2] * (b[0] * c[1] - b[1] * c[0]);
  }
  return six / 6;
}

describe("real meshes", () => {
  it.each(names)("%s: closed contours, and its volume in plastic when full", (name) => {
    const profile = resolveProfile({ set: { infill_density: 1, skirt_loops: 0 } });
    if (!profile.ok) throw new Error();
    const mesh = load(name);
    const result = slice(mesh, profile.value, clipper, quietCtx());
    expect(result.problems.filter((p) => p.code === "slicing.open-contours")).toEqual([]);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const { layers, volumes } = result.value;
    // A thread in the air is round, not as flat as the layer: it takes the more plastic the thinner that is.
    const threads = (0.45 * 0.2) / (Math.PI * 0.2 ** 2);
    const bridged = volumes[PATH_ROLES.indexOf("bridge")]!;
    const laid = volumes.reduce((a, b) => a + b) - (1 - threads) * bridged;
    const middles = Float64Array.from(layers, ({ z, height }) => z - height / 2);
    const cut = crossSections(mesh, middles, clipper, quietCtx());
    if (!cut.ok) throw new Error(JSON.stringify(cut.problems));
    const solid = cut.value.regions.reduce(
      (sum, region, i) => sum + (area(region) / 1e6) * layers[i]!.height,
      0,
    );
    expect(laid / solid).toBeGreaterThan(0.98);
    expect(laid / solid).toBeLessThan(1.002);
    // A mesh that runs through itself counts what it goes round twice as twice.
    const crossing = ["loop_selfx.stl", "gimbal.stl"].includes(name) ? 0.04 : 0.01;
    expect(Math.abs(solid / volumeOf(mesh) - 1)).toBeLessThan(crossing);
  });
});
