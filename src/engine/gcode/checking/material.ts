import { PATH_ROLES } from "../../slicing/plan.ts";
import { roleFlow } from "../writing/feeds.ts";
import type { Check } from "./checks.ts";
import { finding, round } from "./finding.ts";

/** Share by which what is pushed may differ from what was planned. */
const VOLUME_TOLERANCE = 0.01;
/** Shorter beads are left out of the flow check: rounding weighs too much in them, mm. */
const SHORTEST = 0.1;

/** The filament pushed while moving over the part is what the plan asks for. */
export const volume: Check = (motion, { filament, settings }, planned) => {
  const area = (Math.PI * (motion.filamentDiameter ?? filament.diameter) ** 2) / 4;
  let pushed = 0;
  for (let i = 1; i < motion.count; i++)
    if (motion.extrude[i]! > 0 && motion.layer[i]! >= 0 && lengthOf(motion.to, i) > 0)
      pushed += motion.extrude[i]! * area;
  if (!planned)
    return finding("volume", "not-assessed", { volume: round(pushed, 1) }, { measured: pushed });
  let asked = 0;
  for (const [i, role] of PATH_ROLES.entries()) {
    const first = planned.firstVolumes[i]!;
    asked += first * roleFlow(role, settings, true);
    asked += (planned.volumes[i]! - first) * roleFlow(role, settings, false);
  }
  const off = asked > 0 ? Math.abs(pushed / asked - 1) : 1;
  return finding(
    "volume",
    off <= VOLUME_TOLERANCE ? "pass" : "fail",
    { volume: round(pushed, 1), planned: round(asked, 1) },
    {
      measured: pushed,
      allowed: { min: asked * (1 - VOLUME_TOLERANCE), max: asked * (1 + VOLUME_TOLERANCE) },
    },
  );
};

/** More than what was pulled back, mm: a machine standing still buries its nozzle in it. */
const MOST_ON_THE_SPOT = 5;

/** No bead is laid faster than the nozzle can melt filament, and no lump on the spot. */
export const flow: Check = (motion, { filament, settings }) => {
  const area = (Math.PI * (motion.filamentDiameter ?? filament.diameter) ** 2) / 4;
  const most = settings.max_volumetric_speed;
  let highest = 0;
  let at = 0;
  let heap = 0;
  for (let i = 1; i < motion.count; i++) {
    const length = lengthOf(motion.to, i);
    // Below zero while pulled back; laying a bead clears a heap, travel doesn't.
    if (length === 0) heap += motion.extrude[i]!;
    else if (motion.extrude[i]! > 0) heap = 0;
    if (motion.layer[i]! >= 0 && heap > MOST_ON_THE_SPOT) {
      const line = motion.line[i]!;
      return finding("flow", "fail", { line, length: round(heap, 1) }, { line }, "lump");
    }
    if (motion.extrude[i]! <= 0 || motion.layer[i]! < 0) continue;
    if (length < SHORTEST) continue;
    const rate = (motion.extrude[i]! * area * motion.feed[i]!) / length;
    if (rate > highest) [highest, at] = [rate, i];
  }
  const fine = highest <= most * 1.02;
  return finding(
    "flow",
    fine ? "pass" : "fail",
    { flow: round(highest, 1), most, line: motion.line[at] ?? 0 },
    {
      measured: highest,
      allowed: { min: 0, max: most },
      ...(fine ? {} : { line: motion.line[at]! }),
    },
  );
};

function lengthOf(to: Float64Array, i: number): number {
  return Math.hypot(to[3 * i]! - to[3 * i - 3]!, to[3 * i + 1]! - to[3 * i - 2]!);
}
