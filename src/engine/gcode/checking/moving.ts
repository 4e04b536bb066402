import { finding, round } from "./finding.ts";
import type { Check } from "./checks.ts";

/** A thousandth of a millimetre is how finely a file is written. */
const ROUNDING = 0.0011;
const LAYER_TOLERANCE = 0.002;

/** Machines prime beside the bed, but not farther out than this, mm. */
const PRIMING = 20;

/** The nozzle stays over the bed (nearly, while it primes) and under the top of the machine. */
export const insideBed: Check = (motion, { printer: { bed } }) => {
  const limits = { width: bed.width, depth: bed.depth, height: bed.height };
  for (let i = 0; i < motion.count; i++) {
    const slack = motion.layer[i]! < 0 ? PRIMING : ROUNDING;
    const x = motion.to[3 * i]!;
    const y = motion.to[3 * i + 1]!;
    const z = motion.to[3 * i + 2]!;
    if (
      x >= -slack &&
      y >= -slack &&
      z >= -ROUNDING &&
      x <= bed.width + slack &&
      y <= bed.depth + slack &&
      z <= bed.height + ROUNDING
    )
      continue;
    const line = motion.line[i]!;
    const where = { line, x: round(x), y: round(y), z: round(z), ...limits };
    return finding("inside-bed", "fail", where, { line });
  }
  return finding("inside-bed", "pass", limits);
};

export const homed: Check = (motion) => {
  const first = motion.line[0] ?? 0;
  if (motion.homedLine === 0) return finding("homed", "fail", {}, { line: first }, "never");
  if (first < motion.homedLine)
    return finding("homed", "fail", { line: first }, { line: first }, "late");
  return finding("homed", "pass", { line: motion.homedLine });
};

/** Each layer is as high above the one before as it was planned or set. */
export const layerHeights: Check = (motion, { settings }, planned) => {
  const { layerZ } = motion;
  let count = 0;
  for (let i = 0; i < layerZ.length; i++) {
    const z = layerZ[i]!;
    if (z === 0) continue; // nothing laid on it
    const expected = planned?.z[i] ?? settings.first_layer_height + i * settings.layer_height;
    count++;
    // A layer of a spiral begins at the height of the one below.
    const rise = settings.spiral_vase ? expected - (planned?.z[i - 1] ?? 0) : 0;
    if (z <= expected + LAYER_TOLERANCE && z >= expected - rise - LAYER_TOLERANCE) continue;
    let at = 0;
    while (at < motion.count && motion.layer[at] !== i) at++;
    return finding(
      "layer-height",
      "fail",
      { layer: i + 1, z: round(z), expected: round(expected) },
      {
        measured: z,
        allowed: { min: expected - LAYER_TOLERANCE, max: expected + LAYER_TOLERANCE },
        line: motion.line[at] ?? 0,
      },
    );
  }
  if (planned && planned.z.length !== layerZ.length)
    return finding(
      "layer-height",
      "fail",
      { count: layerZ.length, planned: planned.z.length },
      {},
      "count",
    );
  if (count === 0) return finding("layer-height", "fail", {}, {}, "none");
  return finding("layer-height", "pass", { count });
};

/** Every line was understood: what is not known cannot be proved harmless. */
export const understood: Check = ({ unknown }) => {
  const first = unknown[0];
  if (!first) return finding("understood", "pass");
  return finding(
    "understood",
    "fail",
    { count: unknown.length, line: first.line, text: first.text },
    { measured: unknown.length, allowed: { min: 0, max: 0 }, line: first.line },
  );
};
