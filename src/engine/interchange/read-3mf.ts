import { strFromU8 } from "fflate";
import type { Ctx } from "../foundation/context.ts";
import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { FileUnit, RawMesh } from "./import-types.ts";
import { scaleMesh } from "./scale-mesh.ts";
import { scanXml } from "./text/scan-xml.ts";
import { assemble } from "./threemf/assemble.ts";
import { type Model, readModel } from "./threemf/model.ts";
import { readZip, unpack } from "./zip/read-zip.ts";

const MILLIMETRES: Readonly<Record<FileUnit, number>> = {
  micrometre: 0.001,
  millimetre: 1,
  centimetre: 10,
  inch: 25.4,
  foot: 304.8,
  metre: 1000,
};

/**
 * Reads what a 3MF package asks to be built (3MF core specification 1.3; components in other model
 * files by the production extension), in millimetres. Colours and materials are left aside.
 */
export function read3mf(bytes: Uint8Array, name: string, ctx: Ctx): Result<RawMesh> {
  const place = { kind: "file", name } as const;
  const entries = readZip(bytes, name);
  if (!entries.ok) return entries;
  const text = (path: string): Result<string> => {
    const entry = entries.value.find((one) => one.path.toLowerCase() === path.toLowerCase());
    if (!entry) return fail(problem("interchange.threemf-no-model", { name }, place));
    const unpacked = unpack(bytes, entry, name);
    return unpacked.ok ? ok(strFromU8(unpacked.value)) : unpacked;
  };
  const relations = text("_rels/.rels");
  if (!relations.ok) return relations;
  const main = modelPath(relations.value);
  if (main === undefined) return fail(problem("interchange.threemf-no-model", { name }, place));
  const models = new Map<string, Model>();
  const wanted = [main];
  for (let path = wanted.pop(); path !== undefined; path = wanted.pop()) {
    if (models.has(path)) continue;
    if (ctx.cancelled()) return fail(problem("foundation.cancelled"));
    ctx.progress(0.1 + Math.min(0.4, 0.1 * models.size), "read");
    const content = text(path);
    if (!content.ok) return content;
    const model = readModel(content.value);
    if ("kind" in model) {
      if (model.kind === "syntax")
        return fail(
          problem("interchange.threemf-broken", { name, part: path, offset: model.offset }, place),
        );
      if (model.kind === "bad-index")
        return fail(problem("interchange.bad-index", { name, line: 0, index: model.value }, place));
      return fail(problem("interchange.not-finite", { name, line: 0, triangle: 0 }, place));
    }
    models.set(path, model);
    const uses = [...model.items, ...[...model.objects.values()].flatMap((one) => one.components)];
    for (const use of uses) if (use.path) wanted.push(use.path.replace(/^\//, ""));
  }
  const mesh = assemble(models, main, name);
  if (!mesh.ok) return mesh;
  const unit = (models.get(main) as Model).unit;
  return ok({ mesh: scaleMesh(mesh.value, MILLIMETRES[unit]), format: "3mf", unit, degenerate: 0 });
}

/** Target of the relation that names the package's start part, without the leading slash. */
function modelPath(relations: string): string | undefined {
  let path: string | undefined;
  scanXml(relations, {
    open(tag) {
      if (tag.name === "Relationship" && /\/3dmodel$/i.test(tag.get("Type") ?? ""))
        path ??= tag.get("Target")?.replace(/^\//, "");
    },
    close() {},
  });
  return path;
}
