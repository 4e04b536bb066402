import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { deflateRawSync } from "node:zlib";
import { freshFolder, type Ran, runCli } from "./fixtures/run-cli.ts";
import { CLI_PROBLEMS } from "./problems.ts";

// Real processes on a machine that runs other tests too.
vi.setConfig({ testTimeout: 120_000 });
const folder = freshFolder();
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const out = (name: string): string[] => ["--out", join(folder, name)];

/** Exit 2, nothing on stdout, one line on stderr that is a sentence and no stack. */
function refused(ran: Ran): void {
  expect(ran.stderr).toMatch(/^[^\n]+\n$/);
  expect(ran.stderr).not.toMatch(
    /\bat .*:\d+:\d+\)?$|node:|\[(problem|cli)\.|Something went wrong/m,
  );
  expect(ran.stdout).toBe("");
  expect(ran.code).toBe(2);
}

const PART = `const { cuboid } = require("@jscad/modeling").primitives;`;
const MAIN = `const main = () => cuboid({ size: [10, 10, 10] }); module.exports = { main };`;

function triangles(count: number, value = 1): Uint8Array {
  const bytes = new Uint8Array(84 + 50 * count);
  const view = new DataView(bytes.buffer);
  view.setUint32(80, count, true);
  for (let t = 0; t < count; t++)
    for (let k = 3; k < 12; k++)
      view.setFloat32(84 + 50 * t + 4 * k, value * ((k * (t + 3)) % 7), true);
  return bytes;
}

/** An archive with one entry of so many zeros. */
function zipBomb(size: number): Uint8Array {
  const packed = deflateRawSync(new Uint8Array(size));
  const name = new TextEncoder().encode("3D/3dmodel.model");
  const header = (central: boolean): Uint8Array => {
    const bytes = new Uint8Array((central ? 46 : 30) + name.length);
    const view = new DataView(bytes.buffer);
    const shift = central ? 2 : 0;
    view.setUint32(0, central ? 0x02014b50 : 0x04034b50, true);
    view.setUint16(8 + shift, 8, true);
    view.setUint32(18 + shift, packed.length, true);
    view.setUint32(22 + shift, size, true);
    view.setUint16(26 + shift, name.length, true);
    bytes.set(name, bytes.length - name.length);
    return bytes;
  };
  const end = new Uint8Array(22);
  const view = new DataView(end.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, 1, true);
  view.setUint16(10, 1, true);
  view.setUint32(12, header(true).length, true);
  view.setUint32(16, header(false).length + packed.length, true);
  return Buffer.concat([header(false), packed, header(true), end]);
}

describe.concurrent("usage", () => {
  test.each([
    [[]],
    [["fly"]],
    [["build"]],
    [["build", "a.js", "b.js", "--out", "x.stl"]],
    [["build", "missing.js", "--out", "x.stl"]],
    [["build", "missing.js"]],
    [["build", "missing.js", "--out", "x.step"]],
    [["build", "missing.js", "--colour", "red"]],
    [["build", "--out"]],
    [["build", "a.js", "--out", "x.stl", "--param", "width"]],
    [["slice", "a.stl", "--out", "x.gcode", "--set", "bananas=3"]],
    [["slice", "a.stl", "--out", "x.gcode", "--set", "layer_height=abc"]],
    [["slice", "a.stl", "--out", "x.gcode", "--set", "layer_height=40"]],
    [["slice", "a.stl", "--out", "x.gcode", "--printer", "typewriter"]],
    [["slice", "a.stl", "--out", "x.gcode", "--threads", "many"]],
    [["assess", "no-such-lesson", "a.js"]],
    [["assess", folder, "a.js"]],
    [["inspect-gcode", "missing.gcode"]],
    [["check-lessons", "no-such-lesson"]],
    [["build", "a.js", "--lang", "xx"]],
  ])("%j", async (args) => {
    refused(await runCli(...args));
  });

  test("a problem is also the one JSON object, in the language asked for", async () => {
    const ran = await runCli("fly", "--json", "--lang", "pt");
    expect(ran.code).toBe(2);
    const [first] = (ran.json?.problems ?? []) as { code: string }[];
    expect(first?.code).toBe("cli.unknown-verb");
    expect(CLI_PROBLEMS).toContain(first?.code);
    expect(ran.stderr).toContain("não é um comando");
  });

  test("a folder that does not exist is not written to", async () => {
    const part = file("fine.js", PART + MAIN);
    refused(await runCli("build", part, "--out", join(folder, "none", "x.stl")));
  });
});

describe.concurrent("scripts", () => {
  test.each([
    ["syntax", `${PART}\nfunction main() { return cuboid({ size: [1, 2, }`, /^syntax\.js:2:\d+: /],
    [
      "throws",
      `${PART}\nfunction main() {\n  return nothing;\n}\nmodule.exports = { main };`,
      /^throws\.js:3:/,
    ],
    ["no-main", `${PART} const part = cuboid();`, /main/],
    ["nonsense", `const main = () => 7; module.exports = { main };`, /main/],
    ["promise", `const main = () => new Promise(() => {}); module.exports = { main };`, /wait/],
    ["array", `${PART} const a = new Array(1e9).fill(0); ${MAIN}`, /memory/],
    ["machine", `${PART} cuboid.constructor("return process")().exit(0); ${MAIN}`, /./],
    ["empty", "", /./],
  ])("%s", async (name, source, said) => {
    const ran = await runCli("build", file(`${name}.js`, source), ...out(`${name}.stl`));
    refused(ran);
    expect(ran.stderr).toMatch(said);
  });

  test("an endless loop is stopped", async () => {
    const path = file("loop.js", "for (;;);");
    const ran = await runCli("build", path, "--timeout", "1", ...out("loop.stl"));
    refused(ran);
    expect(ran.stderr).toContain("1 second");
  });

  test("a list that grows without end is stopped", async () => {
    const path = file("grow.js", "const a = []; for (;;) a.push(new Array(1000).fill(1));");
    refused(await runCli("build", path, "--timeout", "3", ...out("grow.stl")));
  });
});

describe.concurrent("meshes", () => {
  const whole = triangles(12);
  const noise = Uint8Array.from({ length: 4096 }, (_, i) => (i * i * 7919 + 17 * i) >> 3);
  test.each([
    ["empty.stl", new Uint8Array()],
    ["cut.stl", whole.subarray(0, 400)],
    ["noise.stl", noise],
    ["noise.3mf", noise],
    ["noise.obj", noise],
    ["nan.stl", triangles(12, Number.NaN)],
    ["ascii.stl", "solid a\nfacet normal 0 0 1\nouter loop\nvertex 0 0 zero\n"],
  ])("%s", async (name, content) => {
    const path = file(name, content);
    const ran = await runCli("slice", path, ...out(`${name}.gcode`));
    refused(ran);
    expect(ran.stderr).toContain(name);
  });

  test("a 3MF that unpacks to far too much", async () => {
    const ran = await runCli("slice", file("bomb.3mf", zipBomb(64 << 20)), ...out("bomb.gcode"));
    refused(ran);
    expect(ran.stderr).toContain("unpack");
  });

  test("noise is not G-code", async () => {
    refused(await runCli("inspect-gcode", file("noise.gcode", noise)));
  });
});
