import { expect, it } from "vitest";
import { parseRoute } from "./route.ts";

it("reads an address that was cut in the middle of a letter, and breaks nothing", () => {
  expect(parseRoute("#/workshop/%E0%A4")).toEqual({ screen: "workshop", project: "%E0%A4" });
  expect(parseRoute("#/%")).toEqual({ screen: "home" });
  expect(parseRoute("#/workshop/a%20b")).toEqual({ screen: "workshop", project: "a b" });
});
