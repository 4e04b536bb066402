import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { runScriptText } from "../../src/cli/run-script-file.ts";
import { loadKernel } from "../../src/cli/kernels.ts";
import { readLessonFiles } from "../../src/cli/load-lesson-folder.ts";
import { assess, type AssessInput } from "../../src/engine/assessment/assess.ts";
import { whyOf } from "../../src/engine/assessment/mutants/confusion.ts";
import { loadLesson } from "../../src/engine/course/load-lesson.ts";
import { quietCtx } from "../../src/engine/foundation/context.ts";
import { importMesh } from "../../src/engine/interchange/import-mesh.ts";
import { evaluateGraph } from "../../src/engine/solid/evaluate.ts";
import type { Kernel } from "../../src/engine/solid/kernel.ts";
import { solidFromMesh } from "../../src/engine/solid/solid-from-mesh.ts";
import type { Solid } from "../../src/engine/solid/solid-types.ts";
import type { Row } from "../row.ts";
import { graphOf } from "./build.ts";
import { PARTS } from "./parts/list.ts";
import { rubricOf } from "./rubric-of.ts";

const OTHERS = path.join(import.meta.dirname, "others");

interface Program {
  readonly name: string;
  readonly command: string;
  /** Makes every part in every fineness into the folder, as `part fineness.ending`. */
  readonly make: (folder: string) => void;
}

/** Fine enough for the tightest fit of the parts (21 H11): coarser ones are rightly refused. */
const SCAD_CHORDS: Readonly<Record<string, readonly string[]>> = {
  "48 sides": ["$fn=48"],
  "101 sides": ["$fn=101"],
  "by angle": ["$fa=5", "$fs=0.3"],
};
const FREECAD_CHORDS = ["coarse 0.02 0.2 stl", "middle 0.01 0.35 obj", "even 0.05 0.07 stl"];

const PROGRAMS: readonly Program[] = [
  {
    name: "OpenSCAD",
    command: "openscad",
    make: (folder) => {
      const script = path.join(OTHERS, "parts.scad");
      const names = [...readFileSync(script, "utf8").matchAll(/^if \(part == "(\w+)"\)/gm)];
      for (const [, part] of names)
        for (const [chords, set] of Object.entries(SCAD_CHORDS)) {
          const defined = [`part="${part}"`, ...set].flatMap((one) => ["-D", one]);
          const out = path.join(folder, `${part} ${chords}.stl`);
          run("openscad", ["-o", out, ...defined, script]);
        }
    },
  },
  {
    name: "FreeCAD",
    command: "freecadcmd",
    make: (folder) =>
      run("freecadcmd", [path.join(OTHERS, "parts.py")], {
        OTHERS_FOLDER: folder,
        OTHERS_CHORDS: FREECAD_CHORDS.join(";"),
      }),
  },
];

function run(command: string, words: readonly string[], more: NodeJS.ProcessEnv = {}): void {
  const env = { ...process.env, ...more, QT_QPA_PLATFORM: "offscreen" };
  const { status, stderr } = spawnSync(command, words, { env, input: "", encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${words.join(" ")}: ${stderr.slice(-400)}`);
}

/** A part as another program meshed it, and what was said of it; all of them are right. */
export interface OtherMesh {
  readonly program: string;
  readonly mesh: string;
  readonly triangles: number;
  readonly verdict: string;
  readonly why: string;
}

/** The parts of `others/` as the programs that are installed mesh them; a row for each program. */
export async function otherPrograms(): Promise<{ rows: Row[]; judged: OtherMesh[] }> {
  const kernel = await loadKernel();
  const rows: Row[] = [];
  const judged: OtherMesh[] = [];
  for (const { name, command, make } of PROGRAMS) {
    const row = { name: `${name}'s meshes refused`, aim: "0" };
    if (spawnSync(command, ["--version"], { input: "" }).error) {
      rows.push({ ...row, note: `not measured: ${command} is not installed` });
      continue;
    }
    const folder = mkdtempSync(path.join(os.tmpdir(), "others-"));
    try {
      make(folder);
      const said = await judgeAll(name, folder, kernel);
      const refused = said.filter(({ verdict }) => verdict !== "pass" && verdict !== "borderline");
      judged.push(...said);
      const note = `of ${said.length}${refused.length > 0 ? `; ${refused.map(({ mesh }) => mesh).join(", ")}` : ""}`;
      rows.push({ ...row, value: refused.length, ok: refused.length === 0, note });
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  return { rows, judged };
}

async function judgeAll(program: string, folder: string, kernel: Kernel): Promise<OtherMesh[]> {
  const plans = new Map<string, Promise<Plan>>();
  const judged: OtherMesh[] = [];
  for (const file of readdirSync(folder).sort()) {
    const [part] = file.split(" ") as [string];
    const plan = plans.get(part) ?? planOf(part, kernel);
    plans.set(part, plan);
    const read = importMesh(readFileSync(path.join(folder, file)), file, quietCtx());
    const solid = read.ok ? solidFromMesh(read.value.mesh, kernel) : read;
    if (!solid.ok) {
      const why = solid.problems[0]?.code ?? "";
      judged.push({ program, mesh: file, triangles: 0, verdict: "unread", why });
      continue;
    }
    const report = await assess({ ...(await plan), part: solid.value }, kernel, quietCtx());
    judged.push({
      program,
      mesh: file,
      triangles: solid.value.mesh.triangles.length / 3,
      verdict: report.ok ? report.value.verdict : "not-assessed",
      why: report.ok ? whyOf(report.value) : (report.problems[0]?.code ?? ""),
    });
  }
  return judged;
}

type Plan = Pick<AssessInput, "lesson" | "reference">;

/** The rubric and reference of a part by the name it has in `others/`. */
async function planOf(part: string, kernel: Kernel): Promise<Plan> {
  const id = part.replace(/^lesson_/, "").replaceAll("_", "-");
  if (id.length < part.length && part.startsWith("lesson_")) return lessonPlan(id, kernel);
  const found = PARTS.find(({ name }) => name === id);
  if (!found) throw new Error(`no part ${id}`);
  const reference = solidOf(evaluateGraph(await graphOf(found, {}), kernel, quietCtx()));
  return { lesson: { id, rubric: rubricOf(found, reference).rubric }, reference };
}

/** Without its variants and its checks on the print: a mesh has neither a script nor a printer. */
async function lessonPlan(id: string, kernel: Kernel): Promise<Plan> {
  const files = await readLessonFiles(id);
  const lesson = files.ok ? loadLesson(files.value) : files;
  if (!lesson.ok) throw new Error(`${id}: ${lesson.problems[0]?.code}`);
  const script = await runScriptText({ source: lesson.value.reference, params: {} }, 20);
  if (!script.ok) throw new Error(`${id}: ${script.problems[0]?.code}`);
  const reference = solidOf(evaluateGraph(script.value.graph, kernel, quietCtx()));
  const { rubric } = lesson.value;
  const checks = rubric.checks.filter(({ kind }) => !/^(design|print|gc)\./.test(kind));
  return { lesson: { id, rubric: { ...rubric, checks } }, reference };
}

function solidOf(made: ReturnType<typeof evaluateGraph>): Solid {
  if (!made.ok) throw new Error(made.problems[0]?.code);
  return made.value;
}
