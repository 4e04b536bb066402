import type { Ctx } from "../foundation/context.ts";
import { problem } from "../foundation/problem.ts";
import { fail, type Result } from "../foundation/result.ts";
import { formatOf } from "./format-of.ts";
import { importRaw } from "./mesh/import-raw.ts";
import { importStl } from "./import-stl.ts";
import type { ImportedMesh } from "./import-types.ts";
import { read3mf } from "./read-3mf.ts";
import { readObj } from "./read-obj.ts";

/**
 * Reads a mesh file from anywhere: STL (binary, ASCII), OBJ or 3MF, by its content, then its name,
 * and makes it sound (`importRaw`). Errors are `interchange.*` with the place in the file; bad bytes
 * never throw.
 */
export function importMesh(bytes: Uint8Array, name: string, ctx: Ctx): Result<ImportedMesh> {
  const format = formatOf(bytes, name);
  if (bytes.length === 0 || format === "stl") return importStl(bytes, name, ctx);
  if (!format) return fail(problem("interchange.unknown-format", { name }, { kind: "file", name }));
  const read = format === "3mf" ? read3mf : readObj;
  return importRaw(read(bytes, name, ctx), name, ctx);
}
