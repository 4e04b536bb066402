import { describe, expect, it } from "vitest";
import type { CheckResult, Report, Verdict } from "../../engine/assessment/report-types.ts";
import type { PartSummary } from "../../engine/records/event-types.ts";
import type { Submission } from "../../engine/records/submission.ts";
import { differencesOf } from "./differences.ts";

const part = {
  volume: 1000,
  area: 600,
  bounds: { min: [0, 0, 0], max: [10, 10, 10] } as PartSummary["bounds"],
  genus: 0,
  bodies: 1,
  faces: 6,
  triangles: 12,
};
const slice = {
  printer: "mk4",
  filament: "pla",
  process: "quality-0.20",
  settings: {},
  time_s: 60,
  filament_mm: 100,
  volume_mm3: 240,
  mass_g: 0.3,
  layers: 50,
  height_mm: 10,
  gcodeHash: "a".repeat(64),
  errors: 0,
};
function report(verdict: Verdict): Report {
  const check: CheckResult = {
    id: "hole-a",
    kind: "hole-diameter",
    verdict,
    message: "",
    params: {},
    unit: "mm",
    uncertainty: 0,
    places: [],
  };
  const counts = { pass: 1, total: 1 };
  return { lesson: "plate", engine: "1", verdict, checks: [check], counts, hash: "b".repeat(64) };
}
const sent: Submission = {
  manifest: {
    subject: "lesson:plate",
    title: "Plate",
    actor: "ana",
    pseudonym: "Heron 7",
    engine: "1",
    at: "2026-03-02T08:00:00.000Z",
  },
  parameters: {},
  part,
  report: report("pass"),
  slice,
  history: [],
};
const here = { engine: "1", part, report: report("pass"), slice };

describe("differences between a file sent and what comes out here", () => {
  it("are none for honest work, and none for the last digits of a sum", () => {
    expect(differencesOf(sent, here)).toEqual([]);
    expect(differencesOf(sent, { ...here, part: { ...part, volume: 1000.0000001 } })).toEqual([]);
  });

  it("show a report that says better than the part is, and a report left out", () => {
    expect(differencesOf(sent, { ...here, report: report("fail") })).toEqual([
      { kind: "check", check: "hole-a", sent: "pass", here: "fail" },
    ]);
    expect(differencesOf({ ...sent, report: undefined }, here)).toEqual([
      { kind: "report-missing" },
    ]);
    const other = { ...report("pass"), checks: [] };
    expect(differencesOf({ ...sent, report: other }, here)).toEqual([
      { kind: "check", check: "hole-a", sent: "not-assessed", here: "pass" },
    ]);
  });

  it("show other figures, another print file and another version", () => {
    const slower = { ...slice, time_s: 66, gcodeHash: "c".repeat(64) };
    const found = differencesOf(sent, {
      ...here,
      engine: "2",
      part: { ...part, faces: 7 },
      slice: slower,
    });
    expect(found).toEqual([
      { kind: "engine", sent: "1", here: "2" },
      { kind: "figure", figure: "faces", sent: 6, here: 7 },
      { kind: "figure", figure: "time_s", sent: 60, here: 66 },
      { kind: "gcode", sent: slice.gcodeHash, here: slower.gcodeHash },
    ]);
  });
});
