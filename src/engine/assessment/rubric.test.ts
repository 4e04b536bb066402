import { describe, expect, it } from "vitest";
import { rubricSchema } from "./rubric.ts";

const hole = { id: "a", kind: "hole-diameter", label: "A", axis: [0, 0, 1], at: [0, 0, 0] };
const parse = (check: object) =>
  rubricSchema.safeParse({ pose: "any", checks: [check], print: { printers: ["one"] } });

describe("a check's tolerance", () => {
  it.each([
    ["H7", 0, 0.015],
    ["+0,1/-0,2", -0.2, 0.1],
    ["ISO 2768-mK", -0.2, 0.2],
    ["ISO 22081 ±0.5", -0.5, 0.5],
  ])("%s becomes the deviations of the tables", (tolerance, lower, upper) => {
    const { data } = parse({ ...hole, nominal: 10, tolerance });
    expect(data?.checks[0]).toMatchObject({ nominal: 10, lower, upper });
    expect(data?.checks[0]).not.toHaveProperty("tolerance");
  });

  it("may still be given as deviations, and a volume's stays a number", () => {
    const band = { nominal: 10, upper: 0.1, lower: -0.1 };
    expect(parse({ ...hole, ...band }).data?.checks[0]).toMatchObject(band);
    const volume = { id: "v", kind: "volume", tolerance: 0.01 };
    expect(parse(volume).data?.checks[0]).toEqual(volume);
  });

  it.each([
    ["H99", "assessment.tolerance-range: H99"],
    ["about 3", "assessment.tolerance: about 3"],
  ])("%s is refused by name", (tolerance, message) => {
    const { error } = parse({ ...hole, nominal: 10, tolerance });
    expect(error?.issues[0]?.message).toBe(message);
  });
});
