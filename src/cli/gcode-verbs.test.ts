import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test, vi } from "vitest";
import { freshFolder, runCli } from "./fixtures/run-cli.ts";

// Real processes on a machine that runs other tests too.
vi.setConfig({ testTimeout: 120_000 });
const folder = freshFolder();
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const LESSONS = fileURLToPath(new URL("../../lessons/", import.meta.url));
const solution = join(LESSONS, "l-bracket", "solution.js");

/** Two square layers of one line each, as another slicer might write them. */
const PRINT = `; made elsewhere
M83
G28
M109 S205
G0 X100 Y100 Z0.3 F6000
G1 X120 E1 F1200
G1 Y120 E1
G1 X100 Y100 E1
G0 Z0.6
G1 X120 E1
G1 Y120 E1
G1 X100 Y100 E1
`;

test("reemit-gcode writes the moves anew, and nothing else of the file", async () => {
  writeFileSync(at("mine.gcode"), PRINT);
  const ran = await runCli("reemit-gcode", at("mine.gcode"), "--out", at("new.gcode"), "--json");
  expect(ran.code).toBe(0);
  expect(ran.json).toMatchObject({ ok: true, passed: true, printer: "mk4", layers: 2 });
  const text = readFileSync(at("new.gcode"), "utf8");
  expect(text).not.toContain("elsewhere");
  expect(text).not.toContain("S205");
  expect(text.match(/^G1 X120 .*E1/gm)).toHaveLength(2);
});

test("reemit-gcode tells each refused line and writes nothing", async () => {
  writeFileSync(at("bad.gcode"), PRINT.replace("G28\n", "G28\nM302 S0\nSAVE_CONFIG\n"));
  const ran = await runCli("reemit-gcode", at("bad.gcode"), "--out", at("no.gcode"));
  expect(ran.code).toBe(1);
  expect(ran.stdout).toContain("2 lines are refused");
  expect(ran.stdout).toContain("Line 4: “M302 S0”");
  expect(ran.stdout).toContain("Line 5: “SAVE_CONFIG”");
  expect(existsSync(at("no.gcode"))).toBe(false);
  const told = await runCli("reemit-gcode", at("bad.gcode"), "--out", at("no.gcode"), "--json");
  expect(told.json).toMatchObject({
    passed: false,
    refused: [{ code: "gcode.refused-cold" }, { code: "gcode.refused-host" }],
  });
  const text = await runCli("reemit-gcode", solution, "--out", at("no.gcode"));
  expect(text.code).toBe(2);
  expect(text.stderr).toContain("is not G-code");
});

test("assess looks at how the part prints, on a printer of the lesson", async () => {
  const upright = await runCli("assess", "l-bracket", solution, "--json");
  const turned = await runCli("assess", "l-bracket", solution, "--turn", "x=180", "--json");
  const hanging = ({ json }: typeof turned) =>
    ((json?.checks ?? []) as { id: string; verdict: string }[]).find(({ id }) => id === "overhang");
  expect(hanging(upright)).toMatchObject({ verdict: "pass" });
  expect(hanging(turned)).toMatchObject({ verdict: "fail" });
  // It informs: whoever is to print it turns it round.
  expect([upright.code, turned.code]).toEqual([0, 0]);
  const other = await runCli("assess", "l-bracket", solution, "--printer", "kiln");
  expect(other.code).toBe(2);
  expect(other.stderr).toContain("mk4, mk3s, ender3");
});

test("assess judges a print file where the lesson asks for it, and says where it does not", async () => {
  writeFileSync(at("mine.gcode"), PRINT);
  const unasked = await runCli("assess", "l-bracket", solution, "--gcode", at("mine.gcode"));
  expect(unasked.code).toBe(0);
  expect(unasked.stderr).toContain("asks nothing of the print file");
  const lesson = freshFolder();
  for (const file of ["reference.js", "starter.js", "solution.js", "text.en.json"])
    writeFileSync(join(lesson, file), readFileSync(join(LESSONS, "l-bracket", file)));
  const data = JSON.parse(readFileSync(join(LESSONS, "l-bracket", "lesson.json"), "utf8"));
  data.rubric.checks.push({ id: "place", kind: "gc.virtual" }, { id: "end", kind: "gc.end" });
  data.rubric.checks = data.rubric.checks.filter(({ kind }: { kind: string }) =>
    /^gc\.|^solid\.valid/.test(kind),
  );
  data.mistakes = [];
  data.alternatives = [];
  const texts = JSON.parse(readFileSync(join(lesson, "text.en.json"), "utf8"));
  texts.checks = { closed: "Closed", place: "Print", end: "End" };
  writeFileSync(join(lesson, "text.en.json"), JSON.stringify(texts));
  writeFileSync(join(lesson, "lesson.json"), JSON.stringify(data));
  await runCli("slice", solution, "--out", at("own.gcode"), "--set", "layer_height=0.3");
  const own = await runCli("assess", lesson, solution, "--gcode", at("own.gcode"), "--json");
  const none = await runCli("assess", lesson, solution, "--json");
  rmSync(lesson, { recursive: true });
  expect(own.json, own.stderr).toMatchObject({ passed: true, verdict: "pass" });
  expect(none.json).toMatchObject({ passed: false, verdict: "not-assessed" });
});
