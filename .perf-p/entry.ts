import { createLayerView } from "../src/browser/scene/layer-view.ts";
import { PATH_ROLES } from "../src/engine/slicing/plan.ts";
const R = (n: string) => PATH_ROLES.indexOf(n as any);
function layer(k: number, z: number) {
  const roles: number[] = [], starts = [0], pts: number[] = [], w: number[] = [];
  const ring = (role: number, r: number, n: number) => {
    for (let i = 0; i <= n; i++) { const a = (2 * Math.PI * i) / n; const q = r + 2 * Math.sin(9 * a + k / 40); pts.push(100 + q * Math.cos(a), 100 + q * Math.sin(a)); }
    roles.push(role); starts.push(pts.length / 2); w.push(0.45);
  };
  ring(R("outer-wall"), 80, 1500); ring(R("inner-wall"), 79.5, 1500); ring(R("outer-wall"), 20, 600); ring(R("inner-wall"), 20.5, 600);
  const skin = k < 4 || k > 495;
  for (let j = 0; j < 40; j++) { // infill: wavy lines
    const y = 40 + j * 3;
    for (let i = 0; i < 145; i++) pts.push(30 + i * 0.97, y + Math.sin(i / 3 + k));
    roles.push(skin ? R("top-skin") : R("sparse-infill")); starts.push(pts.length / 2); w.push(0.45);
  }
  const n = roles.length;
  return { z, height: 0.2, roles: Uint8Array.from(roles), starts: Uint32Array.from(starts), points: Float64Array.from(pts), widths: Float32Array.from(w), flows: new Float32Array(n).fill(1), overhangs: new Uint8Array(n), retracts: new Uint8Array(n).fill(1), viaStarts: new Uint32Array(n + 1), vias: new Float64Array(), spiral: false };
}
const layers = Array.from({ length: 500 }, (_, k) => layer(k, 0.2 * (k + 1)));
const plan: any = { layers, volumes: new Float64Array(PATH_ROLES.length).fill(1), firstVolumes: new Float64Array(PATH_ROLES.length) };
const total = layers.reduce((s, l) => s + l.points.length / 2 - l.roles.length, 0);
const host = document.getElementById("h")!;
const view = createLayerView(host);
(window as any).go = () => { const t = performance.now(); view.setPlan(plan, { width: 250, depth: 210 }); return performance.now() - t; };
(window as any).view = view; (window as any).total = total;
