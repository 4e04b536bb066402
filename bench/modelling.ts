import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import jscad from "@jscad/modeling";
import { quietCtx } from "../src/engine/foundation/context.ts";
import { runScript } from "../src/engine/modelling/run-script.ts";
import { SCRIPT_FILE, scriptExpression } from "../src/engine/modelling/script-env.ts";
import { evaluateGraph } from "../src/engine/solid/evaluate.ts";
import { createKernel } from "../src/engine/solid/kernel.ts";

/** One figure against a peer, measured in the same run. */
export interface Row {
  readonly name: string;
  readonly ours_ms: number;
  readonly peer_ms: number;
  /** peer / ours: above 1 is faster than the peer. */
  readonly ratio: number;
  readonly aim: number;
  readonly ok: boolean;
}

const AIM = 50;
const PLATE = `
const { primitives: { cuboid, cylinder }, booleans: { subtract } } = require('@jscad/modeling')
const main = () => {
  const holes = []
  for (let x = 0; x < 10; x++) for (let y = 0; y < 10; y++)
    holes.push(cylinder({ radius: 3, height: 10, segments: 64, center: [x * 11 - 49.5, y * 11 - 49.5, 0] }))
  return subtract(cuboid({ size: [115, 115, 5] }), holes)
}
module.exports = { main }`;

/** The plate with 100 holes of 64 segments: whole run of script and booleans, against JSCAD's. */
export async function run(): Promise<Row[]> {
  const wasmBinary = readFileSync(
    new URL("../node_modules/manifold-3d/manifold.wasm", import.meta.url),
  );
  const kernel = await createKernel({ wasmBinary });
  const once = async (): Promise<number> => {
    const start = performance.now();
    const script = await runScript(
      PLATE,
      {},
      {
        evaluate: (body, scope) =>
          runInNewContext(
            scriptExpression(body, Object.keys(scope)),
            {},
            { filename: SCRIPT_FILE },
          )(scope),
      },
    );
    const solid = script.ok ? evaluateGraph(script.value.graph, kernel, quietCtx()) : script;
    if (!solid.ok) throw new Error(JSON.stringify(solid.problems));
    return performance.now() - start;
  };
  const times: number[] = [];
  for (let i = 0; i < 5; i++) times.push(await once());
  const ours_ms = times.sort((a, b) => a - b)[2] as number;
  const theirs = new Function("require", "module", `${PLATE}\nreturn main()`);
  const start = performance.now();
  theirs(() => jscad, {});
  const peer_ms = performance.now() - start;
  const ratio = peer_ms / ours_ms;
  const name = "model: plate, 100 holes, 64 segments, against JSCAD";
  return [{ name, ours_ms, peer_ms, ratio, aim: AIM, ok: ratio >= AIM }];
}
