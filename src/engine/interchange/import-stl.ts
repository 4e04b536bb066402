import type { Ctx } from "../foundation/context.ts";
import { problem } from "../foundation/problem.ts";
import { fail, type Result } from "../foundation/result.ts";
import { importRaw } from "./mesh/import-raw.ts";
import type { ImportedMesh } from "./import-types.ts";
import { readStl } from "./read-stl.ts";

/**
 * Reads an STL, binary or ASCII, as `importMesh` does; without what only the other formats need, which
 * takes longer to load than a small part to read.
 */
export function importStl(bytes: Uint8Array, name: string, ctx: Ctx): Result<ImportedMesh> {
  if (bytes.length === 0)
    return fail(problem("interchange.empty-file", { name }, { kind: "file", name }));
  return importRaw(readStl(bytes, name, ctx), name, ctx);
}
