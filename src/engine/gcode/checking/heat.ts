import type { Check } from "./checks.ts";
import { finding } from "./finding.ts";

/** Filament is only pushed through a nozzle that is hot enough and was waited for. */
export const coldExtrusion: Check = (motion, { filament }) => {
  const [least] = filament.nozzleRange;
  for (let i = 0; i < motion.count; i++) {
    if (motion.extrude[i]! <= 0) continue;
    const now = motion.temperature[i]!;
    const line = motion.line[i]!;
    if (now < least)
      return finding(
        "cold-extrusion",
        "fail",
        { line, temperature: now, least },
        { measured: now, allowed: { min: least, max: filament.nozzleRange[1] }, line },
        "cold",
      );
    if (!motion.waited[i])
      return finding("cold-extrusion", "fail", { line }, { line }, "not-waited");
  }
  return finding("cold-extrusion", "pass", { least });
};

/** No heater is asked for more than the filament and the printer bear. */
export const temperature: Check = (motion, { filament, printer }) => {
  const nozzleMost = Math.min(filament.nozzleRange[1], printer.maxNozzleTemperature);
  const bedMost = printer.maxBedTemperature;
  for (const { line, heater, target } of motion.heaters) {
    const most = heater === "nozzle" ? nozzleMost : bedMost;
    if (target <= most) continue;
    return finding(
      "temperature",
      "fail",
      { line, temperature: target, most },
      { measured: target, allowed: { min: 0, max: most }, line },
      heater,
    );
  }
  return finding("temperature", "pass", { nozzle_most: nozzleMost, bed_most: bedMost });
};

export const heatersOff: Check = ({ heaters }) => {
  for (const heater of ["nozzle", "bed"] as const) {
    const last = heaters.findLast((order) => order.heater === heater);
    if (last && last.target > 0)
      return finding(
        "heaters-off",
        "fail",
        { line: last.line, temperature: last.target },
        { measured: last.target, allowed: { min: 0, max: 0 }, line: last.line },
        heater,
      );
  }
  return finding("heaters-off", "pass");
};
