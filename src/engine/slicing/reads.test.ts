import { describe, expect, it } from "vitest";
import { SETTINGS } from "../machines/settings.ts";
import { SLICING_READS } from "./reads.ts";

describe("what the steps read", () => {
  it.each(SETTINGS.map(({ name, step }) => [name, step] as const))(
    "%s is read by the step that the schema names: %s",
    (name, step) => {
      const readers = Object.keys(SLICING_READS).filter((s) => SLICING_READS[s]!.includes(name));
      if (step === "gcode") expect(readers).toEqual([]);
      else expect(readers).toContain(step);
    },
  );
});
