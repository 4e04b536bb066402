import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type Catalogue, createCatalogue } from "../../../catalogues/catalogue.ts";
import type { CheckResult, Report, Verdict } from "../../../engine/assessment/report-types.ts";
import {
  allowedOf,
  beyondLimit,
  nominalOf,
  shownMeasured,
  shownUncertainty,
} from "./check-figures.ts";
import { labelsOf } from "./check-places.ts";
import { hintsOf, kindIds, type OwnHints } from "./hints.ts";
import { sayRemark } from "./report-rows.ts";
import { blockerOf, nameOfCheck, sayCheck, sayLimits } from "./say-check.ts";
import { inPlanOrder, scoreOf, toldChecks } from "./told-checks.ts";

function catalogue(language: string): Catalogue {
  const folder = path.resolve(import.meta.dirname, "../../../catalogues", language);
  const files = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), "utf8"));
  return createCatalogue(language, Object.assign({}, ...files.map((text) => JSON.parse(text))));
}
const en = catalogue("en");
const pt = catalogue("pt");
const say = en.format;

/** A hole whose diameter was typed as its radius. */
const BORE: CheckResult = {
  id: "bore",
  kind: "dim.diameter",
  verdict: "fail",
  message: "check.hole-diameter.double",
  params: { measured: 10, nominal: 5, min: 4.9, max: 5.1, off: 5, label: "A", flats: 9.98 },
  measured: 10,
  allowed: { min: 4.9, max: 5.1, nominal: 5 },
  unit: "mm",
  uncertainty: 3.5e-5,
  places: [{ kind: "face", face: 6 }],
  anchor: [10, 10, 3],
  dimension: "holes",
  misconception: "diameter-for-radius",
};
const DIMENSION = {
  id: "holes",
  view: "top",
  kind: "diameter",
  from: [0, 0, 0] as [number, number, number],
  to: [1, 0, 0] as [number, number, number],
  nominal: 5,
} as const;
const NAMES = { bore: "Hole A" };

const like = (change: Partial<CheckResult>): CheckResult => ({ ...BORE, ...change });
function reportOf(checks: readonly CheckResult[], verdict: Verdict = "fail"): Report {
  const counts = { pass: 0, total: checks.length };
  return { lesson: "x", engine: "assess/3", verdict, checks, counts, hash: "0".repeat(64) };
}

describe("what is told", () => {
  it("is what the report says, in its order, and nothing that is not there", () => {
    const checks = [like({ id: "a" }), like({ id: "b" })];
    const told = toldChecks({ ...reportOf(checks), told: ["b", "gone", "a"] });
    expect(told.map(({ id }) => id)).toEqual(["b", "a"]);
  });

  it("is the worst check of a report from before it was kept, never a blocked one", () => {
    const checks = [
      like({ id: "near", verdict: "borderline" }),
      like({ id: "blocked", verdict: "not-assessed", blockedBy: "bore" }),
      like({ id: "open", verdict: "not-assessed" }),
    ];
    expect(toldChecks(reportOf(checks)).map(({ id }) => id)).toEqual(["open"]);
    expect(toldChecks(reportOf([...checks, BORE])).map(({ id }) => id)).toEqual(["bore"]);
    expect(toldChecks(reportOf([like({ verdict: "pass" })]))).toEqual([]);
  });

  it("leaves to the tutor only what no other check blocks", () => {
    const checks = [
      like({ verdict: "not-assessed", weight: 2 }),
      like({ verdict: "not-assessed", weight: 4, blockedBy: "x" }),
    ];
    const score = { got: 1, most: 7, open: 6 };
    expect(scoreOf({ ...reportOf(checks, "not-assessed"), score })).toEqual({
      got: 1,
      most: 7,
      open: 2,
    });
    expect(scoreOf({ ...reportOf(checks, "fail"), score })?.open).toBe(0);
    expect(scoreOf(reportOf(checks))).toBeUndefined();
  });

  it("is listed in the plan's order in the report, what is in no plan last", () => {
    const checks = ["slice", "c", "a", "b"].map((id) => like({ id }));
    expect(inPlanOrder(checks, ["a", "b", "c"]).map(({ id }) => id)).toEqual([
      "a",
      "b",
      "c",
      "slice",
    ]);
  });
});

describe("figures", () => {
  it("never let a wrong value read as right", () => {
    const at = (measured: number, verdict: Verdict) => shownMeasured(like({ measured, verdict }));
    expect(at(5.1001, "fail")).toBe(5.101);
    expect(at(4.8999, "fail")).toBe(4.899);
    expect(at(5.6, "fail")).toBe(5.6);
    expect(at(5.1001, "borderline")).toBe(5.1);
    expect(shownMeasured(like({ unit: "none" }))).toBeUndefined();
    expect(beyondLimit(like({ measured: 5.1001 }))).toEqual({ side: "above", by: 0.001 });
    expect(beyondLimit(like({ measured: 4.5 }))).toEqual({ side: "below", by: 0.4 });
    expect(beyondLimit(like({ measured: 5 }))).toBeUndefined();
  });

  it("tell a band, a greatest and an exact number apart", () => {
    const zone = like({ allowed: { min: 0, max: 0.4, nominal: 0 } });
    expect(allowedOf(zone)).toEqual({ form: "up-to", max: 0.4 });
    expect(nominalOf(zone)).toBeUndefined();
    expect(sayLimits(say, zone)).toBe("at most 0.4 mm");
    expect(sayLimits(say, BORE)).toBe("4.9 to 5.1 mm");
    expect(sayLimits(pt.format, BORE)).toBe("4,9 a 5,1 mm");
    const count = like({ unit: "count", allowed: { min: 5, max: 5, nominal: 5 } });
    expect([sayLimits(say, count), nominalOf(count)]).toEqual(["5", 5]);
    expect(sayLimits(say, like({ unit: "none" }))).toBe("");
  });

  it("round an uncertainty up", () => {
    expect(shownUncertainty(like({ uncertainty: 0.0121 }))).toBe(0.013);
    expect(shownUncertainty(like({ uncertainty: 0.012 }))).toBe(0.012);
  });
});

describe("hints", () => {
  it("are the author's own where there are some in the language, for what is wrong", () => {
    const hints: OwnHints = [{ en: "Top view.", pt: "Vista de cima." }, {}, { pt: "Metade." }];
    const [plain, own] = [undefined, { hints, language: "en" }].map((texts) =>
      hintsOf(say, BORE, "Hole A", DIMENSION, texts),
    );
    expect(own).toEqual({ ...plain, where: "Top view." });
    const close = like({ verdict: "borderline" });
    expect(hintsOf(say, close, "Hole A", DIMENSION, { hints, language: "en" }).where).not.toBe(
      "Top view.",
    );
  });

  it("say where, then what kind, and only then the numbers", () => {
    const hints = hintsOf(say, BORE, "Hole A", DIMENSION);
    expect(hints.where).toContain("top view");
    expect(hints.where).toContain("⌀5");
    expect(hints.where).toContain("Show me");
    expect(hints.kind).toContain("Radius and diameter");
    expect(`${hints.where} ${hints.kind}`).not.toContain("10");
    expect(hints.how).toBe(sayCheck(say, BORE, "Hole A"));
    expect(hints.how).toContain("⌀10 mm instead of ⌀5 mm");
  });

  it("know every mix-up, verdict and family by a sentence of its own in each language", () => {
    const cases: Partial<CheckResult>[] = [
      ...["diameter-for-radius", "blind-for-through", "no A", "through C", "inch-small"].map(
        (misconception) => ({ misconception }),
      ),
      ...(["borderline", "not-assessed"] as const).map((verdict) => ({ verdict })),
      ...["solid.valid", "feat.exists", "form", "gdt.flatness", "shape.deviation"].map((kind) => ({
        kind,
      })),
      ...["print.wall", "gcode", "gc.flow", "design.variant"].map((kind) => ({ kind })),
    ];
    for (const language of [en, pt]) {
      const spoken = cases.map((change) => {
        const check = { ...BORE, misconception: "", ...change };
        return kindIds(check).find((id) => language.has(id));
      });
      expect(spoken).not.toContain("check-page.kind.any");
      expect(new Set(spoken).size).toBe(cases.length);
    }
  });

  it("have a sentence for every mix-up that the engine names", () => {
    const engine = path.resolve(import.meta.dirname, "../../../engine/assessment");
    const named = readdirSync(engine, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .flatMap((file) => {
        const source = readFileSync(path.join(engine, file), "utf8");
        return [...source.matchAll(/misconception: ["`]([a-z-]+)/g)].map((match) => match[1]);
      });
    expect(new Set(named).size).toBeGreaterThan(5);
    expect(named.filter((id) => !en.has(`check-page.kind.${id}`))).toEqual([]);
  });

  it("fall back to the side of the limit for a size, and to plain words for what is unknown", () => {
    const plain = { misconception: "not-yet-known" };
    const kind = (change: Partial<CheckResult>) =>
      kindIds(like({ ...plain, ...change })).find((id) => en.has(id));
    expect(kind({})).toBe("check-page.kind.above");
    expect(kind({ measured: 4 })).toBe("check-page.kind.below");
    expect(kind({ kind: "hole-count", measured: 5 })).toBe("check-page.kind.any");
  });
});

describe("sentences", () => {
  it("name what must be mended first", () => {
    const blocked = like({ id: "deep", verdict: "not-assessed", blockedBy: "bore" });
    const blocker = blockerOf(say, blocked, [BORE, blocked], NAMES);
    expect(blocker).toBe("Hole A");
    expect(sayCheck(say, blocked, "Depth", blocker)).toContain("first mend “Hole A”");
    expect(blockerOf(say, BORE, [BORE], NAMES)).toBeUndefined();
  });

  it("stay whole for reports of older versions", () => {
    const old = like({
      id: "hole-x",
      kind: "hole-something",
      message: "check.hole-something.gone",
    });
    expect(nameOfCheck(say, old, {})).toBe("Check “hole-x”");
    expect(sayCheck(say, old, "it")).toMatch(/^wrong\. /);
  });

  it("show is and should at the place of what is wrong only", () => {
    const text = (check: CheckResult) => labelsOf(say, check, "Hole A")[0]?.text;
    expect(text(BORE)).toBe("10 mm, should be 5 mm");
    expect(text(like({ verdict: "pass", measured: 5 }))).toBe("Hole A 5.00 mm");
    expect(text(like({ measured: 5.1001 }))).toBe("5.101 mm, should be 5 mm");
    const zone = like({ measured: 0.5, allowed: { min: 0, max: 0.4, nominal: 0 } });
    expect(text(zone)).toBe("0.5 mm, at most 0.4 mm");
  });

  it("remark in the report by how much, why not, and what the tutor changed", () => {
    const remark = (check: CheckResult, reason?: string) => {
      const changed = { check: "bore", from: "fail", to: "pass", reason: reason ?? "" } as const;
      return sayRemark(say, check, [BORE], NAMES, reason ? [changed] : []);
    };
    expect(remark(BORE)).toBe("4.9 mm over the upper limit");
    expect(remark(like({ measured: 4 }))).toBe("0.9 mm under the lower limit");
    expect(remark(like({ verdict: "pass", measured: 5 }))).toBe("");
    expect(remark(like({ verdict: "borderline" }))).toContain("limit");
    expect(remark(like({ verdict: "not-assessed", message: "check.any.not-measured" }))).toContain(
      "tutor",
    );
    expect(remark(BORE, "By hand.")).toBe(
      "4.9 mm over the upper limit. Changed by the tutor to “right”: By hand.",
    );
  });
});
