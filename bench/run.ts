/**
 * `npm run bench [-- NAME… --quick]`: ratios against peers and limits, all in one run. Each bench is
 * a file beside this one that exports `run`. The figures go to `bench/results/`; those of a quick
 * run to the folder for temporary files.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import type { Bench, BenchOptions, Row } from "./row.ts";

const BENCHES = ["modelling", "slicing", "time", "assessment", "page"] as const;

const asked = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const quick = process.argv.includes("--quick");
const chosen = BENCHES.filter((name) => asked.length === 0 || asked.includes(name));
if (chosen.length === 0) {
  console.error(`No such bench. There are: ${BENCHES.join(", ")}`);
  process.exit(2);
}

const machine = { cpu: os.cpus()[0]?.model ?? "", cores: os.cpus().length, node: process.version };
const results = quick ? os.tmpdir() : path.resolve(import.meta.dirname, "results");
mkdirSync(results, { recursive: true });

let missed = 0;
for (const name of chosen) {
  const { run } = (await import(`./${name}.ts`)) as {
    run: (options: BenchOptions) => Promise<readonly Row[] | Bench>;
  };
  const done = await run({ quick });
  const { rows, figures, lines } = "rows" in done ? done : { rows: done, lines: [] };
  console.log(`\n${name}`);
  for (const line of lines) console.log(`  ${line}`);
  for (const row of rows) {
    if (row.ok === false) missed++;
    console.log(`  ${line(row)}`);
  }
  const table = { bench: name, machine, rows, ...(figures === undefined ? {} : { figures }) };
  const file = path.join(results, quick ? `bench-${name}-quick.json` : `${name}.json`);
  writeFileSync(file, `${JSON.stringify(table, null, 2)}\n`);
  if (quick) console.log(`  All figures: ${file}`);
}
process.exit(missed === 0 ? 0 : 1);

function line({ name, ours_ms, peer_ms, ratio, value, aim, ok, note }: Row): string {
  const state = ok === undefined ? "-" : ok ? "holds" : "MISSED";
  const parts = [`${state.padEnd(6)}  ${name.padEnd(40)}`];
  if (ours_ms !== undefined) parts.push(`ours ${ours_ms.toFixed(0)} ms`);
  if (peer_ms !== undefined) parts.push(`peer ${peer_ms.toFixed(0)} ms`);
  if (ratio !== undefined) parts.push(`ratio ${ratio.toFixed(3)}`);
  if (value !== undefined) parts.push(String(Number(value.toPrecision(4))));
  parts.push(`aim ${aim}`);
  if (note) parts.push(`(${note})`);
  return parts.join("  ");
}
