import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { freshFolder, runCli } from "./fixtures/run-cli.ts";

// Real processes on a machine that runs other tests too.
vi.setConfig({ testTimeout: 120_000 });
const folder = freshFolder();
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const script = (name: string, body: string): string => {
  const text = `const { cuboid, cylinder } = require("@jscad/modeling").primitives;
const { union } = require("@jscad/modeling").booleans;
module.exports = { main: () => ${body} };
`;
  writeFileSync(at(name), text);
  return at(name);
};
// Stands on its short foot; its long side is the obvious one.
const FOOT = script(
  "foot.js",
  "union(cuboid({ size: [4, 20, 40], center: [2, 10, 20] }), cuboid({ size: [12, 20, 4], center: [6, 10, 2] }))",
);
const PLATE = script("plate.js", "cuboid({ size: [60, 40, 2] })");
const FAST = ["--set", "layer_height=0.3", "--set", "skirt_loops=0"];

describe.concurrent("slice, on the bed", () => {
  test("copies and several files stand beside each other, and take so many times the filament", async () => {
    const many = ["--copies", "2", "--gap", "3,5", "--set", "object_labels=true"];
    const [one, two, both] = await Promise.all([
      runCli("slice", PLATE, "--out", at("1.gcode"), ...FAST, "--json"),
      runCli("slice", FOOT, "--out", at("2.gcode"), ...FAST, "--json"),
      runCli("slice", PLATE, FOOT, "--out", at("3.gcode"), ...FAST, ...many, "--json"),
    ]);
    expect(both.stderr).toBe("");
    expect(both.code).toBe(0);
    const filament = ({ json }: typeof one): number => Number(json?.["filament_mm"]);
    const share = filament(both) / (2 * (filament(one) + filament(two)));
    expect(share).toBeGreaterThan(0.995);
    expect(share).toBeLessThan(1.005);
    type Told = { name: string; x_mm: [number, number]; y_mm: [number, number] };
    const objects = both.json?.["objects"] as Told[];
    expect(objects.map(({ name }) => name)).toEqual(["plate_1", "plate_2", "foot_1", "foot_2"]);
    for (const [i, a] of objects.entries())
      for (const b of objects.slice(i + 1)) {
        const gaps = [
          a.x_mm[0] - b.x_mm[1],
          b.x_mm[0] - a.x_mm[1],
          a.y_mm[0] - b.y_mm[1],
          b.y_mm[0] - a.y_mm[1],
        ];
        expect(Math.max(...gaps)).toBeGreaterThan(3.5 - 1e-6);
      }
    expect(readFileSync(at("3.gcode"), "latin1")).toContain("foot_2");
  });

  test("one part as it comes is the same file with and without a word about the bed", async () => {
    const said = ["--copies", "1", "--gap", "9", "--turn", "x=0,y=360"];
    await runCli("slice", FOOT, "--out", at("plain.gcode"), ...FAST);
    const ran = await runCli("slice", FOOT, "--out", at("said.gcode"), ...FAST, ...said);
    expect(ran.code).toBe(0);
    expect(readFileSync(at("said.gcode")).equals(readFileSync(at("plain.gcode")))).toBe(true);
  });

  test("the best face is told with its reason, listed, and can be chosen by number", async () => {
    const best = ["--lay-on-face", "best"];
    const ran = await runCli("slice", FOOT, "--out", at("b.gcode"), ...FAST, ...best);
    expect(ran.stderr).toBe("");
    expect(ran.stdout).toMatch(/foot\.js: laid on flat face \d, 40\.0 × 20\.0 mm\.\nLargest flat/);
    expect(ran.stdout).toMatch(/height 11\.9 mm/);
    const list = await runCli("slice", FOOT, "--lay-on-face", "list", "--json");
    expect(list.code).toBe(0);
    type Listed = { best: number; faces: { size_mm: number[]; height_mm: number }[] };
    const [{ faces, best: number }] = (list.json ?? {})["parts"] as [Listed];
    expect(faces[number - 1]?.height_mm).toBeCloseTo(12, 6);
    const other = faces.findIndex(({ height_mm }) => Math.abs(height_mm - 20) < 1e-6) + 1;
    const args = ["--lay-on-face", String(other), "--turn", "z=30"];
    const laid = await runCli("slice", FOOT, "--out", at("o.gcode"), ...FAST, ...args, "--json");
    expect(laid.json).toMatchObject({ laid: [{ name: "foot.js", face: other, best: false }] });
    expect(laid.json?.["height_mm"]).toBeCloseTo(20, 0);
  });

  test("a typed turn turns", async () => {
    const args = ["--turn", "y=-90.0", "--json"];
    const ran = await runCli("slice", FOOT, "--out", at("t.gcode"), ...FAST, ...args);
    expect(ran.json?.["height_mm"]).toBeCloseTo(12, 0);
  });

  test.each([
    [["--copies", "0"], /--copies takes a whole number from 1 to 100/],
    [["--copies", "1.5"], /--copies/],
    [["--gap=-1"], /--gap takes millimetres/],
    [["--turn", "w=9"], /--turn takes degrees/],
    [["--turn", "x=9,"], /--turn takes degrees/],
    [["--lay-on-face", "top"], /--lay-on-face takes/],
    [["--lay-on-face", "40"], /There is no flat face 40/],
    [["--copies", "30"], /has room for \d+ objects of 30/],
  ])("%j is refused in one line", async (args, line) => {
    const ran = await runCli("slice", PLATE, "--out", at("no.gcode"), ...FAST, ...args);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(line);
    expect(ran.stderr.trim().split("\n")).toHaveLength(1);
  });

  test("no file is refused", async () => {
    const ran = await runCli("slice", "--out", at("no.gcode"));
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/FILE…/);
  });
});
