import { describe, expect, it } from "vitest";
import { quietCtx } from "../../../engine/foundation/context.ts";
import { DOORS } from "../../../browser/session/fixtures/node-page.ts";
import { box } from "../../../browser/session/fixtures/box.ts";
import { resolveProfile } from "../../../engine/machines/resolve.ts";
import { comparePrints } from "./layer-picture.ts";

async function printed(set: Record<string, number | boolean | string>) {
  const profile = resolveProfile({ set });
  if (!profile.ok) throw new Error(JSON.stringify(profile.problems));
  const made = await DOORS.trial({ mesh: box(60, 40, 5), profile: profile.value }, quietCtx());
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
}
const now = await printed({});

describe("the picture of a setting", () => {
  it("shows a layer where the lines differ, before and after", async () => {
    const picture = comparePrints("infill_density", now, await printed({ infill_density: 0.4 }));
    expect(picture?.kind).toBe("layer");
    const infill = (side: "before" | "after") =>
      picture?.[side].filter(({ role }) => role === "sparse-infill").length ?? 0;
    expect(infill("after")).toBeGreaterThan(1.5 * infill("before"));
  });

  it("shows the stack of layers from the side", async () => {
    const picture = comparePrints("layer_height", now, await printed({ layer_height: 0.1 }));
    expect(picture?.kind).toBe("section");
    // A bead of the outer wall in every layer: twice as many.
    const walls = (side: "before" | "after") =>
      picture?.[side].filter(({ role }) => role === "outer-wall").length ?? 0;
    expect(walls("after") / walls("before")).toBeCloseTo(2, 0);
  });

  it("marks the lines whose speed changes, and them only", async () => {
    const picture = comparePrints("outer_wall_speed", now, await printed({ outer_wall_speed: 20 }));
    expect(picture?.kind).toBe("speed");
    const changed = picture?.before.filter((line) => line.changed) ?? [];
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.every(({ role }) => role === "outer-wall")).toBe(true);
  });

  it("shows nothing where nothing is to be seen", async () => {
    const warmer = await printed({ nozzle_temperature: 215 });
    expect(comparePrints("nozzle_temperature", now, warmer)).toBeNull();
  });
});
