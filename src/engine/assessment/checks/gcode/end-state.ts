import type { Motion } from "../../../gcode/gcode-types.ts";
import { round } from "../../verdict/shown-numbers.ts";
import { type Outcome, plain } from "../outcome.ts";
import { proved } from "./proved.ts";
import type { ToolpathCheck } from "./toolpath-schemas.ts";
import type { ToolpathScene } from "./toolpath-scene.ts";

/** At the end everything is off and the nozzle is out of the part's way (§3.1, G14). */
export function endState(
  { lift }: Extract<ToolpathCheck, { kind: "gc.end" }>,
  scene: ToolpathScene,
): Outcome {
  const { motion } = scene;
  const heaters = proved(scene, ["heaters-off"]);
  if (heaters.verdict !== "pass") return heaters;
  const line = motion.line[motion.count - 1] ?? 0;
  const wrong = { verdict: "fail", unit: "none", places: [{ kind: "gcode", line }] } as const;
  if (motion.endFan > 0)
    return {
      ...wrong,
      message: "check.gc.end.fan",
      params: { percent: Math.round(100 * motion.endFan) },
      error: 1,
    };
  const parked = parking(motion);
  if (!parked) return plain("fail", "check.gc.no-beads");
  if (parked.aside || parked.above >= lift)
    return plain("pass", "check.gc.end.pass", { above: round(parked.above) });
  return {
    ...wrong,
    message: "check.gc.end.on-part",
    params: { above: round(Math.max(0, parked.above)), lift, line },
    unit: "mm",
    measured: parked.above,
    error: 1,
  };
}

/** How far the nozzle ends above the print, mm, and whether it ends beside it. */
function parking({
  count,
  to,
  extrude,
  layer,
}: Motion): { readonly above: number; readonly aside: boolean } | undefined {
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let i = 1; i < count; i++) {
    if (!(extrude[i]! > 0) || layer[i]! < 0) continue;
    for (let k = 0; k < 3; k++) {
      low[k] = Math.min(low[k] ?? Infinity, to[3 * i + k]!);
      high[k] = Math.max(high[k]!, to[3 * i + k]!);
    }
  }
  if (!Number.isFinite(high[2])) return undefined;
  const end = 3 * (count - 1);
  const [x, y, z] = [to[end]!, to[end + 1]!, to[end + 2]!];
  const aside = x < low[0]! || x > high[0]! || y < low[1]! || y > high[1]!;
  return { above: z - high[2]!, aside };
}
