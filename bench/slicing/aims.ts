import type { Row } from "../row.ts";
import type { Growth } from "./growth.ts";
import { HUGE, SMALLEST } from "./models.ts";
import type { ModelFigures } from "./race.ts";
import type { Changed, Rerun } from "./reruns.ts";
import type { SlicerId } from "./slicers.ts";

export interface Measured {
  readonly models: readonly ModelFigures[];
  readonly cores: readonly number[];
  readonly triangles: Growth | undefined;
  readonly layers: Growth | undefined;
  readonly reruns: Rerun | { readonly failed: string } | undefined;
}

/** A peer that is quicker than this on a model says too little there, ms. */
const WORTH = 500;
const PEERS = [
  { id: "cura", title: "CuraEngine", most: 0.5 },
  { id: "prusa-arachne", title: "PrusaSlicer, Arachne", most: 0.2 },
] as const;
const CORES = ["one core", "two cores"] as const;
const START_MS = 250;
const MEMORY = 2;
const EXPONENT = 1.1;
const RERUNS: readonly (readonly [Changed, number])[] = [
  ["infill_density", 0.25],
  ["nozzle_temperature", 0.1],
  ["outer_wall_speed", 0.1],
];

/** The aims in speed, memory and growth. What could not be measured is neither held nor missed. */
export function speedRows(measured: Measured): Row[] {
  const { models, cores, reruns } = measured;
  return [
    classicRow(models),
    ...cores.flatMap((_, at) => PEERS.map((peer) => timeRow(models, peer, at))),
    startRow(models),
    memoryRow(models),
    growthRow("growth with triangles", measured.triangles),
    growthRow("growth with layers", measured.layers),
    hugeRow(models),
    allRow(models),
    ...RERUNS.map(([name, most]) => rerunRow(reruns, name, most)),
  ];
}

/** Geometric mean of the ratios on the models on which a peer, on one core, works long enough. */
export function timeAgainst(
  models: readonly ModelFigures[],
  peer: SlicerId,
  at: number,
): { readonly ratio: number; readonly ours_ms: number; readonly peer_ms: number; count: number } {
  const pairs = models.flatMap(({ runs }) => {
    const [ours, theirs] = [runs.ours?.usage[at], runs[peer]?.usage[at]];
    const long = (runs[peer]?.usage[0]?.wall_ms ?? 0) > WORTH;
    return ours && theirs && long ? [{ ours: ours.wall_ms, peer: theirs.wall_ms }] : [];
  });
  const logs = pairs.reduce((sum, pair) => sum + Math.log(pair.ours / pair.peer), 0);
  return {
    ratio: Math.exp(logs / pairs.length),
    ours_ms: pairs.reduce((sum, pair) => sum + pair.ours, 0),
    peer_ms: pairs.reduce((sum, pair) => sum + pair.peer, 0),
    count: pairs.length,
  };
}

function timeRow(models: readonly ModelFigures[], peer: (typeof PEERS)[number], at: number): Row {
  const name = `time over ${peer.title}, ${CORES[at]}`;
  const aim = `geometric mean at most ${peer.most}`;
  const { count, ...figures } = timeAgainst(models, peer.id, at);
  if (count === 0) return { name, aim, note: "not measured" };
  const note = `${count} models on which it needs over ${WORTH / 1000} s`;
  return { name, ...figures, aim, ok: figures.ratio <= peer.most, note };
}

/** Two medians of the same work differ by as much. */
const NOISE = 0.03;

/** The real parts, small ones too, against the plainest walls; those that took longer are named. */
function classicRow(models: readonly ModelFigures[]): Row {
  const name = "time over PrusaSlicer, classic, one core";
  const aim = `at most 1 on each real part, large or small, but for ${100 * NOISE} % of noise`;
  const ratios = models.flatMap((model) => {
    const { ours, "prusa-classic": theirs } = model.runs;
    const [own, peer] = [ours?.usage[0]?.wall_ms, theirs?.usage[0]?.wall_ms];
    return !model.made && own && peer ? [{ name: model.name, own, peer }] : [];
  });
  if (ratios.length === 0) return { name, aim, note: "not measured" };
  const logs = ratios.reduce((sum, { own, peer }) => sum + Math.log(own / peer), 0);
  const ratio = Math.exp(logs / ratios.length);
  const slower = ratios.filter(({ own, peer }) => own > (1 + NOISE) * peer);
  const named = slower.map((one) => `${one.name} ${(one.own / one.peer).toFixed(2)}`);
  return {
    name,
    ours_ms: ratios.reduce((sum, { own }) => sum + own, 0),
    peer_ms: ratios.reduce((sum, { peer }) => sum + peer, 0),
    ratio,
    aim,
    ok: slower.length === 0,
    note: `geometric mean over ${ratios.length} parts${named.length > 0 ? `; slower on ${named.join(", ")}` : ""}`,
  };
}

function startRow(models: readonly ModelFigures[]): Row {
  const name = `start-up: all work on ${SMALLEST}`;
  const aim = `at most ${START_MS} ms of user and system time`;
  const run = models.find((model) => model.name === SMALLEST)?.runs.ours?.usage[0];
  if (run?.work_ms === undefined) return { name, aim, note: "not measured" };
  return { name, ours_ms: run.work_ms, aim, ok: run.work_ms <= START_MS };
}

function memoryRow(models: readonly ModelFigures[]): Row {
  const name = "peak memory over PrusaSlicer, one core";
  const aim = `at most ${MEMORY} on each model`;
  const peak = ({ runs }: ModelFigures, id: SlicerId): number | undefined =>
    runs[id]?.usage[0]?.peak_mb;
  const ratios = models.flatMap((model) => {
    const ours = peak(model, "ours");
    const theirs = [peak(model, "prusa-classic") ?? [], peak(model, "prusa-arachne") ?? []].flat();
    return ours && theirs.length > 0 ? [{ model, ratio: ours / Math.min(...theirs) }] : [];
  });
  if (ratios.length === 0) return { name, aim, note: "not measured" };
  const worst = ratios.reduce((a, b) => (b.ratio > a.ratio ? b : a));
  const held = ratios.filter(({ ratio }) => ratio <= MEMORY).length;
  const note = `${held} of ${ratios.length} models; most on ${worst.model.name}`;
  return { name, ratio: worst.ratio, aim, ok: held === ratios.length, note };
}

function growthRow(name: string, grown: Growth | undefined): Row {
  const aim = `exponent at most ${EXPONENT}`;
  if (!grown) return { name, aim, note: "not measured" };
  const seconds = grown.ms.map((ms) => (ms / 1000).toFixed(2));
  const note = `${grown.sizes.join(", ")}: ${seconds.join(", ")} s beyond starting`;
  return { name, value: grown.exponent, aim, ok: grown.exponent <= EXPONENT, note };
}

function hugeRow(models: readonly ModelFigures[]): Row {
  const name = "a million triangles";
  const aim = "is sliced, with no fewer layers than a peer's";
  const model = models.find((one) => one.name === HUGE);
  if (!model) return { name, aim, note: "not measured" };
  const { ours, ...peers } = model.runs;
  const layers = ours?.judged?.layers ?? 0;
  // The last layer is rounded in different ways.
  const least = Math.max(1, ...Object.values(peers).map((run) => run.judged?.layers ?? 0)) - 1;
  const took = ours?.usage[0];
  return {
    name,
    ...(took ? { ours_ms: took.wall_ms } : {}),
    aim,
    ok: layers >= Math.max(1, least),
    note: ours?.failed ?? `${layers} layers`,
  };
}

function allRow(models: readonly ModelFigures[]): Row {
  const lost = models.filter(({ runs }) => runs.ours?.failed !== undefined);
  const note = lost.map(({ name, runs }) => `${name}: ${runs.ours!.failed}`).join("; ");
  return {
    name: "models sliced",
    value: models.length - lost.length,
    aim: `all ${models.length}`,
    ok: lost.length === 0,
    ...(note ? { note } : {}),
  };
}

function rerunRow(reruns: Measured["reruns"], changed: Changed, most: number): Row {
  const name = `after a change of ${changed}, over a full slice`;
  const aim = `at most ${most}`;
  if (!reruns) return { name, aim, note: "not measured" };
  if ("failed" in reruns) return { name, aim, ok: false, note: reruns.failed };
  const { ms, lines_ms } = reruns.changed[changed];
  const ratio = ms / reruns.full_ms;
  const lines = lines_ms / reruns.full_lines_ms;
  const note = `${ms.toFixed(0)} of ${reruns.full_ms.toFixed(0)} ms; without reading back ${lines.toFixed(3)}`;
  return { name, ratio, aim, ok: ratio <= most, note };
}
