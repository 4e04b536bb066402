import { expect, it } from "vitest";
import { judge } from "./judge.ts";

const band = { nominal: 21, upper: 0.13, lower: 0 };

it("the drawing's own number is right where it is itself a limit", () => {
  expect(judge(21, band, 1e-6).verdict).toBe("pass");
  expect(judge(21.0000004, band, 1e-6).verdict).toBe("pass");
  expect(judge(10, { nominal: 10, upper: 0, lower: -0.1 }, 0).verdict).toBe("pass");
});

it("beside it the guard band stays what it is", () => {
  expect(judge(21.001, band, 1e-6).verdict).toBe("borderline");
  expect(judge(20.999, band, 1e-6).verdict).toBe("borderline");
  expect(judge(20.99, band, 1e-6).verdict).toBe("fail");
  // Too uncertain to say that it is just that number.
  expect(judge(21, band, 0.01).verdict).toBe("borderline");
  // A nominal outside its own limits (g6) is no excuse.
  expect(judge(20, { nominal: 20, upper: -0.007, lower: -0.02 }, 1e-6).verdict).toBe("fail");
});
