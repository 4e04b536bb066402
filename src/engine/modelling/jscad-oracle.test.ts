import { runInNewContext } from "node:vm";
import { readFileSync } from "node:fs";
import jscad from "@jscad/modeling";
import { beforeAll, describe, expect, it } from "vitest";
import type { Vec3 } from "../geometry/mesh.ts";
import { quietCtx } from "../foundation/context.ts";
import { createCache } from "../solid/cache.ts";
import { evaluateGraph } from "../solid/evaluate.ts";
import { createKernel, type Kernel } from "../solid/kernel.ts";
import { measureNode } from "../solid/measure.ts";
import type { Solid } from "../solid/solid-types.ts";
import { runScript } from "./run-script.ts";
import { SCRIPT_FILE, type ScriptEnv, scriptExpression } from "./script-env.ts";

let kernel: Kernel;
let env: ScriptEnv;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
  const cache = createCache();
  env = {
    measure: (graph, node) => measureNode(graph, node, kernel, cache),
    evaluate: (body, scope) =>
      runInNewContext(
        scriptExpression(body, Object.keys(scope)),
        {},
        { filename: SCRIPT_FILE },
      )(scope),
  };
});

const names = `const { booleans: { union, subtract, intersect }, hulls: { hull, hullChain },
  expansions: { expand, offset }, maths: { constants: { TAU } }, primitives: p, transforms: t,
  extrusions: e, geometries: g, measurements: m, colors, modifiers } = require('@jscad/modeling');`;

/** Volume and box by JSCAD itself, and by the facade and kernel, of one expression. */
async function both(expression: string) {
  const make = new Function("require", `${names} return ${expression}`) as (
    r: () => unknown,
  ) => object;
  const theirs = make(() => jscad);
  const { measureVolume, measureBoundingBox } = jscad.measurements;
  const run = await runScript(`${names}\nconst main = () => ${expression}`, {}, env);
  if (!run.ok) throw new Error(JSON.stringify(run.problems));
  const solid = evaluateGraph(run.value.graph, kernel, quietCtx());
  if (!solid.ok) throw new Error(JSON.stringify(solid.problems));
  return {
    ours: solid.value,
    volume: measureVolume(theirs as never) as unknown as number,
    box: measureBoundingBox(theirs as never) as unknown as number[][],
  };
}

/** Every vertex of a face lies on its surface (or on chords of it), and the material is on its side. */
function expectTrueFaces(solid: Solid, slack: number): void {
  const { positions, triangles } = solid.mesh;
  const at = (v: number): Vec3 => [...positions.subarray(3 * v, 3 * v + 3)] as unknown as Vec3;
  const minus = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
  const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  const plus = (a: Vec3, b: Vec3, k: number): Vec3 => [
    a[0] + k * b[0],
    a[1] + k * b[1],
    a[2] + k * b[2],
  ];
  let [worst, wrongSide] = [0, 0];
  for (let t = 0; t < solid.faceOf.length; t++) {
    const surface = solid.faces[solid.faceOf[t] as number]?.surface;
    if (!surface) throw new Error("no face");
    const [a, b, c] = [0, 1, 2].map((k) => at(triangles[3 * t + k] as number)) as [
      Vec3,
      Vec3,
      Vec3,
    ];
    const [u, v] = [minus(b, a), minus(c, a)];
    const n: Vec3 = [
      u[1] * v[2] - u[2] * v[1],
      u[2] * v[0] - u[0] * v[2],
      u[0] * v[1] - u[1] * v[0],
    ];
    const size = Math.hypot(...n);
    /** Signed distance from the surface, and the direction out of the curve. */
    const off = (p: Vec3): [number, Vec3] => {
      switch (surface.kind) {
        case "plane":
          return [dot(p, surface.normal) - surface.offset, surface.normal];
        case "sphere": {
          const d = minus(p, surface.centre);
          return [Math.hypot(...d) - surface.radius, d];
        }
        case "cylinder": {
          const d = minus(p, surface.point);
          const r = plus(d, surface.axis, -dot(d, surface.axis));
          return [Math.hypot(...r) - surface.radius, r];
        }
        case "cone": {
          const d = minus(p, surface.apex);
          const h = dot(d, surface.axis);
          const r = plus(d, surface.axis, -h);
          const tan = Math.tan((surface.halfAngleDegrees * Math.PI) / 180);
          return [Math.hypot(...r) - h * tan, plus(r, surface.axis, -Math.hypot(...r) * tan)];
        }
        case "torus": {
          const d = minus(p, surface.centre);
          const r = plus(d, surface.axis, -dot(d, surface.axis));
          const ring = plus(surface.centre, r, surface.majorRadius / Math.hypot(...r));
          const e = minus(p, ring);
          return [Math.hypot(...e) - surface.minorRadius, e];
        }
        case "free":
          return [0, n];
      }
    };
    for (const p of [a, b, c]) worst = Math.max(worst, Math.abs(off(p)[0]));
    if (size < 1e-6) continue;
    const middle = plus(plus(a, u, 1 / 3), v, 1 / 3);
    const out = dot(off(middle)[1], n);
    if (!(("inward" in surface && surface.inward ? -out : out) > 0)) wrongSide++;
  }
  expect(worst).toBeLessThan(slack);
  expect(wrongSide).toBe(0);
}

const star = "p.star({ vertices: 7, outerRadius: 6, innerRadius: 3 })";
const ring = "p.circle({ radius: 2, segments: 24, center: [5, 1] })";
const ell = "p.polygon({ points: [[0, 0], [8, 0], [8, 3], [3, 3], [3, 9], [0, 9]] })";
const up = (shape: string): string => `e.extrudeLinear({ height: 3 }, ${shape})`;

describe("volume and box agree with JSCAD's own", () => {
  it.each([
    "p.cube({ size: 3, center: [1, 2, 3] })",
    "p.cuboid({ size: [1, 2, 3], center: [0.1, 0, -7] })",
    "p.roundedCuboid({ size: [10, 8, 6], roundRadius: 1.5, segments: 32, center: [1, 1, 1] })",
    "p.cylinder({ radius: 3, height: 7, segments: 48, center: [0, 2, 0] })",
    "p.cylinderElliptic({ height: 6, startRadius: [3, 2], endRadius: [2, 1], segments: 40 })",
    "p.cylinderElliptic({ height: 6, startRadius: [3, 3], endRadius: [0, 0], segments: 40 })",
    "p.cylinderElliptic({ height: 6, startRadius: [0, 0], endRadius: [3, 3], segments: 40 })",
    "p.cylinderElliptic({ startRadius: [3, 3], endRadius: [3, 3], startAngle: TAU / 8, endAngle: TAU / 2, segments: 32 })",
    "p.roundedCylinder({ radius: 4, height: 9, roundRadius: 1.5, segments: 32 })",
    "p.roundedCylinder({ radius: 4, height: 9, roundRadius: 4, segments: 32 })",
    "p.sphere({ radius: 5, segments: 36, center: [3, 0, 0] })",
    "p.ellipsoid({ radius: [5, 3, 2], segments: 32 })",
    "p.geodesicSphere({ radius: 5, frequency: 12 })",
    "p.torus({ innerRadius: 1.5, outerRadius: 6, innerSegments: 20, outerSegments: 40 })",
    "p.torus({ innerRadius: 1, outerRadius: 4, innerSegments: 16, outerSegments: 32, outerRotation: TAU / 4 })",
    "p.polyhedron({ points: [[0,0,0],[4,0,0],[0,4,0],[0,0,4]], faces: [[0,2,1],[0,1,3],[1,2,3],[0,3,2]] })",
    up("p.circle({ radius: 4, segments: 40 })"),
    up("p.circle({ radius: 4, segments: 32, startAngle: TAU / 8, endAngle: TAU / 3 })"),
    up("p.ellipse({ radius: [4, 2], segments: 32 })"),
    up("p.rectangle({ size: [4, 6], center: [1, 1] })"),
    up("p.square({ size: 4 })"),
    up("p.roundedRectangle({ size: [9, 6], roundRadius: 2, segments: 32, center: [1, 2] })"),
    up(star),
    up("p.triangle({ type: 'SSS', values: [3, 4, 5] })"),
    up(ell),
    up("p.polygon({ points: [[[0,0],[9,0],[9,9],[0,9]], [[2,2],[2,5],[5,5],[5,2]]] })"),
    up("g.geom2.fromPoints([[0, 0], [5, 0], [0, 5]])"),
    "e.extrudeLinear({ height: 10, twistAngle: TAU / 6, twistSteps: 10 }, p.square({ size: 4 }))",
    "e.extrudeLinear({ height: -4 }, p.square({ size: 4 }))",
    `e.extrudeRotate({ segments: 32 }, ${ring})`,
    `e.extrudeRotate({ segments: 32, angle: TAU / 3, startAngle: TAU / 8 }, ${ring})`,
    "e.extrudeRotate({ segments: 24 }, p.rectangle({ size: [4, 6], center: [2, 0] }))",
    "e.extrudeRotate({ segments: 24, angle: TAU / 4 }, p.rectangle({ size: [4, 6], center: [2, 0] }))",
    `e.extrudeRotate({ segments: 24 }, ${ell})`,
    "e.extrudeRotate({ segments: 32, angle: TAU / 2 }, p.roundedRectangle({ size: [4, 6], roundRadius: 1, segments: 32, center: [5, 0] }))",
    "e.extrudeRotate({ segments: 32 }, subtract(p.rectangle({ size: [6, 6], center: [6, 0] }), p.circle({ radius: 2, segments: 32, center: [6, 0] })))",
    "e.extrudeLinear({ height: 2 }, expand({ delta: 1, corners: 'chamfer' }, p.polygon({ points: [[0, 0], [8, 0], [8, 3], [3, 3], [3, 9], [0, 9]] })))",
    "t.mirrorY(subtract(p.cuboid({ size: [9, 9, 9], center: [1, 2, 3] }), t.rotateX(TAU / 4, p.cylinder({ radius: 2, height: 30, segments: 64, center: [1, 3, 0] }))))",
    "subtract(p.cuboid({ size: [9, 9, 4] }), t.translate([1, 1, 1], p.cylinderElliptic({ height: 2.5, startRadius: [1, 1], endRadius: [3, 3], segments: 64 })))",
    "e.extrudeRectangular({ size: 1, height: 4 }, p.rectangle({ size: [10, 8] }))",
    "e.extrudeRectangular({ size: 1, height: 4 }, p.line([[0, 0], [10, 0], [10, 6], [4, 12]]))",
    "e.extrudeLinear({ height: 2 }, expand({ delta: 1.5, corners: 'edge' }, p.rectangle({ size: [5, 6] })))",
    "e.extrudeLinear({ height: 2 }, offset({ delta: -0.5, corners: 'edge' }, p.rectangle({ size: [5, 6] })))",
    "t.translate([1, 2, 3], p.cube({ size: 2 }))",
    "t.translateX(4, p.cube({ size: 2 }))",
    "t.rotate([0.3, 0.5, 0.7], p.cuboid({ size: [1, 2, 3] }))",
    "t.rotateY(TAU / 4, p.cuboid({ size: [1, 2, 3], center: [4, 0, 0] }))",
    "t.scale([1, 2, 0.5], p.sphere({ radius: 2, segments: 24 }))",
    "t.scaleZ(3, p.cube({ size: 2 }))",
    "t.mirror({ origin: [1, 0, 0], normal: [1, 1, 0] }, p.cuboid({ size: [1, 2, 3], center: [4, 0, 0] }))",
    "t.mirrorX(p.cuboid({ size: [1, 2, 3], center: [4, 0, 0] }))",
    `e.extrudeLinear({ height: 2 }, t.mirrorX(t.rotateZ(0.4, ${ell})))`,
    "t.center({ axes: [true, true, false] }, p.cuboid({ size: [1, 2, 3], center: [4, 5, 6] }))",
    "t.centerZ(p.cuboid({ size: [1, 2, 3], center: [4, 5, 6] }))",
    "t.align({ modes: ['min', 'center', 'max'], relativeTo: [1, 2, 3] }, p.cuboid({ size: [1, 2, 3], center: [4, 5, 6] }))",
    "t.transform([1,0,0,0, 0.5,1,0,0, 0,0,1,0, 3,0,0,1], p.cube({ size: 2 }))",
    "union(p.cube({ size: 2 }), [t.translate([1, 0, 0], p.cube({ size: 2 })), [p.sphere({ radius: 1.5, segments: 20 })]])",
    "subtract(p.cube({ size: 4 }), p.cylinder({ radius: 1, height: 9, segments: 24 }))",
    "intersect(p.cube({ size: 4 }), p.sphere({ radius: 2.5, segments: 32 }))",
    up(`subtract(p.square({ size: 20 }), p.circle({ radius: 3, segments: 24 }), ${ring})`),
    "hull(p.sphere({ radius: 2, segments: 16 }), t.translate([9, 0, 0], p.cube({ size: 3 })))",
    "hullChain(p.cube({ size: 2 }), t.translate([9, 0, 0], p.cube({ size: 2 })), t.translate([9, 9, 0], p.cube({ size: 2 })))",
    up("hull(p.circle({ radius: 2, segments: 16 }), t.translate([9, 0], p.square({ size: 3 })))"),
    "modifiers.generalize({ snap: true }, colors.colorize([1, 0, 0], p.cube({ size: 2 })))",
    "t.translateZ(m.measureBoundingBox(p.cube({ size: 3 }))[1][2], p.cube({ size: 1 }))",
  ])("%s", async (expression) => {
    const { ours, volume, box } = await both(expression);
    // JSCAD's rounded box has coarser rings towards its poles; all else has the same vertices.
    const slack = expression.includes("roundedCuboid") ? 3e-4 : 2e-5;
    expect(Math.abs(ours.volume / volume - 1)).toBeLessThan(slack);
    // Sections of 16 to 64 chords: points of cuts lie on chords, up to a sagitta inside.
    expectTrueFaces(ours, 0.05);
    // Its combinations snap vertices by about 1e-4 mm.
    for (let k = 0; k < 3; k++) {
      expect(ours.bounds.min[k]).toBeCloseTo(box[0]?.[k] as number, 3);
      expect(ours.bounds.max[k]).toBeCloseTo(box[1]?.[k] as number, 3);
    }
  });
});

describe("beyond JSCAD", () => {
  it("grows a solid by a ball", async () => {
    const run = await runScript(
      `${names}\nconst main = () =>
      expand({ delta: 1, corners: 'round', segments: 32 }, p.cuboid({ size: [4, 5, 6] }))`,
      {},
      env,
    );
    const solid = run.ok ? evaluateGraph(run.value.graph, kernel, quietCtx()) : run;
    if (!solid.ok) throw new Error(JSON.stringify(solid.problems));
    expect(solid.value.bounds.max[2]).toBeCloseTo(4, 9);
    const exact = 120 + 2 * (20 + 30 + 24) + Math.PI * (4 + 5 + 6) + (4 / 3) * Math.PI;
    expect(solid.value.volume / exact).toBeCloseTo(1, 2);
    const planes = solid.value.faces.filter((f) => f.surface.kind === "plane");
    expect(planes).toHaveLength(6);
  });

  it("chooses segments by the sagitta where none are given", async () => {
    const run = await runScript(
      `${names}\nconst main = () => p.cylinder({ radius: 20, height: 2 })`,
      {},
      env,
    );
    const solid = run.ok ? evaluateGraph(run.value.graph, kernel, quietCtx()) : run;
    if (!solid.ok) throw new Error(JSON.stringify(solid.problems));
    expect(Math.PI * 800 - solid.value.volume).toBeLessThan(Math.PI * 80 * 0.01);
  });

  it("makes text", async () => {
    const run = await runScript(
      `${names}
const { vectorText } = require('@jscad/modeling').text
const main = () => vectorText({ height: 10 }, 'Plumbline').map((line) =>
  e.extrudeRectangular({ size: 0.5, height: 1 }, g.path2.fromPoints({}, line)))`,
      {},
      env,
    );
    const solid = run.ok ? evaluateGraph(run.value.graph, kernel, quietCtx()) : run;
    if (!solid.ok) throw new Error(JSON.stringify(solid.problems));
    expect(solid.value.bodies).toBeGreaterThan(5);
  });
});
