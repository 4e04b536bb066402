import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOLE_WITNESSES, SHAFT_WITNESSES } from "./fixtures/published-limits.ts";
import { rubricSchema } from "./rubric.ts";
import { fitLimits, generalZone, toleranceLimits } from "./tolerance-limits.ts";

const SEED = 20_261_122;

/** Limit deviations of a class in µm, [lower, upper], or undefined. */
function micrometres(name: string, nominal: number): [number, number] | undefined {
  const limits = toleranceLimits(name, { nominal, quantity: "length" });
  if (!limits.ok) return undefined;
  const { lower, upper } = limits.value;
  return [Math.round(lower * 1e4) / 10 + 0, Math.round(upper * 1e4) / 10 + 0];
}
const tolerance = (grade: number, nominal: number) => micrometres(`H${grade}`, nominal)?.[1];

describe("standard tolerances (ISO 286-1:2010, table 1)", () => {
  const ends = [3, 6, 10, 18, 30, 50, 80, 120, 180, 250, 315, 400, 500];
  // First witness: shafts h1 to h9 of a tool catalogue (BIG Daishowa, shaft tolerances), µm.
  const catalogue = [
    [0.8, 1.2, 2, 3, 4, 6, 10, 14, 25],
    [1, 1.5, 2.5, 4, 5, 8, 12, 18, 30],
    [1, 1.5, 2.5, 4, 6, 9, 15, 22, 36],
    [1.2, 2, 3, 5, 8, 11, 18, 27, 43],
    [1.5, 2.5, 4, 6, 9, 13, 21, 33, 52],
    [1.5, 2.5, 4, 7, 11, 16, 25, 39, 62],
    [2, 3, 5, 8, 13, 19, 30, 46, 74],
    [2.5, 4, 6, 10, 15, 22, 35, 54, 87],
    [3.5, 5, 8, 12, 18, 25, 40, 63, 100],
    [4.5, 7, 10, 14, 20, 29, 46, 72, 115],
    [6, 8, 12, 16, 23, 32, 52, 81, 130],
    [7, 9, 13, 18, 25, 36, 57, 89, 140],
    [8, 10, 15, 20, 27, 40, 63, 97, 155],
  ];
  it.each(ends.map((end, i) => [end, catalogue[i]] as const))("to %s mm: h1 to h9", (end, row) => {
    for (const [i, value] of (row ?? []).entries())
      expect(micrometres(`h${i + 1}`, end), `h${i + 1}`).toEqual([-value, 0]);
  });

  // Second witness: GB/T 1800.3-1998, table 1 (a translation of ISO 286-1), IT10 to IT18.
  it.each([
    [3, [40, 60, 100, 140, 250, 400, 600, 1000, 1400]],
    [18, [70, 110, 180, 270, 430, 700, 1100, 1800, 2700]],
    [50, [100, 160, 250, 390, 620, 1000, 1600, 2500, 3900]],
    [120, [140, 220, 350, 540, 870, 1400, 2200, 3500, 5400]],
    [250, [185, 290, 460, 720, 1150, 1850, 2900, 4600, 7200]],
    [315, [210, 320, 520, 810, 1300, 2100, 3200, 5200, 8100]],
    [400, [230, 360, 570, 890, 1400, 2300, 3600, 5700, 8900]],
    [500, [250, 400, 630, 970, 1550, 2500, 4000, 6300, 9700]],
  ])("to %s mm: IT10 to IT18", (end, row) => {
    expect([10, 11, 12, 13, 14, 15, 16, 17, 18].map((grade) => tolerance(grade, end))).toEqual(row);
  });

  it("IT10 and IT11 in every range, as FreeCAD's drawing bench has them", () => {
    expect(ends.map((end) => tolerance(10, end))).toEqual([
      40, 48, 58, 70, 84, 100, 120, 140, 160, 185, 210, 230, 250,
    ]);
    expect(ends.map((end) => tolerance(11, end))).toEqual([
      60, 75, 90, 110, 130, 160, 190, 220, 250, 290, 320, 360, 400,
    ]);
  });

  // Third witness: the standard's formula (Machine Drawing, 15.3.1), rounded there by its own rules.
  it("follows i = 0.45·∛D + 0.001·D within its rounding", () => {
    const factors = [7, 10, 16, 25, 40, 64, 100, 160, 250, 400, 640, 1000, 1600, 2500];
    for (const [i, end] of ends.entries()) {
      if (i === 0) continue; // Up to 3 mm the published values leave the formula (IT7: 10, not 8.7).
      const mean = Math.sqrt((ends[i - 1] ?? 1) * end);
      const unit = 0.45 * Math.cbrt(mean) + 0.001 * mean;
      for (const [k, factor] of factors.entries()) {
        const [is, formula] = [tolerance(k + 5, end) ?? 0, factor * unit];
        expect(Math.abs(is - formula), `IT${k + 5} to ${end}`).toBeLessThan(0.6 + formula * 0.045);
      }
    }
  });

  it("has no grade 14 and coarser up to 1 mm, and nothing at 0 and over 500 mm", () => {
    expect(tolerance(14, 1)).toBeUndefined();
    expect(tolerance(13, 1)).toBe(140);
    expect([0, -5, 500.001, Number.NaN].map((size) => tolerance(7, size))).toEqual(
      Array.from({ length: 4 }),
    );
  });
});

describe("fundamental deviations (ISO 286-1:2010, tables 2 to 5)", () => {
  it.each(SHAFT_WITNESSES)("agree with $source", ({ ends, rows }) => {
    for (const [letter, row] of Object.entries(rows))
      for (const [i, value] of row.entries()) {
        const end = ends[i] ?? 0;
        if (value === null) continue;
        const name = letter.startsWith("j") ? letter : `${letter}7`;
        const limits = micrometres(name, end);
        expect(limits?.[letter < "h" ? 1 : 0], `${name} to ${end}`).toBe(value);
      }
  });

  it.each(SHAFT_WITNESSES)("give the holes too: $source", ({ ends, rows }) => {
    for (const [letter, row] of Object.entries(rows))
      for (const [i, value] of row.entries()) {
        if (value === null || letter.startsWith("j") || letter === "k") continue;
        const end = ends[i] ?? 0;
        // P to ZC without Δ from IT8 on, N is 0 from IT9 on.
        const name = `${letter.toUpperCase()}${letter < "o" ? 9 : 8}`;
        const expected = letter === "n" && end > 3 ? 0 : -value + 0;
        expect(micrometres(name, end)?.[letter < "h" ? 0 : 1], `${name} to ${end}`).toBe(expected);
      }
  });

  it.each(HOLE_WITNESSES)("holes J, K, M, N with Δ agree with $source", ({ ends, rows }) => {
    for (const [letter, row] of Object.entries(rows))
      for (const [i, value] of row.entries()) {
        const end = ends[i] ?? 0;
        if (letter.startsWith("J")) expect(micrometres(letter, end)?.[1], letter).toBe(value);
        else {
          const delta = end > 3 ? (tolerance(8, end) ?? 0) - (tolerance(7, end) ?? 0) : 0;
          const name = `${letter.toUpperCase()}8`;
          expect(micrometres(name, end)?.[1], `${name} to ${end}`).toBe(-(value ?? 0) + delta + 0);
        }
      }
  });

  // FreeCAD's drawing bench (its table of ES, µm) and rows of ISO 286-2 as handbooks print them.
  it.each([
    ["K7", 20, 6],
    ["K7", 100, 10],
    ["K7", 450, 18],
    ["N7", 50, -8],
    ["N7", 180, -12],
    ["R7", 30, -20],
    ["R7", 225, -63],
    ["S7", 14, -21],
    ["S7", 500, -229],
    ["D10", 65, 220],
    ["E9", 120, 159],
    ["F8", 10, 35],
    ["G7", 40, 34],
  ])("%s at %s mm has ES %s µm", (name, nominal, upper) => {
    expect(micrometres(name, nominal)?.[1]).toBe(upper);
  });

  it("takes the exceptions that the standard names", () => {
    // Machine Drawing, note to table 15.3: M6 over 250 to 315 mm has ES −9, not −11.
    expect(micrometres("M6", 280)?.[1]).toBe(-9);
    // Machine Drawing, example below table 15.3: P7 over 18 to 30 mm has ES −14.
    expect(micrometres("P7", 25)?.[1]).toBe(-14);
    // Technical corrigendum 1:2006 to ISO 286-2:1988.
    expect(micrometres("A13", 320)?.[1]).toBe(2090);
    expect(micrometres("E8", 100)?.[1]).toBe(126);
    expect(micrometres("R10", 25)?.[1]).toBe(-28);
    expect(micrometres("f9", 300)?.[0]).toBe(-186);
    expect(micrometres("cd8", 3)?.[1]).toBe(-34);
  });

  it("has no class where the standard has none", () => {
    for (const [name, nominal] of [
      ["a9", 1],
      ["B9", 1],
      ["cd7", 10.1],
      ["EF7", 11],
      ["t6", 24],
      ["v6", 14],
      ["y6", 18],
      ["j8", 4],
      ["j9", 4],
      ["J9", 20],
      ["K9", 20],
      ["N9", 1],
      ["i7", 20],
      ["Hh7", 20],
    ] as const)
      expect(micrometres(name, nominal), name).toBeUndefined();
  });

  it("rises with the letter, mirrors A to G and puts r between p and s", () => {
    const shafts = "a b c d e f g h k m n p r s u x z za zb zc".split(" ");
    const size = fc.double({ min: 3.001, max: 500, noNaN: true });
    fc.assert(
      fc.property(size, fc.integer({ min: 5, max: 7 }), (nominal, grade) => {
        const at = (name: string) => micrometres(`${name}${grade}`, nominal) ?? [0, 0];
        const uppers = shafts.map((s) => at(s)[1]);
        for (let i = 1; i < uppers.length; i++)
          expect(uppers[i]).toBeGreaterThanOrEqual(uppers[i - 1] ?? 0);
        for (const s of "abcdefgh") expect(at(s.toUpperCase())[0] + at(s)[1]).toBe(0);
        const mean = Math.sqrt(at("p")[0] * at("s")[0]);
        expect(Math.abs(at("r")[0] - mean)).toBeLessThan(1.5 + mean * 0.02);
      }),
      { seed: SEED },
    );
  });
});

describe("fits", () => {
  it.each([
    // The research sheet and "20h8 tolerance" tables: 7 to 41 µm.
    ["H7/g6", 20, "clearance", 7, 41],
    // The encyclopedia article "Engineering fit": 25 to 89 µm.
    ["H8/f7", 50, "clearance", 25, 89],
    // A drawing textbook's H7/s6 at 50 mm: hole 0 to 25, shaft 43 to 59 µm.
    ["H7/s6", 50, "interference", -59, -18],
    ["H7/k6", 30, "transition", -15, 19],
  ] as const)("%s at %s mm is a %s fit", (name, nominal, kind, least, greatest) => {
    const fit = fitLimits(name, nominal);
    if (!fit.ok) throw new Error(name);
    expect(fit.value.kind).toBe(kind);
    expect(fit.value.leastClearance * 1000).toBeCloseTo(least, 9);
    expect(fit.value.greatestClearance * 1000).toBeCloseTo(greatest, 9);
  });

  it("clash alike on hole and shaft basis: H7/p6 and P7/h6", () => {
    for (const nominal of [5, 8, 14, 25, 40, 70, 100, 170, 230, 300, 390, 480]) {
      const [hole, shaft] = [fitLimits("H7/p6", nominal), fitLimits("P7/h6", nominal)];
      if (!hole.ok || !shaft.ok) throw new Error("no fit");
      expect(shaft.value.leastClearance).toBeCloseTo(hole.value.leastClearance, 9);
    }
  });

  it("names what it cannot read or find", () => {
    expect(fitLimits("H7-g6", 20)).toMatchObject({ problems: [{ code: "assessment.tolerance" }] });
    expect(fitLimits("H7/g6", 600)).toMatchObject({
      problems: [{ code: "assessment.tolerance-range" }],
    });
  });
});

describe("general tolerances", () => {
  const half = (
    note: string,
    nominal: number,
    quantity: "length" | "edge" | "angle" = "length",
  ) => {
    const read = toleranceLimits(note, { nominal, quantity, shorterLeg: nominal });
    return read.ok ? read.value.upper : undefined;
  };

  /**
   * ISO 2768-1:1989, tables 1 to 3. Witnesses, both printed whole: the sheet UNI ISO 22768-1 of an Italian
   * works standard and the teaching page "Allgemeintoleranzen" (handfest.engineer).
   */
  it.each([
    ["f", [0.05, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, undefined]],
    ["m", [0.1, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2, 2]],
    ["c", [0.2, 0.3, 0.5, 0.8, 1.2, 2, 3, 4]],
    ["v", [undefined, 0.5, 1, 1.5, 2.5, 4, 6, 8]],
  ] as const)("lengths, class %s", (name, row) => {
    const ends = [3, 6, 30, 120, 400, 1000, 2000, 4000];
    expect(ends.map((end) => half(`ISO 2768-${name}`, end))).toEqual(row);
    // "Over": the next range begins right above the end of the one before.
    for (const [i, end] of ends.slice(0, -1).entries())
      expect(half(`ISO 2768-${name}`, end + 1e-9)).toBe(row[i + 1]);
    expect(half(`ISO 2768-${name}`, 0.499)).toBeUndefined();
    expect(half(`ISO 2768-${name}`, 4000.1)).toBeUndefined();
  });

  // Second witness of the radii: a cutting-tool maker's instructions (Camcut, broken edges).
  it.each([
    ["f", [0.2, 0.5, 1]],
    ["m", [0.2, 0.5, 1]],
    ["c", [0.4, 1, 2]],
    ["v", [0.4, 1, 2]],
  ])("outside radii and chamfers, class %s", (name, row) => {
    expect([0.5, 6, 50].map((size) => half(`ISO 2768-${name}`, size, "edge"))).toEqual(row);
  });

  it.each([
    ["f", [60, 30, 20, 10, 5]],
    ["m", [60, 30, 20, 10, 5]],
    ["c", [90, 60, 30, 15, 10]],
    ["v", [180, 120, 60, 30, 20]],
  ])("angles, class %s, minutes", (name, row) => {
    const legs = [10, 50, 120, 400, 5000];
    expect(legs.map((leg) => (half(`ISO 2768-${name}`, leg, "angle") ?? 0) * 60)).toEqual(row);
  });

  /**
   * ISO 2768-2:1989, tables 1 to 4. Witnesses: UNI EN 22768-2 as taught by a rubber works
   * (produzionegomma.it), DIN ISO 2768-2 by a steel builder (stahlbauteile.eu), and the same Italian
   * works sheet; symmetry also cell by cell in a tool maker's instructions (Camcut).
   */
  it.each([
    ["H", "flatness", [0.02, 0.05, 0.1, 0.2, 0.3, 0.4]],
    ["K", "flatness", [0.05, 0.1, 0.2, 0.4, 0.6, 0.8]],
    ["L", "straightness", [0.1, 0.2, 0.4, 0.8, 1.2, 1.6]],
    ["H", "perpendicularity", [0.2, 0.2, 0.2, 0.3, 0.4, 0.5]],
    ["K", "perpendicularity", [0.4, 0.4, 0.4, 0.6, 0.8, 1]],
    ["L", "perpendicularity", [0.6, 0.6, 0.6, 1, 1.5, 2]],
    ["H", "symmetry", [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]],
    ["K", "symmetry", [0.6, 0.6, 0.6, 0.6, 0.8, 1]],
    ["L", "symmetry", [0.6, 0.6, 0.6, 1, 1.5, 2]],
    ["H", "run-out", [0.1, 0.1, 0.1, 0.1, 0.1, 0.1]],
    ["K", "run-out", [0.2, 0.2, 0.2, 0.2, 0.2, 0.2]],
    ["L", "run-out", [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]],
  ] as const)("class %s, %s", (name, characteristic, row) => {
    const zone = (size: number) => {
      const read = generalZone(`ISO 2768-m${name}`, characteristic, size);
      return read.ok ? read.value : undefined;
    };
    expect([10, 30, 100, 300, 1000, 3000].map(zone)).toEqual(row);
    if (characteristic !== "run-out") expect(zone(3000.1)).toBeUndefined();
  });

  it("are read under a national standard's name too", () => {
    for (const note of ["DIN ISO 2768-mK", "NP EN ISO 2768-m", "ISO2768 – m"])
      expect(half(note, 50), note).toBe(0.3);
  });

  it("by ISO 22081 are what the drawing states and nothing else", () => {
    const note = "ISO 22081 ±0,2 ±1° ⌓0.4";
    expect(half(note, 5)).toBe(0.2);
    expect(half(note, 3000)).toBe(0.2);
    expect(half(note, 30, "angle")).toBe(1);
    expect(generalZone(note, "flatness", 50)).toMatchObject({ value: 0.4 });
    expect(generalZone(note, "symmetry", 50).ok).toBe(false);
    expect(half("ISO 22081 ±1°", 5)).toBeUndefined();
    expect(generalZone("ISO 2768-m", "flatness", 50).ok).toBe(false);
  });

  it("are what every lesson's inspection plan allows where its drawing shows no tolerance", () => {
    let seen = 0;
    for (const folder of readdirSync("lessons", { withFileTypes: true })) {
      if (!folder.isDirectory()) continue;
      const lesson = JSON.parse(readFileSync(`lessons/${folder.name}/lesson.json`, "utf8"));
      const dimensions = new Map(
        lesson.drawing.dimensions.map((d: { id: string }) => [d.id, d]),
      ) as Map<string, { nominal: number; upper?: number; lower?: number }>;
      for (const check of rubricSchema.parse(lesson.rubric).checks) {
        const drawn = dimensions.get(check.dimension ?? "");
        if (!drawn || !("nominal" in check) || !("upper" in check)) continue;
        // A check may measure a chain of dimensions from an edge: then its own nominal counts.
        const limits = toleranceLimits(lesson.drawing.generalTolerance, {
          nominal: check.nominal,
          quantity: "length",
        });
        if (!limits.ok) throw new Error(lesson.drawing.generalTolerance);
        const allowed = {
          upper: drawn.upper ?? limits.value.upper,
          lower: drawn.lower ?? limits.value.lower,
        };
        expect({ upper: check.upper, lower: check.lower }, `${folder.name} ${check.id}`).toEqual(
          allowed,
        );
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(10);
  });
});

describe("written tolerances", () => {
  const read = (text: string) => toleranceLimits(text, { nominal: 10, quantity: "length" });
  it.each([
    ["±0,1", -0.1, 0.1],
    ["+0.2/-0.1", -0.1, 0.2],
    ["0/−0.2", -0.2, 0],
    ["H7", 0, 0.015],
  ])("%s", (text, lower, upper) => {
    expect(read(text)).toMatchObject({ value: { lower, upper } });
  });
  it.each([
    "",
    "0.1",
    "-0.1/+0.2",
    "±-1",
    "±",
    "+0.2/-0.1/0",
    "ISO 2768",
    "ISO 2768-x",
    "ISO 22081",
  ])("refuses %j", (text) =>
    expect(read(text)).toMatchObject({ problems: [{ code: "assessment.tolerance" }] }),
  );
});
