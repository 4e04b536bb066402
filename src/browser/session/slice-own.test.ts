import { describe, expect, it } from "vitest";
import { PROCESSES } from "../../engine/machines/processes.ts";
import { resolveProfile } from "../../engine/machines/resolve.ts";
import { choiceFor, ownProcessFile, processOf, readOwnProcess } from "./slice-own.ts";

const choice = { printer: "mk4", filament: "pla", process: "fine-0.15" };
const settings = { wall_count: 4, support: true, infill_density: 0.33 };

describe("own processes", () => {
  it.each(PROCESSES.filter(({ nozzleDiameter }) => nozzleDiameter === 0.4).map(({ id }) => id))(
    "%s with settings is used again as it was, over a stock process",
    async (process) => {
      const own = processOf("Strong clips", process, settings, []);
      if (!own) throw new Error("not made");
      const read = await readOwnProcess(await ownProcessFile(own));
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      const found = choiceFor(read.value, choice);
      if (!found.ok) throw new Error(JSON.stringify(found.problems));
      const before = resolveProfile({ ...choice, process, set: settings });
      const again = resolveProfile({
        ...choice,
        process: found.value.process,
        set: found.value.settings,
      });
      expect(PROCESSES.some(({ id }) => id === found.value.process)).toBe(true);
      expect(again.ok && again.value.settings).toEqual(before.ok && before.value.settings);
    },
  );

  it("gives each an id of its own, and takes no other file", async () => {
    const first = processOf("One", "quality-0.20", {}, []);
    const second = first && processOf("Two", "quality-0.20", {}, [first]);
    expect([first?.id, second?.id]).toEqual(["own-1", "own-2"]);
    expect((await readOwnProcess("{}")).ok).toBe(false);
    expect((await readOwnProcess("no json")).ok).toBe(false);
  });
});
