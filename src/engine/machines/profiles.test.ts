import { describe, expect, it } from "vitest";
import { FILAMENTS } from "./filaments.ts";
import { filamentsFor, processesFor } from "./fits.ts";
import { expandMacro, macroVariables, PRINT_VARIABLES } from "./macro.ts";
import { parseProfile, profileToJson } from "./own-profiles.ts";
import { PRINTERS } from "./printers.ts";
import { PROCESSES } from "./processes.ts";
import { resolveProfile } from "./resolve.ts";
import { SETTINGS } from "./settings.ts";

const unique = (ids: readonly string[]): void => expect(new Set(ids).size).toBe(ids.length);

describe("stock profiles", () => {
  it("are as many as promised, each with its own id and name and its source", () => {
    expect(PRINTERS.length).toBeGreaterThanOrEqual(12);
    expect(FILAMENTS.length).toBeGreaterThanOrEqual(8);
    for (const list of [PRINTERS, FILAMENTS, PROCESSES]) {
      unique(list.map(({ id }) => id));
      unique(list.map(({ name }) => name));
      for (const { source, id } of list) expect(source, id).toMatch(/\b(20[12]\d)\b/);
    }
    for (const nozzle of new Set(PRINTERS.flatMap((p) => p.nozzles.map((n) => n.diameter))))
      expect(PROCESSES.filter((p) => p.nozzleDiameter === nozzle).length, `${nozzle}`).toBe(5);
  });

  it("pass the checks that a person's own profiles must pass", () => {
    const all = [
      ...PRINTERS.map((profile) => ({ kind: "printer", profile }) as const),
      ...FILAMENTS.map((profile) => ({ kind: "filament", profile }) as const),
      ...PROCESSES.map((profile) => ({ kind: "process", profile }) as const),
    ];
    for (const own of all)
      expect(parseProfile(profileToJson(own)).problems, own.profile.id).toEqual([]);
  });

  it.each(PRINTERS.map((printer) => [printer.id, printer] as const))(
    "%s has limits that a machine can have",
    (_, { limits, bed, maxNozzleTemperature, maxBedTemperature, notes, source }) => {
      const { maxFeed, maxAcceleration, acceleration, jerk } = limits;
      for (const axis of ["x", "y"] as const) {
        expect(maxFeed[axis]).toBeGreaterThanOrEqual(100);
        expect(maxFeed[axis]).toBeLessThanOrEqual(1000);
        expect(maxAcceleration[axis]).toBeGreaterThanOrEqual(300);
        expect(jerk[axis]).toBeLessThanOrEqual(30);
      }
      expect(maxFeed.z).toBeLessThanOrEqual(maxFeed.x);
      expect(jerk.z).toBeLessThanOrEqual(jerk.x);
      // M204 may say more than an axis can do, but not by much: MK3S does.
      expect(acceleration.print).toBeLessThanOrEqual(1.3 * maxAcceleration.x);
      expect(limits.junctionDeviation ?? 0.05).toBeLessThan(0.3);
      expect(limits.squareCornerVelocity ?? 5).toBeLessThanOrEqual(20);
      expect(Math.min(bed.width, bed.depth, bed.height)).toBeGreaterThanOrEqual(150);
      expect(maxNozzleTemperature).toBeGreaterThanOrEqual(230);
      expect(maxNozzleTemperature).toBeLessThanOrEqual(320);
      expect(maxBedTemperature).toBeLessThanOrEqual(130);
      // What is assumed is said to be; what is not, comes from somewhere.
      expect(`${source} ${notes ?? ""}`.length).toBeGreaterThan(40);
    },
  );

  it("fit: a printer has filaments and, for each nozzle, five processes", () => {
    for (const printer of PRINTERS) {
      expect(filamentsFor(printer, FILAMENTS).length, printer.id).toBeGreaterThanOrEqual(6);
      expect(processesFor(printer, PROCESSES).length).toBe(5 * printer.nozzles.length);
    }
  });

  it("resolve together wherever they fit, and say why where they don't", () => {
    let whole = 0;
    for (const printer of PRINTERS)
      for (const filament of FILAMENTS)
        for (const process of PROCESSES) {
          const ids = { printer: printer.id, filament: filament.id, process: process.id };
          const fits =
            filamentsFor(printer, [filament]).length + processesFor(printer, [process]).length ===
            2;
          const result = resolveProfile(ids);
          expect(result.ok, JSON.stringify([ids, result.problems])).toBe(fits);
          const why = /no-such-nozzle|filament-too-hot|bed-too-cold/;
          if (!result.ok) for (const { code } of result.problems) expect(code).toMatch(why);
          if (!result.ok) continue;
          whole++;
          const { settings } = result.value;
          expect(result.value.printer.nozzleDiameter).toBe(process.nozzleDiameter);
          for (const { name } of SETTINGS) expect(settings[name], name).toBeDefined();
          expect(settings.bed_temperature).toBeLessThanOrEqual(printer.maxBedTemperature);
          expect(settings.line_width).toBeGreaterThan(settings.layer_height);
          expect(settings.line_width / process.nozzleDiameter).toBeGreaterThan(0.9);
          expect(settings.line_width / process.nozzleDiameter).toBeLessThan(1.4);
        }
    expect(whole).toBeGreaterThan(1500);
  });

  it("start and end without an unknown variable, hot before the nozzle is filled", () => {
    for (const printer of PRINTERS)
      for (const filament of filamentsFor(printer, FILAMENTS)) {
        const profile = resolveProfile({ printer: printer.id, filament: filament.id });
        if (!profile.ok) throw new Error(JSON.stringify(profile.problems));
        const values = {
          ...macroVariables(profile.value),
          ...Object.fromEntries(PRINT_VARIABLES.map((name) => [name, 5])),
        };
        const start = expandMacro(printer.startGcode, values);
        const end = expandMacro(printer.endGcode, values);
        if (!start.ok || !end.ok) throw new Error(`${printer.id} ${filament.id}`);
        const at = (pattern: RegExp, from = 0): number =>
          start.value.findIndex((line, i) => i >= from && pattern.test(line));
        const { first_layer_nozzle_temperature: hot } = profile.value.settings;
        const heated = start.value.findLastIndex((line) => line.startsWith(`M109 S${hot}`));
        expect(heated, `${printer.id} ${filament.id}`).toBeGreaterThan(0);
        expect(at(/^M190 S/)).toBeGreaterThan(0);
        expect(at(/^G28/)).toBeGreaterThan(0);
        // Nothing is pushed before the nozzle is hot and the machine knows where it is.
        expect(at(/^G1.* E\d/)).toBeGreaterThan(Math.max(heated, at(/^G28/)));
        for (const off of ["M104 S0", "M140 S0", "M107", "M84"])
          expect(
            end.value.some((line) => line.startsWith(off)),
            `${printer.id} ${off}`,
          ).toBe(true);
        expect([...start.value, ...end.value].join("\n")).not.toMatch(/[{}]|NaN|undefined/);
      }
  });
});
