import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { cliStart } from "../../scripts/build-cli.mjs";
import { freshFolder, runCli } from "./fixtures/run-cli.ts";

/** Round enough to be worth a second thread. */
const PART = `const { cuboid, cylinderElliptic } = require("@jscad/modeling").primitives;
const cone = cylinderElliptic({ startRadius: [9, 9], endRadius: [4, 4], height: 12, segments: 600 });
module.exports = { main: () => cone };
`;

const text = (file: string): string => readFileSync(file, "utf8");

test("the built command line makes the same file as its source, in one thread and in two", async () => {
  const folder = freshFolder();
  const part = join(folder, "part.js");
  writeFileSync(part, PART);
  const start = await cliStart();
  expect(start.at(-1)).toMatch(/build.cli.main\.cjs$/);
  const out = (name: string): string => join(folder, `${name}.gcode`);
  const source = await runCli("slice", part, "--out", out("source"));
  expect(source.stderr).toBe("");
  const run = promisify(execFile);
  for (const threads of ["1", "2"]) {
    const args = [...start, "slice", part, "--out", out(threads), "--threads", threads];
    const { stdout } = await run(process.execPath, args);
    expect(stdout).toBe(source.stdout.replace("source.gcode", `${threads}.gcode`));
    expect(text(out(threads))).toBe(text(out("source")));
  }
  // A sentence of a catalogue, which the built one reads from the same place.
  const wrong = await run(process.execPath, [...start, "slice", "--lang", "pt"]).catch(
    (cause: { stderr: string }) => cause,
  );
  expect(wrong.stderr).toContain("slice");
});
