import { beforeAll, expect, it } from "vitest";
import { createClipper } from "../clipper.ts";
import { box, polys } from "../infill/test-areas.ts";
import { createKernel, type Kernel } from "../kernel/kernel.ts";
import { area, concat, inRegion, NO_POLYS } from "../kernel/polys.ts";
import { beadRoom, makeWalls, type WallOptions } from "./walls.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = createKernel(await createClipper({}));
});

/** What loops of 1.2 mm left round a boss: slits along them, one that opens, and splinters. */
const LEFT = [
  "124.470,120.616 124.387,120.632 123.905,120.766 123.808,120.805 123.368,121.024 123.259,121.093 122.850,121.411 122.760,121.497 122.442,121.866 122.390,121.940 122.132,122.381 122.087,122.480 122.008,122.715 121.803,122.715 121.713,122.705 122.759,121.496 122.851,121.409 123.256,121.094 123.372,121.021 123.805,120.805 123.902,120.766 124.390,120.630",
  "121.620,122.694 121.266,122.656 121.234,122.184 121.225,122.121 121.157,121.811 121.141,121.757 121.042,121.477",
  "120.825,121.094 120.731,120.937 120.728,120.932",
  "120.712,120.902 120.714,120.906 120.686,120.880 120.684,120.874",
  "119.539,120.093 120.326,120.550 120.405,120.610 120.326,120.551 119.944,120.329 119.820,120.276 119.353,120.136 119.474,119.793 119.523,119.733 119.527,119.647 119.557,119.566",
].map((path) =>
  polys(path.split(" ").map((point) => point.split(",").map(Number) as [number, number])),
);
const least = 0.41;
const how: WallOptions = {
  width: 1.2,
  outerWidth: 1.2,
  height: 0.04,
  count: 1,
  generator: "variable",
  minBeadWidth: least,
  preciseOuterWall: false,
};
const gap = polys(box(125, 125, 129, 126));

it("leaves out slits and splinters, which led beads to where nothing was left", () => {
  const left = LEFT.reduce(concat, gap);
  const { loops, beads } = makeWalls(kernel, beadRoom(kernel, left, least), how);
  const laid = [beads.points, ...loops.map(({ points }) => points)];
  expect(Math.max(...laid.map(({ length }) => length))).toBeGreaterThan(0);
  for (const points of laid)
    for (let k = 0; k < points.length; k += 2)
      expect(inRegion(gap, points[k]!, points[k + 1]!)).toBe(true);
});

it("drops nothing where beads may be as narrow as they like", () => {
  const left = LEFT.reduce(concat, gap);
  expect(area(beadRoom(kernel, left, 0.01))).toBeCloseTo(area(kernel.union(left)), -3);
  expect(beadRoom(kernel, NO_POLYS, least)).toBe(NO_POLYS);
});
