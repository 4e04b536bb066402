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

/** Length of a path of straight lines, `M0 0L1 0Z`. */
function lengthOf(d: string): number {
  const points = [...d.matchAll(/(-?[\d.]+)[ ,](-?[\d.]+)/g)].map(
    ([, x, y]) => [+x!, +y!] as const,
  );
  return points.reduce((sum, [x, y], i) => {
    const [px, py] = points[Math.max(0, i - 1)]!;
    return sum + Math.hypot(x - px, y - py);
  }, 0);
}

describe("the picture of a setting", () => {
  it("shows a layer where the lines differ, before and after", async () => {
    const picture = comparePrints("infill_density", now, await printed({ infill_density: 0.4 }));
    expect(picture?.kind).toBe("layer");
    // By length: its lines are joined at their ends, so that there may be one path of any number.
    const infill = (side: "before" | "after") =>
      (picture?.[side] ?? [])
        .filter(({ role }) => role === "sparse-infill")
        .reduce((sum, { d }) => sum + lengthOf(d), 0);
    expect(infill("before")).toBeGreaterThan(0);
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
