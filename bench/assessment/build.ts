import { runInNewContext } from "node:vm";
import { runScript } from "../../src/engine/modelling/run-script.ts";
import {
  SCRIPT_FILE,
  type ScriptEnv,
  scriptExpression,
} from "../../src/engine/modelling/script-env.ts";
import type { CsgGraph } from "../../src/engine/solid/graph.ts";
import type { ReferencePart } from "./part.ts";

/** What every script of the corpus begins with, as people copy it from script to script. */
const HEAD = `const { primitives, booleans, transforms, extrusions, hulls, expansions, curves } = require("@jscad/modeling");
const { cuboid, cylinder, cylinderElliptic, sphere, torus, polygon, rectangle, circle, roundedRectangle, roundedCuboid, polyhedron } = primitives;
const { union, subtract, intersect } = booleans;
const { translate, rotate, rotateX, rotateY, rotateZ, mirror } = transforms;
const { extrudeLinear, extrudeRotate } = extrusions;
const { hull, hullChain } = hulls;
const { offset, expand } = expansions;
/** A box by its corners. */
const box = ([x, y, z], [a, b, c]) => cuboid({ size: [a - x, b - y, c - z], center: [(a + x) / 2, (b + y) / 2, (c + z) / 2] });
/** A cylinder from \`z0\` up to \`z1\`. */
const rod = (x, y, z0, z1, d, segments) => cylinder({ radius: d / 2, height: z1 - z0, center: [x, y, (z0 + z1) / 2], segments });
/** Points of an arc, degrees, both ends included. */
const arc = (cx, cy, r, from, to, n = 16) => Array.from({ length: n + 1 }, (_, i) => { const a = ((from + ((to - from) * i) / n) * Math.PI) / 180; return [cx + r * Math.cos(a), cy + r * Math.sin(a)]; });
`;

const env: ScriptEnv = {
  evaluate: (body, scope) =>
    runInNewContext(
      scriptExpression(body, Object.keys(scope)),
      {},
      { filename: SCRIPT_FILE },
    )(scope),
};

type Values = Readonly<Record<string, number>>;

/** The part's whole script, its dimensions and switches the parameters that it lets one choose. */
export function sourceOf(part: ReferencePart): string {
  const initials: Record<string, number> = {};
  for (const { set } of part.switches) for (const name of Object.keys(set)) initials[name] = 0;
  for (const { name, nominal } of part.dimensions) initials[name] = nominal;
  const parameters = Object.entries(initials).map(([name, initial]) => ({
    name,
    type: "float",
    initial,
  }));
  return `${HEAD}${part.script}
const getParameterDefinitions = () => (${JSON.stringify(parameters)});
module.exports = { main, getParameterDefinitions };`;
}

/** The graph that the part's script records with these values for its parameters. */
export async function graphOf(part: ReferencePart, values: Values): Promise<CsgGraph> {
  const run = await runScript(sourceOf(part), values, env);
  if (!run.ok) throw new Error(`${part.name}: ${JSON.stringify(run.problems[0])}`);
  return run.value.graph;
}
