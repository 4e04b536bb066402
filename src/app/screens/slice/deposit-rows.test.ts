import { expect, it } from "vitest";
import type { Deposit, DepositFinding } from "../../../engine/gcode/deposit-types.ts";
import { placesOf, depositRows } from "./deposit-rows.ts";

const finding = (kind: DepositFinding["kind"], layer: number, size: number): DepositFinding => ({
  kind,
  layer,
  x: 10 * layer,
  y: 5,
  size,
  thickness: 0.1,
  line: 0,
});

const deposit = {
  deviation: { mean: 0.002, p99: 0.02, max: 0.3, layer: 7, x: 3, y: 4 },
  totals: { missing: 5, missingShare: 0.004, over: 2 },
  found: { void: 3, "unsupported-start": 1 },
  findings: [finding("unsupported-start", 4, 6), finding("void", 2, 0.4), finding("void", 9, 1.2)],
} as unknown as Deposit;

it("has a row for the walls and for each kind that was found, with its worst place", () => {
  const rows = depositRows(deposit);
  expect(rows.map(({ id }) => id)).toEqual([
    "mean",
    "p99",
    "max",
    "missing",
    "void",
    "unsupported-start",
  ]);
  expect(rows.find(({ id }) => id === "max")?.place).toEqual({
    layer: 7,
    at: [3, 4],
    by: "deviation",
  });
  expect(rows.find(({ id }) => id === "void")).toMatchObject({
    params: { count: 3, size: 1.2 },
    place: { layer: 9, at: [90, 5] },
  });
});

it("counts the layers of a raft in its places", () => {
  expect(depositRows(deposit, 3).flatMap(({ place }) => place?.layer ?? [])).toEqual([10, 12, 7]);
});

it("says that a deviation is as far as is measured, where it is", () => {
  const far = { ...deposit, deviation: { ...deposit.deviation, max: 1 } };
  expect(depositRows(far)[2]?.id).toBe("max.over");
});

it("lists places kind by kind, the largest first", () => {
  expect(placesOf(deposit).map(({ layer }) => layer)).toEqual([9, 2, 4]);
});
