import { parseArgs } from "node:util";
import { createClipper } from "../src/engine/slicing/clipper.ts";
import { casesOf } from "./proving/cases.ts";
import { proveOne } from "./proving/prove-one.ts";
import { proofModels } from "./proving/proof-models.ts";

/**
 * `npm run prove`: every model with many settings, sliced, written, read back and laid down again, and
 * judged at each step. Prints one line a defect and a count of each kind. `--models a,b`, `--cases 12`
 * (random ones; each choice alone comes besides), `--only text` (cases whose name holds it), `--seed 1`,
 * `--part 0/2` (every second run, to share the work), `--quick` (without laying the beads down).
 * `--engines`: instead of that, the assessor's reports here, in Chromium and in Firefox, which must be the same;
 * `--models` then names parts of the assessor's bench (`all`: every one).
 */
const { values: asked } = parseArgs({
  options: {
    models: { type: "string", default: "" },
    cases: { type: "string", default: "12" },
    only: { type: "string", default: "" },
    seed: { type: "string", default: "1" },
    part: { type: "string", default: "0/1" },
    quick: { type: "boolean", default: false },
    engines: { type: "boolean", default: false },
  },
});
const [part, parts] = asked.part.split("/").map(Number) as [number, number];
const wanted = asked.models.split(",").filter((name) => name !== "");
if (asked.engines) {
  const { proveEngines } = await import("./proving/prove-engines.ts");
  process.exit((await proveEngines(wanted)) > 0 ? 1 : 0);
}
const clipper = await createClipper({});
const counts = new Map<string, number>();
let runs = 0;
let asWell = 0;
for (const { name, mesh } of proofModels()) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const one of casesOf(Number(asked.seed), Number(asked.cases))) {
    if (!one.name.includes(asked.only) || asWell++ % parts !== part) continue;
    runs++;
    for (const { kind, text } of proveOne(mesh, one.profile, clipper, !asked.quick)) {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      console.log(`${kind}\t${name}\t${one.name}\t${text}`);
    }
  }
}
console.log(`${runs} runs`);
for (const [kind, count] of [...counts].sort(([a], [b]) => a.localeCompare(b)))
  console.log(`${kind}: ${count} runs`);
if (counts.size > 0) process.exitCode = 1;
