import vm from "node:vm";
import { describe, expect, it } from "vitest";
import { reachedFrom } from "./script-place.ts";

describe("the place of a use in the script", () => {
  it("is read from Chromium's stacks, less the wrapper's line", () => {
    const stack = `Error: x
    at refuse (blob:null/1234:1:500)
    at main (plumbline-script.js:3:9)
    at plumbline-script.js:9:1`;
    expect(reachedFrom(stack)).toEqual({ line: 2, column: 9 });
  });

  it("is read from Firefox's stacks", () => {
    expect(reachedFrom("refuse@blob:null/1:1:5\nmain@plumbline-script.js:4:2\n")).toEqual({
      line: 3,
      column: 2,
    });
  });

  it("is absent when the script is not in the stack", () => {
    expect(reachedFrom("Error: x\n    at a (blob:null/1234:1:500)")).toBeUndefined();
  });
});

describe("the sandbox's bootstrap", () => {
  it("is a script that parses and holds no end tag", async () => {
    const { BOOTSTRAP } = await import("./bootstrap.ts");
    expect(() => new vm.Script(BOOTSTRAP)).not.toThrow();
    expect(BOOTSTRAP).not.toContain("</script");
    expect(BOOTSTRAP).not.toContain("MAX_MESSAGE");
  });
});
