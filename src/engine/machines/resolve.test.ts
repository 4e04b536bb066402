import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveProfile } from "./resolve.ts";
import { SETTINGS } from "./settings.ts";

const codes = (set: Record<string, string | number | boolean>): string[] =>
  resolveProfile({ set }).problems.map(({ code, params }) => `${code} ${params.name}`);

describe("a print profile", () => {
  it("takes the filament's and the printer's values unless they are set", () => {
    const result = resolveProfile({ printer: "ender3", filament: "petg", set: { z_hop: 0.4 } });
    if (!result.ok) throw new Error();
    const { settings } = result.value;
    expect(settings.nozzle_temperature).toBe(240);
    expect(settings.retraction_length).toBe(5);
    expect(settings.z_hop).toBe(0.4);
  });

  it("reads what people type", () => {
    const set = { layer_height: "0,15", infill_density: "40 %", support: "on", wall_count: "3" };
    const result = resolveProfile({ set });
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    expect(result.value.settings).toMatchObject({
      layer_height: 0.15,
      infill_density: 0.4,
      support: true,
      wall_count: 3,
    });
  });

  it("names every setting that is wrong", () => {
    expect(codes({ speed: 3 })).toEqual(["machines.unknown-setting speed"]);
    expect(codes({ wall_count: "2.5" })).toEqual(["machines.out-of-range wall_count"]);
    expect(codes({ wall_count: "two", support: "perhaps", infill_pattern: "maze" })).toEqual([
      "machines.not-a-number wall_count",
      "machines.not-a-choice support",
      "machines.not-a-choice infill_pattern",
    ]);
    expect(codes({ layer_height: 0.4, line_width: 0.5 })).toEqual([
      "machines.layer-too-thick layer_height",
    ]);
    expect(codes({ layer_height: 0.3, line_width: 0.25 })).toEqual([
      "machines.line-too-narrow line_width",
    ]);
    expect(codes({ nozzle_temperature: 260 })).toEqual([
      "machines.out-of-range nozzle_temperature",
    ]);
  });

  it("asks whether a name like one that there is was meant", () => {
    const like = (name: string) => resolveProfile({ set: { [name]: 1 } }).problems[0]?.params.like;
    expect(like("wall_cuont")).toBe("wall_count");
    expect(like("Infill-Density")).toBe("infill_density");
    expect(like("temperature")).toBeUndefined();
  });

  it("keeps to what printer and filament stand together", () => {
    const of = (request: object): string[] =>
      resolveProfile(request).problems.map(({ code }) => code);
    expect(of({ printer: "ender3", filament: "pc-blend" })).toEqual(["machines.filament-too-hot"]);
    expect(of({ printer: "kobra2", process: "quality-0.30-nozzle-0.6" })).toEqual([
      "machines.no-such-nozzle",
    ]);
    // Hotter than the bed can get is cut to what it can; what a person sets is not.
    const asa = resolveProfile({ printer: "mini", filament: "asa" });
    expect(asa.ok && asa.value.settings.bed_temperature).toBe(100);
    expect(of({ printer: "mini", filament: "asa", set: { bed_temperature: 110 } })).toEqual([
      "machines.out-of-range",
    ]);
    expect(of({ set: { adaptive_layers: true, adaptive_min_height: 0.3 } })).toEqual([
      "machines.least-above-most",
    ]);
    expect(of({ set: { infill_line_width: 0.15 } })).toEqual(["machines.line-too-narrow"]);
  });

  it("takes flavour, flow limit and the bridges' fan from printer and filament", () => {
    const result = resolveProfile({ printer: "k1", filament: "petg" });
    expect(result.ok && result.value.settings).toMatchObject({
      gcode_flavour: "klipper",
      max_volumetric_speed: 8,
      bridge_fan: 0.5,
    });
  });

  it("says which ids there are", () => {
    const result = resolveProfile({ printer: "press", filament: "clay", process: "quick" });
    expect(result.problems.map((p) => p.code)).toEqual([
      "machines.unknown-printer",
      "machines.unknown-filament",
      "machines.unknown-process",
    ]);
    expect(result.problems[0]?.params.known).toContain("mk4");
  });

  it("never throws, and never gives a value outside its range", () => {
    const names = fc.oneof(fc.constantFrom(...SETTINGS.map(({ name }) => name)), fc.string());
    const values = fc.oneof(fc.string(), fc.double(), fc.boolean());
    fc.assert(
      fc.property(fc.dictionary(names, values), (set) => {
        const result = resolveProfile({ set });
        if (!result.ok) return;
        for (const setting of SETTINGS) {
          if (setting.kind === "boolean" || setting.kind === "choice") continue;
          const value = Number(result.value.settings[setting.name]);
          expect(value).toBeGreaterThanOrEqual(setting.min);
          expect(value).toBeLessThanOrEqual(setting.max);
        }
      }),
    );
  });
});
