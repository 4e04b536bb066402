import type { PrintSettings } from "../../machines/settings.ts";
import { BLOCK } from "../block.ts";
import { UM } from "../kernel/polys.ts";
import { isVase, type Run } from "../pipeline/run.ts";
import { stepKey } from "../pipeline/store.ts";
import type { CutWave } from "../pipeline/wave-cut.ts";
import type { WallWave } from "../pipeline/wave-walls.ts";
import type { PlanLayer } from "../plan.ts";
import type { BedObject } from "../slice-job.ts";
import type { ShareWarnings } from "../slice-warnings.ts";
import { wallWidths } from "../steps/walls.ts";
import { hangingBetween } from "./hanging.ts";
import { type Section, sectionOf } from "./masses.ts";
import { standingsOf } from "./stand.ts";
import { thinPlace, type ThinPlace } from "./thin.ts";

const READS = [
  "support",
  "support_angle",
  "support_max_bridge",
  "raft_layers",
  "brim_width",
] as const satisfies readonly (keyof PrintSettings)[];

/** Slopes are measured over so many layers; what juts out at once is found layer by layer. */
const STRIDE = 8;
/** How far a bridge may reach where the setting does not say, mm: the setting's own default. */
const USUAL_BRIDGE = 10;
/** Thin places are looked for on every so many layers: what is thin is rarely flat. */
const LOOK = 4;

/**
 * What may go wrong on the layers of a share. `first`: the lowest layer of the plan, if it has it;
 * `objects`: what stands on the bed, where that is more than one thing.
 */
export function findWarnings(
  run: Run,
  { region }: CutWave,
  { key, walled }: WallWave,
  first: PlanLayer | undefined,
  objects: readonly BedObject[] = [],
): ShareWarnings {
  const { settings, from, to, store } = run;
  const outlines = objects.length > 1 ? objects.map(({ outline }) => outline) : [];
  const make = (): ShareWarnings => {
    const sections = new Map<number, Section>();
    const sectionAt = (i: number): Section => {
      let found = sections.get(i);
      if (!found) {
        found = i > 0 && region(i) === region(i - 1) ? sections.get(i - 1) : undefined;
        sections.set(i, (found ??= sectionOf(region(i))));
      }
      return found;
    };
    return {
      ...thinOf(run, region, walled),
      ...hangingOf(run, region, sectionAt),
      standing: standingsOf(run, region, sectionAt, first, outlines),
    };
  };
  return store.whole(
    "warnings",
    `${stepKey(key, settings, READS)}|${from}-${to}|${outlines.length}`,
    make,
  );
}

function thinOf(
  run: Run,
  region: CutWave["region"],
  walled: WallWave["walled"],
): Pick<ShareWarnings, "thin"> {
  const { kernel, settings, levels, from, to } = run;
  const variable = settings.wall_generator === "variable";
  const share = variable ? settings.min_feature_size : 1;
  const under = settings.raft_layers;
  let thin: ShareWarnings["thin"];
  let place: ThinPlace | undefined;
  for (let i = from; i < to; i++) {
    if (settings.wall_count === 0 || isVase(run, i)) continue;
    const width =
      share * (variable ? wallWidths(settings, i).inner : wallWidths(settings, i).outer);
    const isEmptied = walled[i]!.loops.length === 0;
    if (i % LOOK !== 0 && !isEmptied) continue;
    if (i === from || walled[i] !== walled[i - 1])
      place = thinPlace(
        kernel,
        region(i),
        walled[i]!,
        wallWidths(settings, i),
        levels[i]!.height,
        width * UM,
      );
    if (!place) continue;
    const area = hundredths(place.area);
    if (!thin || area > thin.area)
      thin = { layer: i + under, x: place.x / UM, y: place.y / UM, area, width: round(width) };
  }
  return thin ? { thin } : {};
}

/**
 * Pairs of layers between which slopes are compared: within blocks, so that it is the same for any
 * number of shares; and layers that are larger than any slope could make them, with the one below.
 */
function pairsOf(run: Run, sectionAt: (layer: number) => Section): (readonly [number, number])[] {
  const { settings, levels, from, to } = run;
  const slope = slopeOf(settings);
  const pairs: (readonly [number, number])[] = [];
  let last = from;
  for (let i = from; i < to; i++) {
    const inBlock = (i + settings.raft_layers) % BLOCK;
    if (inBlock === 0) last = i;
    if (i === 0) continue;
    const { area, around } = sectionAt(i - 1);
    if (sectionAt(i).area - area > around * levels[i]!.height * slope) {
      if (last < i - 1) pairs.push([last, i - 1]);
      pairs.push([i - 1, i]);
      last = i;
    } else if (inBlock % STRIDE === 0 || inBlock === BLOCK - 1 || i === levels.length - 1) {
      if (last < i) pairs.push([last, i]);
      last = i;
    }
  }
  return pairs;
}

const slopeOf = ({ support_angle }: PrintSettings): number =>
  Math.tan((support_angle * Math.PI) / 180);

function hangingOf(
  run: Run,
  region: CutWave["region"],
  sectionAt: (layer: number) => Section,
): Pick<ShareWarnings, "overhang" | "overhangArea" | "bridge" | "angle" | "mostBridge"> {
  const { kernel, settings, levels } = run;
  const mostBridge = settings.support_max_bridge || USUAL_BRIDGE;
  const limits = { angle: settings.support_angle, mostBridge };
  let overhang: ShareWarnings["overhang"];
  let bridge: ShareWarnings["bridge"];
  let overhangArea = 0;
  if (settings.support) return { overhangArea, ...limits };
  const slope = slopeOf(settings) * UM;
  for (const [low, high] of pairsOf(run, sectionAt)) {
    const lean = (levels[high]!.plane - levels[low]!.plane) / UM;
    for (const { layer, x, y, area, span } of hangingBetween(
      kernel,
      region,
      low,
      high,
      lean * slope,
    )) {
      const place = { layer: layer + settings.raft_layers, x: x / UM, y: y / UM };
      if (span === undefined) {
        const size = hundredths(area);
        overhangArea += size;
        if (!overhang || size > overhang.area) overhang = { ...place, area: size };
      } else if (span / UM > mostBridge && (!bridge || span / UM > bridge.span))
        bridge = { ...place, span: span / UM };
    }
  }
  return {
    ...(overhang ? { overhang } : {}),
    ...(bridge ? { bridge } : {}),
    overhangArea,
    ...limits,
  };
}

/** µm² to whole hundredths of mm², which add up the same in any order. */
const hundredths = (area: number): number => Math.round((area / UM / UM) * 100);
const round = (value: number): number => Math.round(value * 100) / 100;
