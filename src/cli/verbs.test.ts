import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test, vi } from "vitest";
import { freshFolder, runCli } from "./fixtures/run-cli.ts";

// Real processes on a machine that runs other tests too.
vi.setConfig({ testTimeout: 120_000 });
const folder = freshFolder();
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const LESSONS = fileURLToPath(new URL("../../lessons/", import.meta.url));
const lesson = "l-bracket";

const PART = at("block.js");
writeFileSync(
  PART,
  `const { cuboid, cylinder } = require("@jscad/modeling").primitives;
const { subtract } = require("@jscad/modeling").booleans;
const getParameterDefinitions = () => [{ name: "width", type: "float", initial: 30 }];
const main = ({ width }) => {
  console.log("width is", width);
  return subtract(cuboid({ size: [width, 20, 10] }), cylinder({ radius: 3, height: 20 }));
};
module.exports = { main, getParameterDefinitions };
`,
);
const volume = (width: number): number => width * 200 - Math.PI * 90;

describe.concurrent("build", () => {
  test.each(["3mf", "stl", "obj"])("%s", async (format) => {
    const ran = await runCli(
      "build",
      PART,
      "--param",
      "width=25,5",
      "--out",
      at(`b.${format}`),
      "--json",
    );
    expect(ran.stderr).toBe("");
    expect(ran.code).toBe(0);
    expect(ran.json).toMatchObject({
      ok: true,
      passed: true,
      verb: "build",
      format,
      bodies: 1,
      genus: 1,
    });
    expect(ran.json?.size_mm).toEqual([25.5, 20, 10]);
    expect(Math.abs(Number(ran.json?.volume_mm3) - volume(25.5))).toBeLessThan(3);
    expect(ran.json?.log).toEqual(["width is 25.5"]);
    // What was written reads back as the same solid.
    const back = await runCli(
      "build",
      at(`b.${format}`),
      "--out",
      at(`again-${format}.stl`),
      "--json",
    );
    expect(back.json?.volume_mm3).toBeCloseTo(Number(ran.json?.volume_mm3), 2);
  });

  test("human text, with the language's decimal sign", async () => {
    const ran = await runCli("build", PART, "--out", at("human.stl"), "--lang", "pt");
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain("Volume 5,7");
    expect(ran.stderr).toBe("");
  });
});

describe.concurrent("slice and inspect", () => {
  test("a script becomes G-code that passes its own inspection", async () => {
    const ran = await runCli(
      "slice",
      PART,
      "--out",
      at("a.gcode"),
      "--set",
      "layer_height=0.3",
      "--json",
    );
    expect(ran.stderr).toBe("");
    expect(ran.code).toBe(0);
    const { time_s, filament_mm, volume_mm3, layers } = ran.json as Record<string, number>;
    expect(time_s).toBeGreaterThan(60);
    expect(layers).toBeGreaterThan(32);
    expect(layers).toBeLessThan(35);
    const back = await runCli("inspect-gcode", at("a.gcode"), "--json");
    expect(back.code).toBe(0);
    // The file also purges the nozzle, which the part's own figures leave out.
    for (const [key, planned] of [
      ["time_s", time_s],
      ["volume_mm3", volume_mm3],
      ["filament_mm", filament_mm],
    ] as const) {
      const share = Number(back.json?.[key]) / (planned as number);
      expect(share).toBeGreaterThan(0.99);
      expect(share).toBeLessThan(1.05);
    }
  });

  test("a mesh file, another printer, human text", async () => {
    await runCli("build", PART, "--out", at("m.stl"));
    const args = ["--printer", "ender3", "--set", "infill_density=30%", "--threads", "2"];
    const ran = await runCli("slice", at("m.stl"), "--out", at("m.gcode"), ...args);
    expect(ran.stderr).toBe("");
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(/Time .*min\nFilament .* m, .* cm³\n/);
  });

  test("G-code that leaves the bed is not passed", async () => {
    writeFileSync(
      at("far.gcode"),
      "G28\nM104 S210\nM109 S210\nG90\nM83\nG1 X900 Y10 Z0.2 E5 F1200\n",
    );
    const ran = await runCli("inspect-gcode", at("far.gcode"), "--json");
    expect(ran.code).toBe(1);
    expect(ran.json).toMatchObject({ ok: true, passed: false });
  });
});

describe.concurrent("draw", () => {
  test("a sheet as SVG", async () => {
    const ran = await runCli("draw", PART, "--out", at("a.svg"), "--json");
    expect(ran.stderr).toBe("");
    expect(ran.code).toBe(0);
    expect(ran.json?.views).toEqual(expect.arrayContaining(["front", "top", "left"]));
    expect(readFileSync(at("a.svg"), "utf8")).toMatch(/^<svg[\s\S]*<\/svg>\s*$/);
  });
});

describe.concurrent("assess and check-lessons", () => {
  test("the solution passes, by id and by folder, and as a mesh", async () => {
    const solution = join(LESSONS, lesson, "solution.js");
    const byId = await runCli("assess", lesson, solution, "--json");
    expect(byId.json).toMatchObject({ ok: true, passed: true, lesson, verdict: "pass" });
    expect(byId.code).toBe(0);
    const byFolder = await runCli("assess", join(LESSONS, lesson), solution);
    expect(byFolder.code).toBe(0);
    await runCli("build", solution, "--out", at("solution.3mf"));
    const mesh = await runCli("assess", lesson, at("solution.3mf"));
    expect(mesh.code).toBe(0);
  });

  test("another part does not pass, and each check says why", async () => {
    const ran = await runCli("assess", lesson, PART, "--lang", "pt");
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain("REPROVADO");
    expect(ran.stdout).not.toMatch(/\[check\./);
    expect(ran.stdout).not.toMatch(/nothing-(missing|extra)/);
  });

  test("a lesson in order is proved; one whose solution is wrong is not", async () => {
    const folder = at("wrong-lesson");
    cpSync(join(LESSONS, lesson), folder, { recursive: true });
    for (const name of ["alternatives", "mistakes"])
      rmSync(join(folder, name), { recursive: true });
    const data = JSON.parse(readFileSync(join(folder, "lesson.json"), "utf8"));
    const few = { ...data, alternatives: [], mistakes: [] };
    writeFileSync(join(folder, "lesson.json"), JSON.stringify(few));
    const good = await runCli("check-lessons", folder, "--json");
    expect(good.json).toMatchObject({ passed: true, lessons: [{ lesson, problems: [] }] });
    expect(good.code).toBe(0);
    writeFileSync(join(folder, "solution.js"), readFileSync(PART));
    const bad = await runCli("check-lessons", folder);
    expect(bad.code).toBe(1);
    expect(bad.stdout).toContain("solution.js");
  });

  test("a plan is proposed from a reference, and the reference passes it", async () => {
    const plan = at("plan.json");
    const reference = join(LESSONS, lesson, "reference.js");
    const ran = await runCli(
      "rubric",
      "propose",
      reference,
      "--pose",
      "any",
      "--out",
      plan,
      "--json",
    );
    expect(ran.stderr).toBe("");
    expect(ran.code).toBe(0);
    const folder = at("proposed-lesson");
    cpSync(join(LESSONS, lesson), folder, { recursive: true });
    for (const name of ["alternatives", "mistakes"])
      rmSync(join(folder, name), { recursive: true });
    const data = JSON.parse(readFileSync(join(folder, "lesson.json"), "utf8"));
    const rubric = JSON.parse(readFileSync(plan, "utf8"));
    const sizes = rubric.checks.filter(
      ({ nominal }: { nominal?: number }) => nominal !== undefined,
    );
    const nominals = sizes.map(({ nominal }: { nominal: number }) => nominal);
    expect(nominals.toSorted((a: number, b: number) => a - b)).toEqual([
      6, 6, 6, 6, 14, 20, 30, 35, 40, 45, 50,
    ]);
    const few = { ...data, rubric, alternatives: [], mistakes: [] };
    writeFileSync(join(folder, "lesson.json"), JSON.stringify(few));
    for (const language of ["en", "pt"]) {
      const file = join(folder, `text.${language}.json`);
      const text = JSON.parse(readFileSync(file, "utf8"));
      const checks = Object.fromEntries(rubric.checks.map(({ id }: { id: string }) => [id, id]));
      writeFileSync(file, JSON.stringify({ ...text, checks }));
    }
    const right = await runCli("assess", folder, reference, "--json");
    expect(right.json).toMatchObject({ verdict: "pass" });
    const wrong = await runCli(
      "assess",
      folder,
      join(LESSONS, lesson, "mistakes/wall-too-thin.js"),
    );
    expect(wrong.code).toBe(1);
    const unknown = await runCli("rubric", "guess", reference);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain("propose");
  });

  test("help names every verb", async () => {
    const ran = await runCli("--help");
    expect(ran.code).toBe(0);
    for (const verb of [
      "build",
      "slice",
      "assess",
      "draw",
      "inspect-gcode",
      "check-lessons",
      "rubric",
    ])
      expect(ran.stdout).toContain(verb);
  });
});
