import { readFileSync } from "node:fs";
import { it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import { seededRandom } from "../foundation/random.ts";
import { runScript } from "../modelling/run-script.ts";
import { evaluateGraph } from "../solid/evaluate.ts";
import { createKernel } from "../solid/kernel.ts";
import { assess } from "../assessment/assess.ts";
import { loadLesson } from "./load-lesson.ts";
const env: any = { evaluate: (body: string, scope: any) => new Function(...Object.keys(scope), body)(...Object.values(scope)) };
const H = "const { primitives, booleans, transforms, extrusions } = require('@jscad/modeling'); const {cuboid,cylinder,polygon}=primitives; const {union,subtract}=booleans; const {rotate,translate}=transforms; const {extrudeRotate}=extrusions;";
const defs: any = {
  "plate-with-holes": { t: { L: [80, .3], W: [50, .3], T: [6, .1], da: [5, .1], dd: [5, .1], de: [20, .2], ax: [10, .2], ay: [10, .2], bx: [70, .3], cy: [40, .3], ex: [40, .3], ey: [25, .2] },
    s: (p: any, n: number) => `const h=(x,y,d)=>cylinder({radius:d/2,height:30,center:[x,y,0],segments:${n}});const part=subtract(cuboid({size:[${p.L},${p.W},${p.T}],center:[${p.L / 2},${p.W / 2},${p.T / 2}]}),h(${p.ax},${p.ay},${p.da}),h(${p.bx},10,5),h(10,${p.cy},5),h(70,40,${p.dd}),h(${p.ex},${p.ey},${p.de}))` },
  knob: { t: { h: [18, .2], hh: [12, .2], gw: [3, .1], gp: [4.5, .1], hd: [30, .2], nd: [16, .2], gd: [26, .2], bd: [8, .1], bh: [12, .2] },
    s: (p: any, n: number) => `const part=extrudeRotate({segments:${n}},polygon({points:[[0,0],[${p.hd / 2},0],[${p.hd / 2},${p.gp}],[${p.gd / 2},${p.gp}],[${p.gd / 2},${p.gp + p.gw}],[${p.hd / 2},${p.gp + p.gw}],[${p.hd / 2},${p.hh}],[${p.nd / 2},${p.hh}],[${p.nd / 2},${p.h}],[${p.bd / 2},${p.h}],[${p.bd / 2},${p.h - p.bh}],[0,${p.h - p.bh}]]}))` },
};
it("x", async () => {
  const kernel = await createKernel({ wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm") });
  const rnd = seededRandom(5);
  const build = async (src: string) => { const run: any = await runScript(src, {}, env); if (!run.ok) throw new Error(JSON.stringify(run.problems)); const s: any = evaluateGraph(run.value.graph, kernel, quietCtx()); if (!s.ok) throw new Error(JSON.stringify(s.problems)); return s.value; };
  for (const id of Object.keys(defs)) {
    const d = `lessons/${id}/`;
    const files: any = {}; for (const f of ["lesson.json", "text.en.json", "text.pt.json", "reference.js", "starter.js", "solution.js"]) files[f] = readFileSync(d + f, "utf8");
    const lesson: any = (loadLesson(files) as any).value;
    const reference = await build(lesson.reference);
    const keys = Object.keys(defs[id].t); let bad = 0; const t0 = Date.now();
    for (let i = 0; i < 80; i++) {
      const p: any = {}; for (const k of keys) { const [n, t] = defs[id].t[k]; p[k] = n + (rnd() * 2 - 1) * t * 0.93 * (rnd() < .5 ? 1 : 0); }
      const out = i % 2 === 1 ? keys[Math.floor(rnd() * keys.length)] : undefined;
      if (out) { const [n, t] = defs[id].t[out]; p[out] = n + (rnd() < .5 ? -1 : 1) * t * (1.04 + rnd() * 2.5); }
      const n = Math.floor(48 + rnd() * 60);
      const q = () => Math.floor(rnd() * 4);
      const src = H + `function main(){${defs[id].s(p, n)}; return translate([${rnd() * 50},${rnd() * 50},${rnd() * 50}],rotate([${q()}*Math.PI/2,${q()}*Math.PI/2,${q()}*Math.PI/2],part))} module.exports={main}`;
      const r: any = await assess({ lesson, part: await build(src), reference }, kernel, quietCtx());
      const fails = r.value.checks.filter((c: any) => c.verdict !== "pass" && c.verdict !== "borderline");
      if ((fails.length > 0) !== (out !== undefined) || fails.length > 1) { bad++; console.log(id, i, out, out && p[out], fails.map((f: any) => f.id + " " + f.message + " " + f.measured).join(" | "), n); }
    }
    console.log(id, "bad", bad, "ms each", (Date.now() - t0) / 80);
  }
}, 300000);
