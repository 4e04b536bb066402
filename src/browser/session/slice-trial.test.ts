import { describe, expect, it } from "vitest";
import { settingOf, SETTINGS } from "../../engine/machines/settings.ts";
import { readSetting } from "../../engine/machines/read-setting.ts";
import { box } from "./fixtures/box.ts";
import { DOORS } from "./fixtures/node-page.ts";
import { tryPrintWith, valuesToTry } from "./slice-trial.ts";
import { quietCtx } from "../../engine/foundation/context.ts";

describe("values to try", () => {
  it.each(SETTINGS.map((setting) => [setting.name, setting] as const))(
    "%s: others than the one in force, all allowed",
    (_, setting) => {
      const ends = "min" in setting ? [setting.min, setting.max, setting.default] : [];
      for (const value of [setting.default, ...ends]) {
        const values = valuesToTry(setting, value);
        expect(values.length).toBeGreaterThan(0);
        expect(values).not.toContain(value);
        for (const each of values) expect(readSetting(setting, each).ok, String(each)).toBe(true);
      }
    },
  );

  it("goes one step down and one up, and stays in the range", () => {
    const walls = settingOf("wall_count");
    const height = settingOf("layer_height");
    if (!walls || !height) throw new Error("The schema has lost a setting.");
    expect(valuesToTry(walls, 2)).toEqual([1, 3]);
    expect(valuesToTry(walls, 1)).toEqual([2]);
    expect(valuesToTry(height, 0.2)).toEqual([0.16, 0.24]);
  });
});

it("tells what one wall more costs on this very part", async () => {
  const run = (async (_: string, input: never) => DOORS.trial(input, quietCtx())) as never;
  const now = await tryPrintWith(run, { mesh: box(20, 20, 4) }, {}, {});
  const then = await tryPrintWith(run, { mesh: box(20, 20, 4) }, { set: { wall_count: 3 } }, {});
  if (!now.ok || !then.ok) throw new Error(JSON.stringify([now.problems, then.problems]));
  expect(then.value.summary.mass_g).toBeGreaterThan(now.value.summary.mass_g);
  expect(then.value.figures.feeds.length).toBeGreaterThan(0);
  expect(now.value.quality?.deviationP99).toBeLessThan(0.05);
  expect(now.value.quality?.part).toBeCloseTo(20 * 20 * 4, 0);
  const wrong = await tryPrintWith(
    run,
    { mesh: box(20, 20, 4) },
    { set: { layer_height: 0.6 } },
    {},
  );
  expect(wrong.ok).toBe(false);
});
