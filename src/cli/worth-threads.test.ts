import { expect, test } from "vitest";
import { worthThreads } from "./worth-threads.ts";

/** A fan of upright triangles, 10 mm high: 50 layers of 0.2 mm cross each. */
function fan(count: number) {
  const triangle = [0, 0, 0, 1, 0, 0, 0, 1, 10];
  const positions = Float64Array.from({ length: 9 * count }, (_, k) => triangle[k % 9]!);
  return { positions, triangles: Uint32Array.from({ length: 3 * count }, (_, k) => k) };
}

test("more threads where there is work for them, never more than asked for", () => {
  const few = fan(100);
  const many = fan(4000);
  expect(worthThreads(few, 0.2, 4)).toBe(1);
  expect(worthThreads(many, 0.2, 8)).toBe(4);
  expect(worthThreads(many, 0.2, 2)).toBe(2);
  expect(worthThreads(many, 0.2, 1)).toBe(1);
  // Thicker layers are fewer.
  expect(worthThreads(many, 0.4, 8)).toBe(2);
});
