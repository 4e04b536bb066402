/**
 * `npm run bench [-- NAME…]`: ratios against peers and limits, all in one run. Each bench is a file
 * beside this one that exports `run(): Promise<Row[]>`. The figures go to `bench/results/`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import type { Row } from "./row.ts";

const BENCHES = ["modelling", "slicing", "page"] as const;

const asked = process.argv.slice(2);
const chosen = BENCHES.filter((name) => asked.length === 0 || asked.includes(name));
if (chosen.length === 0) {
  console.error(`No such bench. There are: ${BENCHES.join(", ")}`);
  process.exit(2);
}

const machine = { cpu: os.cpus()[0]?.model ?? "", cores: os.cpus().length, node: process.version };
const results = path.resolve(import.meta.dirname, "results");
mkdirSync(results, { recursive: true });

let missed = 0;
for (const name of chosen) {
  const { run } = (await import(`./${name}.ts`)) as { run: () => Promise<Row[]> };
  const rows = await run();
  console.log(`\n${name}`);
  for (const row of rows) {
    if (!row.ok) missed++;
    const peer = row.peer_ms === undefined ? "" : `  peer ${row.peer_ms.toFixed(0)} ms`;
    const ratio = row.ratio === undefined ? "" : `  ratio ${row.ratio.toFixed(3)}`;
    const state = row.ok ? "holds" : "MISSED";
    console.log(
      `  ${state.padEnd(6)}  ${row.name.padEnd(40)} ours ${row.ours_ms.toFixed(0)} ms${peer}${ratio}  aim ${row.aim}`,
    );
  }
  const table = { bench: name, machine, rows };
  writeFileSync(path.join(results, `${name}.json`), `${JSON.stringify(table, null, 2)}\n`);
}
process.exit(missed === 0 ? 0 : 1);
