import { expect, it } from "vitest";
import type { OpenedSubmission } from "../../../browser/session/review-state.ts";
import type { Sliced } from "../../../browser/session/slice-state.ts";
import { printRows } from "./print-rows.ts";

const say = (id: string, params: Readonly<Record<string, unknown>> = {}) =>
  [id, ...Object.values(params)].join(" ");

const box = { kind: "force", centre: [0, 0, 0], size: [1, 1, 1] };
const slice = { printer: "mk4", filament: "pla", process: "standard-0.20", settings: {} };
const opened = (more: object, locked: object = {}) =>
  ({
    submission: { slice: { ...slice, ...more } },
    lesson: { rubric: { print: { printers: [], locked } } },
  }) as unknown as OpenedSubmission;
const sliced = {
  gcode: { summary: { time_s: 3660, mass_g: 12.5, layers: 40 } },
} as unknown as Sliced;
const bed = { turn: [0, 90, 0], copies: 3, gap: 5 };

it("tells the tutor what the file prints: with what, how many, how turned, with which boxes", () => {
  const rows = Object.fromEntries(
    printRows(say, opened({ bed, supportBoxes: [box, box] }), sliced),
  );
  expect(rows).toMatchObject({
    "slice.printer": expect.stringMatching(/MK4/i),
    "slice.filament": expect.stringMatching(/PLA/i),
    "bed.title": "bed.summary 3 yes",
    "boxes.title": "quantity.count 2",
    "slice.mass": "quantity.g 12.5",
    "slice.layers": "quantity.count 40",
  });
  expect(rows["slice.time"]).toContain("1");
});

it("tells what is in force: a lesson that fixes how it is printed has one part and no boxes", () => {
  const given = opened({ bed, supportBoxes: [box] }, { support: false });
  const rows = Object.fromEntries(printRows(say, given, undefined));
  expect(rows).toMatchObject({
    "bed.title": "bed.summary.plain",
    "boxes.title": "quantity.count 0",
  });
  expect(rows).not.toHaveProperty("slice.time");
  expect(printRows(say, { submission: {} } as unknown as OpenedSubmission, undefined)).toEqual([]);
});
