import { runInNewContext } from "node:vm";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import { createCache } from "../solid/cache.ts";
import { evaluateGraph } from "../solid/evaluate.ts";
import { createKernel, type Kernel } from "../solid/kernel.ts";
import { measureNode } from "../solid/measure.ts";
import type { Solid } from "../solid/solid-types.ts";
import { runScript, type ScriptRun } from "./run-script.ts";
import { SCRIPT_FILE, type ScriptEnv, scriptExpression, scriptModule } from "./script-env.ts";

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

async function run(source: string, params = {}): Promise<ScriptRun> {
  const result = await runScript(source, params, env);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

async function build(source: string, params = {}): Promise<Solid> {
  const { graph } = await run(source, params);
  const solid = evaluateGraph(graph, kernel, quietCtx());
  if (!solid.ok) throw new Error(JSON.stringify(solid.problems));
  return solid.value;
}

async function complaint(source: string, params = {}, world = env) {
  const result = await runScript(source, params, world);
  expect(result.ok).toBe(false);
  const [first] = result.problems;
  const place = first?.place?.kind === "source" ? [first.place.line, first.place.column] : [];
  return { code: first?.code, params: first?.params, line: place[0], column: place[1] };
}

const PLATE = `const jscad = require('@jscad/modeling')
const { cuboid, cylinder } = jscad.primitives
const { subtract } = jscad.booleans

const getParameterDefinitions = () => [{ name: 'radius', type: 'float', initial: 3 }]

const main = ({ radius }) => {
  const plate = cuboid({ size: [40, 20, 5] })
  const hole = cylinder({ radius, height: 10, segments: 64, center: [10, 0, 0] })
  return subtract(plate, hole)
}
module.exports = { main, getParameterDefinitions }
`;

describe("a script", () => {
  it("records the graph with lines, in CommonJS", async () => {
    const { graph, definitions } = await run(PLATE);
    expect(graph.nodes.map((n) => [n.op.kind, n.line])).toEqual([
      ["cuboid", 8],
      ["cylinder", 9],
      ["subtract", 10],
    ]);
    expect(definitions).toEqual([{ name: "radius", type: "float", initial: 3 }]);
    expect(() => structuredClone(graph)).not.toThrow();
  });

  it("records the same graph from an ES module with a long import", async () => {
    const module = `import {
  primitives,
  booleans as bool
} from "@jscad/modeling";
import * as all from '@jscad/modeling'
export const main = () => bool.subtract(
  primitives.cuboid({ size: [4, 4, 4] }), all.primitives.sphere({ radius: 1, segments: 16 }))
export { getParameterDefinitions as getParameterDefinitions }
function getParameterDefinitions() { return [] }
`;
    const { graph } = await run(module);
    expect(graph.nodes.map((n) => n.line)).toEqual([7, 7, 6]);
  });

  it("takes typed parameters with a decimal comma", async () => {
    const solid = await build(PLATE, { radius: "2,5" });
    const wall = solid.faces.find((f) => f.surface.kind === "cylinder");
    expect(wall?.surface).toMatchObject({ radius: 2.5, inward: true, point: [10, 0, 0] });
    expect(wall?.line).toBe(9);
  });

  it("measures while it runs, names features, keeps colours and text", async () => {
    const solid = await build(`
const { primitives, measurements, transforms, colors, text, hulls } = require('@jscad/modeling')
const main = () => {
  const a = primitives.cuboid({ size: [10, 6, 2] })
  a.name = 'base'
  const [, , height] = measurements.measureDimensions(a)
  const b = transforms.translate([0, 0, height], primitives.cylinder({ radius: 1, height }))
  console.log(text.vectorText('A').length > 0, height)
  return colors.colorize(colors.colorNameToRgb('red'), a, transforms.align({ modes: ['center', 'center', 'min'], relativeTo: [0, 0, 1] }, b))
}`);
    expect(solid.faces[0]).toMatchObject({ feature: "base", color: [1, 0, 0, 1] });
    expect(solid.bounds.max[2]).toBeCloseTo(3, 12);
  });

  it("runs as a module too, with the same lines", async () => {
    const asModule: ScriptEnv = {
      evaluate: async (body, scope) => {
        const text = scriptModule(body, Object.keys(scope));
        const { default: start } = await import(
          /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(text)}`
        );
        return start(scope);
      },
    };
    const result = await runScript(`const Math = 1\n${PLATE}`, {}, asModule);
    expect(result.ok && result.value.graph.nodes).toHaveLength(3);
    const slip = await runScript("\nconst main = () => {\n  nothing()\n}", {}, asModule);
    expect(slip.problems[0]?.code).toBe("modelling.not-defined");
  });

  it("is deterministic", async () => {
    const source = `const { cube } = require('@jscad/modeling').primitives
module.exports = { main: () => cube({ size: 1 + Math.random() }) }`;
    expect((await run(source)).graph).toEqual((await run(source)).graph);
  });
});

const HEAD =
  "const { primitives, booleans, transforms, extrusions, hulls, maths } = require('@jscad/modeling')\n";
const inMain = (line: string): string =>
  `${HEAD}const main = () => {\n  ${line}\n}\nmodule.exports = { main }`;

describe("problems of a script", () => {
  it.each<[string, string, string, number?]>([
    ["empty", "  \n", "modelling.empty-source"],
    ["no main", "const a = 1", "modelling.no-main"],
    [
      "unclosed bracket",
      "function main() {\n  return cube({ size: 1 }\n}",
      "modelling.syntax-unclosed",
      2,
    ],
    ["unclosed body", "function main() {\n  return 1\n", "modelling.syntax-unclosed", 1],
    ["missing comma", "const a = [1, 2\n 3]", "modelling.syntax-comma", 2],
    ["open string", "const a = 'abc\n", "modelling.syntax-string", 1],
    ["smart quotes", "const a = \u201cabc\u201d", "modelling.syntax-quote", 1],
    ["declared twice", "let a\nlet a", "modelling.syntax-twice", 2],
    ["number with letters", "const a = 3mm", "modelling.syntax-number", 1],
    ["assign to value", "\n1 = 2", "modelling.syntax-assign", 2],
    ["import of code", "import('x')", "modelling.no-dynamic-import", 1],
    ["other module", "\nconst fs = require('fs')", "modelling.unknown-module", 2],
    ["returns nothing", inMain(""), "modelling.main-nothing"],
    ["returns a number", inMain("return 7"), "modelling.main-not-shape"],
    ["returns 2D", inMain("return primitives.circle({ radius: 2 })"), "modelling.main-flat"],
    [
      "NaN size",
      inMain("return primitives.cuboid({ size: [1, NaN, 2] })"),
      "modelling.bad-argument",
      3,
    ],
    [
      "negative radius",
      inMain("return primitives.sphere({ radius: -2 })"),
      "modelling.bad-argument",
      3,
    ],
    [
      "text radius",
      inMain("return primitives.sphere({ radius: '3' })"),
      "modelling.bad-argument",
      3,
    ],
    [
      "not a shape",
      inMain("return booleans.union(primitives.cube(), 4)"),
      "modelling.bad-argument",
      3,
    ],
    ["no shapes", inMain("return booleans.union([])"), "modelling.no-shapes", 3],
    [
      "mixed",
      inMain("return booleans.union(primitives.cube(), primitives.circle())"),
      "modelling.mixed-shapes",
      3,
    ],
    [
      "not covered",
      inMain("return extrusions.extrudeHelical({}, primitives.circle())"),
      "modelling.not-covered",
      3,
    ],
    ["slip of a name", inMain("return primitives.cubiod({})"), "modelling.not-known", 3],
    ["unknown name", inMain("return cuboid({})"), "modelling.not-defined", 3],
    ["undefined value", inMain("let a; return a.b.c"), "modelling.undefined-value", 3],
    ["not a function", inMain("const a = 1; return a()"), "modelling.not-a-function", 3],
    ["constant", inMain("const a = 1; a = 2"), "modelling.constant", 3],
    ["endless recursion", inMain("const f = () => f(); return f()"), "modelling.too-deep", 3],
    ["huge array", inMain("return new Array(-1)"), "modelling.too-large", 3],
    ["own error", inMain("throw new Error('stop')"), "modelling.runtime", 3],
    ["thrown nothing", inMain("throw undefined"), "modelling.runtime"],
    ["clock", inMain("return Date.now()"), "modelling.no-clock", 3],
    ["too many", inMain("for (;;) primitives.cube()"), "modelling.too-many-nodes", 3],
    [
      "bad parameters",
      "const main = () => 1; const getParameterDefinitions = () => 5",
      "modelling.parameters-not-list",
    ],
  ])("%s", async (_, source, code, line) => {
    const found = await complaint(source, {}, { ...env, maxNodes: 500 });
    expect(found.code).toBe(code);
    expect(found.line).toBe(line);
  });
});
