import { describe, expect, it } from "vitest";
import { type ProfileRequest, resolveProfile } from "../../machines/resolve.ts";
import { dialectOf } from "./dialect.ts";

function advance(request: ProfileRequest): string {
  const profile = resolveProfile(request);
  if (!profile.ok) throw new Error(JSON.stringify(profile.problems));
  return dialectOf(profile.value).pressureAdvance(0.05);
}

describe("the order that sets pressure advance", () => {
  it("is the printer's own where it has one, else that of its flavour", () => {
    expect(advance({ printer: "mk3s" })).toBe("M900 K0.05\n");
    expect(advance({ printer: "mini" })).toBe("M900 K0.05\n");
    expect(advance({ printer: "mk4" })).toBe("M572 S0.05\n");
    expect(advance({ printer: "voron24-300" })).toBe("SET_PRESSURE_ADVANCE ADVANCE=0.05\n");
  });
  it("is that of another firmware where somebody put one on the printer", () => {
    const set = { gcode_flavour: "klipper" };
    expect(advance({ printer: "mk3s", set })).toBe("SET_PRESSURE_ADVANCE ADVANCE=0.05\n");
  });
});
