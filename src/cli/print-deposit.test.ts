import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { freshFolder, runCli } from "./fixtures/run-cli.ts";

vi.setConfig({ testTimeout: 120_000 });
const folder = freshFolder();
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

const block = (width: number): string =>
  `const { cuboid } = require("@jscad/modeling").primitives;
const main = () => cuboid({ size: [${width}, 20, 4] });
module.exports = { main };
`;

test("a print is compared with its part, and with another one", async () => {
  writeFileSync(at("part.js"), block(30));
  writeFileSync(at("wider.js"), block(32));
  const sliced = await runCli("slice", at("part.js"), "--out", at("p.gcode"), "--json");
  expect(sliced.stderr).toBe("");
  const own = await runCli("inspect-gcode", at("p.gcode"), "--mesh", at("part.js"), "--json");
  expect(own.stderr).toBe("");
  expect(own.code).toBe(0);
  const figures = own.json?.virtual_print as Record<string, number>;
  expect(figures.placed).toBe("matched");
  expect(figures.deviation_max_mm).toBeLessThan(0.01);
  expect(figures.missing_share).toBeLessThan(0.01);
  const other = await runCli("inspect-gcode", at("p.gcode"), "--mesh", at("wider.js"));
  // 1 mm is lacking at each end, in both languages' numbers.
  expect(other.stdout).toContain("at most 1 mm");
  const words = await runCli(
    "inspect-gcode",
    at("p.gcode"),
    "--mesh",
    at("wider.js"),
    "--lang",
    "pt",
  );
  expect(words.stdout).toContain("no máximo 1 mm");
  expect(words.stdout).toMatch(/por alcançar; o maior tem \d+/);
});

test("a part that cannot be read is named", async () => {
  writeFileSync(at("empty.gcode"), "G28\nG1 X10 E1\n");
  const ran = await runCli("inspect-gcode", at("empty.gcode"), "--mesh", at("none.stl"), "--json");
  expect(ran.code).toBe(2);
  expect(ran.json).toMatchObject({ ok: false });
});
