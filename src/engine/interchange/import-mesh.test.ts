import { readFileSync } from "node:fs";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import type { Mesh } from "../geometry/mesh.ts";
import { importMesh } from "./import-mesh.ts";
import type { ImportedMesh } from "./import-types.ts";
import { signedVolume } from "./mesh/measure.ts";
import { INTERCHANGE_PROBLEMS } from "./problems.ts";
import { scaleMesh } from "./scale-mesh.ts";
import { write3mf } from "./write-3mf.ts";
import { writeObj } from "./write-obj.ts";
import { writeStl } from "./write-stl.ts";

const ctx = quietCtx();
const box = (size: number): Mesh => ({
  positions: Float64Array.of(
    ...[0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1].map(
      (v) => v * size,
    ),
  ),
  triangles: Uint32Array.of(
    0,
    2,
    1,
    0,
    3,
    2,
    4,
    5,
    6,
    4,
    6,
    7,
    0,
    1,
    5,
    0,
    5,
    4,
    1,
    2,
    6,
    1,
    6,
    5,
    2,
    3,
    7,
    2,
    7,
    6,
    3,
    0,
    4,
    3,
    4,
    7,
  ),
});
const read = (bytes: Uint8Array, name: string): ImportedMesh => {
  const result = importMesh(bytes, name, ctx);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};
const codeOf = (bytes: Uint8Array, name: string): string => {
  const result = importMesh(bytes, name, ctx);
  return result.ok ? "ok" : (result.problems[0]?.code ?? "none");
};
const model = (xml: string): Uint8Array =>
  zipSync({
    "_rels/.rels": strToU8(
      '<Relationships><Relationship Target="/3D/a.model" Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"/></Relationships>',
    ),
    "3D/a.model": strToU8(xml),
  });
const cubeXml = (): string => {
  const cube = box(10);
  const rows = Array.from({ length: 8 }, (_, i) => [...cube.positions.subarray(3 * i, 3 * i + 3)]);
  const faces = Array.from({ length: 12 }, (_, i) => [
    ...cube.triangles.subarray(3 * i, 3 * i + 3),
  ]);
  return `<mesh><vertices>${rows.map(([x, y, z]) => `<vertex x="${x}" y='${y}' z="${z}"/>`).join("")}</vertices><triangles>${faces.map(([a, b, c]) => `<triangle v1="${a}" v2="${b}" v3="${c}"/>`).join("")}</triangles></mesh>`;
};

describe("round trips", () => {
  for (const [name, write] of [
    ["a.stl", writeStl],
    ["a.obj", writeObj],
    ["a.3mf", write3mf],
  ] as const)
    test(`${name}: closed, same volume`, () => {
      const got = read(write(box(12.5)), name);
      expect(got.report).toEqual({
        triangles: 12,
        openEdges: 0,
        nonManifoldEdges: 0,
        degenerate: 0,
        bodies: 1,
      });
      expect(got.mesh.positions.length).toBe(24);
      expect(signedVolume(got.mesh)).toBeCloseTo(12.5 ** 3, 6);
      expect(got.unitGuess.factor).toBe(1);
    });

  test("3MF is deterministic and keeps tenths of a micrometre", () => {
    const mesh = scaleMesh(box(1), 1 / 3);
    expect(write3mf(mesh, "a < b")).toEqual(write3mf(mesh, "a < b"));
    expect(Math.max(...read(write3mf(mesh, "a < b"), "a.3mf").mesh.positions)).toBeCloseTo(
      1 / 3,
      8,
    );
  });
});

describe("real meshes", () => {
  const MODELS = new URL("../../../../shared/models/", import.meta.url);
  const rows: [string, number, boolean][] = [];
  try {
    for (const line of readFileSync(new URL("README.md", MODELS), "utf8").split("\n")) {
      const cells = line.split("|").map((cell) => cell.trim());
      const count = Number(cells[2]?.replace(",", ""));
      if (cells[1] && count > 0) rows.push([cells[1], count, cells[4] === "yes"]);
    }
  } catch {
    // Without the folder of real meshes a generated one stands in.
    rows.push(["", 12, true]);
  }
  test.each(rows)("%s has %i triangles", (name, count, closed) => {
    const bytes = name ? readFileSync(new URL(`${name}.stl`, MODELS)) : writeStl(box(20));
    const { report, mesh } = read(bytes, "x.stl");
    expect(report.triangles + report.degenerate).toBe(count);
    if (closed) expect(report.openEdges).toBe(0);
    const again = read(write3mf(mesh), "x.3mf");
    expect(signedVolume(again.mesh)).toBeCloseTo(signedVolume(mesh), 3);
  });
});

describe("STL", () => {
  const ascii = (body: string): Uint8Array => strToU8(`solid a\n${body}\nendsolid a\n`);
  const facet = (a: string, b: string, c: string): string =>
    `facet normal 0 0 1\n outer loop\n  vertex ${a}\n  vertex ${b}\n  vertex ${c}\n endloop\nendfacet`;

  test("ASCII, any case, several solids", () => {
    const got = read(
      strToU8(
        `${strOf(ascii(facet("0 0 0", "10 0 0", "0 10 0").toUpperCase()))}${strOf(ascii(facet("0 0 0", "0 10 0", "1e1 0 0")))}`,
      ),
      "a.stl",
    );
    expect(got.report.triangles).toBe(2);
    expect(got.report.openEdges).toBe(0);
  });
  test.each([
    [facet("0 0 0", "1 x 0", "0 1 0"), "interchange.syntax", 5],
    [facet("0 0 0", "1 nan 0", "0 1 0"), "interchange.not-finite", 5],
    [facet("0 0 0", "1 0", "0 1 0"), "interchange.syntax", 5],
    ["facet normal 0 0 1\nendfacet", "interchange.syntax", 3],
    ["hello", "interchange.syntax", 2],
  ])("ASCII mistake %# has its line", (body, code, line) => {
    const result = importMesh(ascii(body), "a.stl", ctx);
    expect(result.ok).toBe(false);
    expect(result.problems[0]).toMatchObject({ code, params: { line } });
  });
  test("a file cut short, empty, of noise, with NaN, with no triangles", () => {
    const whole = writeStl(box(20));
    expect(codeOf(whole.subarray(0, 300), "a.stl")).toBe("interchange.truncated");
    expect(codeOf(new Uint8Array(), "a.stl")).toBe("interchange.empty-file");
    expect(codeOf(Uint8Array.of(1, 2, 3), "a.stl")).toBe("interchange.not-a-model");
    expect(codeOf(new Uint8Array(84), "a.stl")).toBe("interchange.no-triangles");
    const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * i * 7919 + 17 * i) >> 3);
    expect(codeOf(noise, "a.stl")).toBe("interchange.not-a-model");
    const nan = whole.slice();
    new DataView(nan.buffer).setFloat32(84 + 12, Number.NaN, true);
    expect(codeOf(nan, "a.stl")).toBe("interchange.not-finite");
    expect(codeOf(whole, "a.step")).toBe("interchange.unknown-format");
  });
  test("a missing triangle is told, an inside-out box is turned back", () => {
    const open = importMesh(
      writeStl({ ...box(20), triangles: box(20).triangles.subarray(3) }),
      "a.stl",
      ctx,
    );
    expect(open.ok && open.value.report.openEdges).toBe(3);
    expect(open.problems.map((one) => one.code)).toEqual(["interchange.open-mesh"]);
    const inside = importMesh(
      writeStl({ ...box(20), triangles: box(20).triangles.toReversed() }),
      "a.stl",
      ctx,
    );
    expect(inside.ok && signedVolume(inside.value.mesh)).toBeCloseTo(8000, 6);
  });
  test("corners that differ in the last digit are joined", () => {
    const cube = box(20);
    const soup = [...cube.triangles].flatMap((corner, i) =>
      [0, 1, 2].map((k) => (cube.positions[3 * corner + k] as number) + (i % 5) * 1e-6),
    );
    const lines = Array.from({ length: 12 }, (_, t) =>
      facet(
        ...([0, 3, 6].map((k) => soup.slice(9 * t + k, 9 * t + k + 3).join(" ")) as [
          string,
          string,
          string,
        ]),
      ),
    );
    expect(read(ascii(lines.join("\n")), "a.stl").report.openEdges).toBe(0);
  });
  test("units are guessed by size", () => {
    expect(read(writeStl(box(0.02)), "a.stl").unitGuess).toEqual({
      factor: 1000,
      reason: "looks-like-metres",
    });
    expect(read(writeStl(box(1.5)), "a.stl").unitGuess).toEqual({
      factor: 25.4,
      reason: "looks-like-inches",
    });
  });
});

describe("OBJ", () => {
  test("quads, negative indices, textures, comments and continued lines", () => {
    const text =
      "# a\no part\nv 0 0 0\nv 10 0 0\nv 10 10 0\nv 0 10 0\nvt 0 0\nf 1/1 2/1 3/1 \\\n4/1\nf -1//1 -2 -3 -4\n";
    expect(read(strToU8(text), "a.obj").report).toMatchObject({ triangles: 4, openEdges: 0 });
  });
  test("an index that does not exist has its line", () => {
    const result = importMesh(strToU8("v 0 0 0\nf 1 2 3\n"), "a.obj", ctx);
    expect(result.problems[0]).toMatchObject({
      code: "interchange.bad-index",
      params: { line: 2 },
    });
  });
});

describe("3MF", () => {
  test("units, components, transforms and mirrored uses", () => {
    const xml = `<?xml version="1.0"?><m:model unit="inch" xmlns:m="x"><resources><object id="1">${cubeXml()}</object><object id="2"><components><component objectid="1" transform="-1 0 0 0 1 0 0 0 1 -5 0 0"/><component objectid="1"/></components></object></resources><build><item objectid="2" transform="1 0 0 0 1 0 0 0 1 0 0 7"/></build></m:model>`;
    const got = read(model(xml), "a.3mf");
    expect(got).toMatchObject({ unit: "inch", unitGuess: { reason: "declared" } });
    expect(got.report).toMatchObject({ triangles: 24, bodies: 2, openEdges: 0 });
    expect(signedVolume(got.mesh)).toBeCloseTo(2000 * 25.4 ** 3, 3);
    expect(Math.min(...got.mesh.positions)).toBeCloseTo(-15 * 25.4, 9);
  });
  test("bodies that touch stay closed", () => {
    const xml = `<model><resources><object id="1">${cubeXml()}</object></resources><build><item objectid="1"/><item objectid="1" transform="1 0 0 0 1 0 0 0 1 10 0 0"/></build></model>`;
    expect(read(model(xml), "a.3mf").report).toMatchObject({ bodies: 2, nonManifoldEdges: 0 });
  });
  test.each([
    ["<model><resources>", "interchange.threemf-broken"],
    ['<!DOCTYPE x [<!ENTITY a "b">]><model/>', "interchange.threemf-broken"],
    ["<model/>", "interchange.no-triangles"],
    ['<model><build><item objectid="9"/></build></model>', "interchange.threemf-missing-object"],
    [
      '<model><resources><object id="1"><components><component objectid="1"/></components></object></resources><build><item objectid="1"/></build></model>',
      "interchange.threemf-nested",
    ],
    [
      `<model><resources>${Array.from({ length: 30 }, (_, i) => `<object id="${i}"><components>${`<component objectid="${i + 1}"/>`.repeat(10)}</components></object>`).join("")}<object id="30"/></resources><build><item objectid="0"/></build></model>`,
      "interchange.threemf-nested",
    ],
    [
      '<model><resources><object id="1"><mesh><vertices><vertex x="0" y="nan" z="0"/></vertices></mesh></object></resources><build><item objectid="1"/></build></model>',
      "interchange.not-finite",
    ],
    [
      '<model><resources><object id="1"><mesh><triangles><triangle v1="0" v2="1" v3="2"/></triangles></mesh></object></resources><build><item objectid="1"/></build></model>',
      "interchange.bad-index",
    ],
  ])("mistake %#", (xml, code) => {
    expect(codeOf(model(xml), "a.3mf")).toBe(code);
  });
  test("zip bombs are refused before they unpack", () => {
    const zeros = new Uint8Array(60 * 1024 * 1024);
    expect(codeOf(zipSync({ "3D/a.model": zeros }), "a.3mf")).toBe("interchange.zip-bomb");
    const many = Object.fromEntries(
      Array.from({ length: 3000 }, (_, i) => [`f${i}`, new Uint8Array()]),
    );
    expect(codeOf(zipSync(many), "a.3mf")).toBe("interchange.zip-bomb");
  });
  test("an entry that unpacks to more than it declares is refused", () => {
    const bytes = model(`<model>${" ".repeat(5000)}</model>`);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at + 4 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 20, true);
    expect(codeOf(bytes, "a.3mf")).toBe("interchange.zip-broken");
  });
  test("a package cut anywhere is a named problem", () => {
    const whole = write3mf(box(20));
    for (let length = 1; length < whole.length; length += 37)
      expect(codeOf(whole.subarray(0, length), "a.3mf")).toMatch(/^interchange\./);
  });
});

describe("noise", () => {
  const names = fc.constantFrom("a.stl", "a.obj", "a.3mf");
  const known: readonly string[] = INTERCHANGE_PROBLEMS;
  const judge = (bytes: Uint8Array, name: string): void => {
    const result = importMesh(bytes, name, ctx);
    for (const one of result.problems) expect(known).toContain(one.code);
    if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
  };
  test("random bytes never throw", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), names, judge), { numRuns: 500 });
  });
  test("damaged files never throw", () => {
    const wholes = [
      writeStl(box(20)),
      writeObj(box(20)),
      write3mf(box(20)),
      model(`<model>${cubeXml()}</model>`),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...wholes),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
        names,
        (whole, hits, name) => {
          const bytes = whole.slice();
          for (const [at, value] of hits) bytes[at % bytes.length] = value;
          judge(bytes, name);
        },
      ),
      { numRuns: 500 },
    );
  });
});

function strOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
