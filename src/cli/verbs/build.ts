import { basename, extname } from "node:path";
import { problem } from "../../engine/foundation/problem.ts";
import { fail, ok, type Result } from "../../engine/foundation/result.ts";
import type { Mesh } from "../../engine/geometry/mesh.ts";
import { writeWhole } from "../files.ts";
import { loadSolid, PART_OPTIONS } from "../load-part.ts";
import { requiredOption } from "../options.ts";
import type { Options, OptionTable, Outcome, VerbContext } from "../outcome.ts";
import { solidFigures, solidLines } from "../solid-figures.ts";

export const options: OptionTable = { ...PART_OPTIONS, out: { type: "string" } };
export const operands = ["PART"];

/** `build PART.js --out F.{3mf,stl,obj}`: the part of a script (or of a mesh) as a mesh file. */
export async function run(
  [path = ""]: readonly string[],
  given: Options,
  context: VerbContext,
): Promise<Result<Outcome>> {
  const out = requiredOption(given, "out");
  if (!out.ok) return out;
  const format = extname(out.value).slice(1).toLowerCase();
  if (format !== "3mf" && format !== "stl" && format !== "obj")
    return fail(problem("cli.out-format", { name: out.value, known: "3mf, stl, obj" }));
  const part = await loadSolid(path, given, context);
  if (!part.ok) return part;
  const { solid, log } = part.value;
  const title = basename(path, extname(path));
  const bytes = await writeWhole(out.value, await encode(solid.mesh, format, title));
  if (!bytes.ok) return bytes;
  const { catalogue } = context;
  return ok({
    passed: true,
    json: { file: out.value, format, bytes: bytes.value, ...solidFigures(solid), log },
    lines: [
      ...log.map((text) => catalogue.format("cli.log", { text })),
      ...solidLines(solid, catalogue),
      catalogue.format("cli.written", { name: out.value }),
    ],
    problems: part.problems,
  });
}

async function encode(
  mesh: Mesh,
  format: "3mf" | "stl" | "obj",
  title: string,
): Promise<Uint8Array> {
  if (format === "3mf")
    return (await import("../../engine/interchange/write-3mf.ts")).write3mf(mesh, title);
  if (format === "stl")
    return (await import("../../engine/interchange/write-stl.ts")).writeStl(mesh);
  return (await import("../../engine/interchange/write-obj.ts")).writeObj(mesh);
}
