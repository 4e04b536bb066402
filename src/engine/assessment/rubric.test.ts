import { describe, expect, it } from "vitest";
import { rubricSchema } from "./rubric.ts";

const features = {
  A: { type: "hole", at: [10, 10, 3], axis: [0, 0, 1] },
  B: { type: "hole", at: [70, 10, 3], axis: [0, 0, 1] },
  corner: { type: "fillet", at: [0, 0, 3] },
  left: { type: "plane", at: [0, 5, 3], normal: [-1, 0, 0] },
};
const hole = { id: "a", kind: "dim.diameter", of: "A" };
const parse = (check: object, more: object = {}) =>
  rubricSchema.safeParse({
    pose: "any",
    features,
    checks: [check],
    print: { printers: ["one"] },
    ...more,
  });

describe("a check's tolerance", () => {
  it.each([
    ["H7", 0, 0.015],
    ["+0,1/-0,2", -0.2, 0.1],
    ["ISO 2768-mK", -0.2, 0.2],
    ["ISO 22081 ±0.5", -0.5, 0.5],
  ])("%s becomes the deviations of the tables", (tolerance, lower, upper) => {
    const { data } = parse({ ...hole, nominal: 10, tolerance });
    expect(data?.checks[0]).toMatchObject({ nominal: 10, lower, upper, weight: 1 });
    expect(data?.checks[0]).not.toHaveProperty("tolerance");
  });

  it("may still be given as deviations", () => {
    const band = { nominal: 10, upper: 0.1, lower: -0.1 };
    expect(parse({ ...hole, ...band }).data?.checks[0]).toMatchObject(band);
  });

  it("general means the title block's, by what the dimension is", () => {
    const general = "ISO 2768-m";
    const size = parse({ ...hole, nominal: 10, tolerance: "general" }, { general });
    expect(size.data?.checks[0]).toMatchObject({ lower: -0.2, upper: 0.2 });
    const round = { id: "r", kind: "dim.radius", of: "corner", nominal: 5, tolerance: "general" };
    expect(parse(round, { general }).data?.checks[0]).toMatchObject({ lower: -0.5, upper: 0.5 });
    // An arc of an outline is a length like any, and no broken edge.
    const arc = { ...round, of: "arc" };
    const more = { ...features, arc: { type: "cylinder", at: [40, 0, 3] } };
    const drawn = parse(arc, { general, features: more });
    expect(drawn.data?.checks[0]).toMatchObject({ lower: -0.1, upper: 0.1 });
    const { error } = parse({ ...hole, nominal: 10, tolerance: "general" });
    expect(error?.issues[0]?.message).toBe("assessment.tolerance: general");
  });

  it.each([
    ["H99", "assessment.tolerance-range: H99"],
    ["about 3", "assessment.tolerance: about 3"],
  ])("%s is refused by name", (tolerance, message) => {
    const { error } = parse({ ...hole, nominal: 10, tolerance });
    expect(error?.issues[0]?.message).toBe(message);
    expect(error?.issues[0]?.path).toEqual(["checks", 0, "tolerance"]);
  });
});

describe("a rubric's features", () => {
  const band = { nominal: 60, upper: 0.3, lower: -0.3 };

  it("are all that a check, a pattern or a datum may name", () => {
    const pitch = { id: "p", kind: "dim.distance", from: "A", to: "B", ...band };
    expect(parse(pitch, { datums: ["left"] }).success).toBe(true);
    const path = (result: ReturnType<typeof parse>) => result.error?.issues[0]?.path;
    expect(path(parse({ ...pitch, to: "C" }))).toEqual(["checks", 0, "to"]);
    expect(path(parse(pitch, { datums: ["right"] }))).toEqual(["datums", 0]);
    const row = { ...features, row: { type: "pattern", of: ["A", "C"] } };
    expect(path(parse(pitch, { features: row }))).toEqual(["features", "row", "of"]);
  });

  it("have names that begin with a letter, and only types that can be recognised", () => {
    expect(parse(hole, { features: { ...features, "1st": features.A } }).success).toBe(false);
    const odd = { ...features, A: { type: "dent", at: [0, 0, 0] } };
    expect(parse(hole, { features: odd }).success).toBe(false);
  });
});
