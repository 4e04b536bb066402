import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerQuestion } from "./answer-question.ts";
import { lessonAttempts } from "./lesson-attempts.ts";
import type { LessonData } from "./lesson.ts";
import { loadLesson } from "./load-lesson.ts";
import { type LessonSummary, lessonProgress, STATIONS } from "./progress.ts";

const station = { heading: "h", paragraphs: ["p"] };
const text = {
  title: "t",
  summary: "s",
  read: station,
  model: { ...station, hints: [] },
  check: station,
  slice: station,
  handIn: station,
  questions: { q: { ask: "a", hint: "h" } },
  checks: { closed: "Closed" },
};
const data = {
  kind: "lesson",
  version: 1,
  id: "small",
  code: "C0-01",
  order: 1,
  drawing: { material: "PLA", generalTolerance: "ISO 2768-m", dimensions: [] },
  rubric: {
    pose: "any",
    checks: [{ id: "closed", kind: "solid.valid" }],
    print: { printers: ["mk4"] },
  },
  questions: [{ id: "q", answer: 4.5 }],
  mistakes: [{ file: "m.js", check: "closed", message: "check.closed-solid.open" }],
  alternatives: ["a.js"],
};

function folder(changes: Record<string, unknown> = {}): Record<string, string> {
  const files: Record<string, unknown> = {
    "lesson.json": data,
    "text.en.json": text,
    "text.pt.json": text,
    "reference.js": "r",
    "starter.js": "st",
    "solution.js": "so",
    "alternatives/a.js": "a",
    "mistakes/m.js": "m",
    ...changes,
  };
  return Object.fromEntries(
    Object.entries(files)
      .filter(([, file]) => file !== undefined)
      .map(([name, file]) => [name, typeof file === "string" ? file : JSON.stringify(file)]),
  );
}

/** Codes of what is wrong with the folder, each with the key or file that it names. */
function wrong(changes: Record<string, unknown>): string[] {
  const { problems } = loadLesson(folder(changes));
  return problems.map(({ code, params }) => `${code} ${params.key ?? params.file ?? params.id}`);
}

describe("loadLesson", () => {
  it("asks for an author's own hints in every language, and lets the drawn part be laid over only on request", () => {
    const hinted = (hints: unknown) => {
      const checks = [{ id: "closed", kind: "solid.valid", hints }];
      return { "lesson.json": { ...data, rubric: { ...data.rubric, checks } } };
    };
    const both = { en: "Look.", pt: "Olhe." };
    expect(wrong(hinted([both, both, both]))).toEqual([]);
    expect(wrong(hinted([both, { en: "Look." }]))).toEqual([
      "course.text-missing rubric.checks.closed.hints.1",
    ]);
    expect(wrong(hinted([both, both, both, both]))).toHaveLength(1);
    const loaded = loadLesson(folder(hinted([both])));
    expect(loaded).toMatchObject({ ok: true, value: { ghost: "never" } });
    expect(loaded).toMatchObject({ value: { rubric: { checks: [{ hints: [both] }] } } });
  });

  it("gives the lesson with its texts and scripts", () => {
    const loaded = loadLesson(folder());
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    expect(loaded.value).toMatchObject({ id: "small", reference: "r", starter: "st" });
    expect(Object.keys(loaded.value.texts)).toEqual(["en", "pt"]);
    expect(loaded.value.questions[0]?.tolerance).toBe(0.001);
    const attempts = lessonAttempts(folder(), loaded.value);
    expect(attempts).toMatchObject({
      value: [
        { file: "solution.js", source: "so" },
        { file: "alternatives/a.js", source: "a" },
        { file: "mistakes/m.js", fails: { check: "closed" } },
      ],
    });
    const lacking = lessonAttempts(folder({ "mistakes/m.js": undefined }), loaded.value);
    expect(lacking.problems.map((p) => p.params.file)).toEqual(["mistakes/m.js"]);
  });

  it("names what is missing or broken, all at once", () => {
    expect(wrong({ "lesson.json": undefined })).toContain("course.file-missing lesson.json");
    expect(wrong({ "solution.js": " ", "starter.js": undefined })).toEqual([
      "course.file-missing starter.js",
      "course.file-missing solution.js",
    ]);
    expect(wrong({ "text.en.json": undefined, "text.pt.json": undefined })[0]).toBe(
      "course.file-missing text.en.json",
    );
    expect(wrong({ "lesson.json": "{" })).toEqual(["course.json lesson.json"]);
    expect(wrong({ "lesson.json": { ...data, order: "x" } })).toEqual([
      "course.schema lesson.json",
    ]);
  });

  it("wants the same keys in every language, and a text for each check and question", () => {
    expect(wrong({ "text.pt.json": { ...text, read: { heading: "h", paragraphs: [] } } })).toEqual([
      "course.text-keys read.paragraphs.0",
    ]);
    expect(wrong({ "text.pt.json": { ...text, checks: {} } })).toEqual([
      "course.text-keys checks.closed",
      "course.text-missing checks.closed",
    ]);
  });

  it("refuses names that point nowhere or stand twice", () => {
    const questions = [{ id: "q", answer: 1, dimension: "nowhere" }];
    expect(wrong({ "lesson.json": { ...data, questions } })).toEqual([
      "course.unknown-dimension q",
    ]);
    const mistakes = [{ file: "m.js", check: "nothing", message: "x" }];
    expect(wrong({ "lesson.json": { ...data, mistakes } })).toEqual(["course.unknown-check m.js"]);
    const twice = [...data.questions, ...data.questions];
    expect(wrong({ "lesson.json": { ...data, questions: twice } })).toEqual([
      "course.duplicate-id q",
    ]);
  });
});

type Dimension = LessonData["drawing"]["dimensions"][number];

describe("answerQuestion", () => {
  const dimension = (id: string, kind: "diameter" | "vertical"): Dimension => ({
    id,
    kind,
    nominal: 9,
    view: "top",
    from: [0, 0, 0],
    to: [9, 0, 0],
  });
  const dimensions = [dimension("bore", "diameter"), dimension("height", "vertical")];
  const answer = (typed: string, right = 4.5, about = "bore") => {
    const question = { id: "q", answer: right, tolerance: 0.001, dimension: about };
    const result = answerQuestion(question, typed, dimensions);
    return result.ok ? result.value : result.problems[0]?.code;
  };

  it("takes comma, point, unit and diameter sign", () => {
    for (const typed of ["4.5", "4,5", " 4,50 mm", "⌀4.5", "ø 4,5mm"])
      expect(answer(typed)).toEqual({ right: true, value: 4.5 });
  });

  it("tells a wrong number from no number", () => {
    expect(answer("4.6")).toEqual({ right: false, value: 4.6 });
    for (const typed of ["", "four", "4.5.1", "4 5"])
      expect(answer(typed)).toBe("course.not-a-number");
  });

  it("tells radius from diameter, and only on round dimensions", () => {
    expect(answer("9")).toEqual({ right: false, value: 9, mixedUp: "diameter" });
    expect(answer("4,5", 9)).toEqual({ right: false, value: 4.5, mixedUp: "radius" });
    expect(answer("18", 9)).toEqual({ right: false, value: 18 });
    expect(answer("2.25")).toEqual({ right: false, value: 2.25 });
    expect(answer("9", 4.5, "height")).toEqual({ right: false, value: 9 });
  });
});

describe("lessonProgress", () => {
  const begun: LessonSummary = { answered: [], modelled: false, sliced: false, handedIn: false };
  const at = (summary: Partial<LessonSummary>) => {
    const { stations, next, message } = lessonProgress(["q", "r"], { ...begun, ...summary });
    return [stations.map((s) => s.state[0]).join(""), next, message];
  };
  const answered = ["q", "r"];

  it("leads from station to station", () => {
    expect(at({})).toEqual(["oolll", "read", "course.next.read"]);
    expect(at({ answered: ["q"] })).toEqual(["oolll", "read", "course.next.read-more"]);
    expect(at({ answered })).toEqual(["dolll", "model", "course.next.model"]);
    const modelled = { answered, modelled: true };
    expect(at(modelled)).toEqual(["ddoll", "check", "course.next.check"]);
    expect(at({ ...modelled, verdict: "fail" })[2]).toBe("course.next.check-failed");
    const passed = { ...modelled, verdict: "borderline" as const };
    expect(at(passed)).toEqual(["dddol", "slice", "course.next.slice"]);
    const sliced = { ...passed, sliced: true };
    expect(at(sliced)).toEqual(["ddddo", "hand-in", "course.next.hand-in"]);
    const handedIn = { ...sliced, handedIn: true };
    expect(at(handedIn)).toEqual(["ddddd", undefined, "course.next.waiting"]);
    expect(at({ ...handedIn, review: "passed" })[2]).toBe("course.next.passed");
    expect(at({ ...handedIn, review: "returned" })).toEqual([
      "ddddo",
      "hand-in",
      "course.next.hand-in-again",
    ]);
    expect(at({ ...handedIn, verdict: undefined, sliced: false, review: "returned" })[2]).toBe(
      "course.next.returned",
    );
  });

  it("keeps nobody from handing in a part with a wrong check: only a tutor can overrule it", () => {
    const stuck = { answered: [], modelled: true, verdict: "fail", handedIn: false } as const;
    const before = lessonProgress(["q"], { ...stuck, sliced: false });
    expect(before.stations.find((s) => s.station === "slice")?.state).toBe("open");
    expect(before.message).toBe("course.next.read");
    const after = lessonProgress([], { ...stuck, sliced: true });
    expect(after.stations.find((s) => s.station === "hand-in")?.state).toBe("open");
    expect(after.message).toBe("course.next.check-failed");
  });

  it("always has a next step that is open, until handed in", () => {
    const summaries = fc.record(
      {
        answered: fc.subarray(["q", "r"]),
        modelled: fc.boolean(),
        verdict: fc.constantFrom("pass", "borderline", "fail", "not-assessed"),
        sliced: fc.boolean(),
        handedIn: fc.boolean(),
        review: fc.constantFrom("passed", "returned"),
      },
      { requiredKeys: ["answered", "modelled", "sliced", "handedIn"] },
    );
    fc.assert(
      fc.property(summaries, (summary) => {
        const { stations, next, fraction } = lessonProgress(["q", "r"], summary);
        expect(stations.map((s) => s.station)).toEqual([...STATIONS]);
        expect(fraction).toBeGreaterThanOrEqual(0);
        expect(fraction).toBeLessThanOrEqual(1);
        if (next === undefined) expect(stations.at(-1)?.state).toBe("done");
        else expect(stations.find((s) => s.station === next)?.state).not.toBe("locked");
      }),
      { seed: 3 },
    );
  });
});
