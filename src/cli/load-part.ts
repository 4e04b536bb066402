import { basename, extname } from "node:path";
import { problem, type Problem, warning } from "../engine/foundation/problem.ts";
import { fail, ok, type Result } from "../engine/foundation/result.ts";
import type { Mesh } from "../engine/geometry/mesh.ts";
import type { ParameterDefinition } from "../engine/modelling/parameter-types.ts";
import { formatOf } from "../engine/interchange/format-of.ts";
import type { MeshReport } from "../engine/interchange/import-types.ts";
import type { Solid } from "../engine/solid/solid-types.ts";
import { readBytes, readText } from "./files.ts";
import { loadKernel } from "./kernels.ts";
import { numberOption, pairsOption, parameterValue, textOption, UNIT_FACTORS } from "./options.ts";
import type { Options, OptionTable, VerbContext } from "./outcome.ts";

/** Options of every verb that reads a part. */
export const PART_OPTIONS: OptionTable = {
  param: { type: "string", multiple: true },
  unit: { type: "string" },
  timeout: { type: "string" },
};

/** A part as the command line reads it. A script's part has a solid; a mesh file's may get one. */
export interface LoadedPart {
  readonly mesh: Mesh;
  readonly solid?: Solid;
  /** What a script wrote with `console`. */
  readonly log: readonly string[];
  /** The script itself, and what it lets one choose. */
  readonly source?: string;
  readonly definitions?: readonly ParameterDefinition[];
  /** What reading a mesh file found. */
  readonly report?: MeshReport;
}

const SCRIPT_BYTES = 4 << 20;
const MESHES = [".stl", ".3mf", ".obj"];

/**
 * The mesh of a script or of a mesh file, as it stands. Problems of the modelling, solid,
 * interchange and cli rooms; `cli.part-format` for another extension.
 */
export async function loadPart(
  path: string,
  options: Options,
  context: VerbContext,
): Promise<Result<LoadedPart>> {
  const extension = extname(path).toLowerCase();
  if (extension === ".js" || extension === ".mjs" || extension === ".cjs") {
    const source = await readText(path, SCRIPT_BYTES);
    return source.ok ? evaluateSource(source.value, options, context) : source;
  }
  if (MESHES.includes(extension)) return importPart(path, options, context);
  return fail(problem("cli.part-format", { name: basename(path) }));
}

/** The same as a closed solid with faces: a mesh file is made into one where possible. */
export async function loadSolid(
  path: string,
  options: Options,
  context: VerbContext,
): Promise<Result<LoadedPart & { readonly solid: Solid }>> {
  const loaded = await loadPart(path, options, context);
  if (!loaded.ok) return loaded;
  const { solid, mesh } = loaded.value;
  if (solid) return ok({ ...loaded.value, solid }, loaded.problems);
  const { solidFromMesh } = await import("../engine/solid/solid-from-mesh.ts");
  const made = solidFromMesh(mesh, await loadKernel());
  // What reading found explains why no solid could be made.
  if (!made.ok) return fail(...made.problems, ...loaded.problems);
  const problems = [...loaded.problems, ...made.problems];
  return ok({ ...loaded.value, mesh: made.value.mesh, solid: made.value }, problems);
}

/** Runs a script's text and evaluates what it recorded. */
export async function evaluateSource(
  source: string,
  options: Options,
  context: VerbContext,
): Promise<Result<LoadedPart & { readonly solid: Solid }>> {
  const timeout = numberOption(
    options,
    "timeout",
    { min: 0.1, max: 3600, fallback: 10 },
    "cli.timeout",
  );
  if (!timeout.ok) return timeout;
  const typed = pairsOption(options, "param");
  if (!typed.ok) return typed;
  const params = Object.fromEntries(
    Object.entries(typed.value).map(([name, text]) => [name, parameterValue(text)]),
  );
  context.ctx.progress(0, "script");
  // Processes take 10 ms to load: not for parts without a script.
  const { runScriptText } = await import("./run-script-file.ts");
  const run = await runScriptText({ source, params }, timeout.value);
  if (!run.ok) return run;
  const { evaluateGraph } = await import("../engine/solid/evaluate.ts");
  const solid = evaluateGraph(run.value.graph, await loadKernel(), context.ctx);
  if (!solid.ok) return fail(...solid.problems, ...run.problems);
  const { log, definitions } = run.value;
  const value = { mesh: solid.value.mesh, solid: solid.value, log, source, definitions };
  return ok(value, [...run.problems, ...solid.problems]);
}

async function importPart(
  path: string,
  options: Options,
  context: VerbContext,
): Promise<Result<LoadedPart>> {
  const unit = textOption(options, "unit");
  const factor = unit === undefined ? undefined : UNIT_FACTORS[unit];
  if (unit !== undefined && factor === undefined)
    return fail(problem("cli.unit", { value: unit, known: Object.keys(UNIT_FACTORS).join(", ") }));
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  const { scaleMesh } = await import("../engine/interchange/scale-mesh.ts");
  const name = basename(path);
  const importMesh = await importerOf(bytes.value, name);
  const read = importMesh(bytes.value, name, context.ctx);
  if (!read.ok) return read;
  const { mesh, report, unitGuess } = read.value;
  const problems: Problem[] = [...read.problems];
  // The command line cannot ask: it takes millimetres unless told, and says when that looks wrong.
  if (factor === undefined && unitGuess.factor !== 1)
    problems.push(
      warning("cli.unit-guess", { name, unit: unitGuess.factor === 1000 ? "m" : "in" }),
    );
  return ok({ mesh: scaleMesh(mesh, factor ?? 1), log: [], report }, problems);
}

async function importerOf(bytes: Uint8Array, name: string) {
  if (formatOf(bytes, name) === "stl")
    return (await import("../engine/interchange/import-stl.ts")).importStl;
  return (await import("../engine/interchange/import-mesh.ts")).importMesh;
}
