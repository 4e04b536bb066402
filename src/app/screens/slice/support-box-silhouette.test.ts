import { expect, it } from "vitest";
import type { Mesh } from "../../../engine/geometry/mesh.ts";
import { FROM_ABOVE, FROM_FRONT, type Silhouette, silhouette } from "./support-box-silhouette.ts";

/** A block from one corner to the other, as 12 triangles, or each of them `split` times as many. */
function block(low: readonly number[], high: readonly number[]): Mesh {
  const positions = Float64Array.from({ length: 24 }, (_, i) => {
    const [corner, axis] = [Math.floor(i / 3), i % 3];
    return (corner >> axis) & 1 ? high[axis]! : low[axis]!;
  });
  const sides = [0, 2, 3, 1, 4, 5, 7, 6, 0, 1, 5, 4, 2, 6, 7, 3, 0, 4, 6, 2, 1, 3, 7, 5];
  const triangles = [0, 4, 8, 12, 16, 20].flatMap((k) => {
    const [a, b, c, d] = sides.slice(k, k + 4);
    return [a!, b!, c!, a!, c!, d!];
  });
  return { positions, triangles: Uint32Array.from(triangles) };
}

const both = (a: Mesh, b: Mesh): Mesh => ({
  positions: Float64Array.from([...a.positions, ...b.positions]),
  triangles: Uint32Array.from([
    ...a.triangles,
    ...b.triangles.map((i) => i + a.positions.length / 3),
  ]),
});

/** Area that an outline's strips cover, mm². */
const areaOf = ({ d }: Silhouette): number =>
  [...d.matchAll(/h([\d.]+)v-([\d.]+)h-/g)].reduce(
    (sum, [, width, height]) => sum + Number(width) * Number(height),
    0,
  );

it("covers what the part covers, from above and from the front", () => {
  const table = both(block([0, 0, 0], [4, 20, 10]), block([0, 0, 10], [40, 20, 12]));
  const above = silhouette(table, FROM_ABOVE);
  expect(above.box).toEqual([0, 0, 40, 20]);
  expect(areaOf(above) / 800).toBeCloseTo(1, 2);
  const front = silhouette(table, FROM_FRONT);
  expect(front.box).toEqual([0, 0, 40, 12]);
  expect(areaOf(front) / (40 + 80)).toBeCloseTo(1, 1);
});

it("leaves holes open and does not lose what is thin", () => {
  const two = both(block([0, 0, 0], [10, 50, 5]), block([90, 0, 0], [100, 50, 5]));
  expect(areaOf(silhouette(two, FROM_ABOVE)) / 1000).toBeCloseTo(1, 1);
  const sheet = both(block([0, 0, 0], [0.1, 0.1, 100]), block([0, 0, 0], [100, 0.1, 0.1]));
  const { d } = silhouette(sheet, FROM_FRONT);
  expect(d.match(/M/g)!.length).toBeGreaterThan(118);
});
