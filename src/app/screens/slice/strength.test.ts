import { expect, it } from "vitest";
import { resolveProfile } from "../../../engine/machines/resolve.ts";
import { PROCESSES } from "../../../engine/machines/processes.ts";
import { PRINTERS } from "../../../engine/machines/printers.ts";
import type { SettingValues } from "../../../browser/session/slice-state.ts";
import { changesFor, partsOf, STRENGTHS, strengthOf } from "./strength.ts";

const processes = PROCESSES.flatMap((process) => {
  const printer = PRINTERS.find(({ nozzles }) =>
    nozzles.some(({ diameter }) => diameter === process.nozzleDiameter),
  );
  return printer ? [{ printer: printer.id, process: process.id }] : [];
});

it.each(processes)("every strength of $process goes in and is known again", (choice) => {
  const resolved = resolveProfile(choice);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
  const base: SettingValues = { ...resolved.value.settings };
  for (const strength of STRENGTHS) {
    const set = Object.fromEntries(
      changesFor(strength, base).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
    );
    const made = resolveProfile({ ...choice, set });
    expect(made.ok).toBe(true);
    expect(strengthOf({ ...base, ...set }, base)).toBe(strength);
  }
  expect(changesFor("normal", base).every(([, value]) => value === undefined)).toBe(true);
  expect(strengthOf({ ...base, wall_count: 19 }, base)).toBeNull();
});

it("gives more walls and infill the stronger it is to be", () => {
  const base = { wall_count: 2, infill_density: 0.15, top_layers: 4, bottom_layers: 4 };
  const parts = STRENGTHS.map((strength) => partsOf(strength, base));
  for (const [i, each] of parts.entries()) {
    const before = parts[i - 1];
    if (!before) continue;
    expect(each.infill_density).toBeGreaterThan(before.infill_density);
    expect(each.wall_count).toBeGreaterThanOrEqual(before.wall_count);
    expect(each.top_layers).toBeGreaterThan(before.top_layers);
  }
});
