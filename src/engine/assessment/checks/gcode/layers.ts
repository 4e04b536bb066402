import type { Place } from "../../../foundation/problem.ts";
import { limited } from "../../printability/limited.ts";
import { round } from "../../verdict/shown-numbers.ts";
import { HOPELESS, type Outcome, plain } from "../outcome.ts";
import type { CheckMessage } from "../../messages.ts";
import { proved } from "./proved.ts";
import type { ToolpathCheck } from "./toolpath-schemas.ts";
import type { ToolpathScene } from "./toolpath-scene.ts";

type Of<K extends ToolpathCheck["kind"]> = Extract<ToolpathCheck, { kind: K }>;

/** Thickest layer that holds, and the range of a first layer, in nozzle diameters (§3.1, G10, G11). */
const THICKEST = 0.8;
/** A step of so many times its neighbours has lost a layer. */
const GAP = 1.9;
/** Rounding of heights in a file. */
const SAME = 0.003;
/** Heights that are no whole number of layers are rounded; a tip of less than this is not printed, mm². */
const TOP = 0.6;
const TIP = 1;

/** The heights at which something is laid, rising. */
export function levels({ motion, model }: ToolpathScene): number[] {
  if (model) return Array.from(model.deposit.layers.z);
  const rising: number[] = [];
  for (const z of Float64Array.from(motion.layerZ).sort())
    if (z > SAME && z - (rising.at(-1) ?? 0) > SAME) rising.push(z);
  return rising;
}

/** No layer too thick, none missing, and the top where the part's is; the plan's heights where known. */
export function layerSteps(check: Of<"gc.layers">, scene: ToolpathScene): Outcome {
  const { profile, hasPlan, model } = scene;
  const isSpiral = profile.settings.spiral_vase;
  if (hasPlan || isSpiral) {
    const planned = proved(scene, ["layer-height"]);
    // A spiral has no layers, only heights on its way.
    if (planned.verdict === "fail" || isSpiral) return planned;
  }
  const zs = levels(scene);
  if (zs.length === 0) return plain("fail", "gcode.verify.layer-height.none" as CheckMessage);
  const max = check.max ?? THICKEST * profile.printer.nozzleDiameter;
  const base = model ? model.deposit.layers.z[0]! - model.deposit.layers.height[0]! : 0;
  const steps = zs.map((z, i) => z - (zs[i - 1] ?? base));
  for (const [i, step] of steps.entries()) {
    const beside = Math.max(i > 1 ? steps[i - 1]! : 0, steps[i + 1] ?? 0);
    if (hasPlan || i === 0 || beside === 0 || step <= GAP * beside + SAME) continue;
    return wrong(
      "check.gc.layers.missing",
      i,
      { layer: i + 1, gap: round(step), usual: round(beside) },
      step,
    );
  }
  if (model) {
    const off = model.deposit.totals.heightDifference;
    const most = TOP * steps.at(-1)! + SAME;
    const side = off > 0 ? "too-high" : "too-low";
    if (off > most || (off < -most && model.areaAbove > TIP))
      return wrong(`check.gc.layers.${side}`, zs.length - 1, { off: round(Math.abs(off)) }, off);
  }
  const thickest = steps.reduce((best, step, i) => (step > steps[best]! ? i : best), 0);
  return limited({
    isSet: true,
    value: steps[thickest]!,
    uncertainty: SAME,
    limits: { max },
    words: { pass: "check.gc.layers.pass", above: "check.gc.layers.too-thick" },
    params: { count: zs.length, layer: thickest + 1 },
    places: [{ kind: "layer", index: thickest }],
  });
}

function wrong(
  message: CheckMessage,
  layer: number,
  params: Readonly<Record<string, number>>,
  measured: number,
): Outcome {
  const places: Place[] = [{ kind: "layer", index: layer }];
  return { verdict: "fail", message, params, unit: "mm", measured, places, error: HOPELESS };
}

/** On the bed, neither squashed nor loose, not faster than the rest, and large enough to hold. */
export function firstLayer(check: Of<"gc.firstLayer">, scene: ToolpathScene): Outcome {
  const { profile, motion, model } = scene;
  const [first] = levels(scene);
  if (first === undefined) return plain("fail", "gcode.verify.layer-height.none" as CheckMessage);
  const places: Place[] = [{ kind: "layer", index: 0 }];
  const nozzle = profile.printer.nozzleDiameter;
  const raised = model ? model.deposit.layers.z[0]! - model.deposit.layers.height[0]! : 0;
  const height = limited({
    isSet: true,
    value: raised > SAME ? model!.deposit.layers.height[0]! : first,
    uncertainty: SAME / 2,
    limits: { min: check.min * nozzle, max: check.max * nozzle },
    words: {
      pass: "check.gc.firstLayer.pass",
      below: "check.gc.firstLayer.too-low",
      above: "check.gc.firstLayer.too-high",
    },
    params: { nozzle },
    places,
  });
  if (height.verdict === "fail") return height;
  const [slow, rest] = meanFeeds(motion);
  // The others may have been slowed down to cool.
  const usual = profile.settings.first_layer_speed * FASTER;
  if (rest > 0 && slow > rest * FASTER && slow > usual)
    return {
      verdict: "fail",
      message: "check.gc.firstLayer.too-fast",
      params: { speed: Math.round(slow), rest: Math.round(rest) },
      unit: "none",
      measured: slow,
      places,
      error: slow / rest - 1,
    };
  if (check.area === undefined || !model) return height;
  const lies = limited({
    isSet: true,
    value: model.deposit.layers.covered[0]!,
    limits: { min: check.area },
    words: { pass: "check.gc.firstLayer.pass", below: "check.gc.firstLayer.too-small" },
    unit: "none",
    places,
  });
  return lies.verdict === "fail" ? lies : height;
}

/** The first layer may be so much faster than the others on average. */
const FASTER = 1.05;

/** Mean speeds of beads on the first layer and above it, mm/s, by length. */
function meanFeeds({ count, to, extrude, layer, feed }: ToolpathScene["motion"]): [number, number] {
  const [way, time] = [
    [0, 0],
    [0, 0],
  ];
  for (let i = 1; i < count; i++) {
    if (!(extrude[i]! > 0) || layer[i]! < 0) continue;
    const dx = to[3 * i]! - to[3 * i - 3]!;
    const dy = to[3 * i + 1]! - to[3 * i - 2]!;
    const long = Math.sqrt(dx * dx + dy * dy);
    const at = layer[i] === 0 ? 0 : 1;
    way[at]! += long;
    time[at]! += feed[i]! > 0 ? long / feed[i]! : 0;
  }
  return [time[0]! > 0 ? way[0]! / time[0]! : 0, time[1]! > 0 ? way[1]! / time[1]! : 0];
}

/** Times are estimates: this part of what the settings ask for is enough. */
const ESTIMATE = 0.9;

/** A layer must be cool before the next: it takes its time, or is printed as slowly as allowed. */
export function layerTime(check: Of<"gc.layerTime">, scene: ToolpathScene): Outcome {
  const { motion, profile, time } = scene;
  const { min_layer_time, min_speed } = profile.settings;
  const min = check.min ?? ESTIMATE * min_layer_time;
  const fastest = new Float64Array(motion.layerZ.length);
  for (let i = 1; i < motion.count; i++) {
    const layer = motion.layer[i]!;
    const { to } = motion;
    const lays =
      motion.extrude[i]! > 0 && (to[3 * i] !== to[3 * i - 3] || to[3 * i + 1] !== to[3 * i - 2]);
    if (layer >= 0 && lays && motion.feed[i]! > fastest[layer]!) fastest[layer] = motion.feed[i]!;
  }
  let shortest = -1;
  for (const [i, seconds] of time.layerTimes_s.entries()) {
    if (fastest[i] === 0 || fastest[i]! <= min_speed * FASTER) continue;
    if (shortest < 0 || seconds < time.layerTimes_s[shortest]!) shortest = i;
  }
  if (shortest < 0) return plain("pass", "check.gc.layerTime.slowest", { speed: min_speed });
  return limited({
    isSet: true,
    value: time.layerTimes_s[shortest]!,
    limits: { min },
    words: { pass: "check.gc.layerTime.pass", below: "check.gc.layerTime.too-short" },
    unit: "none",
    params: { layer: shortest + 1 },
    places: [{ kind: "layer", index: shortest }],
  });
}
