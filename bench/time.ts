/**
 * Our estimate of print time against PrusaSlicer's own, on G-code that it wrote: the seconds in the
 * file's comment are rounded to whole ones. And how fast a large file is read and planned. Where
 * that slicer is not installed, there is nothing to compare with.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import type { MachineLimits } from "../src/engine/machines/profile-types.ts";
import { readGcode } from "../src/engine/gcode/read.ts";
import { printTime } from "../src/engine/gcode/time.ts";
import type { Row } from "./row.ts";

const MODELS = path.resolve(import.meta.dirname, "../../shared/models");
const PEER = "prusa-slicer";
const MOST_OFF = 0.03;
const BIG = 25e6;
const HUGE = 100e6;

const LAZY: MachineLimits = {
  maxFeed: { x: 120, y: 100, z: 8, e: 30 },
  maxAcceleration: { x: 700, y: 500, z: 100, e: 2000 },
  acceleration: { print: 600, travel: 900, retract: 800 },
  jerk: { x: 6, y: 5, z: 0.4, e: 1.5 },
};

const AXES = ["x", "y", "z", "e"] as const;
/** The peer's options for a machine. */
const told = ({ maxFeed, maxAcceleration, acceleration, jerk }: MachineLimits): string[] =>
  [
    ...AXES.flatMap((axis) => [
      [`max-feedrate-${axis}`, maxFeed[axis]],
      [`max-acceleration-${axis}`, maxAcceleration[axis]],
      [`max-jerk-${axis}`, jerk[axis]],
    ]),
    ["max-acceleration-extruding", acceleration.print],
    ["max-acceleration-travel", acceleration.travel],
    ["max-acceleration-retracting", acceleration.retract],
  ].flatMap(([name, value]) => [`--machine-${name}`, String(value)]);

const FAST: MachineLimits = {
  maxFeed: { x: 180, y: 180, z: 20, e: 80 },
  maxAcceleration: { x: 5000, y: 4000, z: 300, e: 5000 },
  acceleration: { print: 4000, travel: 5000, retract: 2500 },
  jerk: { x: 8, y: 6, z: 1, e: 5 },
};
/** Options as on a command line; none of them has a blank in it. */
const words = (text: string): string[] => text.split(/\s+/);
const HURRY = words(
  "--perimeter-speed 150 --external-perimeter-speed 100 --infill-speed 200 --travel-speed 250 " +
    "--default-acceleration 3000 --perimeter-acceleration 1500 --infill-acceleration 4000 " +
    "--first-layer-acceleration 500 --perimeter-generator arachne --fill-pattern gyroid " +
    "--layer-height 0.2",
);

/**
 * `limits` is what we are told: those of the lazy machine where the file must tell better, so that
 * a file whose limits were not read would be far off.
 */
const SETTINGS: readonly { name: string; args: readonly string[]; limits: MachineLimits }[] = [
  {
    name: "limits in the file",
    args: words("--gcode-flavor marlin2 --machine-limits-usage emit_to_gcode"),
    limits: LAZY,
  },
  {
    name: "lazy machine, limits not in the file",
    args: words(
      "--gcode-flavor marlin2 --machine-limits-usage time_estimate_only " +
        "--layer-height 0.15 --fill-density 40% --wipe",
    ).concat(told(LAZY)),
    limits: LAZY,
  },
  {
    name: "fast machine, many accelerations",
    args: words("--gcode-flavor marlin2 --machine-limits-usage emit_to_gcode").concat(
      told(FAST),
      HURRY,
    ),
    limits: LAZY,
  },
  {
    name: "old Marlin, supports",
    args: words(
      "--gcode-flavor marlin --machine-limits-usage emit_to_gcode " +
        "--support-material --fill-pattern cubic --layer-height 0.25",
    ),
    limits: LAZY,
  },
];

export async function run(): Promise<Row[]> {
  if (!existsSync(MODELS)) throw new Error(`no models to slice at ${MODELS}`);
  const files = readdirSync(MODELS).filter((name) => name.endsWith(".stl"));
  if (spawnSync(PEER, ["--help"]).status !== 0)
    return [{ name: "print time", ours_ms: 0, aim: "no peer installed", ok: true }];
  const folder = mkdtempSync(path.join(os.tmpdir(), "time-bench-"));
  const out = path.join(folder, "part.gcode");
  const rows: Row[] = [];
  let largest = new Uint8Array();
  try {
    for (const { name, args, limits } of SETTINGS)
      for (const file of files) {
        const model = path.join(MODELS, file);
        const done = spawnSync(PEER, ["--export-gcode", ...args, "--output", out, model]);
        const title = `${path.basename(file, ".stl")}, ${name}`;
        if (done.status !== 0) throw new Error(`${title}: ${String(done.stderr)}`);
        const bytes = new Uint8Array(readFileSync(out));
        if (bytes.length > largest.length) largest = bytes;
        const [time_s, ours_ms] = estimate([bytes], limits);
        const ratio = time_s / secondsTold(bytes);
        const ok = Math.abs(ratio - 1) <= MOST_OFF;
        rows.push({ name: title, ours_ms, ratio, aim: "time within 3 % of the peer's", ok });
      }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  for (const [size, aim_ms] of [[BIG, 1000] as const, [HUGE, 4000] as const]) {
    const times: number[] = [];
    for (let round = 0; round < 3; round++) times.push(estimate(again(largest, size), LAZY)[1]);
    const ours_ms = times.sort((a, b) => a - b)[1]!;
    const aim = `at most ${aim_ms} ms`;
    rows.push({ name: `${size / 1e6} MB, read and planned`, ours_ms, aim, ok: ours_ms <= aim_ms });
  }
  return rows;
}

/**
 * Seconds of the print, and milliseconds of work that finding out took, on whatever cores: other
 * processes of the machine do not count.
 */
function estimate(chunks: Iterable<Uint8Array>, limits: MachineLimits): [number, number] {
  const start = process.cpuUsage();
  const motion = readGcode(chunks);
  if (!motion.ok) throw new Error(JSON.stringify(motion.problems));
  const { time_s } = printTime(motion.value, limits);
  const { user, system } = process.cpuUsage(start);
  return [time_s, (user + system) / 1000];
}

/** A file over and over, piece by piece, as it would come from a disk. */
function* again(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let given = 0; given < size; given += bytes.length) yield bytes;
}

function secondsTold(bytes: Uint8Array): number {
  const text = new TextDecoder().decode(bytes);
  const told = /estimated printing time \(normal mode\) = (.*)/.exec(text)?.[1] ?? "";
  let seconds = 0;
  for (const [, count, unit] of told.matchAll(/(\d+)([dhms])/g))
    seconds += Number(count) * { d: 86_400, h: 3600, m: 60, s: 1 }[unit as "d" | "h" | "m" | "s"];
  if (seconds === 0) throw new Error("the peer's file tells no time");
  return seconds;
}
