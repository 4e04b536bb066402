import { describe, expect, it } from "vitest";
import { resolveProfile } from "../machines/resolve.ts";
import { readGcode } from "./read.ts";
import { verifyGcode, type VerifyFinding } from "./verify.ts";

const GOOD = [
  "G90",
  "M83",
  "M140 S60",
  "M104 S210",
  "M190 S60",
  "M109 S210",
  "G28",
  ";LAYER_CHANGE",
  "G0 X100 Y100 Z0.2 F9000",
  "G1 X150 E2 F1800",
  ";LAYER_CHANGE",
  "G0 Z0.4",
  "G1 X100 E2",
  "M104 S0",
  "M140 S0",
];

function judge(lines: readonly string[]): Map<string, VerifyFinding> {
  const profile = resolveProfile({});
  const motion = readGcode(lines.join("\n"));
  if (!profile.ok || !motion.ok) throw new Error();
  return new Map(verifyGcode(motion.value, profile.value).map((f) => [f.id, f]));
}
const changed = (change: (line: string) => string | readonly string[]): readonly string[] =>
  GOOD.flatMap((line) => change(line));

describe("the proof of a G-code", () => {
  it("passes a good one, as far as can be said without a plan", () => {
    for (const [id, { verdict }] of judge(GOOD))
      expect(`${id} ${verdict}`).toBe(`${id} ${id === "volume" ? "not-assessed" : "pass"}`);
  });

  it.each<[string, string, number, (line: string) => string | readonly string[]]>([
    ["inside-bed", "fail", 10, (l) => l.replace("X150", "X251")],
    ["inside-bed", "fail", 12, (l) => l.replace("Z0.4", "Z230")],
    ["homed", "never", 8, (l) => (l === "G28" ? [] : l)],
    ["homed", "never", 9, (l) => l.replace("G28", "G28 X Y")],
    ["inside-bed", "fail", 8, (l) => (l === ";LAYER_CHANGE" ? ["G1 X999", l] : l)],
    ["understood", "fail", 1, (l) => (l === "G90" ? ["M302 S0", l] : l)],
    ["understood", "fail", 1, (l) => (l === "G90" ? ["M303 E0 S300", l] : l)],
    ["homed", "late", 1, (l) => (l === "G90" ? ["G0 X5", l] : l)],
    ["cold-extrusion", "not-waited", 10, (l) => l.replace("M109", "M104")],
    ["cold-extrusion", "cold", 10, (l) => l.replace("S210", "S150")],
    ["temperature", "nozzle", 4, (l) => l.replace("S210", "S280")],
    ["temperature", "bed", 3, (l) => l.replace("S60", "S130")],
    ["layer-height", "fail", 12, (l) => l.replace("Z0.4", "Z0.5")],
    ["flow", "lump", 11, (l) => (l.startsWith("G1 X150") ? [l, "G1 E500 F300"] : l)],
    ["flow", "fail", 10, (l) => l.replace("E2 F1800", "E20 F6000")],
    ["heaters-off", "nozzle", 6, (l) => (l === "M104 S0" ? [] : l)],
    ["heaters-off", "bed", 5, (l) => (l === "M140 S0" ? [] : l)],
    ["understood", "fail", 8, (l) => (l === ";LAYER_CHANGE" ? ["G999", l] : l)],
  ])("finds %s %s on line %i", (id, reason, line, change) => {
    const found = judge(changed(change)).get(id)!;
    expect(found.verdict).toBe("fail");
    expect(found.message).toBe(`gcode.verify.${id}.${reason}`);
    expect(found.place).toEqual({ kind: "gcode", line });
  });
});
