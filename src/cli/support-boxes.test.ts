import { describe, expect, it } from "vitest";
import { supportBoxOption } from "./support-boxes.ts";

const read = (...texts: string[]) => supportBoxOption({ "support-box": texts });

describe("--support-box", () => {
  it("is a middle and a size, as often as wanted", () => {
    const boxes = read("block:1,2,3,4,6,8", "force:0,0,0.5,1,1,1");
    expect(boxes.ok && boxes.value).toEqual({
      supportBoxes: {
        blockers: [{ min: [-1, -1, -1], max: [3, 5, 7] }],
        enforcers: [{ min: [-0.5, -0.5, 0], max: [0.5, 0.5, 1] }],
      },
    });
    expect(supportBoxOption({})).toMatchObject({ ok: true, value: {} });
  });
  it.each([
    "",
    "block",
    "block:1,2,3",
    "side:1,2,3,4,5,6",
    "block:1,2,3,4,5,0",
    "force:1,2,3,4,5,x",
    "force:1,2,3,4,5,6,7",
  ])("“%s” is none", (text) => {
    expect(read(text).problems).toMatchObject([
      { code: "cli.support-box", params: { value: text } },
    ]);
  });
});
