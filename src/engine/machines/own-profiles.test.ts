import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FILAMENTS } from "./filaments.ts";
import { type OwnProfile, parseProfile, profileToJson } from "./own-profiles.ts";
import { PRINTERS } from "./printers.ts";
import { PROCESSES } from "./processes.ts";
import { resolveProfile } from "./resolve.ts";

const printer = { ...PRINTERS[0]!, id: "shed", name: "The one in the shed" };
const filament = { ...FILAMENTS[0]!, id: "green", name: "Green PLA" };
const process = { ...PROCESSES[0]!, id: "mine", name: "Mine", settings: { wall_count: 4 } };
const own: readonly OwnProfile[] = [
  { kind: "printer", profile: printer },
  { kind: "filament", profile: filament },
  { kind: "process", profile: process },
];

const codes = (json: string): string[] =>
  parseProfile(json).problems.map(({ code, params }) =>
    `${code} ${params.name ?? params.detail ?? params.value ?? ""}`.trim(),
  );
type Fields = Record<string, unknown>;
/** The file of a profile with one field changed; `undefined` leaves it out. */
function changed(which: OwnProfile, field: string, value: unknown): string {
  const file = JSON.parse(profileToJson(which)) as { data: Fields };
  const path = field.split(".");
  const last = path.pop() ?? "";
  let at = file.data;
  for (const step of path) at = at[step] as Fields;
  at[last] = value;
  return JSON.stringify(file);
}

describe("a person's own profiles", () => {
  it.each(own.map((one) => [one.kind, one] as const))("a %s comes back as it went", (_, one) => {
    const back = parseProfile(profileToJson(one));
    expect(back).toEqual({ ok: true, value: one, problems: [] });
    const again = back.ok ? JSON.parse(profileToJson(back.value)) : undefined;
    expect(again).toEqual(JSON.parse(profileToJson(one)));
  });

  it("print like the stock ones, and win over them", () => {
    const fast = { ...printer, id: "mk4", retraction: { ...printer.retraction, length: 1.1 } };
    const result = resolveProfile({
      filament: "green",
      process: "mine",
      own: { printers: [fast], filaments: [filament], processes: [process] },
    });
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    expect(result.value.settings).toMatchObject({ wall_count: 4, retraction_length: 1.1 });
    expect(result.value.filament.name).toBe("Green PLA");
  });

  it("that are no JSON or of another kind say so", () => {
    expect(codes("{")).toEqual(["machines.profile-not-json"]);
    expect(codes(" ".repeat(300_000))).toEqual(["machines.profile-not-json"]);
    expect(codes("null")).toEqual(["machines.profile-kind"]);
    expect(codes('{"kind":"plumbline-bundle","version":1,"data":{}}')).toEqual([
      "machines.profile-kind",
    ]);
  });

  it("from a newer version say so", () => {
    const file = { ...(JSON.parse(profileToJson(own[0]!)) as object), version: 99 };
    expect(codes(JSON.stringify(file))).toEqual(["foundation.stored-version"]);
  });

  it("name the field that has the wrong shape", () => {
    const [a, b, c] = [own[0]!, own[1]!, own[2]!];
    expect(codes(changed(a, "bed.width", "wide"))[0]).toContain("bed.width");
    expect(codes(changed(a, "limits.jerk", undefined))[0]).toContain("limits.jerk");
    expect(codes(changed(a, "bedd", 1))[0]).toContain("bedd");
    expect(codes(changed(a, "startGcode", ["G28\nM112"]))[0]).toContain("startGcode.0");
    expect(codes(changed(b, "density", -1))[0]).toContain("density");
    expect(codes(changed(c, "id", "Ä b"))[0]).toContain("id");
  });

  it("name what makes no sense", () => {
    const [a, b, c] = [own[0]!, own[1]!, own[2]!];
    expect(codes(changed(a, "startGcode", ["M104 S{first_layer_heat}"]))).toEqual([
      "machines.macro-unknown first_layer_heat",
    ]);
    expect(codes(changed(a, "endGcode", ["{if material < 3}"]))).toEqual([
      "machines.macro-syntax",
      "machines.macro-syntax",
    ]);
    expect(codes(changed(a, "nozzleDiameter", 0.5))).toEqual(["machines.no-such-nozzle 0.5"]);
    expect(codes(changed(b, "nozzleRange", [230, 190]))).toContain(
      "machines.least-above-most nozzleRange",
    );
    expect(codes(changed(b, "bedTemperature", 100))).toEqual([
      "machines.out-of-range bedTemperature",
    ]);
    expect(codes(changed(c, "settings", { wall_cout: 2, seam: "left" }))).toEqual([
      "machines.unknown-setting-like wall_cout",
      "machines.not-a-choice seam",
    ]);
  });

  it("never throw, whatever the file holds", () => {
    const kinds = ["plumbline-printer", "plumbline-filament", "plumbline-process"];
    const file = fc.record({
      kind: fc.constantFrom(...kinds),
      version: fc.constantFrom(1, 2, 0, "1"),
      data: fc.oneof(
        fc.jsonValue(),
        fc
          .constantFrom(...own)
          .chain((one) =>
            fc
              .tuple(fc.constantFrom(...Object.keys(one.profile)), fc.jsonValue())
              .map(([key, value]) => ({ ...one.profile, [key]: value })),
          ),
      ),
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          file.map((value) => JSON.stringify(value)),
        ),
        (json) => {
          const result = parseProfile(json);
          expect(result.ok || result.problems.length > 0).toBe(true);
        },
      ),
    );
  });
});
