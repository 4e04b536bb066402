import { expect, it } from "vitest";
import type { CheckResult, Report, Verdict } from "../../engine/assessment/report-types.ts";
import type { Event } from "../../engine/records/event.ts";
import { levelsAsked } from "../../engine/records/hint-level.ts";
import { createMemoryPort } from "../storage/memory-port.ts";
import { lesson, page, until, words } from "./fixtures/node-page.ts";
import { createLessonSession } from "./lesson-store.ts";
import { triesOf } from "./tries.ts";

function check(id: string, verdict: Verdict, kind = "dim.diameter", measured = 1): CheckResult {
  const message = `check.size.${verdict}`;
  return {
    id,
    kind,
    verdict,
    message,
    params: {},
    measured,
    unit: "mm",
    uncertainty: 0,
    places: [],
  };
}

function report(hash: string, checks: readonly CheckResult[], engine = "assess/3"): Report {
  const counts = { pass: 0, total: checks.length };
  return { lesson: "x", engine, verdict: "fail", checks, counts, hash: hash.repeat(64) };
}

let seq = 0;
function made(report: unknown): Event {
  const at = new Date(Date.UTC(2026, 0, 1, 8, seq)).toISOString();
  const base = { v: 1, site: "local", device: "pc", actor: "a", subject: "lesson:x", prev: null };
  const payload = { report } as Event["payload"];
  return {
    ...base,
    id: `e${seq}`,
    seq: seq++,
    type: "report.made",
    payload,
    blobs: [],
    at,
    hash: "",
  };
}

it("tells the tries apart, with what changed since the one before", () => {
  const first = made(report("1", [check("bore", "fail"), check("old", "pass")]));
  const second = made(report("2", [check("bore", "pass"), check("new", "fail")]));
  const tries = triesOf([first, second]);
  expect(tries.map(({ number, at }) => [number, at])).toEqual([
    [1, first.at],
    [2, second.at],
  ]);
  expect(tries[0]?.changes).toEqual([]);
  expect(tries[1]?.changes).toEqual([
    { check: "bore", from: "fail", to: "pass" },
    { check: "new", to: "fail" },
    { check: "old", from: "pass" },
  ]);
});

it("takes the proof of the print file for the same try, and a new figure for a new one", () => {
  const bore = check("bore", "fail");
  const plain = made(report("1", [bore]));
  const sliced = made(report("2", [bore, check("layers", "pass", "gc.layers")]));
  const moved = made(report("3", [check("bore", "fail", "dim.diameter", 2)]));
  const tries = triesOf([plain, sliced, moved]);
  expect(tries).toHaveLength(2);
  expect(tries[0]).toMatchObject({ at: plain.at, report: { checks: [{}, { id: "layers" }] } });
  expect(tries[1]).toMatchObject({ number: 2, changes: [] });
});

it("reads reports of an older version, says that it was one, and leaves out what it can't read", () => {
  const older = made(report("1", [check("bore", "fail", "hole-diameter")], "assess/2"));
  const broken = made({ nothing: true });
  const newer = made(report("2", [check("bore", "fail")]));
  const tries = triesOf([older, broken, newer, newer]);
  expect(tries.map(({ number, remeasured }) => [number, remeasured])).toEqual([
    [1, false],
    [2, true],
  ]);
});

it("has the newest try, even where it could not be saved", () => {
  const saved = made(report("1", [check("bore", "fail")]));
  const next = { report: report("2", [check("bore", "pass")]), at: "2026-02-01T00:00:00.000Z" };
  expect(triesOf([saved], next).map(({ at }) => at)).toEqual([saved.at, next.at]);
  expect(triesOf([saved], { ...next, report: report("1", []) })).toHaveLength(1);
});

it("tells what help was asked for between the tries, each level once", () => {
  const asked = (check: string, level: string): Event => ({
    ...made({}),
    type: "hint.asked",
    payload: { check, message: "m", level },
  });
  const bore = check("bore", "fail");
  const tries = triesOf([
    asked("bore", "where"),
    made(report("1", [bore])),
    asked("bore", "where"),
    made(report("2", [bore, check("layers", "pass", "gc.layers")])),
    asked("bore", "where"),
    asked("bore", "kind"),
    asked("rim", "where"),
    made(report("3", [check("bore", "pass")])),
  ]);
  expect(tries.map(({ hints }) => hints)).toEqual([
    [
      { check: "bore", levels: ["where", "kind"] },
      { check: "rim", levels: ["where"] },
    ],
    [],
  ]);
});

it("keeps help that was asked for over a reload, for the same mistake only", async () => {
  const port = createMemoryPort();
  const first = await page(port, "pc-1");
  await first.app.store.getState().actions.createProfile("Heron 7", "trainee");
  const open = ({ app, services }: typeof first) =>
    createLessonSession({ lesson, services, desk: app.desk, words });
  const session = open(first);
  const state = session.getState;
  await until(() => state().part.status === "done" && !state().part.stale);
  await state().actions.check();
  const { id, message } = state().report.value!.checks[0]!;
  for (const level of ["where", "kind"] as const) state().actions.askHint(id, message, level);
  expect(levelsAsked(state().asked, { id, message })).toBe(2);
  await state().actions.close();
  expect(state().tries[0]?.hints).toEqual([{ check: id, levels: ["where", "kind"] }]);

  const again = open(await page(port, "pc-1"));
  await until(() => again.getState().tries.length > 0);
  const { asked, tries } = again.getState();
  expect(levelsAsked(asked, { id, message })).toBe(2);
  expect(levelsAsked(asked, { id, message: "another" })).toBe(0);
  expect(tries[0]?.hints).toEqual([{ check: id, levels: ["where", "kind"] }]);
  await again.getState().actions.close();
}, 30_000);

it("keeps the tries of a lesson over a reload", async () => {
  const port = createMemoryPort();
  const first = await page(port, "pc-1");
  await first.app.store.getState().actions.createProfile("Heron 7", "trainee");
  const open = ({ app, services }: typeof first) =>
    createLessonSession({ lesson, services, desk: app.desk, words });
  const session = open(first);
  const state = session.getState;
  const ran = () => until(() => state().part.status === "done" && !state().part.stale);
  await ran();
  await state().actions.check();
  state().actions.setSource(lesson.solution);
  await state().actions.run();
  await state().actions.check();
  expect(state().tries.map(({ number }) => number)).toEqual([1, 2]);
  expect(state().tries[1]?.report.hash).toBe(state().report.value?.hash);
  expect(state().tries[1]?.changes).toContainEqual({
    check: "thickness",
    from: "fail",
    to: "pass",
  });
  await state().actions.close();

  const again = open(await page(port, "pc-1"));
  await until(() => again.getState().tries.length > 0);
  expect(again.getState().tries).toEqual(state().tries);
  await again.getState().actions.close();
}, 30_000);
