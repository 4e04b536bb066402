import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { createCatalogue } from "../../catalogues/catalogue.ts";
import { assess } from "../assessment/assess.ts";
import { assessVariants } from "../assessment/assess-variants.ts";
import { CHECK_MESSAGES } from "../assessment/messages.ts";
import { ASSESSMENT_PROBLEMS } from "../assessment/problems.ts";
import type { Report } from "../assessment/report-types.ts";
import type { ModelAt } from "../assessment/variant-types.ts";
import { quietCtx } from "../foundation/context.ts";
import { ok } from "../foundation/result.ts";
import { resolveProfile } from "../machines/resolve.ts";
import { runScript } from "../modelling/run-script.ts";
import { type Clipper, createClipper } from "../slicing/clipper.ts";
import { NO_TURN } from "../slicing/turn.ts";
import { evaluateGraph } from "../solid/evaluate.ts";
import { createKernel, type Kernel } from "../solid/kernel.ts";
import { solidFromMesh } from "../solid/solid-from-mesh.ts";
import type { Solid } from "../solid/solid-types.ts";
import { lessonAttempts } from "./lesson-attempts.ts";
import { loadLesson } from "./load-lesson.ts";
import { COURSE_PROBLEMS } from "./problems.ts";

const LESSONS = readdirSync("lessons", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const LANGUAGES = ["en", "pt"];

let kernel: Kernel;
let clipper: Clipper;
beforeAll(async () => {
  clipper = await createClipper({});
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
});

/** Only for the scripts of this repository: trainees' scripts run in the sandbox. */
const env = {
  evaluate: (body: string, scope: Readonly<Record<string, unknown>>): unknown =>
    new Function(...Object.keys(scope), `"use strict";\n${body}`)(...Object.values(scope)),
};

const modelAt =
  (source: string): ModelAt =>
  async (params) => {
    const run = await runScript(source, params, env);
    if (!run.ok) return run;
    const { graph, definitions } = run.value;
    const solid = evaluateGraph(graph, kernel, quietCtx());
    return solid.ok ? ok({ solid: solid.value, definitions }) : solid;
  };

async function build(file: string, source: string): Promise<Solid> {
  const made = await modelAt(source)({});
  if (!made.ok) throw new Error(`${file}: ${JSON.stringify(made.problems)}`);
  return made.value.solid;
}

/** As an STL file would carry it: single precision, no names, each triangle by itself. */
function throughFloat32({ mesh }: Solid): Solid {
  const soup = new Float64Array(mesh.triangles.length * 3);
  mesh.triangles.forEach((vertex, i) => {
    for (let k = 0; k < 3; k++) soup[i * 3 + k] = Math.fround(mesh.positions[vertex * 3 + k] ?? 0);
  });
  const triangles = Uint32Array.from(mesh.triangles, (_, i) => i);
  const solid = solidFromMesh({ positions: soup, triangles }, kernel);
  if (!solid.ok) throw new Error(JSON.stringify(solid.problems));
  return solid.value;
}

function readFolder(name: string): Record<string, string> {
  const folder = join("lessons", name);
  const files: Record<string, string> = {};
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" }))
    if (/\.(json|js)$/.test(path))
      files[path.replaceAll("\\", "/")] = readFileSync(join(folder, path), "utf8");
  return files;
}

function load(name: string) {
  const files = readFolder(name);
  const lesson = loadLesson(files);
  if (!lesson.ok) throw new Error(JSON.stringify(lesson.problems));
  const attempts = lessonAttempts(files, lesson.value);
  if (!attempts.ok) throw new Error(JSON.stringify(attempts.problems));
  return { files, lesson: lesson.value, attempts: attempts.value };
}

const catalogues = LANGUAGES.map((language) => {
  const folder = join("src/catalogues", language);
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const parts = names.map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
  return createCatalogue(language, Object.assign({}, ...parts));
});

describe.each(LESSONS)("lesson %s", (name) => {
  const { files, lesson, attempts } = load(name);
  const rights = attempts.filter((attempt) => !attempt.fails);
  const wrongs = attempts.filter((attempt) => attempt.fails);
  let reference: Solid;
  beforeAll(async () => {
    reference = await build("reference.js", lesson.reference);
  });

  async function inspect(file: string, source: string): Promise<Report> {
    return judge(await build(file, source), modelAt(source));
  }

  async function judge(part: Solid, again?: ModelAt): Promise<Report> {
    const makers = { part: again, reference: modelAt(lesson.reference) };
    const { printers, locked } = lesson.rubric.print;
    const profile = resolveProfile({ printer: printers[0], set: locked });
    if (!profile.ok) throw new Error(JSON.stringify(profile.problems));
    const making = { profile: profile.value, turn: NO_TURN };
    const result = await assessVariants({ lesson, part, reference, making }, makers, (one) =>
      assess(one, kernel, quietCtx(), clipper),
    );
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    return result.value;
  }

  it("is complete: languages, ways, mistakes, questions, and no file that nothing names", () => {
    expect(lesson.id).toBe(name);
    expect(Object.keys(lesson.texts).sort()).toEqual(LANGUAGES);
    expect(rights.length).toBeGreaterThanOrEqual(3);
    expect(wrongs.length).toBeGreaterThanOrEqual(4);
    expect(lesson.questions).toHaveLength(3);
    const named = attempts.map((attempt) => attempt.file);
    const scripts = Object.keys(files).filter((file) => /^(alternatives|mistakes)\//.test(file));
    expect(scripts.filter((file) => !named.includes(file))).toEqual([]);
  });

  it.each(rights.map(({ file, source }) => [file, source]))("%s passes", async (file, source) => {
    const report = await inspect(file, source);
    expect(report.checks.filter((c) => c.verdict !== "pass")).toEqual([]);
    expect(report.verdict).toBe("pass");
  });

  it.each(wrongs.map((attempt) => [attempt.file, attempt] as const))(
    "%s fails first on its check",
    async (file, { source, fails }) => {
      const report = await inspect(file, source);
      const first = report.checks[0];
      expect({ check: first?.id, message: first?.message }).toEqual(fails);
      // What is for information leaves the part as it is: right as drawn.
      expect(report.verdict).toBe(first?.weight === 0 && !first.gate ? "pass" : "fail");
      for (const catalogue of catalogues)
        for (const { message, params } of report.checks)
          expect(catalogue.format(message, params)).not.toMatch(/\[check|[{}]|undefined|NaN/);
    },
  );

  // Two mistakes a lesson are enough here: the way from mesh to faces is what is tried.
  it.each([...rights, ...wrongs.slice(0, 2)].map((attempt) => [attempt.file, attempt] as const))(
    "%s is judged the same when it comes back as an STL file",
    async (file, { source, fails }) => {
      const part = throughFloat32(await build(file, source));
      const report = await judge(part);
      const first = report.checks[0];
      if (!fails) expect(report.checks.filter((c) => c.verdict === "fail")).toEqual([]);
      else expect({ check: first?.id, message: first?.message }).toEqual(fails);
    },
  );

  it("the starter runs, and is not yet right", async () => {
    expect((await inspect("starter.js", lesson.starter)).verdict).toBe("fail");
  });

  it("every dimension is as long on the paper as its number says", () => {
    for (const { id, view, kind, from, to, nominal } of lesson.drawing.dimensions) {
      const d = [0, 1, 2].map((i) => Math.abs((to[i] ?? 0) - (from[i] ?? 0)));
      const [x = 0, y = 0, z = 0] = d;
      const across = view === "left" ? y : x;
      const up = view === "top" ? y : z;
      const round = Math.max(x, y, z) * (kind === "diameter" ? 2 : 1);
      const length = { horizontal: across, vertical: up, diameter: round, radius: round }[kind];
      expect([id, length]).toEqual([id, nominal]);
    }
  });
});

describe("sentences", () => {
  const problems = [...ASSESSMENT_PROBLEMS, ...COURSE_PROBLEMS].map((code) => `problem.${code}`);

  it.each(catalogues.map((c) => [c.language, c] as const))(
    "%s has every message and problem",
    (_, catalogue) => {
      const missing = [...CHECK_MESSAGES, ...problems].filter((id) => !catalogue.has(id));
      expect(missing).toEqual([]);
    },
  );

  it("numbers come in the language's way", () => {
    const params = { label: "A", measured: 5.6, nominal: 6, min: 5.9, max: 6.1, off: 0.4 };
    const [en, pt] = catalogues.map((c) => c.format("check.hole-diameter.too-small", params));
    expect(en).toContain("0.4 mm too small");
    expect(pt).toContain("0,4 mm a menos");
  });
});
