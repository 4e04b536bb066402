import { describe, expect, it } from "vitest";
import { resolveProfile } from "../../machines/resolve.ts";
import type { LayerLevel } from "../steps/layers.ts";
import { shellLayers } from "./shells.ts";

const levels = (heights: readonly number[]): LayerLevel[] =>
  heights.map((height) => ({ z: 0, height, plane: 0 }));
const shells = (set: Record<string, number>, heights: readonly number[]) => {
  const profile = resolveProfile({ set });
  if (!profile.ok) throw new Error("no profile");
  const { settings } = profile.value;
  return shellLayers({ settings, levels: levels(heights), from: 0, to: heights.length });
};
const even = Array.from({ length: 20 }, () => 0.2);

describe("the layers of a skin", () => {
  it("are as many as asked for, or as thick", () => {
    const set = { top_layers: 3, bottom_layers: 2, top_thickness: 1, bottom_thickness: 0.3 };
    const { above, below, mostAbove } = shells(set, even);
    expect([above(5), below(5), mostAbove]).toEqual([5, 2, 5]);
  });
  it("are none where none are asked for, whatever the thickness", () => {
    expect(shells({ top_layers: 0, top_thickness: 5 }, even).mostAbove).toBe(0);
  });
  it("are counted by their own heights", () => {
    const { above, below } = shells(
      { top_layers: 1, top_thickness: 0.6, bottom_thickness: 0.6 },
      [0.3, 0.3, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1],
    );
    expect([above(0), above(2), below(1)]).toEqual([2, 6, 4]);
  });
});
