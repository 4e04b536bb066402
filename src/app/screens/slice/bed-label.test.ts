import { expect, it } from "vitest";
import { bedLabel } from "./bed-label.ts";

it("says of a name what there is room for, and its number in any case", () => {
  expect(bedLabel(2, "Hook", 20)).toBe("2 Hook");
  expect(bedLabel(2, "Bracket for the wall", 8)).toBe("2 Bracket fo…");
  expect(bedLabel(12, "Hook", 2)).toBe("12");
  expect(bedLabel(3, "", 20)).toBe("3");
  for (let room = 0; room < 30; room += 0.3) {
    const said = bedLabel(7, "Bracket for the wall", room);
    expect(said).toMatch(/^7( Br|$)/);
    if (said.length > 1) expect(said.length * 0.58).toBeLessThanOrEqual(room + 1e-9);
  }
});
