/**
 * Slicing against PrusaSlicer's classic walls: whole processes, the same meshes and settings, one
 * core each, one after the other. Where that slicer is not installed, its column stays empty.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import type { Row } from "./row.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
const MODELS = path.resolve(ROOT, "../shared/models");
const PEER = "prusa-slicer";
const ROUNDS = 3;

const OURS = {
  layer_height: 0.2,
  first_layer_height: 0.2,
  line_width: 0.45,
  first_layer_line_width: 0.45,
  wall_count: 2,
  infill_density: 0.15,
  top_layers: 4,
  bottom_layers: 4,
  skirt_loops: 0,
  outer_wall_speed: 50,
  inner_wall_speed: 50,
  infill_speed: 80,
  skin_speed: 80,
  top_skin_speed: 80,
  travel_speed: 150,
  first_layer_speed: 30,
  retraction_length: 1,
  retraction_speed: 40,
  retraction_min_travel: 1.5,
  min_layer_time: 0,
};

const widths = ["", "external-perimeter-", "perimeter-", "infill-", "solid-infill-", "top-infill-"];
const THEIRS = [
  ["perimeter-generator", "classic"],
  ["layer-height", "0.2"],
  ["first-layer-height", "0.2"],
  ["nozzle-diameter", "0.4"],
  ["filament-diameter", "1.75"],
  ...widths.map((part) => [`${part}extrusion-width`, "0.45"]),
  ["first-layer-extrusion-width", "0.45"],
  ["perimeters", "2"],
  ["fill-density", "15%"],
  ["fill-pattern", "line"],
  ["top-solid-layers", "4"],
  ["bottom-solid-layers", "4"],
  ["skirts", "0"],
  ["temperature", "210"],
  ["bed-temperature", "60"],
  ["gcode-flavor", "marlin"],
  ["perimeter-speed", "50"],
  ["external-perimeter-speed", "50"],
  ["infill-speed", "80"],
  ["solid-infill-speed", "80"],
  ["top-solid-infill-speed", "80"],
  ["travel-speed", "150"],
  ["first-layer-speed", "30"],
  ["retract-length", "1"],
  ["retract-speed", "40"],
  ["retract-before-travel", "1.5"],
].flatMap(([name, value]) => [`--${name}`, value!]);

export async function run(): Promise<Row[]> {
  if (!existsSync(MODELS)) throw new Error(`no models to slice at ${MODELS}`);
  const folder = mkdtempSync(path.join(os.tmpdir(), "slicing-bench-"));
  const out = path.join(folder, "part.gcode");
  const peerThere = spawnSync(PEER, ["--help"]).status === 0;
  const files = readdirSync(MODELS).filter((name) => name.endsWith(".stl"));
  const rows: Row[] = [];
  let product = 1;
  try {
    for (const file of files) {
      const model = path.join(MODELS, file);
      const cli = path.join(ROOT, "src/cli/main.ts");
      const set = Object.entries(OURS).flatMap(([name, value]) => ["--set", `${name}=${value}`]);
      const ours: number[] = [];
      const peers: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        ours.push(timed(process.execPath, [cli, "slice", model, "--out", out, ...set]));
        if (peerThere)
          peers.push(timed(PEER, ["--export-gcode", ...THEIRS, "--output", out, model]));
      }
      const name = path.basename(file, ".stl");
      const ours_ms = median(ours);
      if (!peerThere) {
        rows.push({ name, ours_ms, aim: "no peer installed", ok: true });
        continue;
      }
      const peer_ms = median(peers);
      const ratio = ours_ms / peer_ms;
      product *= ratio;
      // Starting the process weighs on the smallest parts, so a part alone may be up to its cost over.
      rows.push({ name, ours_ms, peer_ms, ratio, aim: "geometric mean below", ok: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (peerThere) {
    const ratio = product ** (1 / rows.length);
    const total = (pick: (row: Row) => number): number =>
      rows.reduce((sum, row) => sum + pick(row), 0);
    rows.push({
      name: "all models, geometric mean",
      ours_ms: total((row) => row.ours_ms),
      peer_ms: total((row) => row.peer_ms ?? 0),
      ratio,
      aim: "ratio at most 1",
      ok: ratio <= 1,
    });
  }
  return rows;
}

/** Milliseconds of a whole process on one core; throws if it fails. */
function timed(command: string, args: readonly string[]): number {
  const pin = existsSync("/usr/bin/taskset") ? ["/usr/bin/taskset", "-c", "0", command] : [command];
  const start = performance.now();
  const done = spawnSync(pin[0]!, [...pin.slice(1), ...args], { encoding: "utf8" });
  const time = performance.now() - start;
  if (done.status !== 0) throw new Error(`${command}: ${done.stderr || done.stdout}`);
  return time;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
