import { expect, it } from "vitest";
import { area, pathArea, pathCount, type Polys, polysBuilder } from "../kernel/polys.ts";
import { islandsOf } from "./islands.ts";

/** Rings round the same middle, from radius to radius, mm. */
function rings(...radii: readonly (readonly [number, number])[]): Polys {
  const builder = polysBuilder();
  const circle = (radius: number, turn: number): void => {
    for (let k = 0; k < 60; k++) {
      const angle = (turn * 2 * Math.PI * k) / 60 + radius;
      builder.point(
        Math.round(1000 * radius * Math.cos(angle)),
        Math.round(1000 * radius * Math.sin(angle)),
      );
    }
    builder.end();
  };
  for (const [inner, outer] of radii) {
    circle(outer, 1);
    circle(inner, -1);
  }
  return builder.done();
}

it("a region parted by its own islands is whole rings, each with its hole", () => {
  for (let k = 0; k < 40; k++) {
    const grow = 1 + k / 17;
    const region = rings([18 * grow, 21 * grow], [13 * grow, 16 * grow], [8 * grow, 11 * grow]);
    const parts = islandsOf(region).split(region);
    expect(parts.map(pathCount)).toEqual([2, 2, 2]);
    for (const part of parts) {
      expect(area(part)).toBeGreaterThan(0);
      expect([pathArea(part, 0) > 0, pathArea(part, 1) > 0]).toContain(false);
    }
  }
});
