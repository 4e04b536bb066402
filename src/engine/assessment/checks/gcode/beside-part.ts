import type { Place } from "../../../foundation/problem.ts";
import type { DepositFinding } from "../../../gcode/deposit-types.ts";
import { limited } from "../../printability/limited.ts";
import { round } from "../../verdict/shown-numbers.ts";
import { type Outcome, plain } from "../outcome.ts";
import { inRegion } from "./air-travel.ts";
import type { ToolpathCheck } from "./toolpath-schemas.ts";
import type { PrintedModel, ToolpathScene } from "./toolpath-scene.ts";

type Of<K extends ToolpathCheck["kind"]> = Extract<ToolpathCheck, { kind: K }>;

const noPart = (): Outcome => plain("not-assessed", "check.gc.no-part");

/** The virtual print beside the part: walls where they belong, nothing left out, nothing beyond. */
export function virtual(check: Of<"gc.virtual">, { model }: ToolpathScene): Outcome {
  if (!model) return noPart();
  const { deviation, totals, findings } = model.deposit;
  const missing = limited({
    value: 100 * totals.missingShare,
    limits: { max: check.missing },
    words: { pass: "check.gc.virtual.pass", above: "check.gc.virtual.missing" },
    unit: "percent",
    params: { volume: round(totals.missing) },
    places: placesOf(findings, ["void", "unfilled", "open-skin"]),
  });
  const out = limited({
    value: 100 * totals.extraShare,
    limits: { max: check.out },
    words: { pass: "check.gc.virtual.pass", above: "check.gc.virtual.outside" },
    unit: "percent",
    params: { volume: round(totals.extra) },
    places: placesOf(findings, ["stray"]),
  });
  const { p99, bias, mean, layer, x, y } = deviation;
  const walls = limited({
    value: p99,
    uncertainty: UNCERTAINTY,
    limits: { max: check.walls },
    words: { pass: "check.gc.virtual.pass", above: "check.gc.virtual.walls" },
    places: [{ kind: "layer", index: layer, at: [x, y] }],
  });
  const failed = [missing, out, walls].filter((outcome) => outcome.verdict === "fail");
  if (failed.length === 0) return walls;
  // Walls that all lie inwards: something was left out. Walls off to both sides say by how much they are
  // off; farther than can be measured it is another part, or it lies another way.
  const isWalls = walls.verdict === "fail" && p99 < FARTHEST;
  const isInward = bias < -ONE_SIDED * mean;
  if (missing.verdict === "fail" && (isInward || !(isWalls || out.verdict === "fail")))
    return missing;
  return isWalls || out.verdict !== "fail" ? walls : out;
}

/** Part of the mean deviation that the mean with its sign is, where walls lie off to one side. */
const ONE_SIDED = 0.5;
/** Deviations of a millimetre and more are not measured on. */
const FARTHEST = 0.99;
/** Of a deviation: coordinates and filament are rounded in the file, mm. */
const UNCERTAINTY = 0.002;

function placesOf(
  findings: readonly DepositFinding[],
  kinds: readonly DepositFinding["kind"][],
): Place[] {
  const largest = findings
    .filter(({ kind }) => kinds.includes(kind))
    .sort((a, b) => b.size - a.size || a.layer - b.layer)[0];
  return largest ? [{ kind: "layer", index: largest.layer, at: [largest.x, largest.y] }] : [];
}

/** Of the place that the virtual print finds, mm. */
const PLACE_UNCERTAINTY = 0.005;

/** The print as a whole lies where it belongs: a shift moves no wall against another. */
export function registration(
  check: Of<"gc.registration">,
  { model, profile: { printer } }: ToolpathScene,
): Outcome {
  if (!model) return noPart();
  const { offset } = model.deposit;
  const wanted = check.at ?? middleOf(model.mesh, printer.bed);
  const [dx, dy] = [offset[0] - wanted[0], offset[1] - wanted[1]];
  return limited({
    value: Math.sqrt(dx * dx + dy * dy),
    uncertainty: PLACE_UNCERTAINTY,
    limits: { max: check.max },
    words: { pass: "check.gc.registration.pass", above: "check.gc.registration.shifted" },
    params: { x: round(dx), y: round(dy) },
    places: [{ kind: "layer", index: 0 }],
  });
}

/** Where the zero point of a part lies whose bounds are in the middle of the bed. */
function middleOf(
  { positions, triangles }: PrintedModel["mesh"],
  bed: { readonly width: number; readonly depth: number },
): readonly [number, number] {
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  for (const v of triangles)
    for (let k = 0; k < 2; k++) {
      low[k] = Math.min(low[k]!, positions[3 * v + k]!);
      high[k] = Math.max(high[k]!, positions[3 * v + k]!);
    }
  return [(bed.width - low[0]! - high[0]!) / 2, (bed.depth - low[1]! - high[1]!) / 2];
}

/** Points of the contour this near to the circle are its own, mm; fewer are no circle. */
const NEAR = 0.05;
const FEWEST = 24;
/** Cosine between a round feature's axis and the upright: half a degree. */
const UPRIGHT = 0.99996;

/**
 * The diameter that a hole or boss will print with: the circle of the contour's points, each moved
 * by the print's deviation there. Outwards of the material is inwards of a hole.
 */
export function printedDim(check: Of<"gc.printedDim">, { model }: ToolpathScene): Outcome {
  if (!model) return noPart();
  const { samples, offset } = model.deposit;
  const round = model.rounds.get(check.of);
  const upright = round ? Math.abs(round.axis[2]) : 0;
  if (!round || upright < UPRIGHT) return plain("not-assessed", "check.gc.printedDim.not-found");
  const { at } = round;
  const [cx, cy] = [at[0] + offset[0], at[1] + offset[1]];
  const radius = check.nominal / 2;
  let [sum, count, inside] = [0, 0, 0];
  const layer = layerAt(model, at[2]);
  for (let i = samples.starts[layer]!; i < samples.starts[layer + 1]!; i++) {
    const [dx, dy] = [samples.xy[2 * i]! - cx, samples.xy[2 * i + 1]! - cy];
    const r = Math.sqrt(dx * dx + dy * dy);
    if (Math.abs(r - radius) > NEAR + 0.02 * radius || samples.corner[i]) continue;
    sum += samples.deviation[i]!;
    inside += r;
    count++;
  }
  if (count < FEWEST) return plain("not-assessed", "check.gc.printedDim.not-found");
  const { sections } = model;
  const way = inRegion(sections[layer]!, at[0] * 1000, at[1] * 1000) ? 1 : -1;
  const { nominal } = check;
  // Points lie on the sides of facets, a little inside the circle through the corners.
  const chord = Math.max(0, radius - inside / count);
  const outcome = limited({
    value: 2 * (inside / count + chord + way * (sum / count)),
    uncertainty: 2 * UNCERTAINTY,
    limits: { min: nominal + check.lower, max: nominal + check.upper },
    words: {
      pass: "check.gc.printedDim.pass",
      below: "check.gc.printedDim.too-small",
      above: "check.gc.printedDim.too-big",
    },
    params: { nominal },
    places: [{ kind: "layer", index: layer, at: [cx, cy] }],
  });
  return outcome;
}

/** The layer whose middle is nearest to a height of the part. */
function layerAt({ deposit: { layers, offset } }: PrintedModel, z: number): number {
  let best = 0;
  const away = (i: number): number =>
    Math.abs(layers.z[i]! - layers.height[i]! / 2 - z - offset[2]);
  for (const i of layers.z.keys()) if (away(i) < away(best)) best = i;
  return best;
}
