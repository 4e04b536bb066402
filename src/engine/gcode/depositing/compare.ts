import type { Ctx } from "../../foundation/context.ts";
import { problem } from "../../foundation/problem.ts";
import { fail, ok, type Result } from "../../foundation/result.ts";
import type { Mesh } from "../../geometry/mesh.ts";
import type { Clipper } from "../../slicing/clipper.ts";
import { crossSections } from "../../slicing/cross-sections.ts";
import type {
  Deposit,
  DepositFinding,
  DepositFindingKind,
  DepositLayers,
  DepositOptions,
} from "../deposit-types.ts";
import type { Motion } from "../gcode-types.ts";
import { beadGrid, type BeadGrid } from "./bead-grid.ts";
import { beadLines } from "./bead-lines.ts";
import { coverage } from "./coverage.ts";
import { deviations, type LayerSamples } from "./deviation.ts";
import { NO_STRETCHES, type Stretches, xOf, yOf } from "./frame.ts";
import { roundFreeThreads } from "./free-threads.ts";
import { findingList } from "./keep-findings.ts";
import { type Beads, layBeads, SPARSE } from "./lay-beads.ts";
import { matchOffset } from "./match-offset.ts";
import { overfill } from "./overfill.ts";
import type { Patch } from "./patches.ts";
import { nearer, planesOf } from "./planes.ts";
import { type Region, sectionLines } from "./section-lines.ts";
import { airStarts } from "./starts.ts";
import { joinSamples } from "./samples.ts";
import { tally } from "./tally.ts";

const EMPTY = NO_STRETCHES;
const PITCH = 0.5;
const SCAN = 0.05;
const DIAMETER = 1.75;
/** Patches of less are not named: area mm², mean thickness mm. */
const LEAST_AREA = 0.05;
const LEAST_THICKNESS = 0.05;

const LAYER_FIGURES = [
  "section",
  "covered",
  "cells",
  "missing",
  "open",
  "extra",
  "volume",
  "over",
  "bias",
  "mean",
  "p99",
  "max",
] as const;

/** All layers, one after the other from the bed: each needs its neighbours' sections and beads. */
export function compare(
  motion: Motion,
  mesh: Mesh,
  clipper: Clipper,
  options: DepositOptions,
  ctx: Ctx,
): Result<Deposit> {
  const { pitch = PITCH, scan = SCAN } = options;
  const beads = layBeads(motion, options.filamentDiameter ?? motion.filamentDiameter ?? DIAMETER);
  if (!beads) return fail(problem("gcode.nothing-laid"));
  const { z, height } = beads;
  const base = z[0]! - height[0]!;
  const middles = z.map((top, i) => top - base - height[i]! / 2);
  ctx.progress(0, "deposit");
  const planes = planesOf(mesh, middles);
  const cut = crossSections(mesh, planes.heights, clipper, ctx);
  if (!cut.ok) return cut;
  const { bottom, top } = cut.value;
  const regions: Region[] = Array.from(planes.first, (at) => cut.value.regions[at]!);
  const offset = options.offset ?? matchOffset(beads, regions, pitch);
  for (const [i, at] of planes.first.entries())
    if (planes.heights[at] !== middles[i])
      regions[i] = nearer(beads, i, offset, pitch, [regions[i]!, cut.value.regions[at + 1]!]);

  const count = z.length;
  const figures = Object.fromEntries(
    LAYER_FIGURES.map((name) => [name, new Float64Array(count)]),
  ) as Record<(typeof LAYER_FIGURES)[number], Float64Array>;
  const list = findingList();
  const all = tally();
  const samples: LayerSamples[] = [];
  const lines: (Stretches | undefined)[] = [];
  const linesOf = (i: number): Stretches =>
    (lines[i] ??=
      i > 0 && regions[i] === regions[i - 1] && lines[i - 1]
        ? lines[i - 1]!
        : sectionLines(regions[i]!, scan));
  let below: BeadGrid | undefined;
  let lower: BeadGrid | undefined;
  for (let i = 0; i < count; i++) {
    if (ctx.cancelled()) return fail(problem("foundation.cancelled"));
    if (i % 8 === 0) ctx.progress(i / count, "deposit");
    const add = (
      kind: DepositFindingKind,
      at: Partial<DepositFinding> & Pick<DepositFinding, "x" | "y" | "size">,
    ): void => {
      const place = { x: at.x + offset[0], y: at.y + offset[1] };
      list.add({ kind, layer: i, thickness: 0, line: 0, ...at, ...place });
    };
    const addPatches = (kind: DepositFindingKind, patches: readonly Patch[]): void => {
      for (const { area, thickness, along, across } of patches)
        if (area >= LEAST_AREA && thickness >= LEAST_THICKNESS)
          add(kind, { x: xOf(along, across), y: yOf(along, across), size: area, thickness });
    };

    roundFreeThreads(beads, i, offset, below);
    const grid = beadGrid(beads, i, offset);
    const layer = deviations(regions[i]!, grid, pitch);
    samples.push(layer);
    all.add(layer, i, offset);
    const own = tally();
    own.add(layer, i, offset);
    for (const [name, value] of Object.entries(own.done()))
      if (name === "bias" || name === "mean" || name === "p99" || name === "max")
        figures[name][i] = value;

    const laid = beadLines(beads, i, offset, scan);
    const above = i + 1 < count ? linesOf(i + 1) : EMPTY;
    const under = i > 0 ? linesOf(i - 1) : EMPTY;
    const seen = coverage(
      linesOf(i),
      laid,
      regions[i + 1] === regions[i] ? undefined : above,
      regions[i - 1] === regions[i] ? undefined : under,
      { sparseArea: sparseArea(beads, i), hollow: beads.spiral[i] === 1 },
      scan,
    );
    for (const name of ["section", "covered", "cells", "missing", "open", "extra"] as const)
      figures[name][i] = seen[name];
    addPatches("void", seen.voids);
    addPatches("unfilled", seen.unfilled);
    addPatches("open-skin", seen.openSkins);
    addPatches("stray", seen.strays);

    const filling = overfill(beads, i, offset, laid, scan);
    figures.volume[i] = filling.volume;
    figures.over[i] = filling.over;
    for (const { along, across, volume } of filling.overfull)
      add("over-extrusion", { x: xOf(along, across), y: yOf(along, across), size: volume });

    for (const { x, y, length, line } of airStarts(grid, below, lower))
      add("unsupported-start", { x, y, size: length, line });
    lower = below;
    below = grid;
    lines[i - 1] = undefined;
  }
  ctx.progress(1, "deposit");
  const layers: DepositLayers = { z, height, ...figures };
  const total = (values: Float64Array): number =>
    values.reduce((sum, value, i) => sum + value * height[i]!, 0);
  const sectionVolume = total(figures.section);
  const missing = total(figures.missing);
  const extra = total(figures.extra);
  const volume = figures.volume.reduce((sum, value) => sum + value, 0);
  return ok({
    offset: [offset[0], offset[1], base - bottom],
    placed: options.offset ? "given" : "matched",
    layers,
    samples: joinSamples(samples, offset),
    deviation: all.done(),
    ...list.done(),
    totals: {
      volume,
      aidVolume: beads.volume.reduce((sum, value) => sum + value, 0) - volume,
      sectionVolume,
      missing,
      open: total(figures.open),
      cells: total(figures.cells),
      extra,
      over: figures.over.reduce((sum, value) => sum + value, 0),
      missingShare: sectionVolume > 0 ? missing / sectionVolume : 0,
      extraShare: sectionVolume > 0 ? extra / sectionVolume : 0,
      heightDifference: z[count - 1]! - base - (top - bottom),
    },
  });
}

/** What the sparse infill of a layer would cover alone, mm². */
function sparseArea({ starts, kind, volume, height }: Beads, layer: number): number {
  let sum = 0;
  for (let b = starts[layer]!; b < starts[layer + 1]!; b++)
    if (kind[b]! & SPARSE) sum += volume[b]!;
  return sum / height[layer]!;
}
